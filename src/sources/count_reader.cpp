// SPDX-License-Identifier: MIT
#include "sources/count_reader.hpp"

#include "io/bytes.hpp"
#include "io/csv_file.hpp"
#include "io/vector_file.hpp"
#include "sources/any_day.hpp"
#include "sources/attribute_names.hpp"
#include "sources/date_pattern.hpp"
#include "sources/passed_over.hpp"
#include "sources/polygon_repair.hpp"
#include "sources/raster_input.hpp"
#include "sources/reader_support.hpp"
#include "sources/reading_notes.hpp"
#include "sources/record_filter.hpp"
#include "sources/table_columns.hpp"
#include "sources/unfilled_keys.hpp"
#include "support/error.hpp"
#include "support/record_faults.hpp"
#include "support/text.hpp"
#include "support/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <map>
#include <set>
#include <utility>

namespace demarc {

namespace {

using Attributes = std::map<std::string, std::string>;

/// \throws DataError without the record
double amount_in(std::string_view text, const std::string& attribute) {
    const std::string_view number = trimmed(text);
    double value = 0;
    const auto [end, failure] =
        std::from_chars(number.data(), number.data() + number.size(), value);
    if (failure != std::errc{} || end != number.data() + number.size() || !std::isfinite(value)) {
        throw DataError(fmt::format("{} '{}' is not a number", attribute, text));
    }
    if (value < 0) {
        throw DataError(fmt::format("{} {} is negative", attribute, text));
    }
    return value;
}

/// Passes over the records that the profile's filter does not take.
class Filter {
public:
    explicit Filter(const CountProfile& profile) : profile_(profile), filter_(profile.filter) {}

    [[nodiscard]] bool takes(const Attributes& attributes) {
        const bool takes = filter_.passes(attributes);
        filtered_ += takes ? 0 : 1;
        return takes;
    }

    /// \param of how many records there are \param there the names of their attributes
    /// \throws DataError where none passes since an attribute is not there
    void report(const std::string& where, std::size_t of, const std::set<std::string>& there,
                std::vector<InputNote>& notes) const {
        const std::string why =
            filtered_ == of ? why_filter_is_blind(profile_.filter, there, profile_.source.id)
                            : std::string();
        if (!why.empty()) {
            throw DataError(fmt::format("{}: {}", where, why));
        }
        note_filtered(filtered_, where, notes);
    }

private:
    const CountProfile& profile_;
    RecordFilter filter_;
    std::size_t filtered_ = 0;
};

/// \throws DataError where nothing has the attribute that is summed
void check_attribute(const CountProfile& profile, const std::vector<std::string>& names,
                     const std::string& where) {
    if (!profile.sum.empty() && std::find(names.begin(), names.end(), profile.sum) == names.end()) {
        throw DataError(fmt::format(
            "{}: has no attribute '{}', whose numbers profile '{}' adds up; "
            "it has {}",
            where, profile.sum, profile.source.id, names.empty() ? "none" : join(names, ", ")));
    }
}

/// "line 4 (Kakhovka)": a record by its number and, where it has one, its name.
std::string record_called(std::string_view kind, long long number, const Attributes& attributes,
                          const std::string& name) {
    const auto called = attributes.find(name);
    return called == attributes.end() || trimmed(called->second).empty()
               ? fmt::format("{} {}", kind, number)
               : fmt::format("{} {} ({})", kind, number, called->second);
}

/// The attribute that names a record: the profile's, or one with a usual name.
std::string name_attribute(const CountProfile& profile, const std::vector<std::string>& names) {
    return profile.name_column.empty() ? column_called(names, {"name", "title", "назва"})
                                       : profile.name_column;
}

/// \throws DataError where a table has no columns for positions
PositionColumns position_columns(const CsvTable& table, const std::string& file,
                                 const CountProfile& profile) {
    if (!profile.lon_column.empty()) {
        (void)position_column(table, file_name_of(file), profile.lon_column);
        (void)position_column(table, file_name_of(file), profile.lat_column);
        return {profile.lon_column, profile.lat_column};
    }
    const std::optional<PositionColumns> usual = usual_position_columns(table.columns());
    if (!usual) {
        throw DataError(fmt::format(
            "{}: has no columns for longitude and latitude; its columns are {}. Name theirs in a "
            "profile of your own (lon_column, lat_column)",
            file_name_of(file), join(table.columns(), ", ")));
    }
    return *usual;
}

/// The attribute that names records is not needed to count them. \param names those there are
void note_idle_name(const CountProfile& profile, const std::vector<std::string>& names,
                    const std::string& where, std::vector<InputNote>& notes) {
    if (!profile.name_column.empty() &&
        std::find(names.begin(), names.end(), profile.name_column) == names.end()) {
        const std::set<std::string> there(names.begin(), names.end());
        note_idle_keys(profile, {"name_column"},
                       "here: " + no_attribute(profile.name_column, there), where, notes);
    }
}

/// The keys given that only vector files heed. \param crs of the command line, for any file
std::vector<std::string> keys_of_layers(const CountProfile& profile, const std::string& crs) {
    std::vector<std::string> keys;
    if (!profile.layer.empty()) {
        keys.emplace_back("layer");
    }
    if (!profile.opening.under.empty()) {
        keys.emplace_back("features_under");
    }
    if (profile.opening.crs != crs) {
        keys.emplace_back("crs");
    }
    return keys;
}

/// Reads the rows of a table one by one.
class RowReader {
public:
    RowReader(const CsvTable& table, const std::string& file, const CountProfile& profile)
        : table_(table), profile_(profile), file_(file_name_of(file)),
          position_(position_columns(table, file, profile)),
          name_(name_attribute(profile, table.columns())) {
        check_attribute(profile, table.columns(), file_);
    }

