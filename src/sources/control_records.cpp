// SPDX-License-Identifier: MIT
#include "sources/control_records.hpp"

#include "io/bytes.hpp"
#include "sources/attribute_names.hpp"
#include "sources/days_put_together.hpp"
#include "sources/passed_over.hpp"
#include "sources/plausibility.hpp"
#include "sources/polygon_repair.hpp"
#include "sources/reader_support.hpp"
#include "sources/reading_notes.hpp"
#include "sources/record_filter.hpp"
#include "sources/source_spec.hpp"
#include "support/error.hpp"
#include "support/pattern.hpp"
#include "support/record_faults.hpp"
#include "support/text.hpp"
#include "support/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <utility>

namespace demarc {

namespace {

constexpr std::string_view every_layer = "*";

std::vector<VectorLayer> layers_to_read(const SourceSpec& source, const ControlProfile& profile,
                                        bool is_page) {
    Opening opening = profile.opening;
    opening.is_page = is_page;
    if (source.layer.empty() && (profile.has_layer_rules() || profile.layer == every_layer)) {
        return read_layers(source.file, opening);
    }
    std::vector<VectorLayer> layers;
    layers.push_back(
        read_layer(source.file, layer_to_read(source, profile.layer, opening), opening));
    return layers;
}

/// Reads the records of one layer after another; counts what is passed over.
class Reader {
public:
    Reader(const ControlProfile& profile, const Tolerance& tolerance, ControlRecords& into)
        : profile_(profile), tolerance_(tolerance), classifier_(profile),
          telling_(attributes_that_tell_class(profile)), into_(into) {}

    /// \param attributes the names of all that the records have
    void read(const VectorLayer& layer, std::set<std::string> attributes) {
        const std::string input = input_name(layer.file, layer.name);
        const std::string name = name_with_file(layer);
        if (!classifier_.takes(input)) {
            pass_over_layer(layer, name);
            return;
        }
        note_reading(layer, profile_.opening.crs, into_.notes);
        days_.look_at(layer.name);
        names_ = attributes;
        classifier_.look_at(std::move(attributes));
        PassedOver passed_over(name, layer);
        if (lacks_attribute(layer, input)) {
            faults_.add(fmt::format("{}: {}, and profile '{}' takes the class from it", name,
                                    no_attribute(profile_.attribute, names_), profile_.source.id));
            return;
        }
        const std::size_t before = into_.records.size();
        for (const Feature& record : layer.features) {
            faults_.collect([&] { add(record, layer, input, passed_over); });
        }
        if (profile_.has_layer_rules() && into_.records.size() > before) {
            const RecordClass& meaning = into_.records.back().meaning;
            note(name, fmt::format("is used as '{}': {}", meaning.group,
                                   meaning.control ? std::string(name_of(*meaning.control))
                                                   : "says nothing of control"));
        }
        note_left_out(name);
        note_values_in_other_case(values_, profile_, name, into_.notes);
        values_.clear();
        faults_.collect([&] { passed_over.report(records_in(layer), tolerance_, into_.notes); });
    }

    /// \throws DataError for the faulty records of all layers
    void finish(const std::string& file) const {
        faults_.throw_if_any();
        days_.report(into_.records, file, into_.notes);
    }

    /// That the filter passed no record, where that is so; else empty.
    [[nodiscard]] std::string why_filtered() const {
        if (!into_.records.empty() || not_passed_.empty()) {
            return {};
        }
        std::vector<std::string> attributes;
        for (const auto& [attribute, values] : not_passed_) {
            attributes.push_back(fmt::format("it asks for '{}' in '{}', whose first values are {}",
                                             profile_.filter.at(attribute), attribute,
                                             values.empty() ? "empty" : join(values, ", ")));
        }
        return fmt::format("the filter of profile '{}' passes no record: {}", profile_.source.id,
                           join(attributes, "; "));
    }

private:
    /// What is drawn in a layer that no rule is about may be land that is held.
    void pass_over_layer(const VectorLayer& layer, const std::string& name) {
        constexpr std::string_view why = "no rule of the profile is about a layer of this name";
        const bool has_polygons =
            std::any_of(layer.features.begin(), layer.features.end(), [](const Feature& record) {
                return std::holds_alternative<MultiPolygon>(record.geometry);
            });
        if (!has_polygons) {
            note(name, fmt::format("is not used: {}", why));
            return;
        }
        into_.not_used = into_.not_used.empty() ? name : into_.not_used;
        into_.notes.push_back({name, fmt::format("is not used: {}", why),
                               "if it should count, write a [[rule]] for it into a copy of the "
                               "profile; one without control leaves it out",
                               InputWarning::passed_over});
    }

