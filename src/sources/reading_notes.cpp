// SPDX-License-Identifier: MIT
#include "sources/reading_notes.hpp"

#include "io/bytes.hpp"
#include "support/words.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace demarc {

namespace {

void note_documents(const VectorLayer& layer, std::vector<InputNote>& notes) {
    const std::string name = file_name_of(layer.file);
    const bool is_noted = std::any_of(notes.begin(), notes.end(), [&](const InputNote& note) {
        return note.where == name && note.warning == InputWarning::documents;
    });
    if (!layer.documents.empty() && !is_noted) {
        notes.push_back({name,
                         fmt::format("its {} documents were read as one map: {}",
                                     layer.documents.size(), first_of_many(layer.documents)),
                         fmt::format("if one of them is meant, as of several days, name it: "
                                     "/vsizip/{}/{}",
                                     layer.file, layer.documents.back()),
                         InputWarning::documents});
    }
}

} // namespace

std::string name_with_file(const VectorLayer& layer) {
    return fmt::format("{}, layer {}", file_name_of(layer.file), layer.name);
}

void note_filtered(std::size_t records, const std::string& where, std::vector<InputNote>& notes,
                   std::string_view called) {
    if (records > 0) {
        notes.push_back({where, fmt::format("{} passed over by the filter",
                                            counted(records, fmt::format("{} was", called),
                                                    fmt::format("{}s were", called)))});
    }
}

void note_reading(const VectorLayer& layer, const std::string& crs, std::vector<InputNote>& notes) {
    if (layer.crs_was_given) {
        notes.push_back({name_with_file(layer),
                         fmt::format("names no coordinate reference system; its positions were "
                                     "taken in {}, as given",
                                     crs)});
    }
    if (!layer.own_crs.empty()) {
        notes.push_back({name_with_file(layer),
                         fmt::format("names a coordinate reference system of its own, {}, which "
                                     "counts; {} was given for files that name none",
                                     layer.own_crs, crs),
                         "if the file's is wrong, mend it there, e.g. with ogr2ogr -a_srs",
                         InputWarning::profile});
    }
    if (!layer.found_under.empty()) {
        notes.push_back(
            {file_name_of(layer.file),
             fmt::format("is no map itself; its features were found under '{}' and read "
                         "from there (features_under = \"{}\" in a profile says so)",
                         layer.found_under, layer.found_under)});
    }
    note_documents(layer, notes);
}

} // namespace demarc
