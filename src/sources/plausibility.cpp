// SPDX-License-Identifier: MIT
#include "sources/plausibility.hpp"

#include "geometry/area.hpp"
#include "geometry/extent_of_ukraine.hpp"
#include "geometry/geos.hpp"
#include "geometry/locator.hpp"
#include "io/bytes.hpp"
#include "sources/date_pattern.hpp"
#include "support/error.hpp"
#include "support/text.hpp"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <cmath>
#include <map>

namespace demarc {

namespace {

/// How far a region's polygons may be off its official area, as shares of it.
struct AreaBound {
    double smaller = 0;
    double larger = 0;
    double larger_with_sea = 0; ///< where the set reaches out to sea
};

/// Largest deviations of the sets there are: Natural Earth has Kherson Oblast 8.0 % too small, of
/// regions with a coast none is more than 1.0 % too large; geoBoundaries is within 0.2 % inland and
/// reaches out to sea by up to 18.5 % (Kherson Oblast). Exchanging two regions shows as 18 % for
/// Donetsk and Lviv.
constexpr AreaBound usual{0.12, 0.12, 0.25};

/// Natural Earth's city of Kyiv is 95.7 % larger than the official one, geoBoundaries' 1.6 %
/// smaller. Natural Earth's Sevastopol is 13.2 % smaller; with the sea geoBoundaries' is 258.7 %
/// larger, and Crimea 59.9 %.
const std::map<std::string, AreaBound>& own_bounds() {
    static const std::map<std::string, AreaBound> bounds{{"UA-30", {0.15, 1.10, 1.10}},
                                                         {"UA-40", {0.25, 0.25, 3.20}},
                                                         {"UA-43", {0.12, 0.12, 0.75}}};
    return bounds;
}

AreaBound bound_of(const Region& region) {
    const auto own = own_bounds().find(region.code.text());
    return own == own_bounds().end() ? usual : own->second;
}

std::string file_of(const BoundarySet& set) {
    return set.files.empty() ? set.title : set.files.front().name;
}

/// The same position with longitude and latitude exchanged.
LonLat exchanged(LonLat p) {
    return {p.lat, p.lon};
}

std::string exchanged_question(LonLat p) {
    return extent_of_ukraine.contains(exchanged(p))
               ? "are longitude and latitude exchanged there?"
               : "check its numbers: is a decimal comma in them, or is "
                 "the file in another CRS than it says?";
}

/// Russia ends at 41.2° N: whatever is drawn from Ukraine to further south is no land of a side.
constexpr double southernmost = 41;

/// \throws DataError if positions that belong together cannot be where they say
void refuse_impossible(const std::vector<LonLat>& line, const std::string& where) {
    constexpr double half_the_globe = 180;
    const Box box = box_of(line);
    if (box.east - box.west > half_the_globe &&
        box.contains({extent_of_ukraine.west, extent_of_ukraine.south}) &&
        box.contains({extent_of_ukraine.east, extent_of_ukraine.north})) {
        throw DataError(fmt::format("{}: a ring goes round the globe, from longitude {} to {}: all "
                                    "of Ukraine would be in it; take this record out",
                                    where, box.west, box.east));
    }
    const bool in_ukraine = std::any_of(line.begin(), line.end(),
                                        [](LonLat p) { return extent_of_ukraine.contains(p); });
    const auto far =
        std::find_if(line.begin(), line.end(), [](LonLat p) { return p.lat < southernmost; });
    if (in_ukraine && far != line.end()) {
        throw DataError(fmt::format("{}, vertex {}: reaches from Ukraine to longitude {}, latitude "
                                    "{}; {}",
                                    where, far - line.begin() + 1, far->lon, far->lat,
                                    exchanged_question(*far)));
    }
}

void warn_far_away(const std::string& what, LonLat p, const std::string& where,
                   std::vector<InputNote>& notes) {
    notes.push_back(
        {where,
         fmt::format("{} at longitude {}, latitude {}, far from Ukraine", what, p.lon, p.lat),
         exchanged_question(p), InputWarning::far_away});
}

/// The regions of a set, to be asked about many positions.
class Land {
public:
    explicit Land(const BoundarySet& boundaries) {
        for (const MultiPolygon& region : boundaries.regions) {
            regions_.emplace_back(region);
        }
    }

