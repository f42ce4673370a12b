// SPDX-License-Identifier: MIT
#pragma once

#include "sources/boundary_set.hpp"
#include "support/date.hpp"
#include "tally/day_overlay.hpp"
#include "tally/hedge.hpp"
#include "tally/tally.hpp"

#include <array>
#include <filesystem>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace demarc {

class Schema;

/// What a claim's figure is a figure of.
enum class Quantity { share_pct, area_km2, area_sq_mi, people };

/// Which part of a change a figure is of. Of a period: what the later day has more of, what only
/// the later day has, what only the earlier day had. Of a plan, seen from Russia's side: what
/// Ukraine leaves less what Russia leaves, or one of the two; the last one without what Ukraine
/// leaves to a demilitarised zone.
enum class Counted { net, gained, lost, left_by_ukraine, left_by_russia, net_without_zone };

/// "net", "gained", "left_by_ukraine": the names in files.
std::string_view name_of(Counted counted);

/// "share_pct", "area_km2", "area_sq_mi", "people": the names in files.
std::string_view name_of(Quantity quantity);

/// An area in the quantity's unit. \pre the quantity is an area
double in_unit(Quantity quantity, SquareMetres area);

/// A published figure with publisher and date, and what it counts.
struct Claim {
    std::string id;        ///< "askgeopolitics-2025-11-24"
    std::string statement; ///< in own words or a short quotation
    std::string publisher;
    std::string address;
    std::string reference;          ///< where it was published, if no address is known
    std::optional<Date> published;  ///< the day it came out, if known
    std::optional<Date> date;       ///< the day whose state the figure is of
    std::optional<Date> since;      ///< the figure is a change from this day to `date`
    std::string plan;               ///< id: the figure is of what this plan changes
    Counted counted = Counted::net; ///< with `since` or `plan`
    Quantity quantity = Quantity::share_pct;
    std::optional<PeopleOf> people_of; ///< of people: whose homes are counted
    double value = 0;
    std::optional<double> value_to; ///< the other end of a range, the one further from 0
    int decimals = 0; ///< decimals of the figure as it was printed; -3: printed to the thousand
    Hedge hedge = Hedge::exact;
    std::string hedge_word;               ///< "roughly"; "between … and" around the first figure
    std::string map;                      ///< whose map the figure was read from, if known
    std::string counts;                   ///< what counts as controlled, in words
    std::vector<ControlClass> classes;    ///< the control classes it counts
    std::vector<std::string> also_counts; ///< what it counts that no control class is, in words
    std::vector<std::string> also_groups; ///< the ControlArea::group of that, on maps with it
    std::vector<RegionCode> regions;      ///< of these regions only; empty: of all
    std::vector<RegionCode> outside; ///< of all regions but these; a share stays one of Ukraine
    std::optional<SquareMetres> of;  ///< the whole that the publisher divides by, if known
    std::string note;
    InputFile file;
};

/// Whether the figure is of a change, by a period or a plan, and not of what is there.
inline bool is_of_change(const Claim& claim) {
    return claim.since.has_value() || !claim.plan.empty();
}

/// What the wording of a claim covers, and what makes it true to the letter; see hedge.hpp.
Range covered_by(const Claim& claim);
Range true_under(const Claim& claim);

/// Over every way of counting that makes a difference to the claim; see ways_of_counting().
enum class Verdict {
    holds,                    ///< under all of them
    true_but_far,             ///< a comparison: true under all, near the figure under none
    holds_under_some_methods, ///< ClaimCheck::fitting has which
    does_not_hold,            ///< under none of them
    not_on_this_map,          ///< under none, and the figure is from another publisher's map
    cannot_be_tested          ///< not with this snapshot
};
std::string_view name_of(Verdict verdict);

/// What kind of thing stands in the way of testing a claim on a ground.
enum class ObstacleKind {
    counts_more,         ///< it counts what no class of this map is
    not_distinguished,   ///< it needs classes that this map does not distinguish
    land_not_shown,      ///< it counts land that this map leaves out
    needs_earlier_line,  ///< it is of a change, and there is no second front line
    other_day,           ///< it is of another day than the front line
    plan_without_result, ///< it is about a plan that has no result here
    other_people,        ///< it counts people of another time than the run, or the run counts none
    too_fine             ///< the map cannot be measured as finely
};
inline constexpr std::array all_obstacle_kinds{
    ObstacleKind::counts_more,    ObstacleKind::not_distinguished,
    ObstacleKind::land_not_shown, ObstacleKind::needs_earlier_line,
    ObstacleKind::other_day,      ObstacleKind::plan_without_result,
    ObstacleKind::other_people,   ObstacleKind::too_fine};
std::string_view name_of(ObstacleKind kind);

/// Why a claim cannot be tested: the kind, to group many, and a sentence or two.
struct Obstacle {
    ObstacleKind kind;
    std::string why;
};

/// Whether the verdict says that the figure was held against the map and is not there.
inline bool is_refutation(Verdict verdict) {
    return verdict == Verdict::does_not_hold || verdict == Verdict::not_on_this_map;
}

/// The land that a claim is about, in the boundary set and by the official areas.
struct ExtentOfGap {
    SquareMetres drawn;
    SquareMetres official;
};

struct ClaimCheck {
    static constexpr double not_measured = std::numeric_limits<double>::quiet_NaN();

