// SPDX-License-Identifier: MIT
#include "sources/line_of_contact_reader.hpp"

#include "geometry/area.hpp"
#include "geometry/geos.hpp"
#include "geometry/locator.hpp"
#include "io/bytes.hpp"
#include "io/vector_file.hpp"
#include "sources/attribute_names.hpp"
#include "sources/line_joining.hpp"
#include "sources/passed_over.hpp"
#include "sources/plausibility.hpp"
#include "sources/reader_support.hpp"
#include "sources/reading_notes.hpp"
#include "sources/record_classifier.hpp"
#include "sources/record_filter.hpp"
#include "sources/source_spec.hpp"
#include "support/error.hpp"
#include "support/record_faults.hpp"
#include "support/text.hpp"
#include "support/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <iterator>
#include <optional>
#include <set>
#include <utility>

namespace demarc {

namespace {

/// A position well inside the largest polygon of a region.
LonLat inside_largest_polygon(const MultiPolygon& region) {
    const auto largest =
        std::max_element(region.begin(), region.end(), [](const Polygon& a, const Polygon& b) {
            return area_of(a) < area_of(b);
        });
    const GEOSContextHandle_t handle = geos::context().handle();
    const geos::Geometry polygon = geos::from(*largest);
    const geos::Geometry point = geos::owned(GEOSPointOnSurface_r(handle, polygon.get()),
                                             "looking for a position inside a region");
    LonLat position;
    GEOSGeomGetX_r(handle, point.get(), &position.lon);
    GEOSGeomGetY_r(handle, point.get(), &position.lat);
    return position;
}

std::optional<double> degrees(std::string_view text, double limit) {
    text = trimmed(text);
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || !(std::abs(value) <= limit)) {
        return std::nullopt;
    }
    return value;
}

/// A region by code or name, or several by their codes with blanks between.
std::vector<RegionIndex> regions_named(const std::string& text, const RegionTable& regions) {
    std::vector<RegionIndex> named;
    for (const std::string& word : split(text, ' ')) {
        const auto code = RegionCode::parse(word);
        if (const auto region = code ? regions.find(*code) : std::nullopt) {
            named.push_back(*region);
        }
    }
    if (const auto region = regions.find(text); named.empty() && region) {
        named.push_back(*region);
    }
    return named;
}

/// Whether part of the line runs inside the region, not only along its border.
bool crosses(const std::vector<LineString>& lines, const MultiPolygon& region) {
    const geos::Geometry area = geos::from(region);
    const geos::Geometry line = geos::from(lines);
    const GEOSContextHandle_t handle = geos::context().handle();
    return GEOSCrosses_r(handle, line.get(), area.get()) == 1 ||
           GEOSWithin_r(handle, line.get(), area.get()) == 1;
}

/// Regions that the line does not cross are on one side of it; one that it crosses counts only
/// where there is no other, and is named.
std::vector<SideMark> marks_in(const std::vector<RegionIndex>& named, const BoundarySet& boundaries,
                               const RegionTable& regions, const std::string& file,
                               ControlSnapshot& snapshot) {
    std::vector<RegionIndex> whole;
    std::copy_if(named.begin(), named.end(), std::back_inserter(whole), [&](RegionIndex region) {
        return !crosses(snapshot.lines, boundaries.regions.at(region));
    });
    std::vector<SideMark> marks;
    for (const RegionIndex region : whole.empty() ? named : whole) {
        const LonLat inside = inside_largest_polygon(boundaries.regions.at(region));
        marks.push_back({inside, ControlClass::russian});
        if (whole.empty()) {
            snapshot.notes.push_back(
                {file,
                 fmt::format("the line crosses {}; its Russian side is taken to be that of "
                             "the position {} {} in it",
                             regions[region].name_en, fixed(inside.lon, 4), fixed(inside.lat, 4))});
        }
    }
    return marks;
}

/// Regions, or a position.
std::vector<SideMark> russian_marks(const std::string& text, const BoundarySet& boundaries,
                                    const RegionTable& regions, const std::string& file,
                                    ControlSnapshot& snapshot) {
    if (const std::vector<RegionIndex> named = regions_named(text, regions); !named.empty()) {
        return marks_in(named, boundaries, regions, file, snapshot);
    }
    const std::vector<std::string> parts = split(text, ',');
    if (parts.size() == 2) {
        const std::optional<double> lon = degrees(parts[0], 180);
        const std::optional<double> lat = degrees(parts[1], 90);
        if (lon && lat) {
            const LonLat position{*lon, *lat};
            if (const std::string hint = hint_if_exchanged(position); !hint.empty()) {
                throw UsageError(fmt::format(
                    "the Russian side '{}' is a position far from Ukraine{}", text, hint));
            }
            return {{position, ControlClass::russian}};
        }
    }
    throw UsageError(
        fmt::format("the Russian side '{}' is neither a region (UA-43), nor a group of "
                    "regions (crimea), nor a position LON,LAT in degrees",
                    text));
}

/// The line, or the same line backwards: whichever comes first.
LineString canonical_line(LineString line) {
    LineString backwards(line.rbegin(), line.rend());
    return backwards < line ? backwards : line;
}

/// Reads the records of a line: pieces of it, and points that say which side is whose.
class LineRecords {
public:
    /// \param attributes the names of all that the records have
    LineRecords(const ControlProfile& profile, const VectorLayer& layer,
                std::set<std::string> attributes, ControlSnapshot& snapshot)
        : profile_(profile), where_(name_with_file(layer)), snapshot_(snapshot),
          passed_over_(where_, layer), filter_(profile.filter), names_(std::move(attributes)) {}

