// SPDX-License-Identifier: MIT
#include "partition/partition.hpp"

#include "partition/conservation.hpp"
#include "partition/contact_line.hpp"
#include "partition/mosaic.hpp"
#include "partition/reconciliation.hpp"

namespace demarc {

namespace {

/// The tiles inside Ukraine become faces; arcs are renumbered.
class FaceMaker {
public:
    explicit FaceMaker(Mosaic& mosaic) : mosaic_(mosaic), face_of_(mosaic.tiles.size()) {}

    Partition make() {
        Partition partition;
        for (TileIndex i = 0; i < mosaic_.tiles.size(); ++i) {
            if (mosaic_.tiles[i].region) {
                face_of_[i] = partition.faces.size();
                partition.faces.push_back(face_from(mosaic_.tiles[i]));
            }
        }
        for (TileArc& arc : mosaic_.arcs) {
            const std::optional<FaceIndex> left = face(arc.left);
            const std::optional<FaceIndex> right = face(arc.right);
            if (left || right) {
                partition.arcs.push_back({std::move(arc.line), left, right});
            }
        }
        partition.statistics = mosaic_.statistics;
        return partition;
    }

    void apply(const std::vector<Sliver>& slivers, Partition& partition,
               Reconcile reconcile) const {
        for (const Sliver& sliver : slivers) {
            ReconciledSliver moved{
                {}, sliver.area, sliver.mean_width, sliver.depth, sliver.becomes};
            for (const TileIndex tile : sliver.tiles) {
                moved.faces.push_back(*face_of_[tile]);
                Face& face = partition.faces[*face_of_[tile]];
                face.reconciled = sliver.becomes;
                face.control = reconcile == Reconcile::on ? face.reconciled : face.drawn;
            }
            if (reconcile == Reconcile::on) {
                partition.slivers.push_back(std::move(moved));
            }
        }
    }

private:
    [[nodiscard]] std::optional<FaceIndex> face(std::optional<TileIndex> tile) const {
        return tile ? face_of_[*tile] : std::nullopt;
    }

    static Face face_from(Tile& tile) {
        Face face;
        for (const AreaMethod method : all_area_methods) {
            face.areas[static_cast<std::size_t>(method)] = area_of(tile.polygon, method);
        }
        face.polygon = std::move(tile.polygon);
        face.inside = tile.inside;
        face.region = *tile.region;
        face.drawn = tile.drawn;
        face.reconciled = tile.drawn;
        face.control = tile.drawn;
        face.zones = std::move(tile.zones);
        face.control_area = tile.control_area;
        return face;
    }

    Mosaic& mosaic_;
    std::vector<std::optional<FaceIndex>> face_of_;
};

} // namespace

Partition cut(const BoundarySet& boundaries, const ControlSnapshot& control,
              const RegionTable& regions, const std::vector<Zone>& zones, Reconcile reconcile) {
    const bool is_line = control.form == ControlForm::line_of_contact;
    const std::vector<ControlArea> closed =
        is_line ? close_line_of_contact(boundaries, control) : std::vector<ControlArea>();
    Mosaic mosaic = make_mosaic(boundaries, is_line ? closed : control.areas, control.elsewhere,
                                regions, zones);
    const bool has_own_limits = control.form == ControlForm::polygons;
    const std::vector<Sliver> slivers =
        has_own_limits ? find_slivers(mosaic) : std::vector<Sliver>();
    FaceMaker maker(mosaic);
    Partition partition = maker.make();
    maker.apply(slivers, partition, reconcile);
    partition.zones = zones;
    for (const MultiPolygon& region : boundaries.regions) {
        auto& areas = partition.region_areas.emplace_back();
        for (const AreaMethod method : all_area_methods) {
            areas[static_cast<std::size_t>(method)] = area_of(region, method);
        }
    }
    check_conservation(partition, boundaries, regions);
    return partition;
}

std::vector<LineString> line_of_contact(const Partition& partition) {
    std::vector<LineString> lines;
    for (const Arc& arc : partition.arcs) {
        if (!arc.left || !arc.right) {
            continue;
        }
        const ControlClass left = partition.faces[*arc.left].control;
        const ControlClass right = partition.faces[*arc.right].control;
        if ((left == ControlClass::ukrainian && is_russian(right)) ||
            (is_russian(left) && right == ControlClass::ukrainian)) {
            lines.push_back(arc.line);
        }
    }
    return lines;
}

} // namespace demarc
