// SPDX-License-Identifier: MIT
#include "plans/area.hpp"

#include "plans/plan_zones.hpp"
#include "support/contains.hpp"
#include "support/disjoint_sets.hpp"
#include "support/error.hpp"

#include <algorithm>
#include <utility>

namespace demarc {

namespace {

std::vector<ZoneIndex> numbers(const std::vector<std::string>& ids, const Partition& partition) {
    std::vector<ZoneIndex> found;
    for (const std::string& id : ids) {
        found.push_back(zone_numbered(id, partition));
    }
    return found;
}

/// The zone of a depth; std::nullopt where the depth is.
std::optional<ZoneIndex> zone_of_depth(const std::string& line, double km,
                                       const Partition& partition) {
    return km > 0 ? std::optional(zone_numbered(zone_id({line, {}, km}), partition)) : std::nullopt;
}

bool is_in(const std::optional<ZoneIndex>& zone, const Face& face) {
    return zone && contains(face.zones, *zone);
}

} // namespace

Administration administration_of(Side side) {
    return side == Side::ukraine ? Administration::ukraine : Administration::russia;
}

ZoneIndex zone_numbered(const std::string& id, const Partition& partition) {
    const auto zone = std::find_if(partition.zones.begin(), partition.zones.end(),
                                   [&](const Zone& known) { return known.id == id; });
    if (zone == partition.zones.end()) {
        throw ConfigError("zone '" + id + "' is not among the areas the map was cut by");
    }
    return static_cast<ZoneIndex>(zone - partition.zones.begin());
}

Area::Area(const Selector& selector, const Partition& partition)
    : selector_(selector), zones_(numbers(selector.zones, partition)),
      outside_zones_(numbers(selector.outside_zones, partition)) {
    for (const Distance& distance : selector.within) {
        within_.push_back(zone_numbered(zone_id(distance), partition));
    }
    for (const Distance& distance : selector.beyond) {
        outside_zones_.push_back(zone_numbered(zone_id(distance), partition));
    }
}

bool Area::has(const Face& face, Administration before) const {
    const auto in = [&face](ZoneIndex zone) { return contains(face.zones, zone); };
    return (selector_.regions.empty() || contains(selector_.regions, face.region)) &&
           !contains(selector_.outside, face.region) &&
           (!selector_.held_by || administration_of(*selector_.held_by) == before) &&
           (selector_.control.empty() || contains(selector_.control, face.control)) &&
           (zones_.empty() || std::any_of(zones_.begin(), zones_.end(), in)) &&
           std::none_of(outside_zones_.begin(), outside_zones_.end(), in) &&
           std::all_of(within_.begin(), within_.end(), in);
}

SideOfLine::SideOfLine(const std::string& line, const Partition& partition) {
    if (line != contact) {
        russian_ = zone_numbered(zone_of_line(line), partition);
    }
}

bool SideOfLine::russian(const Face& face, Administration before) const {
    return russian_ ? is_in(russian_, face) : before == Administration::russia;
}

bool SideOfLine::ukrainian(const Face& face, Administration before) const {
    return russian_ ? !is_in(russian_, face) : before == Administration::ukraine;
}

Band::Band(const Buffer& rule, const Partition& partition)
    : by_ukraine_(rule.line_ukraine, partition), by_russia_(rule.line_russia, partition),
      near_ukraine_(zone_of_depth(rule.line_ukraine, rule.km_ukraine, partition)),
      near_russia_(zone_of_depth(rule.line_russia, rule.km_russia, partition)) {}

bool Band::has(const Face& face, Administration before) const {
    const bool near_ukraine = is_in(near_ukraine_, face);
    const bool near_russia = is_in(near_russia_, face);
    const bool ukrainian = by_ukraine_.ukrainian(face, before);
    const bool russian = by_russia_.russian(face, before);
    if (!ukrainian && !russian) {
        // Contested, or between two base lines: beside the one or the other.
        return near_ukraine || near_russia || by_ukraine_.russian(face, before);
    }
    return (ukrainian && near_ukraine) || (russian && near_russia);
}

std::vector<bool> border_pockets(const Partition& partition, const std::vector<bool>& area) {
    const std::size_t count = partition.faces.size();
    const auto russian = [&](FaceIndex i) { return is_russian(partition.faces[i].control); };
    const auto member = [&](const std::optional<FaceIndex>& i) {
        return i && area[*i] && russian(*i);
    };
    DisjointSets parts(count); // faces joined across arcs
    for (const Arc& arc : partition.arcs) {
        if (member(arc.left) && member(arc.right)) {
            parts.join(*arc.left, *arc.right);
        }
    }
    std::vector<bool> at_border(count, false);
    std::vector<bool> at_main_body(count, false);
    for (const Arc& arc : partition.arcs) {
        for (const auto& [here, there] :
             {std::pair(arc.left, arc.right), std::pair(arc.right, arc.left)}) {
            if (!member(here)) {
                continue;
            }
            if (!there) {
                at_border[parts.root(*here)] = true;
            } else if (!area[*there] && russian(*there)) {
                at_main_body[parts.root(*here)] = true;
            }
        }
    }
    std::vector<bool> pockets(count, false);
    for (FaceIndex i = 0; i < count; ++i) {
        pockets[i] = member(i) && at_border[parts.root(i)] && !at_main_body[parts.root(i)];
    }
    return pockets;
}

} // namespace demarc
