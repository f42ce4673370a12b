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
};

// The constructor that takes all boxes at once packs them.
BoxIndex::BoxIndex(const std::vector<Box>& boxes)
    : tree_(std::make_unique<Tree>(Tree{decltype(Tree::boxes)(numbered(boxes))})) {}

BoxIndex::~BoxIndex() = default;
BoxIndex::BoxIndex(BoxIndex&&) noexcept = default;
BoxIndex& BoxIndex::operator=(BoxIndex&&) noexcept = default;

std::vector<std::uint32_t> BoxIndex::find(LonLat position) const {
    std::vector<std::uint32_t> found;
    const Corner corner(position.lon, position.lat);
    for (auto box = tree_->boxes.qbegin(bg::index::intersects(corner)); box != tree_->boxes.qend();
         ++box) {
        found.push_back(box->second);
    }
    std::sort(found.begin(), found.end());
    return found;
}

} // namespace demarc
