// SPDX-License-Identifier: MIT
#include "maps/sheet_stage.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace demarc {
namespace {

// Land on the sheet with the legend that goes with it.
struct Fit {
    Frame frame;
    Legend legend;
};

// The largest map in `area` whose land keeps clear of the legend in the lower left corner.
// `arcs` are those of `full`, the frame that fills the area.
Fit fit_beside(const Legend& legend, const SheetBox& area, const Frame& full,
               const std::vector<SheetArc>& arcs, double apart) {
    Legend placed = moved(legend, area.x, area.bottom() - legend.box.height - 4);
    const SheetBox clear = placed.box.grown(apart);
    const auto is_clear = [&](const Frame& frame) {
        return std::none_of(arcs.begin(), arcs.end(), [&](const SheetArc& arc) {
            return std::any_of(arc.line.begin(), arc.line.end(), [&](SheetPoint point) {
                return clear.contains(full.to_other(point, frame));
            });
        });
    };
    SheetBox room = area;
    Frame frame = full;
    constexpr double smallest = 0.5;
    while (!is_clear(frame) && room.height > area.height * smallest) {
        room.height -= area.height * 0.02;
        frame = full.fitted(room);
    }
    // On a wide sheet the land need not stand at the edge: towards the middle as far as is clear.
    constexpr double step = 10;
    const double free_width = area.width - frame.land().width;
    for (double shift = step; shift <= free_width / 2; shift += step) {
        SheetBox shifted = room;
        shifted.width -= shift;
        const Frame nearer = full.fitted(shifted);
        if (nearer.pixels_per_metre() < frame.pixels_per_metre() * 0.999 || !is_clear(nearer)) {
            break;
        }
        frame = nearer;
    }
    return {frame, std::move(placed)};
}

void refit(std::vector<SheetArc>& arcs, const Frame& from, const Frame& to) {
    for (SheetArc& arc : arcs) {
        for (SheetPoint& point : arc.line) {
            point = from.to_other(point, to);
        }
    }
}

// What words leave to the map.
struct Room {
    SheetBox sheet;
    SheetBox view{};
    double side = sheet_margin; ///< at the sides of the words
    MapStyle style{};
    Header header{};
    std::vector<TextBlock> caption{};
    double rule = 0;

