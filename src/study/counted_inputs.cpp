// SPDX-License-Identifier: MIT
#include "study/counted_inputs.hpp"

#include "io/bytes.hpp"
#include "support/error.hpp"
#include "tally/people.hpp"

#include <fmt/format.h>

#include <set>
#include <string>
#include <vector>

namespace demarc {

namespace {

/// The ids of counts: each has one of its own.
using CountIds = std::set<std::string>;

/// \param field of the sources that names the file \throws UsageError where the id is taken
void take_id(CountIds& ids, const std::string& id, std::string_view field, const SourceSpec& spec) {
    if (!ids.insert(id).second) {
        throw UsageError(fmt::format("`{}` {}: there is a count called '{}' already; give the file "
                                     "another name or a profile of its own",
                                     field, without_secrets(spec.file), id));
    }
}

/// Files of where people live, and whether the estimate that comes with the program stands beside
/// them or in their place.
void read_people_files(const Sources& sources, const Profiles& profiles, CountIds& ids,
                       StudyInputs& into) {
    into.with_shipped_people = sources.people.empty();
    for (const std::string& given : sources.people) {
        if (given == embedded) {
            into.with_shipped_people = true;
            continue;
        }
        const SourceSpec spec = parse_source_spec(given, profiles);
        into.people.push_back(read_people(spec, profiles));
        // So is the estimate that comes with the program called, and many a file.
        std::string& id = into.people.back().counted.id;
        id = id == people_before_war ? "people_of_file" : id;
        take_id(ids, into.people.back().counted.id, "people", spec);
    }
}

/// What stands on the land.
std::vector<CountedFile> read_counts(const Sources& sources, const DataFolder& data,
                                     const Profiles& profiles, CountIds& ids) {
    std::vector<CountedFile> counted;
    const auto add = [&](const SourceSpec& spec, bool is_shipped) {
        counted.push_back(read_counted(spec, profiles));
        counted.back().is_shipped = is_shipped;
        take_id(ids, counted.back().id, "counts", spec);
    };
    const auto add_shipped = [&] {
        for (const SourceSpec& spec : data.counts()) {
            add(spec, true);
        }
    };
    for (const std::string& given : sources.counts) {
        if (given == embedded) {
            add_shipped();
        } else {
            add(parse_source_spec(given, profiles), false);
        }
    }
    if (sources.counts.empty()) {
        add_shipped();
    }
    return counted;
}

} // namespace

void read_counted_inputs(const Sources& sources, const Profiles& profiles,
                         const Catalogue& catalogue, bool with_counts, StudyInputs& into) {
    CountIds ids{std::string(people_before_war)};
    read_people_files(sources, profiles, ids, into);
    if (with_counts) {
        into.counted = read_counts(sources, catalogue.data(), profiles, ids);
    }
    if (!sources.districts.empty()) {
        into.districts = read_districts(parse_source_spec(sources.districts, profiles), profiles,
                                        catalogue.regions());
    }
}

} // namespace demarc
