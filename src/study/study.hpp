// SPDX-License-Identifier: MIT
#pragma once

#include "partition/partition.hpp"
#include "sources/boundary_set.hpp"
#include "sources/control_snapshot.hpp"
#include "sources/places.hpp"
#include "sources/region.hpp"
#include "tally/claim.hpp"
#include "tally/control_figure.hpp"
#include "tally/districts.hpp"
#include "tally/line_error.hpp"
#include "tally/methods.hpp"
#include "tally/second_method.hpp"
#include "tally/stock.hpp"
#include "tally/tally.hpp"
#include "tally/towns.hpp"

#include <optional>
#include <string>
#include <vector>

namespace demarc {

/// A plan that was asked for and has no result on this map; see exclusion_reason().
struct ExcludedPlan {
    Plan plan;
    std::string reason;
};

/// Everything one run knows: what exports and maps are made from.
struct Study {
    RegionTable regions;
    Places places;
    BoundarySet boundaries;
    ControlSnapshot control;
    Partition partition;
    Method method;
    std::vector<Stock> stocks;       ///< what is counted beside land; TallyRow::stocks goes by it
    std::vector<Scenario> scenarios; ///< the reference scenario `present` first
    std::vector<ExcludedPlan> excluded_plans;
    std::optional<LineError> line_error{};           ///< if the run moves the line of contact
    std::optional<LineRange> held_by_russia_error{}; ///< of russian_control(), with the line moved
    std::vector<Town> towns;                         ///< by falling population
    InputFile gazetteer;                             ///< where they come from
    std::vector<ClaimCheck> claims;
    std::optional<SecondMethod> second_method{};  ///< of control by polygons only
    std::vector<ControlFigure> methods;           ///< the method table: every distinct method once
    std::vector<ComparedBoundaries> compared{};   ///< the same on other boundary sets
    std::optional<DistrictTally> districts{};     ///< the same by raion or hromada
    std::vector<InputNote> noticed{};             ///< of the inputs, once they were cut
    std::optional<std::string> polygon_caution{}; ///< of the areas of the boundary set, see
                                                  ///< polygon_area_caution()
    std::string command_line; ///< as a reader would repeat it, without machine paths
};

/// Every file that went into a study, each once: boundaries, control, places, plans,
/// claims.
std::vector<InputFile> input_files(const Study& study);

/// What was noticed or repaired while the boundaries and the control data were read and cut.
std::vector<InputNote> input_notes(const Study& study);

/// What a reader must know of the denominator before quoting a share of this run; usually nothing.
inline std::optional<std::string> denominator_warning(const Study& study) {
    return study.method.denominator == Denominator::polygon ? study.polygon_caution : std::nullopt;
}

/// The figure of the run itself: its own method on its own boundary set.
inline MethodRow own_row(const Study& study) {
    return {study.boundaries.id, study.boundaries.title, study.boundaries.coverage,
            russian_control(study.partition, study.regions, study.method)};
}

/// Every row of methods.csv: the run's own boundary set, then those it is compared with.
inline std::vector<MethodRow> method_rows(const Study& study) {
    std::vector<MethodRow> rows;
    for (const ControlFigure& figure : study.methods) {
        rows.push_back(
            {study.boundaries.id, study.boundaries.title, study.boundaries.coverage, figure});
    }
    for (const ComparedBoundaries& other : study.compared) {
        for (const ControlFigure& figure : other.figures) {
            rows.push_back({other.id, other.title, other.coverage, figure});
        }
    }
    return rows;
}

} // namespace demarc
