// SPDX-License-Identifier: MIT
#include "python/results.hpp"

#include <array>
#include <bit>
#include <cstdint>

namespace demarc::python {

namespace py = pybind11;

namespace {

/// Geometry as OGC well-known binary, in the byte order of this machine.
class WellKnownBinary {
public:
    void add(LonLat position) {
        start(1);
        put(position);
    }
    void add(const LineString& line) {
        start(2);
        put_all(line);
    }
    void add(const Polygon& polygon) {
        start(3);
        put(static_cast<std::uint32_t>(1 + polygon.holes.size()));
        for_each_ring(polygon, [&](const Ring& ring) { put_all(ring); });
    }
    void add(const MultiPolygon& polygons) {
        start(6);
        put(static_cast<std::uint32_t>(polygons.size()));
        for (const Polygon& polygon : polygons) {
            add(polygon);
        }
    }
    void add(std::monostate) {}
    [[nodiscard]] const std::string& bytes() const { return bytes_; }

private:
    void start(std::uint32_t type) {
        bytes_ += std::endian::native == std::endian::little ? '\1' : '\0';
        put(type);
    }
    template<typename Value>
    void put(Value value) {
        const auto raw = std::bit_cast<std::array<char, sizeof(Value)>>(value);
        bytes_.append(raw.data(), raw.size());
    }
    void put_all(const std::vector<LonLat>& positions) {
        put(static_cast<std::uint32_t>(positions.size()));
        for (const LonLat position : positions) {
            put(position);
        }
    }
    std::string bytes_;
};

py::object well_known_binary(const OutputGeometry& geometry) {
    WellKnownBinary written;
    std::visit([&](const auto& shape) { written.add(shape); }, geometry);
    return written.bytes().empty() ? py::object(py::none()) : py::bytes(written.bytes());
}

py::object object_of(const FieldValue& value) {
    struct Visitor {
        py::object operator()(std::monostate) const { return py::none(); }
        py::object operator()(const std::string& text) const { return py::str(text); }
        py::object operator()(double number) const { return py::float_(number); }
        py::object operator()(long long number) const { return py::int_(number); }
    };
    return std::visit(Visitor(), value);
}

} // namespace

py::tuple table(const Columns& columns, const std::string& csv) {
    py::list described;
    for (const Column& column : columns) {
        described.append(py::make_tuple(column.name, column.type, column.unit, column.description));
    }
    return py::make_tuple(described, csv);
}

py::tuple table(const Table& table) {
    return python::table(table.columns, csv_text(table));
}

py::tuple layer(const OutputLayer& layer) {
    py::list names;
    py::list values;
    for (std::size_t i = 0; i < layer.fields.size(); ++i) {
        names.append(layer.fields[i].name);
        py::list column;
        for (const OutputRecord& record : layer.records) {
            column.append(object_of(record.values[i]));
        }
        values.append(column);
    }
    py::list geometries;
    for (const OutputRecord& record : layer.records) {
        geometries.append(well_known_binary(record.geometry));
    }
    return py::make_tuple(names, values, geometries, geojson_text(layer));
}

Table plans_table(const std::vector<Plan>& plans) {
    Table table{{{"id", "string", "", "Id of the plan: what `plans` takes."},
                 {"date", "date", "", "When it was published."},
                 {"title", "string", "", "English title."},
                 {"title_uk", "string", "", "Ukrainian title."},
                 {"author", "string", "", "Who proposes."},
                 {"status", "string", "", "Signed, official, leaked, reported ..."},
                 {"says_nothing_on_land", "boolean", "",
                  "Whether the text has no word on "
                  "territory."},
                 {"summary", "string", "", "What it says."}}};
    for (const Plan& plan : plans) {
        table.rows.push_back({plan.id, plan.date ? Cell(plan.date->iso()) : Cell(), plan.title_en,
                              plan.title_uk, plan.author, plan.status, says_nothing_on_land(plan),
                              plan.summary});
    }
    return table;
}

} // namespace demarc::python
