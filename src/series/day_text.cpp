// SPDX-License-Identifier: MIT
#include "series/day_text.hpp"

#include "io/json_cursor.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstring>
#include <string>

namespace demarc::series {

namespace {

constexpr std::int64_t grid_steps = 1'000'000'000;

/// A cursor over a JSON document. Every function answers whether it found what it looks for; after
/// a no the document is given up.
class DayText : private JsonCursor {
public:
    DayText(std::string_view text, bool polygons_alone, DayRings& rings,
            std::vector<DayFeature>& features)
        : JsonCursor(text), polygons_alone_(polygons_alone), rings_(rings), features_(features) {}

    bool document(std::string_view under) {
        skip_mark();
        const bool good = object_under(under.empty() ? only_key_of_geojson() : under) &&
                          (skip_blanks(), at_ == end_);
        if (good && features_.empty()) {
            features_.push_back({0, rings_.rings.size(), {}, false, false});
        }
        return good && !rings_.rings.empty();
    }

private:
    /// The keys of an object, each once; plain objects have few.
    class Keys {
    public:
        bool add(std::string_view key) {
            auto* const end = keys_.begin() + static_cast<std::ptrdiff_t>(count_);
            if (count_ == keys_.size() || std::find(keys_.begin(), end, key) != end) {
                return false;
            }
            keys_[count_++] = key;
            return true;
        }

    private:
        std::array<std::string_view, 12> keys_;
        std::size_t count_ = 0;
    };

    /// Of a document that has no type: the only key whose value may be GeoJSON, as GDAL looks for
    /// it; empty where there are several or none.
    std::string_view only_key_of_geojson() {
        const char* begin = at_;
        std::string_view only;
        bool good = take('{');
        bool more = good;
        while (good && more) {
            std::string_view key;
            good = string(key) && take(':') && key != "type";
            const bool is_object = is_next('{');
            const char* from = at_;
            good = good && value(0);
            if (good && is_object &&
                std::string_view(from, static_cast<std::size_t>(at_ - from)).find("\"type\"") !=
                    std::string_view::npos) {
                good = only.empty();
                only = key;
            }
            more = good && take(',');
        }
        at_ = begin;
        return good ? only : std::string_view();
    }

    /// The object that is the value of a key; of one with a point, of the key in that key's object.
    bool object_under(std::string_view under) {
        if (under.empty()) {
            return object(0);
        }
        const std::size_t point = under.find('.');
        const std::string_view wanted = under.substr(0, point);
        bool found = false;
        Keys keys;
        if (!take('{')) {
            return false;
        }
        do {
            std::string_view key;
            if (!string(key) || !keys.add(key) || !take(':')) {
                return false;
            }
            found = found || key == wanted;
            if (key == wanted ? !object_under(point == under.npos ? "" : under.substr(point + 1))
                              : !pass_over(key)) {
                return false;
            }
        } while (take(','));
        return take('}') && found;
    }

    /// Members of GeoJSON objects that matter; others are passed over.
    bool object(int depth) {
        if (depth > deepest || !take('{')) {
            return false;
        }
        std::string_view type;
        DayFeature feature;
        feature.first_ring = rings_.rings.size();
        int nesting = 0;
        Keys keys;
        while (!is_next('}')) {
            std::string_view key;
            if (!string(key) || !keys.add(key) || !take(':')) {
                return false;
            }
            skip_blanks();
            const char* begin = at_;
            if (!member(key, type, nesting, depth)) {
                return false;
            }
            if (key == "properties" && *begin == '{') {
                feature.properties = {begin, static_cast<std::size_t>(at_ - begin)};
            }
            feature.has_text_for_id = feature.has_text_for_id || (key == "id" && *begin == '"');
            feature.is_collection = key == "geometry" ? is_collection_ : feature.is_collection;
            if (!take(',')) {
                break;
            }
            if (is_next('}')) {
                return false;
            }
        }
        feature.end_ring = rings_.rings.size();
        if (type == "Feature") {
            features_.push_back(feature);
        }
        is_collection_ = type == "GeometryCollection" && depth > 0;
        return take('}') && is_plain(type, nesting, feature.end_ring > feature.first_ring);
    }

    [[nodiscard]] bool is_plain(std::string_view type, int nesting, bool has_rings) const {
        if (nesting > 2) {
            return type == (nesting == 3 ? "Polygon" : "MultiPolygon");
        }
        if (nesting != 0) {
            return type == "Point" || type == "LineString" || type == "MultiPoint";
        }
        return type == "FeatureCollection" || (is_collection_ && has_rings) ||
               (type == "Feature" && (has_rings || polygons_alone_));
    }