    /// Nothing where the row is passed over. \throws DataError naming line and reason
    [[nodiscard]] std::optional<CountedRecord> read(const CsvTable::Row& row, Filter& filter,
                                                    PassedOver& passed_over) const {
        Attributes attributes;
        for (std::size_t i = 0; i < row.fields.size(); ++i) {
            attributes.emplace(table_.columns()[i], row.fields[i]);
        }
        if (!filter.takes(attributes)) {
            return std::nullopt;
        }
        CountedRecord record;
        record.name = record_called("line", static_cast<long long>(row.line), attributes, name_);
        const bool is_placed = !trimmed(attributes.at(position_.lon)).empty() ||
                               !trimmed(attributes.at(position_.lat)).empty();
        const bool has_number =
            profile_.sum.empty() || !trimmed(attributes.at(profile_.sum)).empty();
        if (!is_placed || !has_number) {
            passed_over.add(is_placed ? Lack::number : Lack::position, record.name);
            return std::nullopt;
        }
        record.geometry = std::vector<LonLat>{position_of(row, record.name)};
        if (!profile_.sum.empty()) {
            record.amount = amount_of(row, record.name);
        }
        return record;
    }

private:
    [[nodiscard]] LonLat position_of(const CsvTable::Row& row, const std::string& record) const {
        const LonLat position{table_.number(row, table_.column(position_.lon)),
                              table_.number(row, table_.column(position_.lat))};
        if (const auto fault = out_of_range(position)) {
            throw DataError(fmt::format("{}, {}: {}", file_, record, *fault));
        }
        return position;
    }

    /// By the table, which knows decimal commas.
    [[nodiscard]] double amount_of(const CsvTable::Row& row, const std::string& record) const {
        const std::size_t column = table_.column(profile_.sum);
        const double amount = table_.amount(row, column);
        if (amount < 0) {
            throw DataError(fmt::format("{}, {}: {} {} is negative", file_, record, profile_.sum,
                                        row.fields[column]));
        }
        return amount;
    }