    /// \throws DataError naming the record
    void add(const Feature& record) {
        const std::string number = fmt::format("record {}", record.id);
        if (!filter_.passes(record.attributes)) {
            ++filtered_;
        } else if (const auto* lines = std::get_if<std::vector<LineString>>(&record.geometry)) {
            for (const LineString& line : *lines) {
                check_reach(line, record.where, snapshot_.notes);
                snapshot_.lines.push_back(canonical_line(line));
            }
        } else if (const auto* points = std::get_if<std::vector<LonLat>>(&record.geometry)) {
            add_marks(record, *points, number);
        } else {
            passed_over_.add(Lack::line, number);
        }
    }

    /// \throws DataError where too many are passed over
    void report(std::size_t of, const Tolerance& tolerance) const {
        note_filtered(filtered_, where_, snapshot_.notes);
        note_values_in_other_case(values_, profile_, where_, snapshot_.notes);
        passed_over_.report(of, tolerance, snapshot_.notes);
    }

private:
    void add_marks(const Feature& record, const std::vector<LonLat>& points,
                   const std::string& number) {
        const auto side = record.attributes.find(profile_.attribute);
        if (side == record.attributes.end() && !names_.contains(profile_.attribute)) {
            throw DataError(fmt::format("{}: a point marks a side of the line, and {}",
                                        record.where, no_attribute(profile_.attribute, names_)));
        }
        if (side == record.attributes.end() ||
            (trimmed(side->second).empty() && !profile_.classes.contains(side->second))) {
            passed_over_.add(Lack::side, number);
            return;
        }
        values_.insert(side->second);
        const auto control = class_of_value(side->second, profile_, record.where);
        for (const LonLat position : points) {
            if (const std::string hint = hint_if_exchanged(position); !hint.empty()) {
                throw DataError(fmt::format("{}: lies at longitude {}, latitude {}, far from "
                                            "Ukraine{}",
                                            record.where, position.lon, position.lat, hint));
            }
            if (control) {
                snapshot_.marks.push_back({position, *control});
            }
        }
    }

