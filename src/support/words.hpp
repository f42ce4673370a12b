// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace demarc {

// Texts in UTF-8 by their characters, for people: widths and "did you mean ...?".

/// How many columns a text takes on a terminal: characters, not bytes. Marks that combine with the
/// character before them and invisible ones take none.
std::size_t display_width(std::string_view text);

/// The text, cut after `columns` columns with "..." after it if it is wider.
std::string shortened(std::string_view text, std::size_t columns);

/// `text` broken at spaces so that no line is wider than `width`; every line starts with `indent`
/// spaces. Line feeds in the text are kept.
std::string wrapped(std::string_view text, std::size_t indent, std::size_t width = 80);

/// A paragraph with something in front: the first line starts with `first`, and the text after it.
std::string hanging(std::string_view first, std::string_view text, std::size_t indent,
                    std::size_t width = 80);

/// How many characters have to be put in, taken out or replaced to make `b` of `a`.
std::size_t edit_distance(std::string_view a, std::string_view b);

/// The candidates that a mistyped `word` may stand for, at most three, best first: those fewest
/// changes away, or else those that hold it, or else those that share most words with it
/// ("reuters-16" and "reuters-2025-11-16"). Letter case, hyphens, underscores and spaces do not
/// matter. Empty if none is near.
std::vector<std::string> near_words(std::string_view word,
                                    const std::vector<std::string>& candidates);

/// "; did you mean 'a' or 'b'?", or nothing where there are none.
std::string did_you_mean(const std::vector<std::string>& near);

/// What to say after "unknown ...": the same of near_words(), or, where none is near, "; known are
/// a, b, c", if they are few; else `elsewhere` ("; 'demarc plans list' shows them").
std::string did_you_mean(std::string_view word, const std::vector<std::string>& candidates,
                         const std::string& elsewhere = {});

/// "1 claim", "3 claims".
std::string counted(std::size_t number, std::string_view singular, std::string_view plural);

} // namespace demarc
