// SPDX-License-Identifier: MIT
#include "partition/measured_cut.hpp"

#include "partition/conservation.hpp"
#include "partition/contact_line.hpp"
#include "partition/lines_of_control.hpp"
#include "partition/mosaic.hpp"
#include "partition/reconciliation.hpp"
#include "sources/held_before_2022.hpp"

#include <algorithm>
#include <utility>

namespace demarc {

namespace {

HeldBefore2022 held_before_2022(const ControlSnapshot& snapshot) {
    return {snapshot.whole_before_2022, snapshot.part_before_2022};
}

void set_russian_classes(Mosaic& mosaic, const ControlSnapshot& snapshot) {
    const HeldBefore2022 held = held_before_2022(snapshot);
    for (Tile& tile : mosaic.tiles) {
        if (tile.region) {
            tile.drawn = held.class_in(*tile.region, tile.drawn);
        }
    }
}

/// The tiles inside Ukraine become faces; arcs are renumbered.
class FaceMaker {
public:
    FaceMaker(Mosaic& mosaic, std::span<const AreaMethod> methods)
        : mosaic_(mosaic), methods_(methods), face_of_(mosaic.tiles.size()) {}

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

    void apply(const Reconciliation& decided, const ControlSnapshot& control, Partition& partition,
               Reconcile reconcile) const {
        const HeldBefore2022 held = held_before_2022(control);
        for (const Sliver& sliver : decided.slivers) {
            ReconciledSliver moved{faces_of(sliver.tiles), sliver.area,    sliver.mean_width,
                                   sliver.depth,           sliver.becomes, sliver.fills_gap,
                                   sliver.close_call};
            for (const FaceIndex index : moved.faces) {
                Face& face = partition.faces[index];
                face.reconciled = held.class_in(face.region, sliver.becomes);
                face.control = reconcile == Reconcile::on ? face.reconciled : face.drawn;
            }
            if (reconcile == Reconcile::on) {
                partition.slivers.push_back(std::move(moved));
            }
        }
        if (reconcile == Reconcile::on) {
            for (const KeptTiles& kept : decided.kept) {
                partition.kept.push_back({faces_of(kept.tiles), kept.area, kept.mean_width,
                                          kept.depth, kept.reason, kept.close_call});
            }
        }
    }

    /// What the publisher draws as Russian-held or contested beyond the boundary set.
    void note_outside(Partition& partition) const {
        for (const Tile& tile : mosaic_.tiles) {
            if (!tile.region && tile.control_area && tile.drawn != ControlClass::ukrainian) {
                partition.outside.push_back(
                    {tile.polygon, tile.drawn, tile.area, tile.control_area});
            }
        }
    }

private:
    [[nodiscard]] std::vector<FaceIndex> faces_of(const std::vector<TileIndex>& tiles) const {
        std::vector<FaceIndex> faces;
        for (const TileIndex tile : tiles) {
            faces.push_back(*face_of_[tile]);
        }
        return faces;
    }

    [[nodiscard]] std::optional<FaceIndex> face(std::optional<TileIndex> tile) const {
        return tile ? face_of_[*tile] : std::nullopt;
    }

    [[nodiscard]] Face face_from(Tile& tile) const {
        Face face;
        for (const AreaMethod method : methods_) {
            face.areas[static_cast<std::size_t>(method)] =
                method == AreaMethod::authalic ? tile.area : area_of(tile.polygon, method);
        }
        face.polygon = std::move(tile.polygon);
        face.inside = tile.inside;
        face.region = *tile.region;
        face.drawn = tile.drawn;
        face.reconciled = tile.drawn;
        face.control = tile.drawn;
        face.zones = std::move(tile.zones);
        face.control_area = tile.control_area;
        face.control_beneath = tile.control_beneath;
        face.covered_by = tile.covered_by;
        return face;
    }

    Mosaic& mosaic_;
    std::span<const AreaMethod> methods_;
    std::vector<std::optional<FaceIndex>> face_of_;
};

} // namespace

Partition measured_cut(const BoundarySet& boundaries, const ControlSnapshot& control,
                       const RegionTable& regions, const std::vector<Zone>& zones,
                       Reconcile reconcile, std::span<const AreaMethod> methods) {
    const bool is_line = control.form == ControlForm::line_of_contact;
    ClosedLine closed = is_line ? close_line_of_contact(boundaries, control) : ClosedLine();
    Mosaic mosaic = make_mosaic(boundaries, is_line ? closed.areas : control.areas,
                                control.elsewhere, regions, zones);
    const bool has_own_limits = control.form == ControlForm::polygons;
    set_russian_classes(mosaic, control);
    const Reconciliation decided =
        has_own_limits ? demarc::reconcile(mosaic, control) : Reconciliation();
    FaceMaker maker(mosaic, methods);
    Partition partition = maker.make();
    maker.apply(decided, control, partition, reconcile);
    if (has_own_limits) {
        maker.note_outside(partition);
    }
    settle_specks(partition);
    partition.zones = zones;
    partition.unmarked = std::move(closed.unmarked);
    check_conservation(partition, boundaries, regions);
    return partition;
}

} // namespace demarc