    /// Whether the class is in an attribute that no record has: said once, not of every record.
    [[nodiscard]] bool lacks_attribute(const VectorLayer& layer, const std::string& input) const {
        const auto has_it = [this](const Feature& record) {
            return record.attributes.contains(profile_.attribute);
        };
        const auto is_asked = [&](const Feature& record) {
            return std::holds_alternative<MultiPolygon>(record.geometry) &&
                   !classifier_.leaves_out(record, input);
        };
        return !profile_.attribute.empty() && profile_.rules.empty() && !profile_.constant &&
               std::none_of(layer.features.begin(), layer.features.end(), has_it) &&
               std::count_if(layer.features.begin(), layer.features.end(), is_asked) > 1;
    }

    /// Whether a record has no value in any attribute that its class is taken from, though the
    /// layer has one of them.
    [[nodiscard]] bool leaves_class_blank(const Feature& record) const {
        std::vector<std::string> own;
        for (const auto& [name, value] : record.attributes) {
            own.push_back(name);
        }
        const auto is_blank = [&](const std::string& attribute) {
            const auto value = record.attributes.find(attribute);
            return value == record.attributes.end() ? in_other_case(own, attribute).empty()
                                                    : trimmed(value->second).empty();
        };
        return std::all_of(telling_.begin(), telling_.end(), is_blank) &&
               std::any_of(telling_.begin(), telling_.end(), [this](const std::string& attribute) {
                   return names_.contains(attribute);
               });
    }

    /// A value that the profile has in another case of letters is named once.
    void note_value(const Feature& record) {
        const auto value = record.attributes.find(profile_.attribute);
        if (profile_.rules.empty() && !profile_.constant && value != record.attributes.end() &&
            !profile_.classes.contains(value->second)) {
            values_.insert(value->second);
        }
    }

    void note(const std::string& where, const std::string& what) {
        into_.notes.push_back({where, what});
    }

    /// What the profile says is to be left out.
    void note_left_out(const std::string& name) {
        if (others_ > 0) {
            note(name,
                 counted(others_, "point or line was", "points and lines were") + " passed over");
        }
        note_filtered(filtered_, name, into_.notes);
        others_ = 0;
        filtered_ = 0;
    }

    void add(const Feature& record, const VectorLayer& layer, const std::string& input,
             PassedOver& passed_over) {
        const auto* polygons = std::get_if<MultiPolygon>(&record.geometry);
        if (polygons == nullptr && profile_.only_polygons) {
            ++others_;
            return;
        }
        if (polygons == nullptr) {
            if (!classifier_.leaves_out(record, input)) {
                passed_over.add(Lack::polygon, fmt::format("record {}", record.id));
            }
            return;
        }
        std::optional<RecordClass> meaning;
        try {
            meaning = classifier_.classify(record, input);
        } catch (const DataError&) {
            if (!leaves_class_blank(record)) {
                throw;
            }
            passed_over.add(Lack::no_class, fmt::format("record {}", record.id));
            return;
        }
        if (!meaning) {
            ++filtered_;
            remember_not_passed(record);
            return;
        }
        note_value(record);
        note_day(record);
        if (meaning->control) {
            days_.add(record.attributes, into_.records.size());
        }
        const std::string name = fmt::format("{}, record {}", layer.name, record.id);
        if (!record.is_collection) {
            add_polygons(*polygons, *meaning, record.where, name);
            return;
        }
        for (const Polygon& polygon : *polygons) {
            add_polygons({polygon}, *meaning, record.where, name);
        }
    }

    /// The first values that the filter did not pass, as they were read.
    void remember_not_passed(const Feature& record) {
        constexpr std::size_t most_shown = 3;
        for (const auto& [attribute, pattern] : profile_.filter) {
            const auto value = record.attributes.find(attribute);
            std::vector<std::string>& values = not_passed_[attribute];
            if (value == record.attributes.end() || values.size() >= most_shown) {
                continue;
            }
            std::string quoted = fmt::format("'{}'", value->second);
            if (std::find(values.begin(), values.end(), quoted) == values.end()) {
                values.push_back(std::move(quoted));
            }
        }
    }

