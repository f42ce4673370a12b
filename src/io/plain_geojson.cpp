// SPDX-License-Identifier: MIT
#include "io/plain_geojson.hpp"

#include "io/bytes.hpp"
#include "io/json_cursor.hpp"
#include "support/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <set>

namespace demarc {

namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

class PlainDocument : private JsonCursor {
public:
    PlainDocument(const std::string& file, std::string_view text) : JsonCursor(text) {
        layer_.file = file;
        layer_.name = file_name_of(file);
        layer_.name.resize(std::min(layer_.name.size(), layer_.name.rfind('.')));
        layer_.parts.push_back(file);
    }

    std::optional<VectorLayer> read() {
        skip_mark();
        if (!document() || (skip_blanks(), at_ != end_) || layer_.features.empty()) {
            return std::nullopt;
        }
        const std::string in_layer =
            fmt::format("{}, layer {}", file_name_of(layer_.file), layer_.name);
        long long id = 0;
        for (Feature& feature : layer_.features) {
            feature.id = id++;
            feature.where = fmt::format("{}, record {}", in_layer, feature.id);
        }
        return std::move(layer_);
    }

private:
    /// Calls `member(key)` for each member of an object; no key may be there twice.
    template<typename Member>
    bool object(const Member& member) {
        if (!take('{')) {
            return false;
        }
        if (take('}')) {
            return true;
        }
        std::set<std::string_view> keys;
        do {
            std::string_view key;
            if (!string(key) || !keys.insert(key).second || !take(':') || !member(key)) {
                return false;
            }
        } while (take(','));
        return take('}');
    }

    /// Calls `item()` for each item of an array that is not empty.
    template<typename Item>
    bool array(const Item& item) {
        if (!take('[')) {
            return false;
        }
        do {
            if (!item()) {
                return false;
            }
        } while (take(','));
        return take(']');
    }

    bool document() {
        std::string_view type;
        return object([&](std::string_view key) {
                   if (key == "type") {
                       return string(type);
                   }
                   if (key == "name") {
                       std::string_view name;
                       const bool good = string(name) && !name.empty() && is_utf8(name);
                       layer_.name = name;
                       return good;
                   }
                   if (key == "crs") {
                       return is_crs84();
                   }
                   return key == "features" && array([&] { return feature(); });
               }) &&
               type == "FeatureCollection";
    }

    bool is_crs84() {
        skip_blanks();
        const char* begin = at_;
        return value(0) &&
               std::string_view(begin, static_cast<std::size_t>(at_ - begin))
                       .find("\"urn:ogc:def:crs:OGC:1.3:CRS84\"") != std::string_view::npos;
    }

    bool feature() {
        Feature feature;
        std::string_view type;
        bool has_geometry = false;
        bool has_properties = false;
        const bool good = object([&](std::string_view key) {
            if (key == "type") {
                return string(type);
            }
            if (key == "id") { // text is an attribute, a number is a record's own number
                std::string_view id;
                const bool is_text = string(id) && take_attribute(feature, key, id);
                return is_text;
            }
            if (key == "properties") {
                has_properties = true;
                return properties(feature);
            }
            has_geometry = key == "geometry" && geometry(feature);
            return has_geometry;
        });
        if (!good || type != "Feature" || !has_geometry || !has_properties) {
            return false;
        }
        layer_.features.push_back(std::move(feature));
        return true;
    }

    static bool take_attribute(Feature& feature, std::string_view key, std::string_view text) {
        return is_utf8(key) && is_utf8(text) && !may_be_a_date(text) &&
               feature.attributes.emplace(key, text).second;
    }

    bool properties(Feature& feature) {
        return object([&](std::string_view key) {
            if (is_next('"')) {
                std::string_view text;
                return string(text) && take_attribute(feature, key, text);
            }
            if (std::string_view(at_, std::min<std::size_t>(4, rest())) == "null") {
                at_ += 4;
                return true;
            }
            const char* begin = at_;
            at_ += at_ < end_ && *at_ == '-' ? 1 : 0;
            const char* digits = at_;
            while (at_ < end_ && is_digit(*at_)) {
                ++at_;
            }
            constexpr int max_digits = 9; // beyond, GDAL changes types
            const std::string_view text(begin, static_cast<std::size_t>(at_ - begin));
            const bool good = at_ > digits && at_ - digits <= max_digits && *digits != '0' &&
                              (is_next(',') || is_next('}'));
            return good && take_attribute(feature, key, text);
        });
    }

    /// A geometry of any kind, whose type may stand before or after its coordinates.
    struct Coordinates {
        int nesting = 0; ///< 1 a position, 2 positions, 3 rings or lines, 4 polygons
        std::vector<std::vector<Ring>> parts; ///< of fewer levels: the only one of each missing one
    };