    const ControlProfile& profile_;
    std::string where_;
    ControlSnapshot& snapshot_;
    PassedOver passed_over_;
    RecordFilter filter_;
    std::set<std::string> names_;  ///< of the attributes of the layer
    std::set<std::string> values_; ///< of the attribute that tells the side
    std::size_t filtered_ = 0;
};

std::string named_place(Metres length, LonLat at) {
    return fmt::format("{} m at {} E {} N", fixed(length.value, 2), fixed(at.lon, 5),
                       fixed(at.lat, 5));
}

/// Joins the pieces of the line: cuts off ends that stick out beyond another piece, closes gaps,
/// and says where.
void join_pieces(ControlSnapshot& snapshot, Metres bound, const BoundarySet& boundaries,
                 const std::string& where) {
    std::optional<PolygonLocator> ukraine;
    const auto is_inside = [&](LonLat end) {
        if (!ukraine) {
            MultiPolygon all;
            for (const MultiPolygon& region : boundaries.regions) {
                all.insert(all.end(), region.begin(), region.end());
            }
            ukraine.emplace(all);
        }
        // Not on its border, where a line that was clipped to it ends.
        constexpr double aside = 1e-6; // a decimetre
        constexpr std::array<std::pair<double, double>, 4> around{
            {{aside, 0}, {-aside, 0}, {0, aside}, {0, -aside}}};
        return std::all_of(around.begin(), around.end(), [&](const auto& step) {
            return ukraine->contains({end.lon + step.first, end.lat + step.second});
        });
    };
    const std::vector<CutEnd> ends =
        with_context(where, [&] { return cut_ends(snapshot.lines, bound, is_inside); });
    const std::vector<ClosedGap> gaps =
        with_context(where, [&] { return join_lines(snapshot.lines, bound); });
    std::vector<std::string> named;
    for (const CutEnd& end : ends) {
        named.push_back(named_place(end.length, end.end));
    }
    if (!ends.empty()) {
        snapshot.notes.push_back(
            {where,
             fmt::format("{} beyond a place where pieces of the line meet {} cut off: {}",
                         ends.size() == 1 ? "an end" : fmt::format("{} ends", ends.size()),
                         ends.size() == 1 ? "was" : "were", first_of_many(named)),
             fmt::format("`join_metres` sets how long ends may be that are cut off, now {:g} m; 0 "
                         "cuts off none",
                         bound.value),
             InputWarning::mended});
    }
    named.clear();
    for (const ClosedGap& gap : gaps) {
        named.push_back(named_place(gap.width, gap.from));
    }
    if (!gaps.empty()) {
        snapshot.notes.push_back(
            {where,
             fmt::format("{} between pieces of the line {} closed: {}",
                         gaps.size() == 1 ? "a gap" : fmt::format("{} gaps", gaps.size()),
                         gaps.size() == 1 ? "was" : "were", first_of_many(named)),
             fmt::format("`join_metres` sets how wide gaps may be that are closed, now {:g} m; 0 "
                         "closes none",
                         bound.value),
             InputWarning::mended});
    }
}

} // namespace

void read_line_of_contact(const SourceSpec& source, const ControlProfile& profile,
                          const Tolerance& tolerance, const BoundarySet& boundaries,
                          const RegionTable& regions,
                          const std::optional<std::string>& russian_side,
                          ControlSnapshot& snapshot) {
    const std::string& file = source.file;
    VectorLayer layer = read_layer(
        source.file, layer_to_read(source, profile.layer, profile.opening), profile.opening);
    note_reading(layer, profile.opening.crs, snapshot.notes);
    snapshot.files = input_files("control", std::vector{layer}, profile.source);
    LineRecords records(profile, layer,
                        adopt_attribute_names(layer, attributes_asked_for(profile),
                                              profile.source.id, snapshot.notes),
                        snapshot);
    RecordFaults faults;
    for (const Feature& record : layer.features) {
        faults.collect([&] { records.add(record); });
    }
    faults.throw_if_any();
    records.report(records_in(layer), tolerance);
    if (snapshot.lines.empty()) {
        throw DataError(fmt::format("{}, layer {}: holds no line", file, layer.name));
    }
    join_pieces(snapshot, tolerance.join.value_or(default_join), boundaries, name_with_file(layer));
    if (russian_side) {
        for (const SideMark& mark :
             russian_marks(*russian_side, boundaries, regions, file_name_of(file), snapshot)) {
            snapshot.marks.push_back(mark);
        }
    }
    if (snapshot.marks.empty()) {
        throw DataError(fmt::format(
            "{}, layer {}: nothing says which side of the line is whose; add a point with the "
            "attribute {} = {} to the file, or name a region or a position LON,LAT on the Russian "
            "side with `russian_side`",
            file, layer.name, profile.attribute, name_of(ControlClass::russian)));
    }
    std::sort(snapshot.lines.begin(), snapshot.lines.end());
    std::sort(snapshot.marks.begin(), snapshot.marks.end(),
              [](const SideMark& a, const SideMark& b) { return a.position < b.position; });
}

} // namespace demarc
