// SPDX-License-Identifier: MIT
#pragma once

#include "support/error.hpp"

#include <array>
#include <string_view>

namespace demarc {

// What the help text and the manual say of the program as a whole.

inline constexpr std::string_view program_purpose =
    "demarc says what territory of Ukraine ends up where under each peace plan.";

inline constexpr std::string_view program_streams =
    "Results go to standard output and into the output folder, messages to standard error.";

struct ExitMeaning {
    ExitStatus status;
    std::string_view meaning;
};

inline constexpr std::array<ExitMeaning, 4> exit_meanings{
    {{ExitStatus::done, "done"},
     {ExitStatus::work_failed, "the work failed"},
     {ExitStatus::wrong_use, "the command line, a plan, a profile or a claim is wrong"},
     {ExitStatus::claim_does_not_hold, "a checked claim does not hold"}}};

struct EnvironmentVariable {
    std::string_view name;
    std::string_view meaning; ///< as it follows the name in a sentence
};

inline constexpr std::array<EnvironmentVariable, 4> environment_variables{
    {{"DEMARC_DATA", "names the data folder to use instead of the program's own"},
     {"DEMARC_MAX_MB", "is how many megabytes a file that is read may have (2000)"},
     {"NO_COLOR", "switches colours off"},
     {"SOURCE_DATE_EPOCH", "is the time that files say they were made at"}}};

} // namespace demarc
