// SPDX-License-Identifier: MIT
#include "commands/all.hpp"
#include "commands/check.hpp"
#include "commands/help.hpp"
#include "commands/plans.hpp"
#include "commands/sources.hpp"
#include "support/usage.hpp"

#include <doctest/doctest.h>

#include <sstream>

using namespace demarc;
using namespace demarc::testing;

namespace {

/// What a command line prints, with its exit status in front.
std::string printed(const std::vector<std::string>& arguments) {
    std::ostringstream out;
    std::ostringstream err;
    Terminal terminal{.out = out, .err = err};
    const ExitStatus status = all_commands().dispatch(arguments, terminal);
    CHECK(err.str().empty());
    return std::to_string(static_cast<int>(status)) + '\n' + out.str();
}

} // namespace

TEST_CASE("check takes claims by id or file") {
    CHECK(opt<CheckCommand>({}) == CheckOptions{});
    const CheckOptions options = opt<CheckCommand>({"--claim", "a", "--claim", "b.toml", "--json"});
    CHECK(options.claims == std::vector<std::string>{"a", "b.toml"});
    CHECK(options.console.json);
    CHECK(bad_opt<CheckCommand>({"--output", "x"}, "--output goes with --card"));
    CHECK(bad_opt<CheckCommand>({"--sea", "x"}, "--sea goes with --boundaries"));
}

TEST_CASE("plans takes an action and what to do it with") {
    using Action = PlansOptions::Action;
    CHECK(opt<PlansCommand>({"list"}).action == Action::list);
    CHECK(opt<PlansCommand>({"list", "--json"}).json);
    const PlansOptions shown = opt<PlansCommand>({"show", "a", "b"});
    CHECK(shown.action == Action::show);
    CHECK(shown.subjects == std::vector<std::string>{"a", "b"});
    CHECK(opt<PlansCommand>({"validate", "list"}).subjects == std::vector<std::string>{"list"});
    CHECK(bad_opt<PlansCommand>({}, "plans needs one of: list, show ID, validate FILE"));
    CHECK(bad_opt<PlansCommand>({"lits"}, "unknown action 'lits'; did you mean 'list'?"));
    CHECK(bad_opt<PlansCommand>({"list", "x"}, "unexpected argument 'x'"));
    CHECK(bad_opt<PlansCommand>({"show"}, "plans show needs the id of a plan"));
    CHECK(bad_opt<PlansCommand>({"validate"}, "plans validate needs the name of a plan file"));
    CHECK(bad_opt<PlansCommand>({"show", "a", "--json"}, "--json goes with plans list"));
    CHECK(opt<PlansCommand>({"validate", "a", "--date", "2025-11-24"}).sources.date ==
          Date::parse("2025-11-24"));
    CHECK(bad_opt<PlansCommand>({"show", "a", "--date", "2025-11-24"},
                                "a map goes with plans validate"));
}

TEST_CASE("sources lists profiles or inspects files") {
    using Action = SourcesOptions::Action;
    CHECK(opt<SourcesCommand>({"list"}).action == Action::list);
    const SourcesOptions options = opt<SourcesCommand>(
        {"inspect", "a.gpkg:classes", "--json", "--profile", "p.toml", "--date", "2025-01-02"});
    CHECK(options.action == Action::inspect);
    CHECK(options.files == std::vector<std::string>{"a.gpkg:classes"});
    CHECK(options.profiles == std::vector<std::string>{"p.toml"});
    CHECK(options.date == Date::parse("2025-01-02"));
    CHECK(bad_opt<SourcesCommand>({}, "sources needs an action: list, inspect FILE, profile FILE "
                                      "or validate FILE.toml"));
    CHECK(opt<SourcesCommand>({"profile", "a.csv"}).action == Action::profile);
    CHECK(opt<SourcesCommand>({"validate", "a.toml", "b.toml"}).files ==
          std::vector<std::string>{"a.toml", "b.toml"});
    CHECK(bad_opt<SourcesCommand>({"validate"}, "sources validate needs the name of a profile"));
    CHECK(bad_opt<SourcesCommand>({"validate", "a.toml", "--date", "2025-01-02"},
                                  "go with sources inspect"));
    CHECK(bad_opt<SourcesCommand>({"profile", "a.csv", "--json"}, "--json goes with"));
    CHECK(bad_opt<SourcesCommand>({"lst"}, "did you mean 'list'?"));
    CHECK(bad_opt<SourcesCommand>({"inspect"}, "sources inspect needs the name of a file"));
    CHECK(bad_opt<SourcesCommand>({"list", "x"}, "unexpected argument 'x'"));
}

TEST_CASE("a verb's help is the same by every way to ask for it") {
    for (const char* verb : {"run", "check", "map", "plans", "sources", "help"}) {
        const std::string help = printed({"help", verb});
        CHECK(help.starts_with(std::string("0\nUsage: demarc ") + verb));
        CHECK(help.find("\nExamples:\n  demarc ") != std::string::npos);
        CHECK(printed({verb, "--help"}) == help);
        CHECK(printed({verb, "--nonsense", "-h"}) == help);
        CHECK(printed({verb, "--version"}) == printed({"--version"}));
    }
    CHECK(printed({"help"}) == printed({"--help"}));
    CHECK(printed({}) == printed({"--help"}));
}

TEST_CASE("an unknown verb is named with the nearest one") {
    CHECK(message_of_usage_error([] { printed({"rnu"}); }) ==
          "unknown verb 'rnu'; did you mean 'run'?\nSee 'demarc help'.");
    CHECK(message_of_usage_error([] {
              printed({"help", "chek"});
          }) == "unknown verb 'chek'; did you mean 'check'?\nSee 'demarc help'.");
    CHECK(message_of_usage_error([] {
              printed({"--plan", "x"});
          }).starts_with("the verb comes first"));
}
