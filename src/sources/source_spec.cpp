// SPDX-License-Identifier: MIT
#include "sources/source_spec.hpp"

#include "io/bytes.hpp"
#include "io/csv_file.hpp"
#include "io/remote_file.hpp"
#include "io/vector_file.hpp"
#include "sources/attribute_names.hpp"
#include "sources/profile.hpp"
#include "support/error.hpp"
#include "support/pattern.hpp"
#include "support/text.hpp"
#include "support/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string_view>

namespace demarc {

namespace {

template<typename Profile>
std::vector<std::string> ids_of(const std::map<std::string, Profile>& profiles) {
    std::vector<std::string> ids;
    for (const auto& [id, profile] : profiles) {
        ids.push_back(id);
    }
    return ids;
}

bool looks_like_an_id(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    });
}

[[noreturn]] void refuse_unknown(const std::string& id, const std::vector<std::string>& known) {
    throw UsageError(
        fmt::format("unknown profile '{}'{}", id,
                    did_you_mean(id, known, "; 'demarc sources list' shows those there are")));
}

/// What profiles of a kind read, in words, and what such files are.
struct KindInWords {
    std::string_view reads;
    std::string_view files;
};

KindInWords words_of(std::string_view kind) {
    return kind == "boundaries"  ? KindInWords{"boundaries", "boundaries"}
           : kind == "control"   ? KindInWords{"who holds what", "a front line"}
           : kind == "people"    ? KindInWords{"where people live", "people"}
           : kind == "districts" ? KindInWords{"districts", "districts"}
                                 : KindInWords{"what is counted", "what is counted"};
}

/// There is none of this id for files of this kind. \throws UsageError
template<typename Profile>
[[noreturn]] void refuse_id(const std::string& id, std::string_view kind,
                            const std::map<std::string, Profile>& known, const Profiles& profiles) {
    if (const std::string_view other = profiles.kind_of(id); !other.empty()) {
        throw UsageError(fmt::format("profile '{}' reads {}, not {}; for {} there are {}", id,
                                     words_of(other).reads, words_of(kind).reads,
                                     words_of(kind).files, join(ids_of(known), ", ")));
    }
    refuse_unknown(id, ids_of(known));
}

/// The attributes of a file's layers, read once if anybody asks.
class AttributesOfFile {
public:
    explicit AttributesOfFile(std::string file) : file_(std::move(file)) {}

    bool has(const std::string& layer, const std::string& attribute) {
        if (!read_) {
            layers_ = read_layers();
            read_ = true;
        }
        return std::any_of(layers_.begin(), layers_.end(), [&](const LayerSummary& summary) {
            return (layer.empty() || layer == "*" || layers_.size() == 1 ||
                    !layers_fitting({summary.name}, layer).empty()) &&
                   (std::count(summary.attributes.begin(), summary.attributes.end(), attribute) >
                        0 ||
                    !in_other_case(summary.attributes, attribute).empty());
        });
    }

private:
    [[nodiscard]] std::vector<LayerSummary> read_layers() const {
        if (is_table(file_)) {
            return {{"", CsvTable::read_any_dialect(file_).columns()}};
        }
        if (const std::optional<LayerSummary> plain = plain_layer_of(file_)) {
            return {*plain};
        }
        return layers_of(file_);
    }

    std::string file_;
    bool read_ = false;
    std::vector<LayerSummary> layers_;
};

/// Whether a file has the attribute a profile asks for first, or one of the others.
bool has_attribute(AttributesOfFile& attributes, const BoundaryProfile& profile, bool first) {
    return first ? attributes.has(profile.layer, profile.attribute)
                 : std::any_of(profile.more_attributes.begin(), profile.more_attributes.end(),
                               [&](const std::string& attribute) {
                                   return attributes.has(profile.layer, attribute);
                               });
}

bool has_attribute(AttributesOfFile& attributes, const ControlProfile& profile, bool first) {
    return first && !profile.attribute.empty() && attributes.has(profile.layer, profile.attribute);
}

bool has_attribute(AttributesOfFile& attributes, const DistrictProfile& profile, bool first) {
    return first ? !profile.attribute.empty() && attributes.has(profile.layer, profile.attribute)
                 : std::any_of(profile.more_attributes.begin(), profile.more_attributes.end(),
                               [&](const std::string& attribute) {
                                   return attributes.has(profile.layer, attribute);
                               });
}

/// The profile that is named; null where none is.
template<typename Profile>
const Profile* named_profile(const SourceSpec& spec, std::string_view kind,
                             const std::map<std::string, Profile>& profiles, const Profiles& all) {
    if (spec.profile.empty()) {
        return nullptr;
    }
    const auto found = profiles.find(spec.profile);
    if (found == profiles.end()) {
        refuse_id(spec.profile, kind, profiles, all);
    }
    return &found->second;
}

/// The profiles whose pattern fits the name of the file.
template<typename Profile>
std::vector<std::string> fitting_by_name(const SourceSpec& spec,
                                         const std::map<std::string, Profile>& profiles) {
    std::vector<std::string> fitting;
    for (const auto& [id, profile] : profiles) {
        const std::string& pattern = profile.source.file_pattern;
        if (!pattern.empty() && Pattern(pattern).fits(file_name_of(spec.file))) {
            fitting.push_back(id);
        }
    }
    return fitting;
}

