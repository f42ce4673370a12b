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
    /// With repeats ("{4}", "{1,4}") written out: twice what the longest one without them has.
    static constexpr std::size_t max_states = 2'000;
    static constexpr std::size_t max_text = 4'000;       ///< of a text, in bytes
    static constexpr std::size_t max_steps = 50'000'000; ///< for one text: less than a second

    /// \throws ConfigError with the reason, without the name of a file or key
    explicit Pattern(const std::string& expression, bool ignores_case = false);

    /// Whether some part of the text fits. \throws DataError if the text is too long, or too long
    /// for this expression
    [[nodiscard]] bool fits(const std::string& text) const;

    struct Match {
        std::size_t position = 0;
        std::vector<std::string> groups; ///< what each captured
    };
    /// The first fit at or after `from`; `^` is the beginning of the whole text. std::nullopt where
    /// there is none. \throws DataError as fits()
    [[nodiscard]] std::optional<Match> find(const std::string& text, std::size_t from = 0) const;

    [[nodiscard]] std::size_t groups() const { return expression_.mark_count(); }

    /// How many steps fits() may take for a text of so many bytes: one for each state at each of
    /// them, and as many again at each where an expression looks ahead ("(?=", "(?!").
    [[nodiscard]] std::size_t steps_to_fit(std::size_t length) const;

    /// How many find() may take, which begins at each place of a text that fits.
    [[nodiscard]] std::size_t steps_to_find(std::size_t length) const;

private:
    [[nodiscard]] bool fits_from(const std::string& text, std::size_t from) const;
    void check_steps(std::size_t steps, const std::string& text) const;

    std::string text_;
    std::regex expression_;
    std::regex anywhere_; ///< after whatever there is before it
    std::size_t states_ = 0;
    std::size_t lookaheads_ = 0; ///< how deep they are nested
};

} // namespace demarc
