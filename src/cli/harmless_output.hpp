// SPDX-License-Identifier: MIT
#pragma once

#include <streambuf>
#include <string>
#include <string_view>

namespace demarc {

/// Passes text on to another buffer as a terminal may show it. Names, values and titles of other
/// people's files are in what demarc prints, and a terminal obeys control characters: it would
/// change colours, its title or the line before, or show text in another order (bidirectional
/// controls). They are written as JSON writes them, `\u001b`, which keeps JSON what it is; what
/// demarc itself styles with passes. UTF-8; linear, nothing is held but an unfinished character.
class HarmlessOutput : public std::streambuf {
public:
    explicit HarmlessOutput(std::streambuf& to) : to_(to) {}
    ~HarmlessOutput() override;
    HarmlessOutput(const HarmlessOutput&) = delete;
    HarmlessOutput& operator=(const HarmlessOutput&) = delete;

protected:
    int_type overflow(int_type character) override;
    std::streamsize xsputn(const char* text, std::streamsize size) override;
    int sync() override;

private:
    bool take(std::string_view text);
    bool put(std::string_view text);

    std::streambuf& to_;
    std::string begun_; ///< of a character or a style, until its end comes
};

} // namespace demarc
