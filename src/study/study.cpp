// SPDX-License-Identifier: MIT
#include "study/study.hpp"

#include <set>
#include <utility>

namespace demarc {

std::vector<InputFile> input_files(const Study& study) {
    std::vector<InputFile> files = study.boundaries.files;
    files.insert(files.end(), study.control.files.begin(), study.control.files.end());
    for (const ComparedBoundaries& other : study.compared) {
        files.insert(files.end(), other.files.begin(), other.files.end());
    }
    files.push_back(study.gazetteer);
    for (const Stock& stock : study.stocks) {
        files.insert(files.end(), stock.files.begin(), stock.files.end());
    }
    if (study.districts) {
        files.insert(files.end(), study.districts->files.begin(), study.districts->files.end());
    }
    for (const Scenario& scenario : study.scenarios) {
        files.push_back(scenario.plan.file);
    }
    for (const ExcludedPlan& one : study.excluded_plans) {
        files.push_back(one.plan.file);
    }
    for (const ClaimCheck& check : study.claims) {
        files.push_back(check.claim.file);
    }
    std::set<std::pair<std::string, std::string>> seen;
    std::erase_if(files, [&](const InputFile& file) {
        return file.name.empty() || !seen.insert({file.name, file.sha256}).second;
    });
    return files;
}

std::vector<InputNote> input_notes(const Study& study) {
    std::vector<InputNote> notes = study.boundaries.notes;
    notes.insert(notes.end(), study.control.notes.begin(), study.control.notes.end());
    for (const ComparedBoundaries& other : study.compared) {
        notes.insert(notes.end(), other.notes.begin(), other.notes.end());
    }
    notes.insert(notes.end(), study.noticed.begin(), study.noticed.end());
    return notes;
}

} // namespace demarc
