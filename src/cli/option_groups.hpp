// SPDX-License-Identifier: MIT
#pragma once

#include "cli/option.hpp"
#include "support/date.hpp"
#include "tally/denominator.hpp"

#include <optional>
#include <string>
#include <vector>

namespace demarc {

/// What the work is done on. Empty texts stand for the data that come with the program.
struct SourceOptions {
    std::string boundaries;                ///< FILE[:PROFILE]
    std::string sea;                       ///< polygons to subtract from the boundary set
    std::string control;                   ///< FILE[:PROFILE]
    std::vector<std::string> more_control; ///< further files of the same snapshot
    std::string russian_side;
    std::optional<Date> date;
    std::string publisher; ///< of the user's own front line, for captions; so the next two
    std::string attribution;
    std::string licence;
    std::vector<std::string> compared; ///< FILE[:PROFILE] of boundary sets to compare with
    std::vector<std::string> profiles; ///< profile files of the user's own
    std::vector<std::string> lines;    ///< DATE=FILE[:PROFILE]: maps of other days, for plans
    friend bool operator==(const SourceOptions&, const SourceOptions&) = default;
};

/// How a verb talks and how many threads it uses.
struct ConsoleOptions {
    unsigned jobs = 0; ///< 0: one for each processor
    bool quiet = false;
    bool verbose = false;
    bool json = false;
    friend bool operator==(const ConsoleOptions&, const ConsoleOptions&) = default;
};

OptionGroup source_options(SourceOptions& into);
OptionGroup method_options(Method& into);
OptionGroup console_options(ConsoleOptions& into);

/// Takes options out of a group that a verb has no use for. \pre they are in it
void leave_out(OptionGroup& group, const std::vector<std::string>& names);

/// `--date`, `--profile` and `--russian-side`, as every verb that reads a source has them.
Option date_option(std::optional<Date>& into);
Option profile_option(std::vector<std::string>& into);
Option russian_side_option(std::string& into);

/// `--plan`, as every verb that takes plans has it.
Option plan_option(std::vector<std::string>& into);

/// `--line`, for verbs that evaluate plans.
Option line_option(std::vector<std::string>& into);

/// What the source options cannot say one by one. \throws UsageError
void check_source_options(const SourceOptions& options);

/// \throws UsageError if the verb is to be quiet and verbose at once
void check_console_options(const ConsoleOptions& options);

/// The options as a reader would type them again, apart from those that are left at their default:
/// " --control front.geojson:classes --date 2025-11-24". Folders are left out of file names.
std::string repeated(const SourceOptions& options);
std::string repeated(const Method& method);

/// " --profile a.toml", with the folders.
std::string repeated_profiles(const std::vector<std::string>& files);

/// " --plan a --plan b", without folders.
std::string repeated_plans(const std::vector<std::string>& plans);

} // namespace demarc