    /// A map is of the day of its latest record.
    void note_day(const Feature& record) {
        const auto text = record.attributes.find(profile_.date_attribute);
        if (profile_.date_attribute.empty() || text == record.attributes.end()) {
            return;
        }
        const std::optional<Date> day = day_in_text(text->second);
        if (!day) {
            throw DataError(
                fmt::format("{}: {} is '{}', which is not a date; write it as YYYY-MM-DD",
                            record.where, profile_.date_attribute, text->second));
        }
        into_.latest = into_.latest ? std::max(*into_.latest, *day) : *day;
    }

    void add_polygons(MultiPolygon polygons, const RecordClass& meaning, const std::string& where,
                      const std::string& name) {
        const std::size_t drawn = polygons.size();
        if (meaning.control) {
            check_reach(polygons, where, into_.notes);
            polygons = in_canonical_order(
                valid_polygons(std::move(polygons), where, into_.notes, profile_.repair_bound));
        }
        into_.records.push_back({meaning, std::move(polygons), name, drawn});
    }

    const ControlProfile& profile_;
    const Tolerance& tolerance_;
    RecordClassifier classifier_;
    std::set<std::string> telling_; ///< attributes that the class is taken from
    ControlRecords& into_;
    DaysPutTogether days_;
    RecordFaults faults_;
    std::set<std::string> names_;  ///< of the attributes of the layer
    std::set<std::string> values_; ///< that the profile has in another case of letters
    std::map<std::string, std::vector<std::string>> not_passed_; ///< values by attribute
    std::size_t others_ = 0;
    std::size_t filtered_ = 0;
};

void note_left_out(ControlRecords& read, const std::string& file) {
    std::map<std::string, std::size_t> counts;
    for (const ControlRecord& record : read.records) {
        if (!record.meaning.control) {
            counts[record.meaning.group] += record.polygons.size();
        }
    }
    for (const auto& [group, count] : counts) {
        read.notes.push_back(
            {file, fmt::format("{} of the group '{}' {} nothing of control in Ukraine",
                               counted(count, "polygon", "polygons"), group,
                               count == 1 ? "is left out: it says" : "are left out: they say")});
    }
}

/// What to ask for in place of an attribute that no record has.
std::string words_of_those_there(const std::string& wanted, const std::set<std::string>& there) {
    if (there.empty()) {
        return "the file has no attributes: write a profile without";
    }
    std::vector<std::string> names = near_words(wanted, {there.begin(), there.end()});
    if (names.empty()) {
        names.assign(there.begin(), there.end());
    }
    for (std::string& name : names) {
        name = fmt::format("'{}'", name);
    }
    return "ask for one that is there: " + first_of_many(names);
}

} // namespace

std::vector<InputNote> warnings_of_blind_rules(const std::set<std::string>& there,
                                               const std::vector<std::string>& inputs,
                                               const ControlProfile& profile,
                                               const std::string& file) {
    std::vector<InputNote> notes;
    for (const ClassRule& rule : profile.rules) {
        const bool is_asked = std::any_of(inputs.begin(), inputs.end(), [&](const auto& input) {
            return rule.input.empty() || Pattern(rule.input).fits(input);
        });
        const bool asks_in_vain =
            std::none_of(rule.where.begin(), rule.where.end(),
                         [&](const auto& one) { return there.contains(one.first); });
        if (!is_asked || !asks_in_vain || RecordFilter(rule.where).passes({})) {
            continue;
        }
        const std::string& wanted = rule.where.begin()->first;
        notes.push_back({file,
                         fmt::format("no record has the attribute '{}', which rule '{}' of profile "
                                     "'{}' asks for: the rule fits none",
                                     wanted, rule.group, profile.source.id),
                         words_of_those_there(wanted, there), InputWarning::profile});
    }
    return notes;
}

ControlRecords read_control_records(const SourceSpec& source, const ControlProfile& profile,
                                    const Tolerance& tolerance, bool is_page) {
    std::vector<VectorLayer> layers = layers_to_read(source, profile, is_page);
    ControlRecords read;
    read.files = input_files("control", layers, profile.source);
    Reader reader(profile, tolerance, read);
    const std::set<std::string> asked_for = attributes_asked_for(profile);
    std::set<std::string> there;
    std::vector<std::string> inputs;
    for (VectorLayer& layer : layers) {
        if (is_page) {
            read.pages.push_back(page_of(layer));
        }
        const std::set<std::string> names =
            adopt_attribute_names(layer, asked_for, profile.source.id, read.notes);
        reader.read(layer, names);
        there.insert(names.begin(), names.end());
        inputs.push_back(input_name(layer.file, layer.name));
    }
    reader.finish(file_name_of(source.file));
    read.why_filtered = why_filter_is_blind(profile.filter, there, profile.source.id);
    if (read.why_filtered.empty()) {
        read.why_filtered = reader.why_filtered();
    }
    if (!profile.date_attribute.empty() && !there.contains(profile.date_attribute)) {
        read.why_undated = no_attribute(profile.date_attribute, there);
    }
    if (!profile.rules.empty()) {
        std::vector<InputNote> blind =
            warnings_of_blind_rules(there, inputs, profile, file_name_of(source.file));
        std::move(blind.begin(), blind.end(), std::back_inserter(read.notes));
        note_left_out(read, file_name_of(source.file));
    }
    return read;
}

namespace {

/// One file of several. Beside the layers of a map there may be files that are none, such as a
/// description of it: what cannot be read as a map, and has no name that a rule is about, is passed
/// over with a note.
std::optional<ControlRecords> read_one_of(const std::vector<SourceSpec>& sources,
                                          const SourceSpec& source, const ControlProfile& profile,
                                          const Tolerance& tolerance,
                                          std::vector<InputNote>& notes) {
    const bool may_be_stray = sources.size() > 1 && profile.has_layer_rules() &&
                              !RecordClassifier(profile).takes(input_name(source.file, ""));
    const bool is_page = sources.size() > 1;
    if (!may_be_stray) {
        return read_control_records(source, profile, tolerance, is_page);
    }
    try {
        return read_control_records(source, profile, tolerance, is_page);
    } catch (const DataError&) {
        notes.push_back({file_name_of(source.file),
                         fmt::format("is passed over: it cannot be read as a map, and no rule of "
                                     "profile '{}' is about a file of this name",
                                     profile.source.id)});
        return std::nullopt;
    }
}

} // namespace

DayInside read_control_polygons(const std::vector<SourceSpec>& sources,
                                const ControlProfile& profile, const Tolerance& tolerance,
                                ControlSnapshot& snapshot) {
    DayInside day;
    std::string why_filtered;
    std::vector<AnswerPage> pages;
    for (const SourceSpec& source : sources) {
        std::optional<ControlRecords> one =
            read_one_of(sources, source, profile, tolerance, snapshot.notes);
        if (!one) {
            continue;
        }
        ControlRecords& read = *one;
        if (tolerance.strict && !read.not_used.empty()) {
            throw DataError(fmt::format(
                "{}: no rule of profile '{}' is about a layer of this name, and `strict` passes "
                "nothing over: write a [[rule]] for it into a copy of the profile (one without "
                "control leaves it out), or take the layer away",
                read.not_used, profile.source.id));
        }
        day.latest = std::max(day.latest, read.latest); // one that is there is later than none
        day.why_none = day.why_none.empty() ? std::move(read.why_undated) : day.why_none;
        why_filtered = why_filtered.empty() ? std::move(read.why_filtered) : why_filtered;
        std::move(read.files.begin(), read.files.end(), std::back_inserter(snapshot.files));
        std::move(read.notes.begin(), read.notes.end(), std::back_inserter(snapshot.notes));
        std::move(read.pages.begin(), read.pages.end(), std::back_inserter(pages));
        for (ControlRecord& record : read.records) {
            if (record.meaning.control) {
                snapshot.areas.push_back({*record.meaning.control, std::move(record.polygons),
                                          std::move(record.record),
                                          std::move(record.meaning.group)});
            }
        }
    }
    refuse_missing_pages(pages, snapshot.notes);
    if (snapshot.areas.empty()) {
        throw DataError(
            fmt::format("{}: profile '{}' leaves out every record; {}",
                        without_secrets(sources.front().file), profile.source.id,
                        !why_filtered.empty() ? why_filtered
                        : profile.has_layer_rules()
                            ? "no layer has a name that one of its rules with a class fits"
                            : "a class has to stand beside at least one value that there is"));
    }
    return day;
}

} // namespace demarc
