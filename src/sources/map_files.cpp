// SPDX-License-Identifier: MIT
#include "sources/map_files.hpp"

#include "io/bytes.hpp"
#include "io/json_document.hpp"
#include "support/text.hpp"

#include <algorithm>
#include <array>

namespace demarc {

bool is_beside_a_map(std::string_view name) {
    static constexpr std::array<std::string_view, 13> endings{
        ".dbf", ".shx", ".prj", ".cpg", ".sbn", ".sbx", ".qix",
        ".xml", ".qml", ".qpj", ".txt", ".md",  ".pdf"};
    return std::any_of(endings.begin(), endings.end(),
                       [&](std::string_view ending) { return name.ends_with(ending); });
}

bool is_map_by_itself(std::string_view name) {
    static constexpr std::array<std::string_view, 4> endings{".kml", ".kmz", ".gpkg", ".fgb"};
    const std::string lower = lower_case(name);
    return is_json_name(lower) ||
           std::any_of(endings.begin(), endings.end(),
                       [&](std::string_view ending) { return lower.ends_with(ending); });
}

bool says_more_follow(const std::string& file) {
    return is_json_name(file) && !check_json(file, read_bytes(file)).empty();
}

bool may_hold_several(const std::string& source) {
    const std::string name = file_name_of(source);
    return name.ends_with(".zip") || name.ends_with(".ZIP") ||
           name.find_first_of("*?") != std::string::npos ||
           (is_folder(source) && !name.ends_with(".gdb")); // a database in a folder
}

std::vector<std::string> map_files_in(const std::string& source) {
    std::vector<std::string> files = files_in(source);
    std::erase_if(files,
                  [](const std::string& file) { return is_beside_a_map(file_name_of(file)); });
    return files;
}

} // namespace demarc
