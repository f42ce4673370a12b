// SPDX-License-Identifier: MIT
#include "sources/raster_input.hpp"

#include "io/bytes.hpp"
#include "io/csv_file.hpp"
#include "io/raster_file.hpp"
#include "io/remote_file.hpp"
#include "io/vector_file.hpp"
#include "sources/count_reader.hpp"
#include "sources/tolerance.hpp"
#include "support/error.hpp"
#include "support/hash.hpp"
#include "support/text.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <system_error>

namespace demarc {

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
        throw DataError(fmt::format("{}: holds {} rasters; name the one that counts, as in {}",
                                    file_name_of(file), rasters.size(), rasters.front()));
    }
    return rasters.empty() ? std::string() : rasters.front();
}

InputFile raster_input(std::string_view role, const std::string& file,
                       const ProfileSource& source) {
    std::error_code ignored;
    const bool on_disk = std::filesystem::is_regular_file(file, ignored);
    return {std::string(role),
            file_name_of(file),
            on_disk ? sha256_of_file(file) : sha256(read_bytes(file)),
            source.title,
            source.publisher,
            source.licence,
            source.attribution,
            address_of(file)};
}

void note_idle_keys_of_records(const CountProfile& profile, const std::string& name,
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
    add("weights", !profile.weights.empty());
    add("name_column", !profile.name_column.empty());
    add("lon_column", !profile.lon_column.empty());
    add("lat_column", !profile.lat_column.empty());
    add("outside_km", profile.outside > Metres{});
    add("repair_bound_km2", profile.repair_bound != default_repair_bound);
    add("features_under", !profile.opening.under.empty());
    note_idle_keys(profile, idle, "on a raster", name, notes);
}

void note_idle_keys_of_rasters(const CountProfile& profile, const std::string& another,
                               const std::string& name, std::vector<InputNote>& notes) {
    std::vector<std::string> idle;
    if (profile.band && profile.weights.empty()) {
        idle.emplace_back("band");
    }
    if (profile.nodata && profile.weights.empty()) {
        idle.emplace_back("nodata");
    }
    if (!profile.classes.empty()) {
        idle.emplace_back("classes");
    }
    if (!another.empty()) {
        idle.push_back(another);
    }
    note_idle_keys(profile, idle, "on records", name, notes);
}

} // namespace demarc
