// SPDX-License-Identifier: MIT
#include "cli/studying.hpp"

#include "cli/option_words.hpp"

#include <utility>

namespace demarc {

Study computed(const StudyRequest& request, const Catalogue& catalogue, Progress& progress) {
    return computed(request, read_inputs(request, catalogue), catalogue, progress);
}

Study computed(const StudyRequest& request, StudyInputs inputs, const Catalogue& catalogue,
               Progress& progress) {
    Study study = compute(request, std::move(inputs), catalogue,
                          [&](std::string_view stage) { progress.stage(stage); });
    put_options_into(study);
    return study;
}

std::vector<Study> computed_days(const StudyRequest& request, const std::vector<Date>& days,
                                 const Catalogue& catalogue, Progress& progress) {
    std::vector<Study> studies = compute_days(
        request, days, catalogue, [&](std::string_view stage) { progress.stage(stage); });
    for (Study& study : studies) {
        put_options_into(study);
    }
    return studies;
}

} // namespace demarc
