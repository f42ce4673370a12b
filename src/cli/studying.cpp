// SPDX-License-Identifier: MIT
#include "cli/studying.hpp"

#include "cli/option_words.hpp"

#include <ostream>
#include <utility>

namespace demarc {

namespace {

StageFunction shown_on(Progress& progress) {
    return [&progress](std::string_view stage) { progress.stage(stage); };
}

Study with_options_in(Study study) {
    put_options_into(study);
    return study;
}

} // namespace

Study computed(const StudyRequest& request, const Catalogue& catalogue, Progress& progress) {
    return with_options_in(compute(request, catalogue, shown_on(progress)));
}

Study computed(const StudyRequest& request, StudyInputs inputs, const Catalogue& catalogue,
               Progress& progress) {
    return with_options_in(compute(request, std::move(inputs), catalogue, shown_on(progress)));
}

std::vector<Study> computed_days(const StudyRequest& request, const std::vector<Date>& days,
                                 const Catalogue& catalogue, Progress& progress) {
    std::vector<Study> studies = compute_days(request, days, catalogue, shown_on(progress));
    for (Study& study : studies) {
        put_options_into(study);
    }
    return studies;
}

void print_warnings(Terminal& terminal, const std::vector<InputNote>& notes) {
    for (const InputNote& warning : warnings_among(notes)) {
        terminal.err << "demarc: warning: " << with_options(warning.text()) << '\n';
    }
}

} // namespace demarc