    bool geometry(Feature& feature) {
        std::string_view type;
        Coordinates found;
        const bool good = object([&](std::string_view key) {
            if (key == "type") {
                return string(type);
            }
            return key == "coordinates" && coordinates(found);
        });
        if (!good) {
            return false;
        }
        if (type == (found.nesting == 3 ? "Polygon" : "MultiPolygon") && found.nesting >= 3) {
            return take_polygons(feature, std::move(found.parts));
        }
        if (type == (found.nesting == 2 ? "LineString" : "MultiLineString") && found.nesting >= 2 &&
            found.nesting <= 3) {
            return take_lines(feature, std::move(found.parts.front()));
        }
        if (type == (found.nesting == 1 ? "Point" : "MultiPoint") && found.nesting <= 2) {
            feature.geometry = std::move(found.parts.front().front());
            return true;
        }
        return false;
    }

    static bool take_polygons(Feature& feature, std::vector<std::vector<Ring>> parts) {
        MultiPolygon polygons;
        for (std::vector<Ring>& rings : parts) {
            for (const Ring& ring : rings) {
                if (ring.size() < 4 || ring.front() != ring.back()) {
                    return false;
                }
            }
            Polygon& polygon = polygons.emplace_back();
            polygon.exterior = std::move(rings.front());
            polygon.holes.assign(std::make_move_iterator(rings.begin() + 1),
                                 std::make_move_iterator(rings.end()));
        }
        feature.geometry = std::move(polygons);
        return true;
    }

    static bool take_lines(Feature& feature, std::vector<LineString> lines) {
        const bool good = std::all_of(lines.begin(), lines.end(),
                                      [](const LineString& line) { return line.size() >= 2; });
        feature.geometry = std::move(lines);
        return good;
    }

    bool coordinates(Coordinates& found) {
        skip_blanks();
        const char* begin = at_;
        while (take('[')) {
            ++found.nesting;
        }
        at_ = begin;
        const auto positions_into = [this](std::vector<Ring>& lines) {
            Ring& line = lines.emplace_back();
            const bool good = array([&] { return position(line.emplace_back()); });
            line.shrink_to_fit();
            return good;
        };
        const auto lines_into = [&] {
            std::vector<Ring>& lines = found.parts.emplace_back();
            return array([&] { return positions_into(lines); });
        };
        switch (found.nesting) {
        case 1:
            return position(found.parts.emplace_back().emplace_back().emplace_back());
        case 2:
            return positions_into(found.parts.emplace_back());
        case 3:
            return lines_into();
        default:
            return found.nesting == 4 && array(lines_into);
        }
    }

    bool position(LonLat& into) {
        const auto in_range = [](double v, double limit) { return std::abs(v) <= limit; };
        double height = 0;
        return take('[') && number(into.lon) && take(',') && number(into.lat) &&
               in_range(into.lon, 180) && in_range(into.lat, 90) &&
               (!take(',') || number(height)) && take(']');
    }

    /// The double nearest to a number of up to 18 digits.
    bool number(double& into) {
        skip_blanks();
        const char* begin = at_;
        const bool negative = at_ < end_ && *at_ == '-';
        at_ += negative ? 1 : 0;
        std::uint64_t digits = 0;
        const char* first = at_;
        while (at_ < end_ && is_digit(*at_)) {
            digits = digits * 10 + static_cast<std::uint64_t>(*at_++ - '0');
        }
        const auto whole = at_ - first;
        std::ptrdiff_t fraction_digits = 0;
        if (at_ < end_ && *at_ == '.') {
            const char* point = at_++;
            while (at_ < end_ && is_digit(*at_)) {
                digits = digits * 10 + static_cast<std::uint64_t>(*at_++ - '0');
            }
            fraction_digits = at_ - point - 1;
            if (fraction_digits == 0) {
                return false;
            }
        }
        constexpr std::ptrdiff_t max_digits = 18;
        if (whole == 0 || (whole > 1 && *first == '0') || whole + fraction_digits > max_digits ||
            at_ == end_ || *at_ == 'e' || *at_ == 'E') {
            return false;
        }
        // Both exact, so that one division rounds once (Clinger 1990).
        constexpr std::uint64_t exact = 1ULL << 53U;
        if (digits <= exact) {
            const double size = static_cast<double>(digits) /
                                powers_of_ten[static_cast<std::size_t>(fraction_digits)];
            into = negative ? -size : size;
            return true;
        }
        return std::from_chars(begin, at_, into).ec == std::errc{};
    }

    static constexpr std::array<double, 19> powers_of_ten{1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,
                                                          1e7,  1e8,  1e9,  1e10, 1e11, 1e12, 1e13,
                                                          1e14, 1e15, 1e16, 1e17, 1e18};

    VectorLayer layer_;
};

} // namespace

bool may_be_a_date(std::string_view text) {
    return text.size() >= 4 && is_digit(text[0]) && is_digit(text[1]) &&
           text.find_first_of("-/:") != std::string_view::npos;
}

std::optional<VectorLayer> read_plain_geojson(const std::string& file, std::string_view text) {
    return PlainDocument(file, text).read();
}

} // namespace demarc
