// SPDX-License-Identifier: MIT
#include "commands/all.hpp"

#include "commands/check.hpp"
#include "commands/complete.hpp"
#include "commands/diff.hpp"
#include "commands/explain.hpp"
#include "commands/help.hpp"
#include "commands/map.hpp"
#include "commands/page.hpp"
#include "commands/plans.hpp"
#include "commands/run.hpp"
#include "commands/series.hpp"
#include "commands/sources.hpp"
#include "commands/version.hpp"

namespace demarc {

Registry all_commands() {
    return Registry({
        {"run", "compute every plan on one front line; write tables, maps and a report",
         [](const Registry&) { return std::make_unique<RunCommand>(); }},
        {"check", "say whether published claims agree with a front line",
         [](const Registry&) { return std::make_unique<CheckCommand>(); }},
        {"map", "draw scenario maps for print, web and social media",
         [](const Registry&) { return std::make_unique<MapCommand>(); }},
        {"series", "measure many daily maps; write tables and charts over time",
         [](const Registry&) { return std::make_unique<SeriesCommand>(); }},
        {"diff", "say what changes hands between two plans or two days",
         [](const Registry&) { return std::make_unique<DiffCommand>(); }},
        {"explain", "say why a place has its outcome, from the input through each rule",
         [](const Registry&) { return std::make_unique<ExplainCommand>(); }},
        {"plans", "list, show or validate peace plans",
         [](const Registry&) { return std::make_unique<PlansCommand>(); }},
        {"sources", "list the profiles: which publishers' files can be read, and how",
         [](const Registry&) { return std::make_unique<SourcesCommand>(); }},
        {"page", "write the program as a page, for a web host of your own",
         [](const Registry&) { return std::make_unique<PageCommand>(); }},
        {"version", "say the versions of the program, its libraries and its data",
         [](const Registry&) { return std::make_unique<VersionCommand>(); }},
        {"help", "explain a verb",
         [](const Registry& registry) { return std::make_unique<HelpCommand>(registry); }},
        {"complete", "",
         [](const Registry& registry) { return std::make_unique<CompleteCommand>(registry); }},
    });
}

} // namespace demarc
