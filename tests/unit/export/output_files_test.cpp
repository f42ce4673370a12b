// SPDX-License-Identifier: MIT
#include "export/output_files.hpp"
#include "support/shared_data.hpp"

#include <doctest/doctest.h>

#include <fstream>
#include <iterator>
#include <regex>
#include <set>
#include <string>

using namespace demarc;

namespace {

/// The first column of the table "| file | what it is |" in output/README.md.
std::set<std::string> files_of_readme() {
    std::ifstream file(testing::shipped_data("../output/README.md"));
    const std::string text(std::istreambuf_iterator<char>(file), {});
    const std::size_t begin = text.find("| file | what it is |");
    REQUIRE(begin != std::string::npos);
    const std::string table = text.substr(begin, text.find("\n\n", begin) - begin);
    std::set<std::string> names;
    static const std::regex row("\n\\|([^|]*)\\|");
    static const std::regex name("`([^`]+)`");
    for (std::sregex_iterator at(table.begin(), table.end(), row), end; at != end; ++at) {
        const std::string cell = (*at)[1];
        for (std::sregex_iterator in(cell.begin(), cell.end(), name); in != end; ++in) {
            names.insert((*in)[1]);
        }
    }
    return names;
}

/// As output/README.md names them: a folder for what is of use only together, one line for all
/// pictures.
std::string as_in_readme(std::string_view name) {
    if (name.starts_with("maps/")) {
        return "maps/*.svg";
    }
    return std::string(name.substr(0, name.find('/') + 1)) +
           std::string(name.find('/') == std::string_view::npos ? name : "");
}

} // namespace

TEST_CASE("output/README.md lists every file that a run writes, and no other") {
    std::set<std::string> written{"datapackage.json"};
    for (const RunFile& file : run_files()) {
        written.insert(as_in_readme(file.name));
    }
    CHECK(files_of_readme() == written);
}
