// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <optional>
#include <regex>
#include <string>
#include <vector>

namespace demarc {

/// A regular expression (ECMAScript) of a file of settings, compiled once.
///
/// The standard library compiles by recursion, and some of them match so: a long or deeply nested
/// expression, or a long text, would end the program. Expressions are bounded in length, nesting
/// and repeats, texts in length. Time: at most proportional to the length of the expression and the
/// square of that of the text. There are no references back to groups ("\\1").
class Pattern {
public:
    static constexpr std::size_t max_length = 1000; ///< of an expression, in bytes
    static constexpr std::size_t max_nesting = 30;  ///< of its groups and sets
    static constexpr std::size_t max_copies = 1000; ///< the product of its repeats, "{4}", "{1,4}"
    static constexpr std::size_t max_text = 4'000;  ///< of a text, in bytes

    /// \throws ConfigError with the reason, without the name of a file or key
    explicit Pattern(const std::string& expression, bool ignores_case = false);

    /// Whether some part of the text fits. \throws DataError if the text is too long
    [[nodiscard]] bool fits(const std::string& text) const;

    struct Match {
        std::size_t position = 0;
        std::vector<std::string> groups; ///< what each captured
    };
    /// The first fit at or after `from`; `^` is the beginning of the whole text. std::nullopt where
    /// there is none. \throws DataError if the text is too long
    [[nodiscard]] std::optional<Match> find(const std::string& text, std::size_t from = 0) const;

    [[nodiscard]] std::size_t groups() const { return expression_.mark_count(); }

private:
    std::regex expression_;
};

} // namespace demarc
