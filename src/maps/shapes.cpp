// SPDX-License-Identifier: MIT
#include "maps/shapes.hpp"

#include "maps/sheet_lines.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>
#include <utility>

namespace demarc {
namespace {

// An arc to be walked in one direction.
struct Step {
    const SheetArc* arc;
    bool forward;

    [[nodiscard]] std::size_t start() const { return forward ? arc->from : arc->to; }
    [[nodiscard]] std::size_t end() const { return forward ? arc->to : arc->from; }
    [[nodiscard]] SheetPoint point(std::size_t i) const {
        return arc->line[forward ? i : arc->line.size() - 1 - i];
    }
    void append_to(SheetLine& line) const {
        const std::size_t skipped = line.empty() ? 0 : 1;
        for (std::size_t i = skipped; i < arc->line.size(); ++i) {
            line.push_back(point(i));
        }
    }
};

// Directions on the sheet, y down; only differences between them matter.
double direction_out(const Step& step) {
    const SheetPoint a = step.point(0);
    const SheetPoint b = step.point(1);
    return std::atan2(b.y - a.y, b.x - a.x);
}
double direction_back(const Step& step) {
    const std::size_t last = step.arc->line.size() - 1;
    const SheetPoint a = step.point(last);
    const SheetPoint b = step.point(last - 1);
    return std::atan2(b.y - a.y, b.x - a.x);
}

using StepsByStart = std::multimap<std::size_t, std::size_t>;

// Where several ways lead on, the one that keeps to the same piece of land: the first one clockwise
// on the ground from where we came, which on the sheet (y down) is the way of rising angles.
StepsByStart::iterator next_step(StepsByStart& open, const std::vector<Step>& steps,
                                 const Step& last) {
    const auto [begin, end] = open.equal_range(last.end());
    auto best = end;
    double min_turn = 10;
    for (auto candidate = begin; candidate != end; ++candidate) {
        double turn = direction_out(steps[candidate->second]) - direction_back(last);
        while (turn <= 0) {
            turn += 2 * std::numbers::pi;
        }
        if (turn < min_turn) {
            min_turn = turn;
            best = candidate;
        }
    }
    return best == end ? open.end() : best;
}

} // namespace

std::vector<SheetArc> sheet_arcs(const PlaneArcs& land, const Frame& frame, double tolerance) {
    std::vector<SheetArc> arcs;
    arcs.reserve(land.all().size());
    for (const PlaneArc& arc : land.all()) {
        arcs.push_back(
            {frame.to_sheet(arc.line, tolerance), arc.from, arc.to, arc.left, arc.right});
    }
    return arcs;
}

std::vector<SheetLine> outline(const std::vector<SheetArc>& arcs,
                               const std::function<bool(FaceIndex)>& belongs) {
    std::vector<Step> steps;
    StepsByStart open;
    for (const SheetArc& arc : arcs) {
        const bool left = arc.left && belongs(*arc.left);
        const bool right = arc.right && belongs(*arc.right);
        if (left != right) {
            steps.push_back({&arc, left});
            open.emplace(steps.back().start(), steps.size() - 1);
        }
    }
    std::vector<SheetLine> rings;
    while (!open.empty()) {
        SheetLine ring;
        auto at = open.begin();
        const std::size_t home = at->first;
        for (;;) {
            const Step& step = steps[at->second];
            open.erase(at);
            step.append_to(ring);
            at = step.end() == home ? open.end() : next_step(open, steps, step);
            if (at == open.end()) {
                break;
            }
        }
        rings.push_back(std::move(ring));
    }
    return rings;
}

namespace {

// Walks from `step` over junctions where exactly two wanted arcs meet.
void walk(Step step, const std::multimap<std::size_t, const SheetArc*>& ends,
          std::map<const SheetArc*, bool>& used, SheetLine& line) {
    for (;;) {
        used[step.arc] = true;
        step.append_to(line);
        if (ends.count(step.end()) != 2) {
            return;
        }
        const auto [begin, end] = ends.equal_range(step.end());
        const auto next =
            std::find_if(begin, end, [&](const auto& entry) { return !used[entry.second]; });
        if (next == end) {
            return;
        }
        step = {next->second, next->second->from == step.end()};
    }
}

} // namespace

std::vector<SheetLine> joined(const std::vector<SheetArc>& arcs,
                              const std::function<bool(const SheetArc&)>& wanted) {
    std::multimap<std::size_t, const SheetArc*> ends;
    std::vector<const SheetArc*> chosen;
    for (const SheetArc& arc : arcs) {
        if (wanted(arc)) {
            chosen.push_back(&arc);
            ends.emplace(arc.from, &arc);
            ends.emplace(arc.to, &arc);
        }
    }
    std::map<const SheetArc*, bool> used;
    std::vector<SheetLine> lines;
    const auto begin_at = [&](const SheetArc* arc, bool forward) {
        SheetLine line;
        walk({arc, forward}, ends, used, line);
        lines.push_back(std::move(line));
    };
    for (const SheetArc* arc : chosen) { // from the ends and forks first
        if (!used[arc] && ends.count(arc->from) != 2) {
            begin_at(arc, true);
        } else if (!used[arc] && ends.count(arc->to) != 2) {
            begin_at(arc, false);
        }
    }
    for (const SheetArc* arc : chosen) { // what is left runs in a circle
        if (!used[arc]) {
            begin_at(arc, true);
        }
    }
    return lines;
}

double enclosed_area(const std::vector<SheetLine>& rings) {
    double doubled = 0;
    for (const SheetLine& ring : rings) {
        for (std::size_t i = 1; i < ring.size(); ++i) {
            doubled += ring[i].x * ring[i - 1].y - ring[i - 1].x * ring[i].y;
        }
    }
    return doubled / 2;
}

bool is_hairline(const SheetLine& line) {
    constexpr double thin = 1; // pixel; the line of contact is twice as wide
    double length = 0;
    for (std::size_t i = 1; i < line.size(); ++i) {
        length += std::hypot(line[i].x - line[i - 1].x, line[i].y - line[i - 1].y);
    }
    const SheetPoint first = line.front();
    const SheetPoint last = line.back();
    return first.x == last.x && first.y == last.y &&
           2 * std::abs(enclosed_area({line})) < thin * length;
}

bool enclose(const std::vector<SheetLine>& rings, SheetPoint point) {
    bool inside = false;
    for (const SheetLine& ring : rings) {
        for (std::size_t i = 1; i < ring.size(); ++i) {
            const SheetPoint a = ring[i - 1];
            const SheetPoint b = ring[i];
            if ((a.y > point.y) != (b.y > point.y) &&
                point.x < a.x + (point.y - a.y) / (b.y - a.y) * (b.x - a.x)) {
                inside = !inside;
            }
        }
    }
    return inside;
}

} // namespace demarc
