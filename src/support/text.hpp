// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace demarc {

/// `value` with exactly `decimals` digits after the point; negative zero reads "0".
std::string fixed(double value, int decimals);

/// The same with thousands separated by commas, for people: "115,548.3".
std::string grouped(double value, int decimals = 0);

/// One field of a CSV row (RFC 4180): quoted only where it must be.
std::string csv_field(std::string_view text);

/// A text for a cell of a table that people open in a spreadsheet: with an apostrophe before it
/// where it would be taken for a formula (it begins with =, +, -, @, a tab or a carriage return; as
/// OWASP advises against CSV injection). Not for numbers.
std::string without_formula(std::string text);

/// One CSV row with its line feed.
std::string csv_row(const std::vector<std::string>& fields);

/// `parts` with `separator` between them.
std::string join(const std::vector<std::string>& parts, std::string_view separator);

/// `text` in pieces, cut at every `separator`; empty pieces are kept.
std::vector<std::string> split(std::string_view text, char separator);

/// `text` without white space at either end.
std::string_view trimmed(std::string_view text);

/// Whether `text` is well-formed UTF-8.
bool is_utf8(std::string_view text);

/// Lower case for Latin letters, with accents too, and Cyrillic ones (UTF-8). Other letters stay.
std::string lower_case(std::string_view text);

/// The text as rules compare it: lower case; every kind of white space, line breaks and
/// non-breaking spaces among them, is one space, none at the ends; invisible marks (soft hyphen,
/// zero-width ones, byte order mark) and U+FFFD, which stands for a lost letter, are left out.
std::string normal_text(std::string_view text);

/// `word` as a shell takes it for one word: in single quotes where it must be. For command lines
/// that a reader can copy.
std::string shell_word(const std::string& word);

} // namespace demarc
