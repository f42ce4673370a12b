// SPDX-License-Identifier: MIT
#include "cli/harmless_output.hpp"
#include "cli/terminal.hpp"

#include <doctest/doctest.h>

#include <ostream>
#include <sstream>
#include <string>

using namespace demarc;

namespace {

/// What comes out when the text is written in parts of so many bytes.
std::string shown(const std::string& text, std::size_t part = std::string::npos) {
    std::stringbuf to;
    {
        HarmlessOutput harmless(to);
        std::ostream stream(&harmless);
        for (std::size_t i = 0; i < text.size(); i += std::min(part, text.size())) {
            stream << text.substr(i, part);
        }
        stream.flush();
        CHECK(stream);
    }
    return to.str();
}

} // namespace

TEST_CASE("control characters of files are shown and not obeyed") {
    CHECK(shown("a\x1b[31mb\x1b]0;title\x07") == "a\\u001b[31mb\\u001b]0;title\\u0007");
    CHECK(shown("one\rtwo\x7f") == "one\\u000dtwo\\u007f");
    CHECK(shown("x\xc2\x9b"
                "31m") == "x\\u009b31m"); // CSI in one character
    CHECK(shown("\xe2\x80\xae"
                "abc\xe2\x81\xa9\xd8\x9c") == "\\u202eabc\\u2069\\u061c");
}

TEST_CASE("text, line ends and demarc's own styles pass, in whatever parts they come") {
    const std::string text = "Київ: 20 % — “так”\t÷ é\r\n" + bold("bold", true) +
                             alarming("demarc:", true) + "\r\x1b[Kreading ...\n";
    for (const unsigned part : {1U, 2U, 3U, 5U, 1000U}) {
        CHECK(shown(text, part) == text);
    }
    CHECK(shown("a\xe2\x80\xaeZ\x1b[2J", 1) == "a\\u202eZ\\u001b[2J");
    CHECK(shown("\x1b[1") == "\x1b[1"); // unfinished to the end
    CHECK(shown("\xe2(\xc2") == "\xe2(\xc2");
}
