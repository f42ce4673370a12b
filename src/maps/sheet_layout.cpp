// SPDX-License-Identifier: MIT
#include "maps/sheet_layout.hpp"

#include "maps/context.hpp"
#include "maps/district_outlines.hpp"
#include "maps/part_figures.hpp"
#include "maps/sheet_lines.hpp"
#include "maps/sheet_stage.hpp"
#include "maps/town_labels.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace demarc {
namespace {

constexpr double margin = sheet_margin;
const std::vector<std::string> map_texts{"city_1",      "city_2",        "city_3", "city_4",
                                         "region_name", "region_figure", "site",   "contact_date",
                                         "neighbour",   "scale"};

} // namespace

Header set_header(const HeaderText& text, const MapStyle& style, double left, double width) {
    Header header;
    if (text.kicker.empty() && text.title.empty() && text.subtitle.empty()) {
        header.bottom = -10; // the map begins 10 below it
        return header;
    }
    header.kicker = set_block({{text.kicker, "kicker"}}, style, {left, 18}, width);
    header.title =
        set_evenly({text.title, "title"}, style, {left, header.kicker.box.bottom() + 1}, width);
    header.subtitle = set_block({{text.subtitle, "subtitle"}}, style,
                                {left, header.title.box.bottom() + 2}, width);
    header.bottom = header.subtitle.box.bottom();
    return header;
}

std::vector<TextBlock> set_caption(const CaptionText& text, const MapStyle& style, double left,
                                   double width, bool stacked) {
    // The line of contact has most to say for itself.
    constexpr std::array shares{0.31, 0.42, 0.27};
    constexpr double gap = 26;
    const double room = width - static_cast<double>(text.columns.size() - 1) * gap;
    std::vector<TextBlock> blocks;
    if (text.columns.empty()) {
        return blocks;
    }
    double bottom = 0;
    double x = left;
    for (const std::vector<Paragraph>& column : text.columns) {
        const double share = text.columns.size() == 1 ? 1 : shares[blocks.size()];
        // Pictures on screens are set in letters of whole pixels, which run wider.
        constexpr double set_wider = 0.95;
        const double wide = stacked ? width : room * share * (share < 1 ? 1 : set_wider);
        const double top = stacked && !blocks.empty() ? bottom + 4 : 0;
        blocks.push_back(set_block(column, style, {stacked ? left : x, top}, wide));
        bottom = std::max(bottom, blocks.back().box.bottom());
        x += wide + gap;
    }
    blocks.push_back(set_block({{text.credits, "caption"}}, style, {left, bottom + 5}, width));
    return blocks;
}

double align_bottom(std::vector<TextBlock>& caption, double sheet_bottom) {
    if (caption.empty()) {
        return sheet_bottom;
    }
    const double by = sheet_bottom - 16 - caption.back().box.bottom();
    for (TextBlock& block : caption) {
        move(block, 0, by);
    }
    return caption.front().box.y - 8;
}

MapWindow lay_out_window(const MapSubject& map, const MapOptions& options, const SheetBox& view,
                         const Frame& frame, std::vector<SheetArc> arcs) {
    MapWindow window{view, frame, std::move(arcs)};
    if (is_by_district(map.fill)) {
        window.districts = district_outlines(map, frame, view);
        window.fills = shade_shapes(window.districts);
    } else {
        window.fills = fill_shapes(map.study, map.scenario, window.arcs, map.fill);
        window.hatches = hatch_shapes(map.study, map.scenario, window.arcs);
    }
    if (options.shows(MapPart::recognition) && !is_by_district(map.fill)) {
        window.recognition = recognition_shapes(map.study, map.scenario, window.arcs);
    }
    window.contact = contact_lines(map.study.partition, window.arcs);
    window.contact = clipped_lines(window.contact, view).empty()
                         ? std::vector<SheetLine>() // what only comes near is in no legend either
                         : clipped_lines(window.contact, cut_box(view));
    window.context = context_shapes(options.context, options.graticule, frame, view);
    for (std::vector<LandShape>* shapes : {&window.fills, &window.hatches, &window.recognition}) {
        std::erase_if(*shapes, [&](const LandShape& shape) {
            // A ring beside the window leaves lines without area along its edge.
            return !(std::abs(enclosed_area(clipped_rings(shape.rings, view))) > 1e-3);
        });
        for (LandShape& shape : *shapes) {
            shape.rings = clipped_rings(shape.rings, cut_box(view));
        }
    }
    return window;
}

