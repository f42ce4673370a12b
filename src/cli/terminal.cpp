// SPDX-License-Identifier: MIT
#include "cli/terminal.hpp"

#include "cli/harmless_output.hpp"
#include "support/text.hpp"
#include "support/words.hpp"

#include <fmt/format.h>

#include <cstdlib>
#include <iostream>
#include <ostream>
#include <unistd.h>

namespace demarc {

Terminal Terminal::standard() {
    // https://no-color.org: present and not empty.
    const char* no_color = std::getenv("NO_COLOR");
    const char* kind = std::getenv("TERM");
    const bool plain = (no_color != nullptr && *no_color != '\0') ||
                       (kind != nullptr && std::string_view(kind) == "dumb");
    const bool out_watched = ::isatty(STDOUT_FILENO) == 1;
    const bool err_watched = ::isatty(STDERR_FILENO) == 1;
    static HarmlessOutput harmless_out(*std::cout.rdbuf());
    static HarmlessOutput harmless_err(*std::cerr.rdbuf());
    static std::ostream out(&harmless_out);
    static std::ostream err(&harmless_err);
    err << std::unitbuf;
    err.tie(&out);
    return {.out = out,
            .err = err,
            .out_styled = out_watched && !plain,
            .err_styled = err_watched && !plain,
            .err_interactive = err_watched};
}

std::string bold(std::string_view text, bool styled) {
    return styled ? fmt::format("\x1b[1m{}\x1b[0m", text) : std::string(text);
}

std::string alarming(std::string_view text, bool styled) {
    return styled ? fmt::format("\x1b[1;31m{}\x1b[0m", text) : std::string(text);
}

std::string labelled(std::string_view label, std::string_view words) {
    return hanging(fmt::format("  {:<{}}", label, label_width - 2), words, label_width, page_width);
}

} // namespace demarc