    /// In a region or within about 10 km of one: a coast is drawn up to 3 km off, and piers,
    /// islands and border crossings lie a little outside.
    [[nodiscard]] bool is_near(LonLat p) const {
        constexpr double east = 0.13;
        constexpr double north = 0.09;
        for (const double x : {0.0, -east, east}) {
            for (const double y : {0.0, -north, north}) {
                if (holds({p.lon + x, p.lat + y})) {
                    return true;
                }
            }
        }
        return false;
    }

private:
    [[nodiscard]] bool holds(LonLat p) const {
        return std::any_of(regions_.begin(), regions_.end(),
                           [&](const PolygonLocator& region) { return region.contains(p); });
    }
    std::vector<PolygonLocator> regions_;
};

} // namespace

void warn_of_region_areas(BoundarySet& set, const RegionTable& regions) {
    const bool with_sea = set.coverage == Coverage::territorial_sea;
    std::vector<std::string> off;
    for (RegionIndex i = 0; i < regions.size(); ++i) {
        const AreaBound bound = bound_of(regions[i]);
        const double drawn = area_of(set.regions[i]).km2();
        const double official = regions[i].official_603628.km2();
        const double difference = drawn / official - 1;
        if (difference < -bound.smaller ||
            difference > (with_sea ? bound.larger_with_sea : bound.larger)) {
            off.push_back(fmt::format("{} {} has {} km² in place of {}", regions[i].code.text(),
                                      regions[i].name_en, grouped(drawn), grouped(official)));
        }
    }
    if (!off.empty()) {
        set.notes.push_back({file_of(set),
                             fmt::format("{} off {} official area by more than known boundary sets "
                                         "are: {}",
                                         off.size() == 1 ? "a region is" : "regions are",
                                         off.size() == 1 ? "its" : "their", first_of_many(off)),
                             "are codes exchanged, or polygons cut off? Areas and shares of these "
                             "regions, and of Ukraine, are of what is drawn",
                             InputWarning::region_area});
    }
}

void warn_of_region_places(BoundarySet& set, const RegionTable& regions,
                           const Gazetteer& gazetteer) {
    constexpr std::size_t towns_asked = 5;
    std::vector<std::vector<const NamedPlace*>> towns(regions.size());
    for (const NamedPlace& place : gazetteer.all()) {
        towns[place.region].push_back(&place);
    }
    std::vector<std::string> elsewhere;
    for (RegionIndex i = 0; i < regions.size(); ++i) {
        std::vector<const NamedPlace*>& own = towns[i];
        const std::size_t asked = std::min(own.size(), towns_asked);
        std::partial_sort(own.begin(), own.begin() + static_cast<std::ptrdiff_t>(asked), own.end(),
                          [](const NamedPlace* a, const NamedPlace* b) {
                              return a->population.value_or(0) > b->population.value_or(0);
                          });
        own.resize(asked);
        const PolygonLocator region(set.regions[i]);
        if (asked > 0 && std::none_of(own.begin(), own.end(), [&](const NamedPlace* town) {
                return region.contains(town->position);
            })) {
            elsewhere.push_back(fmt::format("{} {} does not hold {}", regions[i].code.text(),
                                            regions[i].name_en, own.front()->name_en));
        }
    }
    if (!elsewhere.empty()) {
        set.notes.push_back(
            {file_of(set),
             fmt::format("{} where {} towns are not: {}",
                         elsewhere.size() == 1 ? "a region lies" : "regions lie",
                         elsewhere.size() == 1 ? "its" : "their", first_of_many(elsewhere)),
             "are codes exchanged, or is the file in another CRS than it says?",
             InputWarning::region_place});
    }
}

void check_reach(const MultiPolygon& polygons, const std::string& where,
                 std::vector<InputNote>& notes) {
    for_each_ring(polygons, [&](const Ring& ring) { refuse_impossible(ring, where); });
    std::size_t far = 0;
    std::optional<LonLat> first;
    for (const Polygon& polygon : polygons) {
        const auto outside = std::find_if_not(polygon.exterior.begin(), polygon.exterior.end(),
                                              [](LonLat p) { return around_ukraine.contains(p); });
        if (outside != polygon.exterior.end()) {
            ++far;
            first = first ? first : *outside;
        }
    }
    if (first) {
        warn_far_away(far == 1 ? "a polygon of it is"
                               : fmt::format("{} polygons of it are, the first", far),
                      *first, where, notes);
    }
}

void check_reach(const LineString& line, const std::string& where, std::vector<InputNote>& notes) {
    refuse_impossible(line, where);
    const auto outside = std::find_if_not(line.begin(), line.end(),
                                          [](LonLat p) { return around_ukraine.contains(p); });
    if (outside != line.end()) {
        warn_far_away("part of the line is", *outside, where, notes);
    }
}

void leave_out_far_settlements(ControlSnapshot& snapshot, const BoundarySet& boundaries,
                               const std::string& file, const std::string& name_column) {
    const Land land(boundaries);
    std::vector<std::string> outside;
    std::vector<ListedSettlement> inside;
    std::size_t swapped = 0;
    for (const ListedSettlement& settlement : snapshot.settlements) {
        const LonLat p = settlement.position;
        if (land.is_near(p)) {
            inside.push_back(settlement);
        } else {
            outside.push_back(fmt::format("{} at {} {}", settlement.record, p.lon, p.lat));
            swapped += land.is_near(exchanged(p)) ? 1 : 0;
        }
    }
    if (outside.empty()) {
        return;
    }
    const std::string what =
        fmt::format("{} of {} settlements {} outside the boundaries of Ukraine: {}",
                    grouped(static_cast<double>(outside.size())),
                    grouped(static_cast<double>(snapshot.settlements.size())),
                    outside.size() == 1 ? "lies" : "lie", first_of_many(outside));
    const std::string remedy =
        swapped > 0
            ? fmt::format("they are left out; with longitude and latitude exchanged {} of "
                          "them would lie inside: exchange them in {}",
                          swapped, swapped == outside.size() ? "these rows" : "those rows")
            : fmt::format("{}; where a position is right, as of an island that the boundaries "
                          "do not have, pass the row over with a filter in a profile of "
                          "your own: [filter] {} = '^(?!name of the place)'; else mend it",
                          outside.size() == 1 ? "it is left out" : "they are left out",
                          name_column);
    // A list of Ukraine may have some places of a neighbour; one that is mostly elsewhere is not.
    if (2 * outside.size() > snapshot.settlements.size()) {
        throw DataError(fmt::format("{}: {}; {}", file, what, remedy));
    }
    snapshot.settlements = std::move(inside);
    snapshot.notes.push_back({file_name_of(file), what, remedy, InputWarning::far_away});
}

std::string hint_if_exchanged(LonLat position) {
    return !extent_of_ukraine.contains(position) && extent_of_ukraine.contains(exchanged(position))
               ? "; with the two numbers exchanged it would lie in Ukraine: longitude comes first"
               : "";
}

std::optional<InputNote> warning_of_unstated(const ControlProfile& profile) {
    if (!profile.counts_as_control.empty()) {
        return std::nullopt;
    }
    return InputNote{fmt::format("profile '{}'", profile.source.id),
                     "does not say what its publisher counts as control, so no result can",
                     "add counts_as_control = \"...\" to the profile", InputWarning::unstated};
}

std::optional<InputNote> warning_of_date(const Date& date, const std::string& where,
                                         const Date& today) {
    // East of Greenwich a day begins earlier than on the clock.
    if (date.days() > today.days() + std::chrono::days{1}) {
        return InputNote{where, fmt::format("its date {} lies in the future", date.iso()),
                         "is the year right? `date` gives the day of the map", InputWarning::date};
    }
    // Russia's forces moved in Crimea from this day on.
    constexpr Date first_day{std::chrono::year{2014} / 2 / 20};
    if (date < first_day) {
        return InputNote{where,
                         fmt::format("its date {} is before {}, when Russia began to take land of "
                                     "Ukraine",
                                     date.iso(), first_day.iso()),
                         "is the year right? `date` gives the day of the map", InputWarning::date};
    }
    return std::nullopt;
}

std::optional<InputNote> warning_of_day_inside(const std::optional<Date>& inside, const Date& date,
                                               std::string_view says, const std::string& where,
                                               const std::string& attribute) {
    if (!inside || *inside == date) {
        return std::nullopt;
    }
    return InputNote{
        where,
        fmt::format("its records are of {} (attribute {}), but {} says {}, which counts",
                    inside->iso(), attribute, says, date.iso()),
        "give the right day with `date`, or mend the name", InputWarning::date};
}

std::optional<Date> day_in_text(std::string_view text) {
    text = trimmed(text);
    const bool digits = !text.empty() && text.find_first_not_of("0123456789") == text.npos;
    const auto parts = [](std::string_view y, std::string_view m, std::string_view d) {
        return Date::parse(fmt::format("{}-{}-{}", y, m, d));
    };
    constexpr std::size_t calendar = 8;
    if (digits && text.size() == calendar) {
        return parts(text.substr(0, 4), text.substr(4, 2), text.substr(6, 2));
    }
    if (digits && (text.size() == 10 || text.size() == 13)) {
        long long seconds = 0;
        std::from_chars(text.data(), text.data() + text.size(), seconds);
        return Date::from_unix_seconds(text.size() == 13 ? seconds / 1000 : seconds);
    }
    if (const std::vector<std::string> days = split(text, '.');
        days.size() == 3 && days[2].size() >= 4) {
        return date_of_parts(days[2].substr(0, 4), days[1], days[0]); // 4.11.2025
    }
    if (text.size() < 10) {
        return std::nullopt;
    }
    const char mark = text[4];
    return (mark == '-' || mark == '/') && text[7] == mark
               ? parts(text.substr(0, 4), text.substr(5, 2), text.substr(8, 2))
               : std::nullopt;
}

} // namespace demarc