namespace {

// Whether the headline is about a class: however small, it is in the legend.
bool is_news(const LegendRow& row, const MapSubject& map) {
    const Balance balance = part_balance(map);
    const SquareMetres lost = lost_by_ukraine(balance);
    return row.fill == name_of(Change::returned_to_ukraine)
               ? balance.returned_to_ukraine > lost
               : (row.fill == name_of(Change::passed_to_russia) ||
                  row.fill == name_of(Change::to_demilitarised_zone)) &&
                     row.area.value >= lost.value / 2;
}

// Whether the class of a row of the legend is large enough in the window to be seen.
bool is_seen(const LegendRow& row, const MapSubject& map, const MapWindow& window) {
    const bool news = is_news(row, map);
    const auto has = [news](const std::vector<LandShape>& shapes, const std::string& name) {
        return std::any_of(shapes.begin(), shapes.end(), [&](const LandShape& shape) {
            return shape.name == name &&
                   (news || std::abs(enclosed_area(shape.rings)) >= visible_area);
        });
    };
    const auto is_drawn = [&](const std::string& name) {
        return std::any_of(window.recognition.begin(), window.recognition.end(),
                           [&](const LandShape& shape) { return shape.name == name; });
    };
    switch (row.sample) {
    case LegendRow::Sample::area: {
        const double scale = window.frame.pixels_per_metre();
        const bool too_small = row.part && !news && row.area.value > 0 &&
                               row.area.value * scale * scale < visible_area;
        return has(window.fills, row.fill) && !too_small &&
               (!row.part || has(window.hatches, row.hatches.back()));
    }
    case LegendRow::Sample::line:
        return row.line == "contact" ? !window.contact.empty() : is_drawn(row.line);
    case LegendRow::Sample::site:
        break;
    }
    const std::vector<Site>& sites = map.study.places.sites;
    return std::any_of(sites.begin(), sites.end(), [&](const Site& site) {
        constexpr double sign = 10;
        return site.position && refers_to(map.scenario, site) &&
               window.view.grown(-sign).contains(window.frame.to_sheet(*site.position));
    });
}

} // namespace

std::shared_ptr<const PlaneArcs> land_of(const MapSubject& map, const MapOptions& options) {
    const bool is_shared = options.land && &options.land->partition() == &map.study.partition;
    return is_shared ? options.land : std::make_shared<const PlaneArcs>(map.study.partition);
}

