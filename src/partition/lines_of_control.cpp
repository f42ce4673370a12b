// SPDX-License-Identifier: MIT
#include "partition/lines_of_control.hpp"

#include "support/disjoint_sets.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace demarc {

namespace {

/// Connected pieces of land with one holder each, and how long their common borders are.
class Pieces {
public:
    explicit Pieces(const Partition& partition)
        : faces_(partition.faces), pieces_(partition.faces.size()) {
        for (const Arc& arc : partition.arcs) {
            if (arc.left && arc.right && holder(*arc.left) == holder(*arc.right)) {
                pieces_.join(*arc.left, *arc.right);
            }
        }
        for (FaceIndex i = 0; i < faces_.size(); ++i) {
            areas_[root(i)] += faces_[i].area(AreaMethod::authalic);
        }
        for (const Arc& arc : partition.arcs) {
            if (arc.left && arc.right && root(*arc.left) != root(*arc.right)) {
                add_border(root(*arc.left), root(*arc.right), geodesic_length(arc.line));
            }
        }
    }

    /// Joins every speck to a neighbour, the smallest first, and tells which there were.
    std::vector<FaceIndex> settle() {
        std::set<std::pair<SquareMetres, FaceIndex>> open;
        for (const auto& [piece, area] : areas_) {
            if (area < min_pocket) {
                open.insert({area, piece});
            }
        }
        std::vector<FaceIndex> specks;
        while (!open.empty()) {
            const FaceIndex piece = open.begin()->second;
            open.erase(open.begin());
            const std::optional<FaceIndex> into = longest_neighbour(piece);
            if (!into) {
                continue; // land of one holder from coast to coast, however small: no line passes
            }
            specks.push_back(piece);
            open.erase({areas_[*into], *into});
            absorb(*into, piece);
            if (areas_[*into] < min_pocket) {
                open.insert({areas_[*into], *into});
            }
        }
        return specks;
    }

    /// The face that stands for the piece: its holder is the piece's.
    FaceIndex root(FaceIndex i) { return pieces_.root(i); }

private:
    [[nodiscard]] Holder holder(FaceIndex i) const { return holder_of(faces_[i].control); }

    void add_border(FaceIndex a, FaceIndex b, Metres length) {
        borders_[a][b].value += length.value;
        borders_[b][a].value += length.value;
    }
    [[nodiscard]] std::optional<FaceIndex> longest_neighbour(FaceIndex piece) const {
        const auto found = borders_.find(piece);
        if (found == borders_.end() || found->second.empty()) {
            return std::nullopt;
        }
        return std::max_element(found->second.begin(), found->second.end(),
                                [](const auto& a, const auto& b) { return a.second < b.second; })
            ->first;
    }
    void absorb(FaceIndex into, FaceIndex piece) {
        pieces_.absorb(into, piece);
        areas_[into] += areas_[piece];
        for (const auto& [neighbour, length] : std::exchange(borders_[piece], {})) {
            borders_[neighbour].erase(piece);
            if (neighbour != into) {
                add_border(into, neighbour, length);
            }
        }
    }

    const std::vector<Face>& faces_;
    DisjointSets pieces_;
    std::map<FaceIndex, SquareMetres> areas_;
    std::map<FaceIndex, std::map<FaceIndex, Metres>> borders_;
};

template<typename Condition>
std::vector<LineString> lines_where(const Partition& partition, const Condition& condition) {
    std::vector<LineString> lines;
    for (const Arc& arc : partition.arcs) {
        if (condition(partition, arc.left, arc.right)) {
            lines.push_back(arc.line);
        }
    }
    return lines;
}

} // namespace

void settle_specks(Partition& partition) {
    Pieces pieces(partition);
    // Which speck a face is in has to be known before specks become parts of other land.
    std::vector<FaceIndex> own(partition.faces.size());
    for (FaceIndex i = 0; i < own.size(); ++i) {
        own[i] = pieces.root(i);
    }
    std::map<FaceIndex, Speck> specks;
    for (const FaceIndex piece : pieces.settle()) {
        specks[piece];
    }
    for (FaceIndex i = 0; i < own.size(); ++i) {
        Face& face = partition.faces[i];
        face.line_holder = holder_of(partition.faces[pieces.root(i)].control);
        if (const auto speck = specks.find(own[i]); speck != specks.end()) {
            speck->second.faces.push_back(i);
            speck->second.area += face.area(AreaMethod::authalic);
        }
    }
    partition.specks.clear();
    for (auto& [piece, speck] : specks) {
        partition.specks.push_back(std::move(speck));
    }
}

bool parts_holders(const Partition& partition, const std::optional<FaceIndex>& left,
                   const std::optional<FaceIndex>& right) {
    return left && right &&
           partition.faces[*left].line_holder != partition.faces[*right].line_holder;
}

bool is_contact(const Partition& partition, const std::optional<FaceIndex>& left,
                const std::optional<FaceIndex>& right) {
    return parts_holders(partition, left, right) &&
           partition.faces[*left].line_holder != Holder::unknown &&
           partition.faces[*right].line_holder != Holder::unknown;
}

std::vector<LineString> line_of_contact(const Partition& partition) {
    return lines_where(partition, is_contact);
}

std::vector<LineString> edges_of_control(const Partition& partition) {
    return lines_where(partition, parts_holders);
}

std::vector<LineString> edge_of_russian_land(const Partition& partition) {
    return lines_where(partition, [](const Partition& whole, const auto& left, const auto& right) {
        return parts_holders(whole, left, right) &&
               (whole.faces[*left].line_holder == Holder::russia ||
                whole.faces[*right].line_holder == Holder::russia);
    });
}

} // namespace demarc