    bool member(std::string_view key, std::string_view& type, int& nesting, int depth) {
        if (key == "type") {
            return type.empty() && string(type);
        }
        if (key == "coordinates") {
            return nesting == 0 && coordinates(nesting);
        }
        if (key == "geometry") {
            return object(depth + 1);
        }
        if (key == "features") {
            return features(depth);
        }
        if (key == "geometries") {
            return geometries(depth);
        }
        if (key == "crs") {
            return crs();
        }
        return depth > 0 ? value(depth) : pass_over(key);
    }

    /// A member of the document, unless it is a server's word that there is more than this, see
    /// io/json_document.hpp.
    bool pass_over(std::string_view key) {
        const char* begin = at_;
        return value(0) && key != "exceededTransferLimit" &&
               std::string_view(begin, static_cast<std::size_t>(at_ - begin))
                       .find("\"exceededTransferLimit\"") == key.npos;
    }

    bool features(int depth) {
        if (!take('[')) {
            return false;
        }
        do {
            const std::size_t before = features_.size();
            if (!object(depth + 1) || features_.size() != before + 1) {
                return false;
            }
        } while (take(','));
        return take(']');
    }

    /// Of a collection, if all of them are polygons.
    bool geometries(int depth) {
        if (!take('[')) {
            return false;
        }
        do {
            const std::size_t before = rings_.rings.size();
            if (!object(depth + 1) || is_collection_ || rings_.rings.size() == before) {
                return false;
            }
        } while (take(','));
        return take(']');
    }

    bool crs() {
        skip_blanks();
        const char* begin = at_;
        if (!value(0)) {
            return false;
        }
        const std::string_view text(begin, static_cast<std::size_t>(at_ - begin));
        return text.find("\"urn:ogc:def:crs:OGC:1.3:CRS84\"") != std::string_view::npos ||
               text.find("\"EPSG:4326\"") != std::string_view::npos;
    }

    bool coordinates(int& nesting) {
        if (!take('[')) {
            return false;
        }
        const char* begin = at_;
        int depth = 1;
        while (take('[')) {
            ++depth;
        }
        nesting = depth;
        at_ = begin;
        if (depth < 3 && polygons_alone_) {
            do {
                if (!value(0)) {
                    return false;
                }
            } while (take(','));
            return take(']');
        }
        if (depth != 3 && depth != 4) {
            return false;
        }
        if (depth == 3) {
            return polygon();
        }
        do {
            if (!take('[') || !polygon()) {
                return false;
            }
        } while (take(','));
        return take(']');
    }

    /// The rings of a polygon, its opening bracket read already.
    bool polygon() {
        bool is_hole = false;
        do {
            if (!ring(is_hole)) {
                return false;
            }
            is_hole = true;
        } while (take(','));
        return take(']');
    }

    bool ring(bool is_hole) {
        if (!take('[')) {
            return false;
        }
        std::vector<GridPoint>& points = rings_.points;
        const std::size_t first = points.size();
        GridPoint last{};
        std::size_t positions = 0;
        do {
            GridPoint point;
            if (!usual_position(point) && !position(point)) {
                return false;
            }
            if (positions == 0 || point != last) {
                points.push_back(point); // a repeated position adds nothing
            }
            last = point;
            ++positions;
        } while (usual_comma() || take(','));
        if (!take(']') || positions < 4 || points.size() < first + 4 || points[first] != last) {
            return false;
        }
        points.pop_back();
        rings_.rings.push_back({first, points.size() - first, is_hole});
        return true;
    }

    /// A comma and no blank or one after it.
    bool usual_comma() {
        if (at_ >= end_ || *at_ != ',') {
            return false;
        }
        at_ += at_[1] == ' ' ? 2 : 1;
        return true;
    }

    /// "[ 35.201458, 45.523343 ]", with blanks or without: what nearly all positions look like.
    /// Stays where it is if this one does not.
    bool usual_position(GridPoint& point) {
        constexpr std::size_t longest = 64;
        const char* at = at_;
        if (rest() < longest || *at != '[') {
            return false;
        }
        at += at[1] == ' ' ? 2 : 1;
        if (!usual_number(at, point.x) || *at != ',') {
            return false;
        }
        at += at[1] == ' ' ? 2 : 1;
        if (!usual_number(at, point.y)) {
            return false;
        }
        at += *at == ' ' ? 1 : 0;
        if (*at != ']') {
            return false;
        }
        at_ = at + 1;
        return true;
    }

