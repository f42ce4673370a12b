// SPDX-License-Identifier: MIT
#pragma once

#include "geometry/coordinates.hpp"
#include "plans/outcome.hpp"
#include "sources/boundary_set.hpp"
#include "sources/control_class.hpp"
#include "sources/places.hpp"
#include "sources/region.hpp"
#include "support/date.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace demarc {

/// One of the two sides.
enum class Side { ukraine, russia };

constexpr Side other(Side side) {
    return side == Side::ukraine ? Side::russia : Side::ukraine;
}

/// Whose contested land is while a plan is evaluated.
enum class ContestedReading { separate, as_ukrainian, as_russian };

/// Land within a distance of the line of contact, of the line of another date, or of a point.
struct Distance {
    std::string from; ///< "contact", the id of a line of another date, or empty: a point
    LonLat centre;    ///< where `from` is empty
    double km = 0;
    std::string centre_name{}; ///< of the site or town at the centre, for words; may be empty
    /// Two names for one point make no difference.
    friend bool operator==(const Distance& a, const Distance& b) {
        return a.from == b.from && a.centre == b.centre && a.km == b.km;
    }
};

/// The line of contact of the snapshot: the only line that needs no file.
inline constexpr std::string_view contact = "contact";

/// Which faces a rule is about: those that meet every condition given.
struct Selector {
    std::vector<RegionIndex> regions{};       ///< empty: all
    std::vector<RegionIndex> outside{};       ///< none of these
    std::optional<Side> held_by{};            ///< by the control class of the snapshot
    std::vector<ControlClass> control{};      ///< one of these; empty: any
    std::vector<std::string> zones{};         ///< in one of these; empty: anywhere
    std::vector<std::string> outside_zones{}; ///< in none of these
    std::vector<Distance> within{};           ///< within every one of these distances
    std::vector<Distance> beyond{};           ///< within none of these
    friend bool operator==(const Selector&, const Selector&) = default;
};

/// Whether it says where: regions, zones or a distance, rather than who holds the land.
bool names_a_place(const Selector& area);

/// Administration follows the snapshot (the base line of most plans), or the line of another date,
/// as under Revert.
struct Freeze {
    Selector area;
    std::string line{contact};
};
/// Administration follows the line of a date: "1991", the internationally recognised border;
/// "2022-02-23", the line on the eve of the full invasion, taken from the control classes of the
/// snapshot (what Russia has held since before 2022 stays Russian); or another line, for which a
/// map of its day has to be given.
struct Revert {
    Selector area;
    std::string line;
};
/// A side leaves an area; it goes to the other side, becomes a demilitarised zone, or is left to
/// nobody: neither army enters it, and who administers it is not settled.
struct Withdraw {
    Side side = Side::ukraine;
    Selector area;
    enum class To { ukraine, russia, zone, nobody } to = To::zone;
};
/// A side leaves what it holds in an area, most often given as what lies outside some regions.
struct Relinquish {
    Side side = Side::russia;
    Selector area;
    /// "all"; "agreed", which is computed like all; or "border": only the pockets on the border of
    /// Ukraine, see border_pockets().
    std::string extent;
};
/// Each side gives land to the other.
struct Swap {
    Side side = Side::ukraine; ///< the one that leaves `give` and gets `take`
    Selector give;
    Selector take;
    /// Square kilometres taken for each one given, as the text says; std::nullopt where it does
    /// not. The areas decide what is computed, never the ratio.
    std::optional<double> ratio{};
};
/// Legal status only; never moves land.
struct Recognise {
    Selector area;
    LegalStatus degree = LegalStatus::russia_de_facto;
    std::vector<std::string> by;
};
/// Overlay only.
struct Demilitarise {
    Selector area;
    std::vector<Side> barred;
    bool economic_zone = false;
    std::string police;
};
/// Overlay only: a band along a line from which arms or forces are pulled back. Each side has its
/// own depth and may have its own base line. Its land is what it holds on the day of the map or,
/// for the line of another date, what it held on that day. Contested land within the greater depth
/// is in the band.
struct Buffer {
    Selector area; ///< the band is only in here
    std::string line_ukraine{contact};
    std::string line_russia{contact};
    double km_ukraine = 0;
    double km_russia = 0;
    bool heavy_arms_only = false;
    std::vector<Side> barred;
    bool economic_zone = false;
    std::string police;
};
/// Who runs land that keeps its borders and its legal status: one party, or several together.
struct Administer {
    Selector area;
    std::vector<Administration> by;           ///< of ukraine, russia and international
    std::map<std::string, std::string> terms; ///< "police", "forces" ...
};
/// Who runs a site that has no area, and how.
struct SiteRule {
    std::string site;
    std::map<std::string, std::string> terms; ///< "control", "supervision", "power" ...
};
/// Left to later talks, votes or leaders: present administration, certainty undetermined. What is
/// in dispute is left open, never the rest of Ukraine: land that Ukraine holds only where the area
/// names it.
struct Defer {
    Selector area;
    std::string site; ///< if given, the rule is about this site and about no land
    std::string to;   ///< "talks after a full ceasefire", "the two presidents"
};
/// The text has no territorial rule.
struct NoRule {
    std::string reason;
    /// It has no word on territory either. That is a result: the present line is drawn, and the
    /// plan's own figures are none.
    bool silent = false;
};

