// SPDX-License-Identifier: MIT
#pragma once

#include "cli/registry.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace demarc {

/// What may stand in place of the last word of a command line.
struct Completion {
    struct Candidate {
        std::string word; ///< whole: "--plan=us-28-point-2025-11"
        std::string text; ///< what it means, shortly; may be empty
    };
    /// Whether names of files may stand there as well: the shell knows those.
    enum class Names { none, files, folders };

    std::vector<Candidate> candidates;
    Names names = Names::none;
    std::string before; ///< what stands in the word in front of such a name: "--control="
};

/// "words", "files", "folders"
std::string_view name_of(Completion::Names names);

/// Completes the last of `words`, which are those after the program's name. Reads names of files
/// in the data folder and nothing else, so that it is there at once; no word can make it fail.
Completion completion_of(const Registry& registry, const std::vector<std::string>& words);

} // namespace demarc
