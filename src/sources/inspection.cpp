// SPDX-License-Identifier: MIT
#include "sources/inspection.hpp"

#include "io/bytes.hpp"
#include "io/json_document.hpp"
#include "io/vector_file.hpp"
#include "sources/any_day.hpp"
#include "sources/file_inspection.hpp"
#include "sources/inspection_suggestion.hpp"
#include "sources/layer_inspection.hpp"
#include "sources/map_files.hpp"
#include "sources/profile_fitting.hpp"
#include "sources/profile_readings.hpp"
#include "sources/region_naming.hpp"
#include "sources/snapshot_list.hpp"
#include "sources/source_spec.hpp"
#include "sources/telling_attribute.hpp"
#include "support/error.hpp"
#include "support/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <type_traits>
#include <utility>

namespace demarc {

namespace {

/// Whether a file holds large polygons nearly all of whose area is outside Ukraine.
bool lies_beside_ukraine(const std::vector<LayerInspection>& layers) {
    constexpr SquareMetres large = SquareMetres::from_km2(30'000);
    constexpr double nearly_all = 0.95;
    SquareMetres drawn;
    SquareMetres outside;
    for (const LayerInspection& layer : layers) {
        drawn += layer.drawn;
        for (const OutsideRecord& record : layer.outside) {
            outside += record.outside;
        }
    }
    return large < drawn && drawn * nearly_all < outside;
}

/// The same profiles, those that name no key for this one.
Profiles looking_under(Profiles profiles, const std::string& key) {
    for (auto& [id, profile] : profiles.control) {
        profile.opening.under = profile.opening.under.empty() ? key : profile.opening.under;
    }
    for (auto& [id, profile] : profiles.boundaries) {
        profile.opening.under = profile.opening.under.empty() ? key : profile.opening.under;
    }
    return profiles;
}

/// Reads files with every profile that fits.
class Inspection {
public:
    Inspection(const std::vector<SurveyedFile>& files, const ReadingContext& context)
        : files_(files), context_(context) {}

    void read_as_control(FileInspection& result) const {
        for (const auto& [id, profile] : context_.profiles.control) {
            if (const std::string reason = why_unfit(profile, files_); !reason.empty()) {
                note_unfit(id, reason, result);
                continue;
            }
            auto reading = read_layer_that_fits<ControlReading>(profile);
            if (!reading.refusal.empty() && tried_on_lines_beside_areas(profile)) {
                note_unfit(id,
                           "the file holds areas, and the lines beside them are none of contact",
                           result);
            } else {
                result.control.push_back(std::move(reading));
            }
        }
    }

    void read_as_boundaries(FileInspection& result) const {
        const bool by_first = any_by_first_attribute();
        for (const auto& [id, profile] : context_.profiles.boundaries) {
            if (const std::string reason = why_unfit(profile, files_, context_.regions, by_first);
                reason.empty()) {
                result.boundaries.push_back(read_layer_that_fits<BoundaryReading>(profile));
            } else {
                note_unfit(id, reason, result);
            }
        }
    }

private:
    /// The layers of a file with several that a profile does not choose among; else one that is
    /// empty, for what the user or the profile says.
    [[nodiscard]] std::vector<std::string> layers_to_try(const std::string& of_profile) const {
        const SurveyedFile& file = files_.front();
        std::vector<std::string> names;
        for (const SurveyedLayer& layer : file.survey.layers) {
            names.push_back(layer.name);
        }
        const bool chosen = files_.size() > 1 || names.size() < 2 || !file.spec.layer.empty() ||
                            of_profile == "*" ||
                            (!of_profile.empty() && layers_fitting(names, of_profile).size() == 1);
        return chosen ? std::vector<std::string>{file.spec.layer} : names;
    }

    [[nodiscard]] ControlReading read_one(const ControlProfile& profile,
                                          const std::string& layer) const {
        std::vector<SourceSpec> sources;
        for (const SurveyedFile& file : files_) {
            sources.push_back({file.spec.file, {}, &file == &files_.front() ? layer : ""});
        }
        return read_with(profile, std::move(sources), context_);
    }
    [[nodiscard]] BoundaryReading read_one(const BoundaryProfile& profile,
                                           const std::string& layer) const {
        return read_with(profile, {files_.front().spec.file, {}, layer}, context_);
    }

    /// With the first layer that it can read; where it can read none, as the file is.
    template<typename Reading, typename Profile>
    [[nodiscard]] Reading read_layer_that_fits(const Profile& profile) const {
        bool any_layer = false;
        if constexpr (std::is_same_v<Profile, ControlProfile>) {
            any_layer = profile.has_layer_rules();
        }
        const std::vector<std::string> layers = layers_to_try(profile.layer);
        for (const std::string& layer : layers) {
            if (layers.size() == 1 || any_layer) {
                break;
            }
            if (auto reading = read_one(profile, layer); reading.refusal.empty()) {
                return reading;
            }
        }
        return read_one(profile, files_.front().spec.layer);
    }

    /// Areas say who holds what; lines and pins beside them are no fault of a map.
    [[nodiscard]] bool tried_on_lines_beside_areas(const ControlProfile& profile) const {
        const auto holds_areas = [](const SurveyedLayer& layer) {
            return std::any_of(layer.records.begin(), layer.records.end(),
                               [](const SurveyedRecord& record) {
                                   return record.geometry &&
                                          std::holds_alternative<MultiPolygon>(*record.geometry);
                               });
        };
        const auto& layers = files_.front().survey.layers;
        return profile.form == ControlForm::line_of_contact &&
               files_.front().spec.profile.empty() &&
               std::any_of(layers.begin(), layers.end(), holds_areas);
    }

    /// Whether a profile asks for an attribute of the file before any other.
    [[nodiscard]] bool any_by_first_attribute() const {
        const auto& profiles = context_.profiles.boundaries;
        return std::any_of(profiles.begin(), profiles.end(), [&](const auto& profile) {
            return why_unfit(profile.second, files_, context_.regions, true).empty();
        });
    }

    /// Where one profile was asked for, there is nothing to say of the others.
    void note_unfit(const std::string& id, const std::string& reason,
                    FileInspection& result) const {
        if (files_.front().spec.profile.empty()) {
            result.unfit.push_back({id, reason});
        }
    }

    const std::vector<SurveyedFile>& files_;
    const ReadingContext& context_;
};

struct Request {
    const Profiles& profiles;
    const BoundarySet& ukraine;
    const RegionTable& regions;
    std::optional<Date> date;
    std::optional<std::string> russian_side;
};

/// Of pages of one answer only the last says that it is complete.
void forget_pages_that_are_there(std::vector<InspectedFile>& files) {
    const bool has_last = std::any_of(files.begin(), files.end(), [](const InspectedFile& file) {
        return file.fault.empty() && !file.driver.empty();
    });
    for (InspectedFile& file : files) {
        if (has_last && file.fault.ends_with(remedy_of_incomplete())) {
            file.fault.clear();
        }
    }
}

/// Puts down what is in a file.
void describe(const SurveyedFile& file, const Country& country, FileInspection& result) {
    result.files.push_back(
        {shown_name(file.spec.file), file.survey.driver, file.survey.fault, file.under});
    for (const SurveyedLayer& layer : file.survey.layers) {
        result.layers.push_back(inspect_layer(layer, file.spec.file, country));
    }
}

/// Files that make one snapshot, or one file.
FileInspection inspect_as_one(const std::vector<SourceSpec>& specs, const Request& request) {
    const Country country(request.ukraine);
    FileInspection result;
    std::vector<SurveyedFile> files;
    for (const SourceSpec& spec : specs) {
        files.push_back(surveyed({spec.file, specs.front().profile, spec.layer}, request.profiles));
        describe(files.back(), country, result);
        const std::vector<SurveyedLayer>& layers = files.back().survey.layers;
        if (std::any_of(layers.begin(), layers.end(),
                        [](const SurveyedLayer& layer) { return layer.crs_was_given; })) {
            result.files.back().crs = request.profiles.crs;
        }
    }
    forget_pages_that_are_there(result.files);
    result.lies_beside_ukraine = lies_beside_ukraine(result.layers);
    if (result.layers.empty()) {
        return result;
    }
    const Profiles profiles = looking_under(request.profiles, files.front().under);
    const ReadingContext context{profiles,        request.ukraine, country,
                                 request.regions, request.date,    request.russian_side};
    const Inspection inspection(files, context);
    inspection.read_as_control(result);
    inspection.read_as_boundaries(result);
    result.naming = best_naming(files.front().survey, request.regions);
    result.suggestion = suggestion_for(result, files, context, request.profiles);
    return result;
}

/// All files of a folder, an archive or a pattern as one, whose records are in one layer.
SurveyedFile surveyed_as_one(const SourceSpec& spec, const Profiles& profiles) {
    SurveyedFile all{spec, {}, {}};
    SurveyedLayer& together = all.survey.layers.emplace_back();
    for (const std::string& file : map_files_in(spec.file)) {
        SurveyedFile one = surveyed({file, spec.profile, spec.layer}, profiles);
        for (SurveyedLayer& layer : one.survey.layers) {
            together.name = together.name.empty() ? layer.name : together.name;
            for (std::string& name : layer.attributes) {
                if (std::find(together.attributes.begin(), together.attributes.end(), name) ==
                    together.attributes.end()) {
                    together.attributes.push_back(std::move(name));
                }
            }
            std::move(layer.records.begin(), layer.records.end(),
                      std::back_inserter(together.records));
        }
    }
    return all;
}

/// A folder, an archive or a pattern whose files have a region or a few each, as a run reads it:
/// the sample is looked into, all are read as one set. std::nullopt: their records are no regions.
std::optional<FileInspection> inspect_as_regions(const SourceSpec& spec,
                                                 const CollectionInspection& collection,
                                                 const Request& request) {
    constexpr std::size_t most_files = 100; // there are 27 regions
    if (collection.files.size() < 2 || collection.files.size() > most_files ||
        is_table(collection.sample) || request.profiles.control.contains(spec.profile)) {
        return std::nullopt;
    }
    const SurveyedFile sample =
        surveyed({collection.sample, spec.profile, spec.layer}, request.profiles);
    if (!names_a_region(sample.survey, request.regions)) {
        return std::nullopt; // the others may be many and large
    }
    const std::vector<SurveyedFile> all{surveyed_as_one(spec, request.profiles)};
    const std::optional<RegionNaming> naming = best_naming(all.front().survey, request.regions);
    if (!naming) {
        return std::nullopt;
    }
    const Country country(request.ukraine);
    FileInspection result;
    describe(sample, country, result);
    const ReadingContext context{request.profiles, request.ukraine, country,
                                 request.regions,  request.date,    request.russian_side};
    Inspection(all, context).read_as_boundaries(result);
    result.naming = naming;
    result.suggestion = suggestion_for(result, all, context, request.profiles);
    result.collection = collection;
    result.collection->is_boundary_set = true;
    return result;
}

bool tells_another_day(const std::string& a, const std::string& b) {
    try {
        return day_in_any_form(file_name_of(a)) != day_in_any_form(file_name_of(b));
    } catch (const DataError&) {
        return true; // a day that is none of the calendar
    }
}

/// Whether the files of a folder, of which the first has been looked into, are parts of one map:
/// pages of an answer; or layers of a class each, where nothing in one tells who holds it.
bool are_parts_of_one_map(const std::vector<std::string>& files, const FileInspection& first) {
    constexpr std::size_t most_files = 100; // all are read
    const auto is_map = [](const std::string& file) {
        return is_map_by_itself(file) || lower_case(file).ends_with(".shp");
    };
    const auto is_of_another_day = [&](const std::string& file) {
        return tells_another_day(files.front(), file);
    };
    if (files.size() < 2 || files.size() > most_files || first.layers.empty() ||
        !std::all_of(files.begin(), files.end(), is_map) ||
        std::any_of(files.begin(), files.end(), is_of_another_day)) {
        return false;
    }
    const bool more_follow = !first.files.front().fault.empty() && says_more_follow(files.front());
    const bool tells_a_class =
        std::any_of(first.layers.begin(), first.layers.end(), [](const LayerInspection& layer) {
            return !attributes_that_suggest_classes(layer.attributes).empty();
        });
    return more_follow || (!tells_a_class && first.control.empty() && first.boundaries.empty() &&
                           !first.suggestion);
}

/// A folder, an archive or a pattern with several files in it.
FileInspection inspect_several(const SourceSpec& spec, const Request& request) {
    CollectionInspection collection = inspect_collection(spec, request.profiles, request.date);
    collection.source = shown_name(spec.file);
    if (std::vector<SourceSpec> layers = layers_of_one_map(spec, request.profiles, request.date);
        !layers.empty()) {
        FileInspection result = inspect_as_one(layers, request);
        collection.sample.clear();
        result.collection = std::move(collection);
        return result;
    }
    if (collection.files.size() == 1 && collection.readings.empty() &&
        !is_table(collection.sample)) {
        return inspect_as_one({spec}, request); // a dataset in an archive, as it is read otherwise
    }
    if (collection.readings.empty() && file_exists(spec.file)) {
        // Boundaries with other layers, as a run reads them: the archive as one dataset.
        FileInspection whole = inspect_as_one({spec}, request);
        if (whole.suggestion && request.profiles.boundaries.contains(whole.suggestion->profile)) {
            return whole;
        }
    }
    if (collection.readings.empty()) {
        if (auto regions = inspect_as_regions(spec, collection, request)) {
            return *std::move(regions);
        }
    }
    FileInspection result =
        inspect_as_one({{collection.sample, spec.profile, spec.layer}}, request);
    const bool of_control =
        result.suggestion && request.profiles.control.contains(result.suggestion->profile);
    if (collection.readings.empty() && of_control) {
        const SourceSpec again{spec.file, result.suggestion->profile};
        CollectionInspection dated = inspect_collection(again, request.profiles, request.date);
        if (dated.sample != collection.sample) {
            result = inspect_as_one({{dated.sample, again.profile}}, request);
        }
        collection = std::move(dated);
    }
    if (collection.files.size() == 1) {
        return result;
    }
    if (const std::vector<std::string> files = map_files_in(spec.file);
        collection.readings.empty() && are_parts_of_one_map(files, result)) {
        std::vector<SourceSpec> parts;
        for (const std::string& file : files) {
            parts.push_back({file, spec.profile, spec.layer});
        }
        result = inspect_as_one(parts, request);
        collection.sample.clear();
    }
    if (result.suggestion && !collection.readings.empty()) {
        const CollectionReading& reading = collection.readings.front();
        result.suggestion->command =
            fmt::format("demarc run `control` {} `date` {}",
                        shell_word(shown_name(spec.file) + ":" + reading.profile),
                        request.date.value_or(reading.last).iso());
    }
    result.collection = std::move(collection);
    return result;
}

} // namespace

FileInspection inspect_files(const std::vector<SourceSpec>& specs, const Profiles& profiles,
                             const BoundarySet& ukraine, const RegionTable& regions,
                             const std::optional<Date>& date,
                             const std::optional<std::string>& russian_side) {
    const Request request{profiles, ukraine, regions, date, russian_side};
    return specs.size() == 1 && may_hold_several(specs.front().file)
               ? inspect_several(specs.front(), request)
               : inspect_as_one(specs, request);
}

} // namespace demarc
