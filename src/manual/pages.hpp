// SPDX-License-Identifier: MIT
#pragma once

#include "cli/registry.hpp"
#include "manual/page.hpp"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace demarc::manual {

/// A kind of file that users write, with its page in section 5.
struct FileFormat {
    std::string_view name;   ///< "plan": the page is demarc-plan(5)
    std::string_view folder; ///< of the data, with a README.md: "plans"
    std::string_view schema; ///< in schemas/; empty: there is none
};

const std::vector<FileFormat>& file_formats();

/// demarc(1)
Page program_page(const Registry& registry);

/// demarc-VERB(1), from the verb's own tables.
Page verb_page(const Registry& registry, const RegisteredCommand& command);

/// demarc-plan(5) and the like, from README and schema of the data folder.
/// \throws Error if they cannot be read
Page format_page(const Registry& registry, const FileFormat& format,
                 const std::filesystem::path& data);

/// The last section of every page: all others.
void add_see_also(Page& page, const Registry& registry, const std::string& name);

/// Markdown below the title: headings become sections, tables lists of words and meanings.
/// \throws DataError if it cannot be read
void add_markdown(Page& page, const std::string& markdown);

} // namespace demarc::manual
