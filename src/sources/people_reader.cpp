// SPDX-License-Identifier: MIT
#include "sources/people_reader.hpp"

#include "io/bytes.hpp"
#include "io/csv_file.hpp"
#include "io/vector_file.hpp"
#include "sources/raster_input.hpp"
#include "sources/table_columns.hpp"
#include "support/error.hpp"
#include "support/text.hpp"

#include <fmt/format.h>

#include <utility>
#include <vector>

namespace demarc {

namespace {

std::vector<std::string> attributes_of(const SourceSpec& spec, const PeopleProfile& profile) {
    if (is_table(spec.file)) {
        return CsvTable::read_any_dialect(spec.file).columns();
    }
    if (const auto plain = plain_layer_of(spec.file)) {
        return plain->attributes;
    }
    std::vector<std::string> names;
    for (LayerSummary& layer : layers_of(spec.file, profile.opening)) {
        names.insert(names.end(), layer.attributes.begin(), layer.attributes.end());
    }
    return names;
}

/// The attribute that counts people by its name. \throws DataError
std::string usual_attribute(const SourceSpec& spec, const PeopleProfile& profile) {
    const std::vector<std::string> names = attributes_of(spec, profile);
    std::string found = column_called(
        names, {"population", "people", "residents", "pop", "населення", "чисельність населення"});
    if (found.empty()) {
        throw DataError(fmt::format("{}: no attribute of it is called population or people; say in "
                                    "a profile which one counts them (sum = \"...\"): it has {}",
                                    file_name_of(spec.file),
                                    names.empty() ? "none" : join(names, ", ")));
    }
    return found;
}

std::string words_of(PeopleOf of, const std::string& name) {
    switch (of) {
    case PeopleOf::before_war:
        return "residents before the full-scale war, as " + name + " has them";
    case PeopleOf::today:
        return "residents since the full-scale war began, as " + name + " has them";
    case PeopleOf::not_stated:
        break;
    }
    return "people as " + name +
           " has them; whether before the full-scale war or since is not "
           "stated";
}

} // namespace

PeopleFile read_people(const SourceSpec& spec, const Profiles& profiles) {
    const std::string raster = raster_in(spec.file);
    const SourceSpec meant{raster.empty() ? spec.file : raster, spec.profile, spec.layer};
    const PeopleProfile* known = people_profile_of(meant, profiles);
    PeopleProfile profile = known != nullptr ? *known : PeopleProfile{};
    if (known == nullptr) {
        static_cast<CountProfile&>(profile) = profile_called_as(meant, profiles);
        profile.unit = "people";
    }
    const std::string name = file_name_of(meant.file);
    PeopleFile file;
    file.people_of = profile.people_of;
    file.border_cells = profile.border_cells.value_or(BorderCells::land);
    if (!raster.empty()) {
        file.raster = open_raster(raster, {profile.band, profile.nodata, profile.opening.crs});
        file.counted = named_file(profile, name);
        file.counted.files = {raster_input("people", spec.file, profile.source)};
        note_idle_keys_of_records(profile, name, file.counted.notes);
    } else {
        if (profile.sum.empty()) {
            profile.sum = usual_attribute(spec, profile);
        }
        file.counted = read_records(spec, profile, profiles);
        for (InputFile& input : file.counted.files) {
            input.role = "people";
        }
        note_idle_keys_of_rasters(profile, profile.border_cells ? "border_cells" : "", name,
                                  file.counted.notes);
    }
    if (profile.counts.empty()) {
        file.counted.counts = words_of(profile.people_of, name);
    }
    if (known == nullptr) {
        file.counted.notes.push_back(
            {name,
             "no profile says whose homes are counted, before the full-scale war or today: claims "
             "of people cannot be tested on it",
             "write a profile of kind = \"people\", with people_of and date",
             InputWarning::profile});
    }
    return file;
}

} // namespace demarc
