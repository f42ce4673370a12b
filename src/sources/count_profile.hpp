// SPDX-License-Identifier: MIT
#pragma once

#include "sources/profile_source.hpp"
#include "sources/tolerance.hpp"
#include "support/date.hpp"
#include "support/units.hpp"

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace demarc {

/// What the records of a file are: points are counted, lines measured in km, polygons in km².
enum class CountForm { points, lines, polygons };
inline constexpr std::array all_count_forms{CountForm::points, CountForm::lines,
                                            CountForm::polygons};

/// "points", "lines", "polygons": the names in files.
std::string_view name_of(CountForm form);

/// Classes of a raster that count as one: land cover.
struct CountedClass {
    std::string title;                 ///< "Cropland"
    std::vector<std::int64_t> numbers; ///< of its cells, ascending
};

/// How a file of what stands on the land is read (kind = "count").
struct CountProfile {
    ProfileSource source;          ///< its title is that of what is counted: "Power plants"
    std::string layer;             ///< name or regular expression, see layer_to_read()
    std::optional<CountForm> form; ///< records of another are passed over; std::nullopt: all are of
                                   ///< one
    std::string counts;            ///< what counts, in words: "capacity of power plants"
    std::string unit;              ///< of the numbers, or of what is counted: "MW", "schools"
    std::string sum; ///< attribute whose numbers are added up; empty: the records themselves
    std::map<std::string, std::string> filter; ///< as of a ControlProfile
    std::optional<Date> date;                  ///< the day all of it is of
    std::string date_pattern;                  ///< on the file's name, goes before `date`
    std::string name_column; ///< of a table, as the following; empty: one of the usual names
    std::string lon_column;
    std::string lat_column;
    Metres outside; ///< a point no farther outside Ukraine counts with the nearest land
    SquareMetres repair_bound = default_repair_bound; ///< see valid_polygons()
    Opening opening;     ///< what is to be known of a file besides what it says
    std::string weights; ///< a raster by whose cells the numbers of polygons are shared out; a path
    std::optional<int> band;           ///< of a raster, from 1
    std::optional<double> nodata;      ///< what marks cells without a number, beside the file's own
    std::vector<CountedClass> classes; ///< of a raster, by their first numbers; empty: all it has
};

/// In what land is measured, for each square kilometre of it: 1 as "km²", 100 as "ha".
/// std::nullopt: it is no unit of land
std::optional<double> per_km2(std::string_view unit);

/// \param id the name of its file without ".toml" \param faults gets what is wrong, with file, line
/// and key \param unit of a kind whose numbers all have this one; empty: the profile says it
CountProfile read_count_profile(const Settings& settings, const std::string& id, Faults& faults,
                                std::string_view unit = {});

} // namespace demarc