    /// Two digits, the point, one to eight digits.
    static bool usual_number(const char*& at, std::int64_t& into) {
        if (at[0] < '1' || at[0] > '8' || !is_digit(at[1]) || at[2] != '.') {
            return false;
        }
        const std::int64_t whole = (at[0] - '0') * 10 + (at[1] - '0');
        int count = 0;
        const std::uint64_t hundred_millionths = leading_digits(at + 3, count);
        at += 3 + count;
        into = whole * grid_steps + static_cast<std::int64_t>(hundred_millionths) * 10;
        return count > 0 && !is_digit(*at) && *at != 'e' && *at != 'E';
    }

    bool position(GridPoint& point) {
        if (!take('[') || !number(point.x, 180) || !take(',') || !number(point.y, 90)) {
            return false;
        }
        std::int64_t height = 0;
        return (!take(',') || number(height, 999)) && take(']');
    }

    /// A number in degrees, up to the third digit before and any after the point.
    bool number(std::int64_t& into, std::int64_t limit) {
        skip_blanks();
        const bool negative = at_ < end_ && *at_ == '-';
        at_ += negative ? 1 : 0;
        std::int64_t whole = 0;
        const char* begin = at_;
        while (is_digit(*at_) && at_ - begin < 4) {
            whole = whole * 10 + (*at_++ - '0');
        }
        const auto digits = at_ - begin;
        if (digits == 0 || digits > 3 || (digits > 1 && *begin == '0')) {
            return false;
        }
        std::int64_t fraction = 0;
        if (*at_ == '.') {
            ++at_;
            if (!fraction_digits(fraction)) {
                return false;
            }
        }
        if (*at_ == 'e' || *at_ == 'E' || at_ >= end_) {
            return false;
        }
        const std::int64_t value = whole * grid_steps + fraction;
        into = negative ? -value : value;
        return value <= limit * grid_steps;
    }

    static bool is_digit(char c) { return c >= '0' && c <= '9'; }

    /// Up to eight digits, read at once as if eight were there, zeros after them (SWAR, Lemire
    /// 2021). The word may reach into the padding after the text.
    static std::uint64_t leading_digits(const char* at, int& count) {
        std::uint64_t word = 0;
        std::memcpy(&word, at, sizeof word);
        const std::uint64_t values = word ^ 0x3030303030303030ULL;
        // A byte that is no digit has a bit set in its upper half, here or after adding six.
        const std::uint64_t others =
            (values | (values + 0x0606060606060606ULL)) & 0xF0F0F0F0F0F0F0F0ULL;
        count = others == 0 ? 8 : std::countr_zero(others) / 8;
        std::uint64_t digits = count == 8 ? values : values & ((1ULL << (8 * count)) - 1);
        digits = (digits * 10) + (digits >> 8U);
        digits = (((digits & 0x000000FF000000FFULL) * 0x000F424000000064ULL) +
                  (((digits >> 16U) & 0x000000FF000000FFULL) * 0x0000271000000001ULL)) >>
                 32U;
        return digits & 0xFFFFFFFFULL;
    }

    /// The digits after the point as billionths.
    bool fraction_digits(std::int64_t& billionths) {
        int count = 0;
        billionths = static_cast<std::int64_t>(leading_digits(at_, count)) * 10;
        if (count == 0) {
            return false;
        }
        at_ += count;
        if (count == 8 && is_digit(*at_)) {
            billionths += *at_++ - '0';
            if (is_digit(*at_)) {
                billionths += *at_ >= '5' ? 1 : 0;
                while (is_digit(*at_)) {
                    ++at_;
                }
            }
        }
        return true;
    }

    bool polygons_alone_;
    bool is_collection_ = false; ///< the object read last
    DayRings& rings_;
    std::vector<DayFeature>& features_;
};

} // namespace

bool read_day_text(std::string_view text, DayRings& rings) {
    std::vector<DayFeature> features;
    return read_day_features(text, {}, false, rings, features);
}

bool read_day_features(std::string_view text, std::string_view under, bool polygons_alone,
                       DayRings& rings, std::vector<DayFeature>& features) {
    rings.clear();
    features.clear();
    return DayText(text, polygons_alone, rings, features).document(under);
}

} // namespace demarc::series
