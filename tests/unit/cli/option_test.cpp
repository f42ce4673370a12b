// SPDX-License-Identifier: MIT
#include "cli/command_line.hpp"
#include "cli/option.hpp"
#include "cli/option_groups.hpp"
#include "cli/terminal.hpp"
#include "support/usage.hpp"

#include <doctest/doctest.h>

using namespace demarc;
using namespace demarc::testing;

namespace {

struct Values {
    std::string name;
    bool loud = false;
    AreaMethod method = AreaMethod::authalic;
    std::vector<std::string> operands;
};

Syntax syntax_of(Values& values) {
    Option name;
    name.name = "name";
    name.letter = 'n';
    name.value_name = "TEXT";
    name.text = "A name.";
    name.take = [&values](const std::string& value) { values.name = value; };
    return {
        .groups = {{"Test",
                    {name, flag("loud", "Shout.", values.loud),
                     choice("method", "METHOD", "A method.", all_area_methods, values.method)}}},
        .operands = {
            .name = "FILE...", .text = "", .most = 2, .take = [&values](const std::string& value) {
                values.operands.push_back(value);
            }}};
}

Values parsed(const std::vector<std::string>& arguments) {
    Values values;
    parse(syntax_of(values), arguments);
    return values;
}

std::string message_of(const std::vector<std::string>& arguments) {
    Values values;
    return message_of_usage_error([&] { parse(syntax_of(values), arguments); });
}

} // namespace

TEST_CASE("values reach their options in every spelling") {
    CHECK(parsed({"--name", "a b"}).name == "a b");
    CHECK(parsed({"--name=a=b"}).name == "a=b");
    CHECK(parsed({"-n", "x"}).name == "x");
    CHECK(parsed({"-nx"}).name == "x");
    CHECK(parsed({"--loud"}).loud);
    CHECK(parsed({"--method", "planar"}).method == AreaMethod::planar);
    CHECK(parsed({"a", "--loud", "b"}).operands == std::vector<std::string>{"a", "b"});
    CHECK(parsed({"--", "--loud"}).operands == std::vector<std::string>{"--loud"});
}

TEST_CASE("a wrong command line is explained in plain words") {
    CHECK(message_of({"--nmae", "x"}) == "unknown option '--nmae'; did you mean '--name'?");
    CHECK(message_of({"--nam", "x"}) == "unknown option '--nam'; did you mean '--name'?");
    CHECK(message_of({"--zzzzzzzz=3"}) == "unknown option '--zzzzzzzz'.");
    CHECK(message_of({"-x"}) == "unknown option '-x'.");
    CHECK(message_of({"--name"}) == "--name needs a value");
    CHECK(message_of({"-n"}) == "--name needs a value");
    CHECK(message_of({"--name="}) == "--name needs a value");
    CHECK(message_of({"--name", ""}) == "--name needs a value");
    CHECK(message_of({"--name", "--loud"}) == "--name needs a value");
    CHECK(message_of({"--loud=yes"}) == "--loud takes no value");
    CHECK(message_of({"--name", "a", "-n", "b"}) == "--name is given more than once");
    CHECK(message_of({"a", "b", "c"}) == "unexpected argument 'c'");
    CHECK(message_of({"--method", "authalik"}) ==
          "--method: unknown value 'authalik'; did you mean 'authalic'? Possible values: authalic, "
          "geodesic, planar.");
}

TEST_CASE("the help lists every option with its values and its default") {
    Values values;
    const std::string help = option_help(syntax_of(values));
    CHECK(help.find("  -n, --name TEXT\n      A name.\n") != std::string::npos);
    CHECK(help.find("  --method METHOD\n      A method. One of: authalic, geodesic, planar. "
                    "Default: authalic.\n") != std::string::npos);
}
