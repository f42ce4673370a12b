// SPDX-License-Identifier: MIT
#include "sources/people_reader.hpp"

#include "io/bytes.hpp"
#include "io/csv_file.hpp"
#include "io/remote_file.hpp"
#include "io/vector_file.hpp"
#include "sources/table_columns.hpp"
#include "sources/tolerance.hpp"
#include "support/error.hpp"
#include "support/hash.hpp"
#include "support/text.hpp"

#include <fmt/format.h>

#include <filesystem>
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

/// The raster that a file is, or the only one in an archive; empty: it is none.
/// \throws DataError where an archive holds several
std::string raster_in(const std::string& file) {
    if (is_table(file) || is_database(file)) {
        return {};
    }
    if (!lower_case(file).ends_with(".zip")) {
        return is_raster(file) ? file : std::string();
    }
    std::vector<std::string> rasters;
    for (const std::string& member : files_in(file)) {
        const std::string name = lower_case(member);
        if (name.ends_with(".tif") || name.ends_with(".tiff") || name.ends_with(".asc")) {
            rasters.push_back(member);
        }
    }
    if (rasters.size() > 1) {
        throw DataError(fmt::format("{}: holds {} rasters; name the one that counts people, as in "
                                    "{}",
                                    file_name_of(file), rasters.size(), rasters.front()));
    }
    return rasters.empty() ? std::string() : rasters.front();
}

/// A raster may be large: it is hashed block by block where it lies on disk.
InputFile input_file(const std::string& file, const ProfileSource& source) {
    std::error_code ignored;
    const bool on_disk = std::filesystem::is_regular_file(file, ignored);
    return {"people",
            file_name_of(file),
            on_disk ? sha256_of_file(file) : sha256(read_bytes(file)),
            source.title,
            source.publisher,
            source.licence,
            source.attribution,
            address_of(file)};
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

/// What a profile says that means nothing for a raster.
void note_idle_keys_of_records(const PeopleProfile& profile, const std::string& name,
                               std::vector<InputNote>& notes) {
    std::vector<std::string> idle;
    const auto add = [&idle](const char* key, bool is_given) {
        if (is_given) {
            idle.emplace_back(key);
        }
    };
    add("layer", !profile.layer.empty());
    add("form", profile.form.has_value());
    add("sum", !profile.sum.empty());
    add("filter", !profile.filter.empty());
    add("name_column", !profile.name_column.empty());
    add("lon_column", !profile.lon_column.empty());
    add("lat_column", !profile.lat_column.empty());
    add("outside_km", profile.outside > Metres{});
    add("repair_bound_km2", profile.repair_bound != default_repair_bound);
    add("features_under", !profile.opening.under.empty());
    note_idle_keys(profile, idle, "on a raster", name, notes);
}

void note_idle_keys_of_rasters(const PeopleProfile& profile, const std::string& name,
                               std::vector<InputNote>& notes) {
    std::vector<std::string> idle;
    if (profile.band) {
        idle.emplace_back("band");
    }
    if (profile.nodata) {
        idle.emplace_back("nodata");
    }
    if (profile.border_cells) {
        idle.emplace_back("border_cells");
    }
    note_idle_keys(profile, idle, "on records", name, notes);
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
        file.counted.files = {input_file(spec.file, profile.source)};
        note_idle_keys_of_records(profile, name, file.counted.notes);
    } else {
        if (profile.sum.empty()) {
            profile.sum = usual_attribute(spec, profile);
        }
        file.counted = read_counted(spec, profile, profiles);
        for (InputFile& input : file.counted.files) {
            input.role = "people";
        }
        note_idle_keys_of_rasters(profile, name, file.counted.notes);
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
