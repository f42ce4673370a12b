// SPDX-License-Identifier: MIT
#include "python/conversion.hpp"

#include "support/error.hpp"
#include "support/text.hpp"

#include <fmt/format.h>

#include <array>
#include <bit>
#include <cstdint>
#include <pybind11/stl.h>
#include <string>
#include <vector>

namespace demarc::python {

namespace py = pybind11;

namespace {

/// Takes a field out of the dictionary; without it, or where it is None, the value stays. A value
/// of another type: TypeError.
template<typename Value>
void take(const py::dict& fields, const char* name, Value& value) {
    const py::object given = fields.attr("pop")(name, py::none());
    if (given.is_none()) {
        return;
    }
    try {
        value = given.cast<Value>();
    } catch (const py::cast_error&) {
        throw py::type_error(
            fmt::format("`{}` cannot be {}", name, py::repr(given).cast<std::string>()));
    }
}

/// Nothing may be left: what no one takes would change nothing.
void refuse_others(const py::dict& fields, std::string_view where) {
    for (const auto& [name, value] : fields) {
        throw UsageError(
            fmt::format("{} has no field `{}`", where, py::str(name).cast<std::string>()));
    }
}

/// One of an enumeration, by the name that files and command line have for it.
template<typename Value, typename Values, typename Named>
void take_named(const py::dict& fields, const char* name, const Values& values, const Named& named,
                Value& value) {
    std::string word;
    take(fields, name, word);
    if (word.empty()) {
        return;
    }
    const std::optional<Value> found = named(word);
    if (!found) {
        std::vector<std::string> words;
        for (const Value one : values) {
            words.emplace_back(name_of(one));
        }
        throw UsageError(
            fmt::format("`{}` cannot be '{}'; it is one of {}", name, word, join(words, ", ")));
    }
    value = *found;
}

Sources sources_of(const py::dict& fields) {
    Sources sources;
    take(fields, "boundaries", sources.boundaries);
    take(fields, "more_boundaries", sources.more_boundaries);
    take(fields, "sea", sources.sea);
    take(fields, "control", sources.control);
    take(fields, "more_control", sources.more_control);
    take(fields, "russian_side", sources.russian_side);
    take(fields, "publisher", sources.publisher);
    take(fields, "attribution", sources.attribution);
    take(fields, "licence", sources.licence);
    take(fields, "compared", sources.compared);
    take(fields, "profiles", sources.profiles);
    take(fields, "lines", sources.lines);
    take(fields, "counts", sources.counts);
    take(fields, "people", sources.people);
    take(fields, "districts", sources.districts);
    take(fields, "crs", sources.crs);
    take(fields, "strict", sources.strict);
    take(fields, "join_metres", sources.join_metres);
    std::string day;
    take(fields, "date", day);
    sources.date = Date::parse(day);
    if (!day.empty() && !sources.date) {
        throw UsageError(fmt::format("`date` cannot be '{}': write YYYY-MM-DD", day));
    }
    return sources;
}

Method method_of(const py::dict& fields) {
    Method method;
    take_named(fields, "area", all_area_methods, area_method_named, method.area);
    take_named(fields, "denominator", all_denominators, denominator_named, method.denominator);
    take_named(fields, "contested", all_contested_policies, contested_policy_named,
               method.contested);
    take(fields, "reconciled", method.reconciled);
    return method;
}

/// None: everything.
Selection selection_of(const py::dict& fields, const char* name) {
    std::optional<std::vector<std::string>> named;
    take(fields, name, named);
    return named ? Selection::of(std::move(*named)) : Selection::everything();
}

/// Kilometres, or a dictionary of the fields of LineError.
std::optional<LineError> line_error_of(const py::dict& fields) {
    LineError error;
    if (fields.contains("line_error") && py::isinstance<py::dict>(fields["line_error"])) {
        py::dict given;
        take(fields, "line_error", given);
        take(given, "km", error.km);
        take(given, "samples", error.samples);
        take(given, "seed", error.seed);
        take(given, "correlation_km", error.correlation_km);
        refuse_others(given, "`line_error`");
    } else {
        take(fields, "line_error", error.km);
    }
    return error == LineError{} ? std::nullopt : std::optional(error);
}

} // namespace

StudyRequest study_request(const py::dict& fields) {
    StudyRequest request{.sources = sources_of(fields),
                         .method = method_of(fields),
                         .plans = selection_of(fields, "plans"),
                         .claims = selection_of(fields, "claims"),
                         .line_error = line_error_of(fields)};
    std::optional<py::dict> earlier;
    take(fields, "earlier", earlier);
    if (earlier) {
        request.earlier = sources_of(*earlier);
        refuse_others(*earlier, "`earlier`");
    }
    take(fields, "with_towns", request.with_towns);
    take(fields, "with_people", request.with_people);
    take(fields, "with_counts", request.with_counts);
    take(fields, "jobs", request.jobs);
    refuse_others(fields, "a study");
    return request;
}

SeriesStudyRequest series_request(const py::dict& fields) {
    SeriesStudyRequest request{
        .sources = sources_of(fields), .method = method_of(fields), .plans = Selection::of({})};
    take(fields, "plans", request.plans.named);
    take(fields, "jump_km2", request.jump_km2);
    if (!(request.jump_km2 >= 0)) {
        throw UsageError("`jump_km2` cannot be negative");
    }
    take(fields, "jobs", request.jobs);
    refuse_others(fields, "a series");
    return request;
}

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