using RuleBody = std::variant<Freeze, Revert, Withdraw, Relinquish, Swap, Recognise, Demilitarise,
                              Buffer, Administer, SiteRule, Defer, NoRule>;

/// Several parties together are `joint`.
Administration administered_by(const std::vector<Administration>& parties);

/// One primitive of the plan language with its place in the plan's text.
struct Rule {
    RuleBody body;
    Certainty certainty = Certainty::explicit_;
    std::string point; ///< number in the plan's own text: "21d"
    std::string note;  ///< reading or doubt, in own words
    int line = 0;      ///< line in the plan file, for messages
    std::string id{};  ///< a name for options to drop the rule by; may be empty
};

/// The rules of a plan with some of its options on.
struct OptionReading {
    std::string title; ///< of those options
    std::vector<Rule> rules;
    std::optional<ContestedReading> contested{};
};

/// Another reading or branch of a plan: rules that hold only under a condition. Off by default.
/// Of the options of a group at most one holds.
struct PlanOption {
    std::string id; ///< "economic-zone"
    std::string title;
    std::string condition;
    std::vector<Rule> rules;
    std::string group{};              ///< empty: a group of its own
    std::vector<std::string> drops{}; ///< ids of rules that do not hold under it
    std::string plan{};               ///< `rules` are those of this plan, in place of its own
    std::optional<ContestedReading> contested{}; ///< whose contested land is under it
    /// With `plan`: that plan's other readings, so that a range has all of its range.
    std::vector<OptionReading> readings{};
};

struct PlanSource {
    std::string title;
    std::string publisher;
    std::string address;
    std::optional<Date> date;
};

/// The order in which rules have to stand in a plan file.
enum class Phase { base_line, movement, zones_and_sites, recognition, deferral };

/// Where a rule belongs; a NoRule, which stands alone, counts as base line.
Phase phase_of(const RuleBody& rule);
/// "base line", "withdrawals", "zones and sites" ...: for messages.
std::string_view name_of(Phase phase);

/// The primitive's name in plan files: "freeze", "withdraw" ...
std::string_view type_of(const RuleBody& rule);

/// "ukraine", "russia": the names in plan files.
std::string_view name_of(Side side);

/// "separate", "ukrainian", "russian": the names in plan files.
std::string_view name_of(ContestedReading reading);
std::optional<ContestedReading> contested_reading_named(std::string_view name);

/// A published proposal as data.
struct Plan {
    std::string id;         ///< "us-28-point-2025-11"
    bool reference = false; ///< what other plans are compared with: who holds what on the day
    std::string title_en;
    std::string title_uk;
    std::string summary;
    std::string author; ///< who proposes
    std::string
        status; ///< "signed text", "official text", "leaked text", "reported", "disputed" ...
    std::optional<Date> date;
    std::vector<PlanSource> sources;
    std::vector<Rule> rules;
    std::vector<PlanOption> options;             ///< what the envelope ranges over
    std::vector<std::string> open_questions;     ///< what the text leaves open
    std::optional<ContestedReading> contested{}; ///< whose contested land is, if the text says
    std::vector<Site> sites;                     ///< of its own, beside those of geodata/places
    std::vector<Zone> zones;
    InputFile file;
};

/// Whether the text has no word on territory: the present line is drawn, the plan's own reading has
/// no figures, and a range is that of the plans it refers to.
bool says_nothing_on_land(const Plan& plan);

/// Calls `work` with every rule of a plan, its options and their readings.
template<typename Work>
void for_every_rule(const Plan& plan, const Work& work) {
    const auto each = [&](const std::vector<Rule>& rules) {
        for (const Rule& rule : rules) {
            work(rule);
        }
    };
    each(plan.rules);
    for (const PlanOption& option : plan.options) {
        each(option.rules);
        for (const OptionReading& reading : option.readings) {
            each(reading.rules);
        }
    }
}

} // namespace demarc
