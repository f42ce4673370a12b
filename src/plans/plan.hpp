// SPDX-License-Identifier: MIT
#pragma once

#include "plans/outcome.hpp"
#include "sources/boundary_set.hpp"
#include "sources/control_class.hpp"
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

/// Which faces a rule is about: those that meet every condition given.
struct Selector {
    std::vector<RegionIndex> regions{};       ///< empty: all
    std::vector<RegionIndex> outside{};       ///< none of these
    std::optional<Side> held_by{};            ///< by the control class of the snapshot
    std::vector<ControlClass> control{};      ///< one of these; empty: any
    std::vector<std::string> zones{};         ///< in one of these; empty: anywhere
    std::vector<std::string> outside_zones{}; ///< in none of these
};

/// Administration follows the snapshot (the base line of most plans).
struct Freeze {
    Selector area;
};
/// Administration follows the line of a date: "1991", the internationally recognised border, or
/// "2022-02-23", the line on the eve of the full invasion. The second is taken from the control
/// classes of the snapshot: what Russia has held since before 2022 stays Russian.
struct Revert {
    Selector area;
    std::string line;
};
/// A side leaves an area; it goes to the other side or becomes a zone of neither army.
struct Withdraw {
    Side side = Side::ukraine;
    Selector area;
    enum class To { ukraine, russia, zone } to = To::zone;
};
/// A side leaves what it holds outside the listed regions.
struct Relinquish {
    Side side = Side::russia;
    Selector area;      ///< with `outside` set
    std::string extent; ///< "all" or "agreed"
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
/// Left to later talks, votes or leaders: present administration, certainty undetermined.
struct Defer {
    Selector area;
    std::string site; ///< if given, the rule is about this site and about no land
    std::string to;   ///< "talks after a full ceasefire", "the two presidents"
};
/// The text has no territorial rule.
struct NoRule {
    std::string reason;
};

using RuleBody = std::variant<Freeze, Revert, Withdraw, Relinquish, Recognise, Demilitarise,
                              Administer, SiteRule, Defer, NoRule>;

/// Several parties together are `joint`.
Administration administered_by(const std::vector<Administration>& parties);

/// One primitive of the plan language with its place in the plan's text.
struct Rule {
    RuleBody body;
    Certainty certainty = Certainty::explicit_;
    std::string point; ///< number in the plan's own text: "21d"
    std::string note;  ///< reading or doubt, in own words
    int line = 0;      ///< line in the plan file, for messages
};

/// An alternative branch of a plan: rules that hold only under a condition. Off by default.
struct PlanOption {
    std::string id; ///< "economic-zone"
    std::string title;
    std::string condition;
    std::vector<Rule> rules;
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

/// A published proposal as data.
struct Plan {
    std::string id;         ///< "us-28-point-2025-11"
    bool reference = false; ///< what other plans are compared with: who holds what on the day
    std::string title_en;
    std::string title_uk;
    std::string summary;
    std::string author; ///< who proposes
    std::string status; ///< "signed text", "official text", "leaked text", "read aloud", "reported"
    std::optional<Date> date;
    std::vector<PlanSource> sources;
    std::vector<Rule> rules;
    std::vector<PlanOption> options;         ///< shown, but no part of the result
    std::vector<std::string> open_questions; ///< what the text leaves open
    InputFile file;
};

} // namespace demarc