namespace {

// The sheet without names of places.
SheetLayout set_sheet(const MapSubject& map, const MapOptions& options, const SheetWords& words) {
    MapStyle style =
        with_letters(options.style, {"kicker", "title", "subtitle"}, options.sheet.headline);
    Stage stage = best_stage(*land_of(map, options), words, options, style);
    // A small map has smaller names.
    constexpr double usual_width = 640;
    constexpr double least = 0.78;
    style = with_letters(std::move(style), map_texts,
                         std::clamp(stage.view.width / usual_width, least, 1.0));
    style = with_least_letters(std::move(style), options.sheet.min_letter / stage.letters);
    SheetPoint corner{stage.view.right() - margin * 0.6, stage.view.bottom() - 12};
    if (stage.legend_on_map && options.sheet.stacked && options.crop.shows_all()) {
        corner.y = stage.view.y + 2 * margin * 0.6; // beside the land's north-east
    } else if (stage.legend_on_map && !words.legend.empty() &&
               stage.legend.box.right() > corner.x - stage.view.width / 3) {
        corner.y = stage.legend.box.y - 2 * margin * 0.6; // above a legend that is as wide
    }
    ScaleBar scale = set_scale(stage.frame, map.language, style, corner, 130);
    return {std::move(style),
            stage.sheet,
            lay_out_window(map, options, stage.view, stage.frame, std::move(stage.arcs)),
            std::move(stage.header),
            std::move(stage.legend),
            stage.legend_on_map,
            std::move(stage.caption),
            stage.fullness,
            stage.rule,
            std::move(scale)};
}

// Where it hides neither legend, scale nor a main town, and least of the line and of what changes
// hands.
void put_locator(SheetLayout& layout, const MapSubject& map, const MapOptions& options) {
    if (options.crop.shows_all() || !options.shows(MapPart::locator)) {
        return;
    }
    LocatorGround ground;
    if (options.shows(MapPart::legend)) {
        ground.taken.push_back(layout.legend.box.grown(10));
    }
    if (options.shows(MapPart::scale)) {
        ground.taken.push_back(layout.scale.box().grown(6));
    }
    for (const City& city : map.study.places.cities) {
        if (city.rank == 1) {
            ground.main_towns.push_back(layout.map.frame.to_sheet(city.position));
        }
    }
    std::vector<SheetLine> news = layout.map.contact;
    for (const LandShape& shape : layout.map.fills) {
        const bool is_kept = shape.name.starts_with("kept_") || shape.name == "share_0";
        if (!is_kept) {
            news.insert(news.end(), shape.rings.begin(), shape.rings.end());
        }
    }
    ground.news = clipped_lines(news, layout.map.view);
    layout.locator = set_locator(*land_of(map, options), layout.map.view, layout.map.frame, ground);
}

void put_names(SheetLayout& layout, const MapSubject& map, const MapOptions& options) {
    LabelGround ground{layout.map.view.grown(-4), {}, options.labels};
    if (options.shows(MapPart::legend)) {
        ground.taken.push_back(layout.legend.box.grown(10));
    }
    if (options.shows(MapPart::scale)) {
        ground.taken.push_back(layout.scale.box().grown(6));
    }
    put_locator(layout, map, options);
    if (layout.locator) {
        ground.taken.push_back(layout.locator->box.grown(4));
    }
    layout.map.labelling =
        place_labels({map}, layout.map.frame, layout.map.arcs, layout.style, ground).front();
    leave_out_names(layout.map.labelling, options);
}

} // namespace

SheetLayout lay_out(const Study& study, const Scenario& scenario, const MapOptions& options) {
    const MapSubject map{study,        scenario,     options.language,
                         options.fill, options.crop, options.districts.get()};
    SheetWords words = words_of(map, options);
    const std::vector<LegendRow> all = words.legend;
    const auto in_legend = [&](const std::vector<bool>& used) {
        std::vector<LegendRow> rows;
        for (std::size_t i = 0; i < all.size(); ++i) {
            if (used[i]) {
                rows.push_back(all[i]);
            }
        }
        return within_budget(std::move(rows), options.sheet.entries, options.language);
    };
    std::vector<bool> used(all.size(), true);
    words.legend = in_legend(used);
    SheetLayout layout = set_sheet(map, options, words);
    // What is seen depends on the room that the legend takes, and the legend on what is seen. They
    // agree after a round or two; where they do not, rows once seen keep their room.
    constexpr int rounds = 4;
    for (int round = 0; round < 2 * rounds; ++round) {
        std::vector<bool> seen(all.size());
        for (std::size_t i = 0; i < all.size(); ++i) {
            seen[i] = is_seen(all[i], map, layout.map) || (round >= rounds && used[i]);
        }
        if (seen == used) {
            break;
        }
        used = seen;
        words.legend = in_legend(used);
        layout = set_sheet(map, options, words);
    }
    put_names(layout, map, options);
    return layout;
}

SheetLayout lay_out(const MapSubject& map, const MapOptions& options, const SheetWords& words) {
    SheetLayout layout = set_sheet(map, options, words);
    put_names(layout, map, options);
    return layout;
}

} // namespace demarc
