// SPDX-License-Identifier: MIT
#include "io/vector_writer.hpp"

#include "support/error.hpp"
#include "support/text.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <string_view>

namespace demarc {

namespace {

/// Twice the area in square degrees, positive for a counterclockwise ring. Taken about the first
/// vertex, so that a ring of a metre keeps its sign.
double signed_area(const Ring& ring) {
    double sum = 0;
    const LonLat origin = ring.front();
    for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
        const LonLat a{ring[i].lon - origin.lon, ring[i].lat - origin.lat};
        const LonLat b{ring[i + 1].lon - origin.lon, ring[i + 1].lat - origin.lat};
        sum += a.lon * b.lat - b.lon * a.lat;
    }
    return sum;
}

/// Builds the text of one layer.
class GeoJson {
public:
    explicit GeoJson(const OutputLayer& layer) : layer_(layer) {}

    std::string text() {
        text_ = "{\"type\":\"FeatureCollection\",\"name\":" + quoted(layer_.name);
        if (!layer_.title.empty()) {
            text_ += ",\"title\":" + quoted(layer_.title);
        }
        text_ += ",\"features\":[";
        for (std::size_t i = 0; i < layer_.records.size(); ++i) {
            text_ += i == 0 ? "\n" : ",\n";
            record(layer_.records[i], i);
        }
        return std::move(text_) + "\n]}\n";
    }

private:
    static std::string quoted(const std::string& text) {
        return nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::strict);
    }

    void record(const OutputRecord& record, std::size_t number) {
        if (record.values.size() != layer_.fields.size()) {
            throw OutputError(fmt::format("layer {}, record {}: has {} values for {} fields",
                                          layer_.name, number, record.values.size(),
                                          layer_.fields.size()));
        }
        text_ += "{\"type\":\"Feature\",\"properties\":{";
        for (std::size_t i = 0; i < layer_.fields.size(); ++i) {
            text_ += i == 0 ? "" : ",";
            text_ += quoted(layer_.fields[i].name);
            text_ += ':';
            value(record.values[i], layer_.fields[i], number);
        }
        text_ += "},\"geometry\":";
        std::visit([this](const auto& geometry) { write(geometry); }, record.geometry);
        text_ += "}";
    }

    void value(const FieldValue& value, const FieldDefinition& field, std::size_t number) {
        const auto out = std::back_inserter(text_);
        if (std::holds_alternative<std::monostate>(value)) {
            text_ += "null";
        } else if (const auto* text = std::get_if<std::string>(&value);
                   text != nullptr && field.type == FieldType::text) {
            text_ += quoted(*text);
        } else if (const auto* real = std::get_if<double>(&value);
                   real != nullptr && field.type == FieldType::real && std::isfinite(*real)) {
            fmt::format_to(out, "{}", *real);
        } else if (const auto* integer = std::get_if<long long>(&value);
                   integer != nullptr && field.type == FieldType::integer) {
            fmt::format_to(out, "{}", *integer);
        } else {
            throw OutputError(fmt::format("layer {}, record {}: the value of '{}' is not of its "
                                          "type or not finite",
                                          layer_.name, number, field.name));
        }
    }

    void number(double value) {
        if (!std::isfinite(value)) {
            throw OutputError(fmt::format("layer {}: a position is not finite", layer_.name));
        }
        std::string digits = fixed(value, 9);
        digits.erase(digits.find_last_not_of('0') + 1);
        if (digits.ends_with('.')) {
            digits.pop_back();
        }
        text_ += digits == "-0" ? "0" : digits;
    }

    void position(LonLat p) {
        text_ += '[';
        number(p.lon);
        text_ += ',';
        number(p.lat);
        text_ += ']';
    }

    template<typename Items, typename Write>
    void list(const Items& items, const Write& write_one) {
        text_ += '[';
        bool first = true;
        for (const auto& item : items) {
            text_ += first ? "" : ",";
            first = false;
            write_one(item);
        }
        text_ += ']';
    }

    void ring(const Ring& ring, bool counterclockwise) {
        if (!ring.empty() && (signed_area(ring) > 0) != counterclockwise) {
            list(Ring(ring.rbegin(), ring.rend()), [this](LonLat p) { position(p); });
        } else {
            list(ring, [this](LonLat p) { position(p); });
        }
    }

    void rings(const Polygon& polygon) {
        text_ += '[';
        ring(polygon.exterior, true);
        for (const Ring& hole : polygon.holes) {
            text_ += ',';
            ring(hole, false);
        }
        text_ += ']';
    }

    void write(std::monostate /*none*/) { text_ += "null"; }
    void write(const Polygon& polygon) {
        text_ += R"({"type":"Polygon","coordinates":)";
        rings(polygon);
        text_ += '}';
    }
    void write(const MultiPolygon& polygons) {
        text_ += R"({"type":"MultiPolygon","coordinates":)";
        list(polygons, [this](const Polygon& polygon) { rings(polygon); });
        text_ += '}';
    }
    void write(const LineString& line) {
        text_ += R"({"type":"LineString","coordinates":)";
        list(line, [this](LonLat p) { position(p); });
        text_ += '}';
    }
    void write(LonLat p) {
        text_ += R"({"type":"Point","coordinates":)";
        position(p);
        text_ += '}';
    }

    const OutputLayer& layer_;
    std::string text_;
};

} // namespace

std::string geojson_text(const OutputLayer& layer) {
    return GeoJson(layer).text();
}

} // namespace demarc
