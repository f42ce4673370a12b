// SPDX-License-Identifier: MIT
#include "maps/legend.hpp"

#include "maps/district_shading.hpp"
#include "maps/part_figures.hpp"

#include <algorithm>
#include <cstddef>
#include <map>
#include <utility>

namespace demarc {
namespace {

// Within the part of Ukraine that is shown, and on all of the sheet.
struct Extent {
    SquareMetres within;
    SquareMetres anywhere;
};

// By fill, and within a fill by hatch ("" for the whole).
using Areas = std::map<std::pair<std::string, std::string>, Extent>;

Areas measured(const MapSubject& map) {
    Areas areas;
    for (FaceIndex i = 0; i < map.study.partition.faces.size(); ++i) {
        const Face& face = map.study.partition.faces[i];
        const Outcome& outcome = map.scenario.outcomes.faces[i];
        const std::string fill = fill_of(face, outcome, map.fill);
        const SquareMetres area = face.area(map.study.method.area);
        const bool within = map.part.contains(face.region);
        const auto add = [&](const std::string& hatch) {
            Extent& extent = areas[{fill, hatch}];
            extent.within += within ? area : SquareMetres{};
            extent.anywhere += area;
        };
        add("");
        for (const HatchLayer layer : all_hatch_layers) {
            if (hatched(layer, map.study, map.scenario, i)) {
                add(name_of(layer));
            }
        }
    }
    return areas;
}

std::string figure_text(const MapSubject& map, SquareMetres area, SquareMetres of) {
    if (!(area.value > 0)) {
        return map.language.say("elsewhere");
    }
    const double share = of.value > 0 ? area / of * 100 : 0;
    return map.language.km2(area) + " · " + map.language.percent(share);
}

void add_area_rows(std::vector<LegendRow>& rows, const std::string& fill, const Areas& areas,
                   SquareMetres of, const MapSubject& map) {
    const auto found = areas.find({fill, ""});
    if (found == areas.end()) {
        return;
    }
    LegendRow row;
    row.fill = fill;
    if (const std::string hatch = inherent_hatch(fill); !hatch.empty()) {
        row.hatches.push_back(hatch);
    }
    row.label = legend_label(map.language, fill, changes_nothing(map.scenario));
    row.area = found->second.within;
    row.figure = figure_text(map, row.area, of);
    rows.push_back(row);
    for (const HatchLayer layer : all_hatch_layers) {
        const std::string hatch = name_of(layer);
        const auto part = areas.find({fill, hatch});
        // A crumb of the overlay is drawn, but a row for it would say more than it is.
        if (part == areas.end() || part->second.anywhere < SquareMetres::from_km2(10) ||
            std::find(row.hatches.begin(), row.hatches.end(), hatch) != row.hatches.end()) {
            continue;
        }
        LegendRow below = row;
        below.hatches.push_back(hatch);
        below.label = hatch_label(map.language, hatch, map.scenario);
        below.area = part->second.within;
        below.figure =
            below.area.value > 0 ? map.language.km2(below.area) : map.language.say("elsewhere");
        below.part = true;
        rows.push_back(below);
    }
}

LegendRow line_row(const std::string& line, const std::string& label, const std::string& figure) {
    LegendRow row;
    row.sample = LegendRow::Sample::line;
    row.line = line;
    row.label = label;
    row.figure = figure;
    return row;
}

// On a map of a part, a hatch that lies over some fill only beside the part needs no row of its own
// where another row shows it.
void leave_out_repeated_hatches(std::vector<LegendRow>& rows) {
    for (std::size_t i = 0; i < rows.size();) {
        const auto shows = [&](const LegendRow& other) {
            return &other != &rows[i] && std::find(other.hatches.begin(), other.hatches.end(),
                                                   rows[i].hatches.back()) != other.hatches.end();
        };
        if (rows[i].part && !(rows[i].area.value > 0) &&
            std::any_of(rows.begin(), rows.end(), shows)) {
            rows.erase(rows.begin() + static_cast<std::ptrdiff_t>(i));
        } else {
            ++i;
        }
    }
}

std::vector<LegendRow> land_rows(const MapSubject& map) {
    const Areas areas = measured(map);
    const SquareMetres of = part_area(map);
    std::vector<LegendRow> rows;
    for (const std::string& fill : all_fills(map.fill)) {
        add_area_rows(rows, fill, areas, of, map);
    }
    leave_out_repeated_hatches(rows);
    return rows;
}

} // namespace

std::vector<LegendRow> legend_rows(const MapSubject& map) {
    const Scenario& scenario = map.scenario;
    const Language& language = map.language;
    std::vector<LegendRow> rows = is_by_district(map.fill) ? shade_rows(map) : land_rows(map);
    rows.push_back(
        line_row("contact", language.say("contact"), language.date(map.study.control.date)));
    if (is_by_district(map.fill)) {
        return rows; // shows neither recognition nor sites
    }
    for (const LegalStatus status : {LegalStatus::russia_de_facto, LegalStatus::russia_de_jure}) {
        const bool occurs =
            std::any_of(scenario.outcomes.faces.begin(), scenario.outcomes.faces.end(),
                        [&](const Outcome& outcome) {
                            return outcome.legal == status && !outcome.recognised_by.empty();
                        });
        if (occurs) {
            const std::string name(name_of(status));
            rows.push_back(line_row(name, language.heading(status), language.say("on_paper_only")));
        }
    }
    if (!scenario.outcomes.sites.empty()) {
        LegendRow row;
        row.sample = LegendRow::Sample::site;
        row.label = language.say("site");
        rows.push_back(row);
    }
    return rows;
}

namespace {

constexpr double sample_width = 28;
constexpr double sample_height = 16;
constexpr double sample_gap = 9;

std::vector<Paragraph> paragraphs_of(const LegendRow& row) {
    if (row.part) {
        return {{row.figure.empty() ? row.label : row.label + ": " + row.figure, "legend_small"}};
    }
    std::vector<Paragraph> paragraphs{{row.label, "legend"}};
    if (!row.figure.empty()) {
        paragraphs.push_back({row.figure, "legend_small"});
    }
    return paragraphs;
}

PlacedRow set_row(const LegendRow& row, const MapStyle& style, SheetPoint at, double width) {
    const double left = at.x + (row.part ? 14 : 0);
    const double text_left = left + sample_width + sample_gap;
    const double room = at.x + width - text_left;
    return {row,
            {left, at.y + 1, sample_width, sample_height - (row.part ? 3 : 0)},
            set_block(paragraphs_of(row), style, {text_left, at.y}, room),
            room};
}

double bottom_of(const PlacedRow& placed) {
    return std::max(placed.text.box.bottom(), placed.sample.bottom()) + (placed.row.part ? 4 : 5);
}

// Sets rows below each other; gives the lower end.
double set_column(Legend& legend, const std::vector<LegendRow>& rows, const MapStyle& style,
                  SheetPoint at, double width) {
    for (const LegendRow& row : rows) {
        legend.rows.push_back(set_row(row, style, at, width));
        at.y = bottom_of(legend.rows.back());
    }
    return at.y;
}

// The number of rows that go into the first of some columns: the least with which it is no shorter
// than the others. A part stays below the row it belongs to.
std::size_t first_column(const std::vector<LegendRow>& rows, const MapStyle& style, double width,
                         int columns) {
    std::vector<double> heights;
    double total = 0;
    for (const LegendRow& row : rows) {
        heights.push_back(bottom_of(set_row(row, style, {0, 0}, width)));
        total += heights.back();
    }
    double first = 0;
    std::size_t count = 0;
    while (count < rows.size() && (first < total / columns || rows[count].part)) {
        first += heights[count++];
    }
    return count;
}

} // namespace

Legend set_legend(const std::string& heading, const std::vector<LegendRow>& rows,
                  const MapStyle& style, double width, int columns) {
    constexpr double gap = 18;
    const double column_width = (width - (columns - 1) * gap) / columns;
    Legend legend;
    legend.heading = set_block({{heading, "legend_heading"}}, style, {0, 0}, width);
    const double top = legend.heading.box.bottom() + 5;
    double bottom = top;
    std::vector<LegendRow> left = rows;
    for (int column = 0; column < columns; ++column) {
        const std::size_t count = first_column(left, style, column_width, columns - column);
        const auto end = left.begin() + static_cast<std::ptrdiff_t>(count);
        bottom = std::max(bottom, set_column(legend, {left.begin(), end}, style,
                                             {column * (column_width + gap), top}, column_width));
        left.erase(left.begin(), end);
    }
    double right = legend.heading.box.right();
    for (const PlacedRow& placed : legend.rows) {
        right = std::max(right, placed.text.box.right());
    }
    legend.box = {0, 0, right, bottom};
    return legend;
}

PlacedRow refilled(const PlacedRow& placed, const LegendRow& row, const MapStyle& style) {
    const SheetPoint at{placed.text.box.x, placed.text.box.y};
    return {row, placed.sample, set_block(paragraphs_of(row), style, at, placed.room), placed.room};
}

Legend moved(Legend legend, double dx, double dy) {
    move(legend.heading, dx, dy);
    for (PlacedRow& row : legend.rows) {
        row.sample.x += dx;
        row.sample.y += dy;
        move(row.text, dx, dy);
    }
    legend.box.x += dx;
    legend.box.y += dy;
    return legend;
}

} // namespace demarc
