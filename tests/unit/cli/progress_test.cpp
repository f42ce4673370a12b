// SPDX-License-Identifier: MIT
#include "cli/progress.hpp"

#include <doctest/doctest.h>

#include <sstream>

using namespace demarc;

TEST_CASE("progress is shown to somebody who watches and to nobody else") {
    for (const bool watched : {true, false}) {
        for (const bool wanted : {true, false}) {
            std::ostringstream out;
            std::ostringstream err;
            Terminal terminal{.out = out, .err = err, .err_interactive = watched};
            {
                Progress progress(terminal, wanted);
                progress.stage("read");
                progress.stage("cut");
                progress.done();
            }
            CHECK(out.str().empty());
            CHECK((err.str().find("cut ...") != std::string::npos) == (watched && wanted));
            const bool line_is_left_clear = err.str().empty() || err.str().ends_with("\r\x1b[K");
            CHECK(line_is_left_clear);
        }
    }
}

TEST_CASE("the report of a run has a line for each stage and the peak memory") {
    std::ostringstream out;
    std::ostringstream err;
    Terminal terminal{.out = out, .err = err};
    Progress progress(terminal, true);
    progress.stage("read");
    progress.stage("cut");
    progress.done();
    const std::string report = progress.report();
    CHECK(report.starts_with("stage "));
    CHECK(report.find("\nread ") < report.find("\ncut "));
    CHECK(report.find("\ncut ") < report.find("\ntotal "));
    CHECK(peak_memory_megabytes() > 1);
}

TEST_CASE("a stage that has begun is not begun again") {
    std::ostringstream out;
    std::ostringstream err;
    Terminal terminal{.out = out, .err = err};
    Progress progress(terminal, true);
    progress.stage("read");
    progress.stage("read");
    progress.done();
    const std::string report = progress.report();
    CHECK(report.find("\nread ") == report.rfind("\nread "));
}

TEST_CASE("bold and colour are used only where they are wanted") {
    CHECK(bold("x", false) == "x");
    CHECK(bold("x", true) == "\x1b[1mx\x1b[0m");
    CHECK(alarming("x", false) == "x");
}