template<typename Profile, typename Suits>
const Profile& choose(const SourceSpec& spec, std::string_view kind,
                      const std::map<std::string, Profile>& profiles, const Profiles& all,
                      const Suits& suits) {
    if (const Profile* named = named_profile(spec, kind, profiles, all)) {
        return *named;
    }
    std::vector<std::string> fitting = fitting_by_name(spec, profiles);
    if (fitting.empty()) {
        AttributesOfFile attributes(spec.file);
        for (const bool first : {true, false}) {
            if (!fitting.empty()) {
                break;
            }
            for (const auto& [id, profile] : profiles) {
                if (profile.source.file_pattern.empty() && suits(profile) &&
                    has_attribute(attributes, profile, first)) {
                    fitting.push_back(id);
                }
            }
        }
    }
    if (fitting.size() != 1) {
        throw UsageError(fmt::format(
            "{}: {}; say which profile it is to be read with: {}:PROFILE, one of {} ('demarc "
            "sources inspect' tells which can read it, 'demarc sources profile' writes one)",
            without_secrets(spec.file),
            fitting.empty() ? "no profile fits by name or attributes"
                            : "several profiles fit: " + join(fitting, ", "),
            without_secrets(spec.file), join(ids_of(profiles), ", ")));
    }
    return profiles.at(fitting.front());
}

} // namespace

bool is_table(const std::string& file) {
    const std::string name = lower_case(file);
    return name.ends_with(".csv") || name.ends_with(".tsv");
}

std::string layer_to_read(const SourceSpec& spec, const std::string& of_profile,
                          const Opening& opening) {
    if (!spec.layer.empty() || of_profile.empty() || of_profile == "*") {
        return spec.layer;
    }
    const std::vector<LayerSummary> layers = layers_of(spec.file, opening);
    return layers.size() == 1 ? layers.front().name : of_profile;
}

namespace {

/// "FILE:PROFILE/LAYER"; std::nullopt if it is not of this form.
std::optional<SourceSpec> spec_with_layer(std::string_view text, const Profiles& profiles) {
    for (std::size_t colon = text.rfind(':'); colon != std::string_view::npos && colon > 0;
         colon = text.rfind(':', colon - 1)) {
        const std::string_view rest = text.substr(colon + 1);
        const std::size_t slash = rest.find('/');
        if (slash == std::string_view::npos || slash == 0) {
            continue;
        }
        const std::string id(rest.substr(0, slash));
        if (profiles.kind_of(id).empty() || file_exists(std::string(text))) {
            continue;
        }
        if (slash + 1 == rest.size()) {
            throw UsageError(fmt::format("'{}' names no layer; write FILE:PROFILE/LAYER", text));
        }
        return SourceSpec{fetch_if_remote(std::string(text.substr(0, colon))), id,
                          std::string(rest.substr(slash + 1))};
    }
    return std::nullopt;
}

} // namespace

SourceSpec parse_source_spec(std::string_view text, const Profiles& profiles) {
    if (auto spec = spec_with_layer(text, profiles)) {
        return std::move(*spec);
    }
    const std::size_t colon = text.rfind(':');
    if (colon == std::string_view::npos || colon == 0) {
        return {fetch_if_remote(std::string(text)), {}};
    }
    const std::string id(text.substr(colon + 1));
    if (!profiles.kind_of(id).empty()) {
        return {fetch_if_remote(std::string(text.substr(0, colon))), id};
    }
    if (looks_like_an_id(id) && !file_exists(std::string(text))) {
        refuse_unknown(id, profiles.ids());
    }
    return {fetch_if_remote(std::string(text)), {}};
}

const BoundaryProfile& boundary_profile_of(const SourceSpec& spec, const Profiles& profiles) {
    return choose(spec, "boundaries", profiles.boundaries, profiles,
                  [](const BoundaryProfile&) { return true; });
}

const ControlProfile& control_profile_of(const SourceSpec& spec, const Profiles& profiles) {
    return choose(spec, "control", profiles.control, profiles, [&](const ControlProfile& profile) {
        return is_table(spec.file) == (profile.form == ControlForm::settlements);
    });
}

const DistrictProfile& district_profile_of(const SourceSpec& spec, const Profiles& profiles) {
    return choose(spec, "districts", profiles.districts, profiles,
                  [](const DistrictProfile&) { return true; });
}

namespace {

/// The profile that is named, or the only one whose file pattern fits; null where none does.
template<typename Profile>
const Profile* profile_if_any(const SourceSpec& spec, std::string_view kind,
                              const std::map<std::string, Profile>& profiles, const Profiles& all) {
    if (const Profile* named = named_profile(spec, kind, profiles, all)) {
        return named;
    }
    const std::vector<std::string> fitting = fitting_by_name(spec, profiles);
    if (fitting.size() > 1) {
        throw UsageError(fmt::format("{}: several profiles fit: {}; say which one it is to be read "
                                     "with: {}:PROFILE",
                                     without_secrets(spec.file), join(fitting, ", "),
                                     without_secrets(spec.file)));
    }
    return fitting.empty() ? nullptr : &profiles.at(fitting.front());
}

} // namespace

const CountProfile* count_profile_of(const SourceSpec& spec, const Profiles& profiles) {
    return profile_if_any(spec, "count", profiles.counts, profiles);
}

const PeopleProfile* people_profile_of(const SourceSpec& spec, const Profiles& profiles) {
    return profile_if_any(spec, "people", profiles.people, profiles);
}

} // namespace demarc
