// SPDX-License-Identifier: MIT
#include "cli/option.hpp"
#include "cli/program_text.hpp"
#include "manual/pages.hpp"
#include "support/text.hpp"

#include <fmt/format.h>

namespace demarc::manual {

namespace {

void add_conventions(Page& page) {
    page.section("EXIT STATUS");
    for (const ExitMeaning& exit : exit_meanings) {
        page.entry(strong(fmt::format("{}", static_cast<int>(exit.status))), plain(exit.meaning));
    }
    page.section("ENVIRONMENT");
    for (const EnvironmentVariable& variable : environment_variables) {
        page.entry(strong(variable.name), plain(variable.meaning));
    }
}

void add_option(Page& page, const Option& option) {
    std::string word = option.letter == '\0' ? strong("--" + option.name)
                                             : strong(fmt::format("-{}", option.letter)) + ", " +
                                                   strong("--" + option.name);
    if (!option.value_name.empty()) {
        word += ' ' + variable(option.value_name);
    }
    page.entry(word, plain(text_of(option)));
}

} // namespace

void add_see_also(Page& page, const Registry& registry, const std::string& name) {
    std::vector<std::string> pages;
    const auto add = [&](const std::string& other, int number) {
        if (other != name) {
            pages.push_back(fmt::format("{}({})", strong(other), number));
        }
    };
    add("demarc", 1);
    for (const std::string& verb : registry.names()) {
        add("demarc-" + verb, 1);
    }
    for (const FileFormat& format : file_formats()) {
        add(fmt::format("demarc-{}", format.name), 5);
    }
    page.section("SEE ALSO");
    page.paragraph(join(pages, ", "));
}

Page program_page(const Registry& registry) {
    Page page("demarc", 1, "territory of Ukraine under each peace plan");
    page.section("SYNOPSIS");
    page.paragraph(strong("demarc") + ' ' + variable("VERB") + " [" + variable("OPTION") + "]...");
    page.section("DESCRIPTION");
    page.paragraph(plain(program_purpose));
    page.paragraph(plain(program_streams));
    page.section("VERBS");
    for (const RegisteredCommand& command : registry.commands()) {
        page.entry(strong(command.name),
                   plain(command.summary) + "; see " + strong("demarc-" + command.name) + "(1)");
    }
    page.section("OPTIONS");
    page.entry(strong("-h") + ", " + strong("--help"), "Show the verbs, or the options of a verb.");
    page.entry(strong("--version"),
               "Show the version; with " + strong("--json") + " also those of libraries and data.");
    add_conventions(page);
    page.section("FILES");
    page.entry(variable("PREFIX") + plain("/share/demarc/geodata"),
               plain("Boundaries, front line, places, plans, claims, profiles, styles and "
                     "languages; manifest.toml has the origin and licence of each. PREFIX is the "
                     "folder above the one the program lies in."));
    add_see_also(page, registry, "demarc");
    return page;
}

Page verb_page(const Registry& registry, const RegisteredCommand& command) {
    const std::unique_ptr<Command> verb = command.make(registry);
    const Syntax syntax = verb->syntax();
    const std::string name = "demarc-" + command.name;
    Page page(name, 1, command.summary);
    page.section("SYNOPSIS");
    const std::string operands =
        syntax.operands.name.empty() ? "" : ' ' + variable(syntax.operands.name);
    page.paragraph(strong("demarc " + command.name) + operands + " [" + variable("OPTION") +
                   "]...");
    page.section("DESCRIPTION");
    page.paragraph(plain(verb->description()));
    if (!syntax.operands.text.empty()) {
        page.literal(syntax.operands.text);
    }
    page.section("OPTIONS");
    for (const OptionGroup& group : syntax.groups) {
        page.subsection(plain(group.title));
        for (const Option& option : group.options) {
            add_option(page, option);
        }
    }
    page.subsection("Other");
    page.entry(strong("-h") + ", " + strong("--help"), "Show the options.");
    page.entry(strong("--version"), "Show the version.");
    page.section("EXAMPLES");
    page.literal(verb->examples());
    add_conventions(page);
    add_see_also(page, registry, name);
    return page;
}

} // namespace demarc::manual
