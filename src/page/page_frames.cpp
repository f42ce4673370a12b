// SPDX-License-Identifier: MIT
#include "page/page_frames.hpp"

#include "page/page_shapes.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <unordered_map>

namespace demarc {

namespace {

using Position = PageFrames::Position;
using Row = std::vector<Position>;

constexpr Position end_mark{PageFrames::end_of_ring, 0};
constexpr std::size_t window = 3;     ///< positions that are looked up together
constexpr std::size_t least_copy = 4; ///< a shorter copy takes as much as its positions
constexpr std::size_t most_tries = 8; ///< of a window that occurs often

long long turn(Position a, Position b, Position c) {
    return static_cast<long long>(b.x - a.x) * (c.y - b.y) -
           static_cast<long long>(b.y - a.y) * (c.x - b.x);
}

/// Leaves out positions that repeat and those on a straight line: what is left depends on
/// neighbours alone.
void push_thinned(Row& ring, Position next) {
    if (!ring.empty() && ring.back() == next) {
        return;
    }
    while (ring.size() > 1 && turn(ring[ring.size() - 2], ring.back(), next) == 0) {
        ring.pop_back();
        if (ring.back() == next) {
            return;
        }
    }
    ring.push_back(next);
}

long long twice_area(const Row& ring) {
    long long sum = 0;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const Position a = ring[i];
        const Position b = ring[(i + 1) % ring.size()];
        sum += static_cast<long long>(a.x) * b.y - static_cast<long long>(b.x) * a.y;
    }
    return sum;
}

std::uint64_t key_of(const Row& row, std::size_t at) {
    std::uint64_t key = 0;
    for (std::size_t i = at; i < at + window; ++i) {
        key = key * 0x9E3779B97F4A7C15U + static_cast<std::uint64_t>(row[i].x) * 16384U +
              static_cast<std::uint64_t>(row[i].y);
    }
    return key;
}

/// Where each window of a row begins.
std::unordered_map<std::uint64_t, std::vector<std::size_t>> windows_of(const Row& row) {
    std::unordered_map<std::uint64_t, std::vector<std::size_t>> places;
    for (std::size_t i = 0; i + window <= row.size(); ++i) {
        std::vector<std::size_t>& list = places[key_of(row, i)];
        if (list.size() < most_tries) {
            list.push_back(i);
        }
    }
    return places;
}

std::size_t common(const Row& a, std::size_t i, const Row& b, std::size_t k) {
    std::size_t count = 0;
    while (i + count < a.size() && k + count < b.size() && a[i + count] == b[k + count]) {
        ++count;
    }
    return count;
}

/// Positions that are not copied, written when the next copy begins.
class Literals {
public:
    void add(Position position) {
        if (position == end_mark) {
            steps_.push_back(end_mark.x);
            steps_.push_back(end_mark.y);
            return;
        }
        steps_.push_back(position.x - last_.x);
        steps_.push_back(position.y - last_.y);
        last_ = position;
    }
    void copied(const Row& row, std::size_t end) {
        for (std::size_t i = end; i-- > 0;) {
            if (row[i] != end_mark) {
                last_ = row[i];
                return;
            }
        }
    }
    void put_into(PageJson& list) {
        list.push_back(steps_.size() / 2);
        for (const int step : steps_) {
            list.push_back(step);
        }
        steps_.clear();
    }

private:
    std::vector<int> steps_;
    Position last_;
};

PageJson changes_of(const Row& from, const Row& to) {
    const auto places = windows_of(from);
    PageJson list = PageJson::array();
    Literals literals;
    std::size_t end = 0; // of the last copy, in `from`
    for (std::size_t i = 0; i < to.size();) {
        std::size_t count = common(to, i, from, end);
        std::size_t begin = end;
        if (i + window <= to.size()) {
            if (const auto found = places.find(key_of(to, i)); found != places.end()) {
                for (const std::size_t place : found->second) {
                    if (const std::size_t same = common(to, i, from, place); same > count) {
                        count = same;
                        begin = place;
                    }
                }
            }
        }
        if (count < least_copy) {
            literals.add(to[i++]);
            continue;
        }
        literals.put_into(list);
        list.push_back(static_cast<long long>(begin) - static_cast<long long>(end));
        list.push_back(count);
        end = begin + count;
        i += count;
        literals.copied(to, i);
    }
    literals.put_into(list);
    return list;
}

} // namespace

void PageFrames::add_ring(const Ring& ring, bool is_hole, Row& to) const {
    constexpr int most = 8000; // beyond the sheet it does not matter where
    Row row;
    for (const LonLat position : ring) {
        const SheetPoint point = frame_.to_sheet(position);
        const auto step = [](double pixels) {
            return static_cast<int>(
                std::clamp<long long>(std::llround(pixels * page_steps), -most, most));
        };
        push_thinned(row, {step(point.x), step(point.y)});
    }
    while (row.size() > 1 && row.back() == row.front()) {
        row.pop_back();
    }
    const long long area = twice_area(row);
    if (row.size() < 3 || area == 0) {
        return;
    }
    if ((area > 0) == is_hole) {
        std::reverse(row.begin(), row.end());
    }
    to.insert(to.end(), row.begin(), row.end());
    to.push_back(end_mark);
}

PageJson PageFrames::add(const MultiPolygon& polygons) {
    Row row;
    for (const Polygon& polygon : polygons) {
        add_ring(polygon.exterior, false, row);
        for (const Ring& hole : polygon.holes) {
            add_ring(hole, true, row);
        }
    }
    PageJson changes = changes_of(last_, row);
    last_ = std::move(row);
    return changes;
}

} // namespace demarc