    const CsvTable& table_;
    const CountProfile& profile_;
    std::string file_;
    PositionColumns position_;
    std::string name_;
};

void read_table(const std::string& file, const CountProfile& profile, const Profiles& profiles,
                CountedFile& into) {
    into.files = input_files("count", {file}, profile.source);
    const std::set<std::string> asked_for = attributes_asked_for(profile);
    const CsvTable table = read_table_as_asked(file, {asked_for.begin(), asked_for.end()},
                                               profile.source.id, into.notes);
    const RowReader reader(table, file, profile);
    const std::string where = file_name_of(file);
    Filter filter(profile);
    PassedOver passed_over(where);
    RecordFaults faults;
    for (const CsvTable::Row& row : table.rows()) {
        faults.collect([&] {
            if (auto record = reader.read(row, filter, passed_over)) {
                into.records.push_back(std::move(*record));
            }
        });
    }
    faults.throw_if_any();
    passed_over.report(table.rows().size(), profiles.tolerance, into.notes);
    filter.report(where, table.rows().size(), {table.columns().begin(), table.columns().end()},
                  into.notes);
    note_idle_name(profile, table.columns(), where, into.notes);
    note_idle_keys(profile, keys_of_layers(profile, profiles.crs), "on a table", where, into.notes);
}

/// The same in the order of CountForm.
decltype(CountedRecord::geometry) geometry_of(Feature& feature) {
    if (auto* points = std::get_if<std::vector<LonLat>>(&feature.geometry)) {
        return std::move(*points);
    }
    if (auto* lines = std::get_if<std::vector<LineString>>(&feature.geometry)) {
        return std::move(*lines);
    }
    return std::move(std::get<MultiPolygon>(feature.geometry));
}

/// Nothing where a record is passed over. \throws DataError naming record and reason
std::optional<CountedRecord> read_feature(Feature& feature, const CountProfile& profile,
                                          const std::string& name, Filter& filter,
                                          PassedOver& passed_over) {
    if (!filter.takes(feature.attributes)) {
        return std::nullopt;
    }
    CountedRecord record;
    record.name = record_called("record", feature.id, feature.attributes, name);
    if (!profile.sum.empty()) {
        const auto number = feature.attributes.find(profile.sum);
        if (number == feature.attributes.end() || trimmed(number->second).empty()) {
            passed_over.add(Lack::number, record.name);
            return std::nullopt;
        }
        record.amount =
            with_context(feature.where, [&] { return amount_in(number->second, profile.sum); });
    }
    record.geometry = geometry_of(feature);
    return record;
}

void read_vector(const SourceSpec& spec, const CountProfile& profile, const Tolerance& tolerance,
                 CountedFile& into) {
    std::vector<VectorLayer> layers;
    layers.push_back(read_layer(spec.file, layer_to_read(spec, profile.layer, profile.opening),
                                profile.opening));
    VectorLayer& layer = layers.front();
    into.files = input_files("count", layers, profile.source);
    note_reading(layer, profile.opening.crs, into.notes);
    const std::string where = name_with_file(layer);
    const std::set<std::string> there =
        adopt_attribute_names(layer, attributes_asked_for(profile), profile.source.id, into.notes);
    const std::vector<std::string> names(there.begin(), there.end());
    check_attribute(profile, names, where);
    const std::string name = name_attribute(profile, names);
    Filter filter(profile);
    PassedOver passed_over(where, layer);
    RecordFaults faults;
    for (Feature& feature : layer.features) {
        faults.collect([&] {
            if (auto record = read_feature(feature, profile, name, filter, passed_over)) {
                into.records.push_back(std::move(*record));
            }
        });
    }
    faults.throw_if_any();
    passed_over.report(records_in(layer), tolerance, into.notes);
    filter.report(where, layer.features.size(), there, into.notes);
    note_idle_name(profile, names, where, into.notes);
    if (!profile.lon_column.empty()) {
        note_idle_keys(profile, {"lon_column", "lat_column"}, "on a file with geometry", where,
                       into.notes);
    }
}

CountForm form_of(const CountedRecord& record) {
    return all_count_forms.at(record.geometry.index());
}

/// "1 line", "12 polygons"
std::string in_words(std::size_t number, CountForm form) {
    const std::string_view many = name_of(form);
    return counted(number, many.substr(0, many.size() - 1), many);
}

/// Leaves the records of one form: the profile's, or the only one there is.
void keep_one_form(const CountProfile& profile, const std::string& where, CountedFile& file) {
    std::array<std::size_t, all_count_forms.size()> found{};
    for (const CountedRecord& record : file.records) {
        ++found.at(record.geometry.index());
    }
    std::vector<std::string> there;
    for (const CountForm form : all_count_forms) {
        const std::size_t number = found.at(static_cast<std::size_t>(form));
        if (number > 0) {
            there.push_back(in_words(number, form));
            file.form = form;
        }
    }
    file.form = profile.form.value_or(file.form);
    if (there.size() > 1 && !profile.form) {
        throw DataError(fmt::format("{}: has {}: which of them count? Say so in a profile "
                                    "(form = \"{}\")",
                                    where, join(there, " and "), name_of(file.form)));
    }
    const std::size_t others = std::erase_if(
        file.records, [&](const CountedRecord& record) { return form_of(record) != file.form; });
    if (file.records.empty()) {
        throw DataError(fmt::format("{}: has nothing to count{}", where,
                                    others > 0 ? ": no " + std::string(name_of(file.form)) : ""));
    }
    if (profile.outside > Metres{} && file.form != CountForm::points) {
        note_idle_keys(profile, {"outside_km"}, fmt::format("on {}", name_of(file.form)), where,
                       file.notes);
    }
    if (others > 0) {
        file.notes.push_back(
            {where, fmt::format("{} other than {} passed over",
                                counted(others, "record", "records"), name_of(file.form))});
    }
}

/// \throws DataError for the invalid polygons of all records at once
void make_valid(const CountProfile& profile, const std::string& where, CountedFile& file) {
    RecordFaults faults;
    for (CountedRecord& record : file.records) {
        if (auto* polygons = std::get_if<MultiPolygon>(&record.geometry)) {
            faults.collect([&] {
                *polygons = valid_polygons(std::move(*polygons), where + ", " + record.name,
                                           file.notes, profile.repair_bound);
            });
        }
    }
    faults.throw_if_any();
}

/// What counts and in which unit, where the profile does not say.
void name_what_counts(const CountProfile& profile, const std::string& name, CountedFile& file) {
    struct Words {
        std::string counts;
        std::string unit;
    };
    const std::array<Words, all_count_forms.size()> words{
        {{"the points of " + name, file.title},
         {"the length of the lines of " + name, "km"},
         {"the area of the polygons of " + name, "km²"}}};
    const Words& own = words.at(static_cast<std::size_t>(file.form));
    file.counts = profile.counts.empty() ? own.counts : profile.counts;
    file.unit = profile.unit.empty() ? own.unit : profile.unit;
}

std::optional<Date> date_of(const CountProfile& profile, const std::string& name) {
    std::optional<Date> in_name;
    if (!profile.date_pattern.empty()) {
        in_name = profile.date_pattern == any_day ? day_in_any_form(name)
                                                  : DatePattern(profile.date_pattern).day_in(name);
    }
    return in_name ? in_name : profile.date;
}

/// What the numbers of polygons are shared out by.
void open_weights(const CountProfile& profile, const std::string& name, CountedFile& file) {
    if (profile.weights.empty()) {
        return;
    }
    if (file.form != CountForm::polygons || profile.sum.empty()) {
        note_idle_keys(profile, {"weights"}, "but on numbers (sum) of polygons", name, file.notes);
        return;
    }
    file.weights =
        open_raster(profile.weights, {profile.band, profile.nodata, profile.opening.crs});
    file.files.push_back(raster_input("count", profile.weights, profile.source));
}

/// \param raster in `given`, or itself
CountedFile class_raster(const std::string& given, const std::string& raster,
                         const CountProfile& profile) {
    const std::string name = file_name_of(raster);
    CountedFile file = named_file(profile, name);
    file.raster = ClassRaster{
        open_raster(raster, {profile.band, profile.nodata, profile.opening.crs}), profile.classes};
    file.files = {raster_input("count", given, profile.source)};
    file.unit = profile.unit.empty() ? "km²" : profile.unit;
    file.counts = profile.counts.empty() ? "land by class, as " + name + " has it" : profile.counts;
    note_idle_keys_of_records(profile, name, file.notes);
    return file;
}

} // namespace

CountProfile profile_called_as(const SourceSpec& spec, const Profiles& profiles) {
    const std::string name = file_name_of(spec.file);
    const std::string stem = name.substr(0, name.find('.', 1));
    CountProfile profile;
    profile.source.id = stem;
    profile.source.title = stem;
    profile.source.publisher = not_stated;
    profile.source.licence = not_stated;
    profile.source.attribution = as_in_file;
    profile.opening.crs = profiles.crs;
    return profile;
}

void note_idle_keys(const CountProfile& profile, const std::vector<std::string>& idle,
                    const std::string& of_what, const std::string& where,
                    std::vector<InputNote>& notes) {
    if (!idle.empty()) {
        notes.push_back({where,
                         fmt::format("{} of profile '{}' {} no effect {}", join(idle, ", "),
                                     profile.source.id, idle.size() == 1 ? "has" : "have", of_what),
                         "correct the profile, unless another file is meant",
                         InputWarning::profile});
    }
}

CountedFile named_file(const CountProfile& profile, const std::string& name) {
    CountedFile file;
    file.id = profile.source.id;
    file.title = profile.source.title;
    file.unit = profile.unit;
    file.counts = profile.counts;
    file.summed = !profile.sum.empty();
    file.outside = profile.outside;
    file.date = date_of(profile, name);
    file.notes = warnings_of_profile(profile.source);
    return file;
}

CountedFile read_records(const SourceSpec& spec, const CountProfile& profile,
                         const Profiles& profiles) {
    const std::string name = file_name_of(spec.file);
    CountedFile file = named_file(profile, name);
    if (is_table(spec.file)) {
        read_table(spec.file, profile, profiles, file);
    } else {
        read_vector(spec, profile, profiles.tolerance, file);
    }
    keep_one_form(profile, name, file);
    make_valid(profile, name, file);
    name_what_counts(profile, name, file);
    open_weights(profile, name, file);
    return file;
}

CountedFile read_counted(const SourceSpec& spec, const Profiles& profiles) {
    const std::string raster = raster_in(spec.file);
    const SourceSpec meant{raster.empty() ? spec.file : raster, spec.profile, spec.layer};
    const CountProfile* known = count_profile_of(meant, profiles);
    const CountProfile profile = known != nullptr ? *known : profile_called_as(meant, profiles);
    CountedFile file = raster.empty() ? read_records(spec, profile, profiles)
                                      : class_raster(spec.file, raster, profile);
    if (raster.empty()) {
        note_idle_keys_of_rasters(profile, {}, file_name_of(spec.file), file.notes);
    }
    if (known == nullptr) {
        file.notes.push_back(
            {file_name_of(meant.file), fmt::format("no profile says what is counted: it is {}, and "
                                                   "called '{}' as the file is",
                                                   file.counts, file.title)});
    }
    return file;
}

} // namespace demarc
