// SPDX-License-Identifier: MIT
#pragma once

#include "geometry/area.hpp"
#include "partition/partition.hpp"
#include "plans/outcome.hpp"
#include "plans/plan.hpp"
#include "sources/boundary_set.hpp"
#include "sources/control_class.hpp"
#include "sources/control_snapshot.hpp"
#include "sources/region.hpp"
#include "tally/claim.hpp"
#include "tally/denominator.hpp"
#include "tally/outcome_group.hpp"
#include "tally/tally.hpp"
#include "words/tongue.hpp"

#include <span>
#include <string>
#include <string_view>

namespace demarc {

// What a reader is shown for every word of the files: `name_of(x)`, beside the enumeration, is the
// word in files, `label_of(x)` the one for readers. Each class of words is one table, and reports,
// maps, styles and the terminal take their words from it:
//
//     label_of(Change::passed_to_russia)                      "ceded to Russia"
//     label_of(Change::passed_to_russia, Tongue::ukrainian)   "відходить до Росії"
//     label_of(ControlClass::russian, Tongue::english, Length::full)
//                                           "held by Russia, taken since 24 February 2022"
//
// A label begins as within a sentence; as_heading() (sentences.hpp) puts it at the start of a line.

/// The two lengths of a label in one language; `full` is empty where it is as the brief one.
struct LabelForms {
    std::string_view brief;
    std::string_view full{};
};

/// A row of a table: the word in files and what stands for it.
struct LabelRow {
    std::string_view name;
    LabelForms english;
    LabelForms ukrainian;
};

using LabelTable = std::span<const LabelRow>;

LabelTable labels_of(ControlClass);
LabelTable labels_of(Administration);
LabelTable labels_of(LegalStatus);
LabelTable labels_of(Change);
LabelTable labels_of(Certainty);
LabelTable labels_of(Side);
LabelTable labels_of(ContestedReading);
LabelTable labels_of(AreaMethod);
LabelTable labels_of(Denominator);
LabelTable labels_of(ContestedPolicy);
LabelTable labels_of(ControlForm);
LabelTable labels_of(Coverage);
LabelTable labels_of(RegionMatchKind);
LabelTable labels_of(KeptBecause);
LabelTable labels_of(Quantity);
LabelTable labels_of(Verdict);
LabelTable labels_of(ObstacleKind);
LabelTable labels_of(OutcomeGroup);
LabelTable labels_of(const Overlay&);

/// All tables, for tests.
std::span<const LabelTable> all_label_tables();

/// The label of a name in a table; the name itself, its underscores as spaces, where the table has
/// none.
std::string label_in(LabelTable table, std::string_view name, Tongue tongue, Length length);

/// What a reader is shown for a value. Of a Quantity that is its unit.
template<typename Value>
requires requires(const Value& value) {
    labels_of(value);
}
std::string label_of(const Value& value, Tongue tongue = Tongue::english,
                     Length length = Length::brief) {
    return label_in(labels_of(value), name_of(value), tongue, length);
}

/// The same for a class of a layer by its name, as tallies and areas.csv have it.
std::string label_of(Layer layer, std::string_view class_name, Tongue tongue = Tongue::english,
                     Length length = Length::brief);

/// Who has a piece of land, by a name of Exchange: one of an Administration, "demilitarised_zone"
/// or "contested".
std::string label_of_holder(std::string_view holder, Tongue tongue = Tongue::english);

/// A publisher by name, "an unnamed publisher" where the profile says that none is stated.
std::string publisher_in_words(const std::string& publisher);

/// Where a population figure comes from, by the word in geodata/places/towns.csv.
std::string label_of_population_source(std::string_view source, Tongue tongue = Tongue::english);

} // namespace demarc