    Claim claim;
    /// In the method of the run, in the claim's unit; not a number if the claim cannot be tested.
    double measured = not_measured;
    /// How far what is measured is from what is stated, in the claim's unit: above 0 where it is
    /// more; 0 inside a stated range. Not a number if the claim cannot be tested.
    double gap = not_measured;
    SquareMetres gap_area; ///< the same as land
    Method method;
    bool holds_in_own_method = false;
    Range measured_range{not_measured, not_measured}; ///< over all methods; as `measured`
    std::vector<Method> ways;                         ///< of counting, that were tried
    std::vector<Method> fitting;                      ///< those of them under which the claim holds
    double tolerance = 0;    ///< how finely it can be measured, in the claim's unit
    double day_of_front = 0; ///< what the front may move in a day, in the claim's unit
    /// Ways in which the claim holds only because its day may be the one before or after.
    std::size_t methods_by_the_day = 0;
    Verdict verdict = Verdict::cannot_be_tested;
    std::string earlier_line;         ///< of a change: publisher and day of the first front line
    std::optional<Obstacle> obstacle; ///< why it cannot be tested
    /// Of a claim that also counts land the map does not show: the figure without that land. It is
    /// no test of the claim, but tells how much the rest must come to.
    std::optional<double> measured_in_part;
    std::string map_publisher; ///< of the map that it was held against
    /// Of a figure that is not on the map, what alone may explain the gap: that the boundary set
    /// and the official areas have different extents there,
    std::optional<ExtentOfGap> extent_of_gap;
    /// or land that the map draws as held and the boundary set leaves to a neighbour or the sea.
    std::optional<SquareMetres> held_beyond_border;
};

/// Whether the claim is refuted for whoever counts as the run does: where methods disagree, the
/// method of the run decides.
inline bool is_refuted(const ClaimCheck& check) {
    return is_refutation(check.verdict) ||
           (check.verdict == Verdict::holds_under_some_methods && !check.holds_in_own_method);
}

/// Reads one claim file (TOML, geodata/claims), checked against geodata/schemas/claim.schema.json.
/// \throws ConfigError naming file, line and key
Claim read_claim(const std::filesystem::path& file, const std::filesystem::path& schema);
Claim read_claim(const std::filesystem::path& file, const Schema& schema);
std::vector<Claim> read_claims(const std::vector<std::filesystem::path>& files,
                               const std::filesystem::path& schema);

/// A claim more days from the snapshot than this is not tested on it, however roughly it speaks.
inline constexpr int max_days_apart = 31;

/// How many days a snapshot may be from the claim's day: as many as it takes the front, at 25 km² a
/// day (the fastest month of 2024 and 2025), to move by what the wording leaves open; at least 1,
/// at most max_days_apart.
int testable_days(const Claim& claim, SquareMetres whole);

/// A second snapshot, for claims of a change.
struct EarlierSnapshot {
    const Partition& partition;
    const ControlSnapshot& control;
    const DayOverlay* overlay = nullptr; ///< for claims of what was gained or lost
};

/// Whether a claim takes both days cut into one set of faces.
bool needs_overlay(const Claim& claim);

/// What a claim is measured on.
struct ClaimGround {
    const Partition& partition;
    const ControlSnapshot& control;
    const RegionTable& regions;
    const EarlierSnapshot* earlier = nullptr;
    const Plan* plan = nullptr; ///< the one that the claim speaks of; has a result on `partition`
    const std::vector<Stock>* stocks = nullptr; ///< over the faces of `partition`
};

/// The ways of counting that can give a claim different figures on this ground: without those
/// denominators, policies and borders that make no difference to it.
std::vector<Method> ways_of_counting(const Claim& claim, const ClaimGround& ground,
                                     const Method& own);

/// What a claim speaks of on one day, measured in one way, in the claim's unit.
double measure(const Claim& claim, const ClaimGround& ground, const Method& method);

/// What a claim speaks of that was gained or lost between two days. \pre ground.earlier->overlay
double measure_exchange(const Claim& claim, const ClaimGround& ground, const Method& method);

/// What a plan changes, counted as the claim does. \pre ground.plan
double measure_plan(const Claim& claim, const ClaimGround& ground, const Method& method);

/// The people that a claim is about on the land that it counts, or that a plan changes for it.
/// \pre the claim is of people, and the ground has a stock of them
Amount measure_people(const Claim& claim, const ClaimGround& ground, const Method& method);

/// The stock that counts the people a claim counts; null if there is none.
const Stock* people_counted(const Claim& claim, const ClaimGround& ground);

/// An area in the claim's unit: of a share, that of the whole the claim is about.
double figure_of(const Claim& claim, SquareMetres area, const ClaimGround& ground,
                 const Method& method);

/// Whether a claim is about land of this region.
bool is_meant(const Claim& claim, const RegionCode& region);

/// How much of a piece of land a claim counts: 0, a half or 1.
double weight_of(const Claim& claim, const LandOfDay& land, const Method& method);

/// By how much a measured figure may be off because publishers differ by a day in what a date
/// means: what the front moves in a day, in the claim's unit. For a stock 25 km² of the country,
/// and of some regions the part of it that falls to their part of the line of contact, but no more
/// than a hundredth of what is measured; for a change also no more than comes to one of its days; 0
/// for land of any day.
double movement_of_a_day(const Claim& claim, double measured, const ClaimGround& ground,
                         const Method& method);

/// Why a claim cannot be tested on this ground; std::nullopt if it can.
std::optional<Obstacle> why_not_testable(const Claim& claim, const ClaimGround& ground);

/// Measures a claim, in the method of the run and in all others. A claim of a change is measured
/// between the two days, one about a plan as what the plan changes on this day. Takes
/// O(ways of counting x faces).
ClaimCheck check(const Claim& claim, const ClaimGround& ground, const Method& method);

} // namespace demarc