    [[nodiscard]] bool is_enough() const { return view.height >= map_share * sheet.height; }
};

Room room_beside(const SheetWords& words, const MapOptions& options, const MapStyle& base,
                 double letters, Fullness fullness) {
    const SheetPreset& preset = options.sheet;
    const double height = preset.height > 0 ? preset.height_px() : preset.map_height / 25.4 * 96;
    Room room{{0, 0, preset.width_px() / letters, height / letters}};
    room.style = with_least_letters(base, preset.min_letter / letters);
    room.side = preset.stacked ? sheet_margin * 0.6 : sheet_margin;
    const double inner = room.sheet.width - 2 * room.side;
    room.header = set_header(words.header_at(fullness), room.style, room.side, inner);
    room.caption =
        set_caption(words.caption(fullness), room.style, room.side, inner, preset.stacked);
    room.rule = align_bottom(room.caption, room.sheet.bottom());
    const double top = room.header.bottom + 10;
    room.view = {0, top, room.sheet.width,
                 std::max(room.rule - top, room.sheet.height * map_share / 2)};
    return room;
}

// The legend below the map, where that leaves the map its share.
bool stage_above_legend(Stage& stage, const PlaneArcs& land, const SheetWords& words,
                        const MapCrop& crop, const Room& room) {
    const double inner = room.sheet.width - 2 * room.side;
    Legend legend =
        set_legend(words.legend_heading, words.legend, room.style, inner, inner > 380 ? 2 : 1);
    constexpr double around = 12;
    const double height = words.legend.empty() ? 0 : legend.box.height + 2 * around;
    if (room.view.height - height < map_share * room.sheet.height) {
        return false;
    }
    stage.view.height -= height;
    stage.legend_on_map = false;
    stage.legend = moved(std::move(legend), room.side, stage.view.bottom() + around);
    const double edge = crop.shows_all() ? 8 : 14;
    stage.frame = Frame(land, stage.view.grown(-edge), Frame::Place::middle, crop);
    stage.arcs = sheet_arcs(land, stage.frame, line_tolerance);
    return true;
}

// The whole country, the legend on the sea in its lower left corner.
void stage_with_corner(Stage& stage, const PlaneArcs& land, const SheetWords& words,
                       const Room& room, bool stacked) {
    const double edge = stacked ? 8 : sheet_margin;
    const double above = stacked ? 6 : 12;
    const SheetBox area{edge, room.view.y + above, room.sheet.width - 2 * edge,
                        room.view.height - 2 * above};
    const Frame full(land, area);
    std::vector<SheetArc> arcs = sheet_arcs(land, full, line_tolerance);
    const double inner = room.sheet.width - 2 * room.side;
    const auto fit_of = [&](double width, int columns) {
        Fit fit = fit_beside(set_legend(words.legend_heading, words.legend, room.style,
                                        std::min(width, inner), columns),
                             area, full, arcs, stacked ? 11 : 16);
        return fit;
    };
    const auto fits = [&](const Fit& tried) { return tried.legend.box.y > room.view.y + 8; };
    Fit fit = fit_of(stacked ? inner * 0.46 : 290, 1);
    for (Fit& other :
         std::array{fit_of(stacked ? inner * 0.6 : 330, 1), fit_of(stacked ? inner : 470, 2)}) {
        constexpr double larger = 1.01;
        if (fits(other) && (!fits(fit) || other.frame.pixels_per_metre() >
                                              larger * fit.frame.pixels_per_metre())) {
            fit = std::move(other);
        }
    }
    refit(arcs, full, fit.frame);
    stage.roomy = fits(fit) && (stacked || fit.frame.land().height > 0.5 * room.sheet.height);
    stage.frame = fit.frame;
    stage.arcs = std::move(arcs);
    stage.legend = std::move(fit.legend);
}

// A part of the country fills its window but for the legend on it, at the left or at the bottom.
void stage_with_part(Stage& stage, const PlaneArcs& land, const SheetWords& words,
                     const MapCrop& crop, const Room& room, bool stacked) {
    const SheetBox& view = room.view;
    const double inner = room.sheet.width - 2 * room.side;
    const auto legend_of = [&](double width, int columns) {
        return set_legend(words.legend_heading, words.legend, room.style, width, columns);
    };
    constexpr double around = 16;
    SheetBox free = view;
    Legend legend;
    if (stacked) {
        legend = legend_of(inner, inner > 380 ? 2 : 1);
        if (!words.legend.empty()) {
            free.height -= legend.box.height + 2 * around;
        }
        const double top = view.bottom() - legend.box.height - around;
        legend = moved(std::move(legend), room.side, top);
        stage.roomy = free.height > 0.5 * view.height;
    } else {
        const auto fits = [&](const Legend& tried) {
            return tried.box.height + 2 * around < view.height;
        };
        legend = legend_of(260, 1);
        for (const double width : {440.0, 560.0}) { // on a low sheet it is wide
            legend = fits(legend) ? std::move(legend) : legend_of(width, 2);
        }
        stage.roomy = fits(legend);
        legend = moved(std::move(legend), room.side, view.y + around);
        if (!words.legend.empty()) {
            free.x = legend.box.right() + around;
            free.width = view.right() - free.x;
        }
    }
    stage.frame = Frame(land, free.grown(-14), Frame::Place::middle, crop);
    stage.arcs = sheet_arcs(land, stage.frame, line_tolerance);
    stage.legend = std::move(legend);
}

/// What is drawn in a room; std::nullopt where it is cramped and there is another way.
std::optional<Stage> stage_in(Stage stage, const PlaneArcs& land, const SheetWords& words,
                              const MapOptions& options, const Room& room, bool is_last_way) {
    const bool stacked = options.sheet.stacked;
    if (stacked && stage_above_legend(stage, land, words, options.crop, room)) {
        return stage;
    }
    if (options.crop.shows_all()) {
        stage_with_corner(stage, land, words, room, stacked);
    } else {
        stage_with_part(stage, land, words, options.crop, room, stacked);
    }
    return stage.roomy || is_last_way ? std::optional(std::move(stage)) : std::nullopt;
}

} // namespace

Stage best_stage(const PlaneArcs& land, const SheetWords& words, const MapOptions& options,
                 const MapStyle& style) {
    constexpr std::array all{Fullness::full, Fullness::brief, Fullness::least, Fullness::bare};
    const double usual = options.sheet.letters;
    for (std::size_t i = options.has_brief_caption() ? 1 : 0;; ++i) {
        const bool is_last = i + 1 == all.size();
        const double smallest = usual * (is_last ? 0.7 : 0.85);
        for (double letters = usual;; letters *= 0.95) {
            const bool no_less = letters * 0.95 < smallest;
            const Room room = room_beside(words, options, style, letters, all.at(i));
            const bool is_last_way = is_last && no_less;
            if (room.is_enough() || is_last_way) {
                const Stage begun{room.sheet, room.view, room.header, room.caption,
                                  room.rule,  letters,   all.at(i),   Frame(land, room.view)};
                if (auto stage = stage_in(begun, land, words, options, room, is_last_way)) {
                    return *std::move(stage);
                }
            }
            if (no_less) {
                break;
            }
        }
    }
}

} // namespace demarc
