// SPDX-License-Identifier: MIT
#include "geometry/box_index.hpp"

#include <boost/geometry.hpp>
#include <boost/geometry/index/rtree.hpp>

#include <algorithm>
#include <utility>

namespace demarc {

namespace bg = boost::geometry;

namespace {

using Corner = bg::model::point<double, 2, bg::cs::cartesian>;
using NumberedBox = std::pair<bg::model::box<Corner>, std::uint32_t>;

std::vector<NumberedBox> numbered(const std::vector<Box>& boxes) {
    std::vector<NumberedBox> result;
    result.reserve(boxes.size());
    for (const Box& box : boxes) {
        result.push_back({{{box.west, box.south}, {box.east, box.north}},
                          static_cast<std::uint32_t>(result.size())});
    }
    return result;
}

} // namespace

struct BoxIndex::Tree {
    bg::index::rtree<NumberedBox, bg::index::quadratic<16>> boxes;

    template<typename Shape>
    [[nodiscard]] std::vector<std::uint32_t> meeting(const Shape& shape) const {
        std::vector<std::uint32_t> found;
        for (auto box = boxes.qbegin(bg::index::intersects(shape)); box != boxes.qend(); ++box) {
            found.push_back(box->second);
        }
        std::sort(found.begin(), found.end());
        return found;
    }
};

// The constructor that takes all boxes at once packs them.
BoxIndex::BoxIndex(const std::vector<Box>& boxes)
    : tree_(std::make_unique<Tree>(Tree{decltype(Tree::boxes)(numbered(boxes))})) {}

BoxIndex::~BoxIndex() = default;
BoxIndex::BoxIndex(BoxIndex&&) noexcept = default;
BoxIndex& BoxIndex::operator=(BoxIndex&&) noexcept = default;

std::vector<std::uint32_t> BoxIndex::find(LonLat position) const {
    return tree_->meeting(Corner(position.lon, position.lat));
}

std::vector<std::uint32_t> BoxIndex::find(const Box& box) const {
    return tree_->meeting(bg::model::box<Corner>({box.west, box.south}, {box.east, box.north}));
}

} // namespace demarc
