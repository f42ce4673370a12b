// SPDX-License-Identifier: MIT
#pragma once

#include "partition/partition.hpp"
#include "plans/outcome.hpp"
#include "plans/plan.hpp"

#include <optional>
#include <string>
#include <vector>

namespace demarc {

/// Who holds the land of a side.
Administration administration_of(Side side);

/// The number of a zone. \throws ConfigError where the map was not cut by it
ZoneIndex zone_numbered(const std::string& id, const Partition& partition);

/// A selector whose zones are known by number, so that a face is tested without comparing text.
/// Refers to the selector: it must live as long.
class Area {
public:
    /// \throws ConfigError where the map was not cut by one of the zones
    Area(const Selector& selector, const Partition& partition);

    /// `before` is who holds the face on the day of the map: conditions on holders look at the
    /// snapshot, never at what an earlier rule did.
    [[nodiscard]] bool has(const Face& face, Administration before) const;

private:
    const Selector& selector_;
    std::vector<ZoneIndex> zones_;
    std::vector<ZoneIndex> outside_zones_;
    std::vector<ZoneIndex> within_;
};

/// Land on one side of a line. The line of contact parts what the sides hold on the day of the map,
/// another line what they held on its day.
class SideOfLine {
public:
    SideOfLine(const std::string& line, const Partition& partition);
    [[nodiscard]] bool russian(const Face& face, Administration before) const;
    [[nodiscard]] bool ukrainian(const Face& face, Administration before) const;

private:
    std::optional<ZoneIndex> russian_; ///< std::nullopt: the line of contact
};

/// The band of a buffer rule.
class Band {
public:
    Band(const Buffer& rule, const Partition& partition);
    [[nodiscard]] bool has(const Face& face, Administration before) const;

private:
    SideOfLine by_ukraine_;
    SideOfLine by_russia_;
    std::optional<ZoneIndex> near_ukraine_;
    std::optional<ZoneIndex> near_russia_;
};

/// Which of the faces in `area` are border pockets of the Russian-held land.
///
/// The Russian-held faces of the area fall into parts that hang together along lines, not at mere
/// points. A part is a pocket if it touches the outer border of Ukraine and reaches no Russian-held
/// land outside the area: it is apart from the main occupied body.
/// \pre `area` has one entry for each face; by control class, contested land is in no pocket
std::vector<bool> border_pockets(const Partition& partition, const std::vector<bool>& area);

} // namespace demarc
