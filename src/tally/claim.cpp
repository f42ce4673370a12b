// SPDX-License-Identifier: MIT
#include "tally/claim.hpp"

#include "support/error.hpp"
#include "support/hash.hpp"
#include "support/schema.hpp"
#include "support/text.hpp"
#include "support/toml_document.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cmath>

namespace demarc {

namespace {

using nlohmann::json;

constexpr std::array all_quantities{Quantity::share_pct, Quantity::area_km2, Quantity::area_sq_mi,
                                    Quantity::people};

Quantity quantity_named(const std::string& name) {
    return *std::find_if(all_quantities.begin(), all_quantities.end(),
                         [&](Quantity quantity) { return name_of(quantity) == name; });
}

constexpr std::array all_counted{Counted::net,
                                 Counted::gained,
                                 Counted::lost,
                                 Counted::left_by_ukraine,
                                 Counted::left_by_russia,
                                 Counted::net_without_zone};

Counted counted_named(const std::string& name) {
    return *std::find_if(all_counted.begin(), all_counted.end(),
                         [&](Counted counted) { return name_of(counted) == name; });
}

/// \throws ConfigError if there is a text that is no day
std::optional<Date> day(const TomlDocument& document, const std::string& key) {
    const json& values = document.values();
    if (!values.contains(key)) {
        return std::nullopt;
    }
    const std::optional<Date> date = Date::parse(values.value(key, ""));
    if (!date) {
        throw ConfigError(document.place_of("/" + key) +
                          "no day of the calendar: " + values.value(key, ""));
    }
    return date;
}

std::vector<RegionCode> codes(const TomlDocument& document, const std::string& key) {
    std::vector<RegionCode> found;
    for (const json& name : document.values().value(key, json::array())) {
        found.push_back(*RegionCode::parse(name.get<std::string>())); // the schema has its form
    }
    return found;
}

/// What a claim of a change counts must fit what it is a change by.
void check_change(const Claim& claim, const TomlDocument& document) {
    if (claim.since && !claim.plan.empty()) {
        throw ConfigError(document.place_of("/plan") + "'plan' and 'since' cannot be combined");
    }
    const bool of_period = claim.counted == Counted::gained || claim.counted == Counted::lost;
    const bool given = document.values().contains("counted");
    if (given && of_period && !claim.since) {
        throw ConfigError(document.place_of("/counted") +
                          fmt::format("'{}' goes with 'since'", name_of(claim.counted)));
    }
    if (given && !of_period && claim.counted != Counted::net && claim.plan.empty()) {
        throw ConfigError(document.place_of("/counted") +
                          fmt::format("'{}' goes with 'plan'", name_of(claim.counted)));
    }
    if (given && !claim.since && claim.plan.empty()) {
        throw ConfigError(document.place_of("/counted") +
                          "only a change has parts; give 'since' or 'plan'");
    }
    if (!claim.plan.empty() && std::find(claim.classes.begin(), claim.classes.end(),
                                         ControlClass::russian) == claim.classes.end()) {
        throw ConfigError(document.place_of("/classes") +
                          "say what the publisher takes for Russian-held: 'russian' is missing");
    }
}

void check_days(const Claim& claim, const TomlDocument& document) {
    if (claim.since && claim.date && !(*claim.since < *claim.date)) {
        throw ConfigError(document.place_of("/since") + "must be before 'date'");
    }
    if (claim.published && claim.date && *claim.published < *claim.date) {
        throw ConfigError(document.place_of("/published") +
                          "before 'date', the day whose state the figure is of");
    }
}

/// Figure, range and hedge must fit each other.
void check_figure(const Claim& claim, const TomlDocument& document) {
    const auto has_more_digits = [&](double value) {
        return std::abs(PrintedFigure(value, claim.decimals).value() - std::abs(value)) >
               1e-9 * std::abs(value);
    };
    const auto check_digits = [&](const char* key, double value) {
        if (has_more_digits(value)) {
            throw ConfigError(fmt::format("{}{} has more digits than {} decimals",
                                          document.place_of(key), value, claim.decimals));
        }
    };
    check_digits("/value", claim.value);
    if (claim.value_to) {
        check_digits("/value_to", *claim.value_to);
        if (claim.value * *claim.value_to < 0 ||
            std::abs(*claim.value_to) <= std::abs(claim.value)) {
            throw ConfigError(document.place_of("/value_to") +
                              "the second end of a range is the one further from 0 than 'value'");
        }
    }
    const HedgeRule& rule = rule_of(claim.hedge);
    if (claim.value_to && rule.range == HedgeRule::Range::never) {
        throw ConfigError(fmt::format("{}'{}' takes one figure; a range is 'exact', 'approximate' "
                                      "or 'between'",
                                      document.place_of("/value_to"), rule.name));
    }
    if (!claim.value_to && rule.range == HedgeRule::Range::always) {
        throw ConfigError(document.place_of("/hedge") +
                          "'between' takes two figures: 'value' and 'value_to'");
    }
    if (claim.hedge == Hedge::exact && !claim.hedge_word.empty()) {
        throw ConfigError(document.place_of("/hedge_word") +
                          "an exact figure has no hedge word; say which hedge it is");
    }
    if (rule.range == HedgeRule::Range::always && claim.hedge_word.find("…") == std::string::npos) {
        throw ConfigError(document.place_of("/hedge_word") +
                          "put … where the first figure stands: \"between … and\"");
    }
    if (const HedgeRule* meant = rule_of_words(claim.hedge_word);
        meant != nullptr && meant->hedge != claim.hedge) {
        throw ConfigError(fmt::format("{}\"{}\" is '{}', not '{}'",
                                      document.place_of("/hedge_word"), claim.hedge_word,
                                      meant->name, rule.name));
    }
}

/// A number of people says whose, and is no more than Ukraine ever had.
void check_people(const Claim& claim, const TomlDocument& document) {
    const bool counts_people = claim.quantity == Quantity::people;
    if (counts_people != claim.people_of.has_value()) {
        throw ConfigError(document.place_of(counts_people ? "/quantity" : "/people_of") +
                          "the quantity \"people\" and 'people_of' go together: "
                          "\"before_war\" or \"today\"");
    }
    if (counts_people && claim.since) {
        throw ConfigError(document.place_of("/since") +
                          "people are counted on one day's land or for a plan, not for a period");
    }
    constexpr double most = 52.2e6; // at the beginning of 1993
    if (counts_people && std::max(claim.value, claim.value_to.value_or(0)) > most) {
        throw ConfigError(fmt::format("{}more people than Ukraine ever had, {}",
                                      document.place_of("/value"), grouped(most)));
    }
}

/// What the schema cannot say.
void check_sense(const Claim& claim, const TomlDocument& document) {
    if (!claim.regions.empty() && !claim.outside.empty()) {
        throw ConfigError(document.place_of("/outside") +
                          "'regions' and 'outside' cannot be combined");
    }
    if (claim.of && claim.quantity != Quantity::share_pct) {
        throw ConfigError(document.place_of("/of_km2") + "only a share is a share of something");
    }
    const bool net = claim.counted == Counted::net || claim.counted == Counted::net_without_zone;
    if (claim.value < 0 && !((claim.since || !claim.plan.empty()) && net)) {
        throw ConfigError(document.place_of("/value") + "only a net change can be below 0");
    }
    constexpr double all_of_it = 100;
    const bool to_is_larger = claim.value_to && *claim.value_to > claim.value;
    const double largest = to_is_larger ? *claim.value_to : claim.value;
    if (claim.quantity == Quantity::share_pct && largest > all_of_it) {
        throw ConfigError(fmt::format("{}{}% is more than all of it; a figure in km² has the "
                                      "quantity \"area_km2\"",
                                      document.place_of(to_is_larger ? "/value_to" : "/value"),
                                      largest));
    }
    // The larger of the two official areas.
    constexpr SquareMetres ukraine = SquareMetres::from_km2(603'628);
    const double all = in_unit(claim.quantity, ukraine);
    const bool is_area =
        claim.quantity == Quantity::area_km2 || claim.quantity == Quantity::area_sq_mi;
    if (is_area && largest > all) {
        throw ConfigError(fmt::format("{}{} is more than all of Ukraine, {} in this unit",
                                      document.place_of(to_is_larger ? "/value_to" : "/value"),
                                      grouped(largest), grouped(all)));
    }
    if (!claim.also_groups.empty() && claim.also_counts.empty()) {
        throw ConfigError(document.place_of("/also_groups") +
                          "say in words what these are: 'also_counts'");
    }
    check_people(claim, document);
    check_change(claim, document);
    check_days(claim, document);
    check_figure(claim, document);
}

} // namespace

std::string_view name_of(Quantity quantity) {
    switch (quantity) {
    case Quantity::share_pct:
        return "share_pct";
    case Quantity::area_km2:
        return "area_km2";
    case Quantity::area_sq_mi:
        return "area_sq_mi";
    case Quantity::people:
        return "people";
    }
    return {};
}

double in_unit(Quantity quantity, SquareMetres area) {
    constexpr double km2_per_square_mile = 2.589988110336; // the international mile, exact
    return quantity == Quantity::area_sq_mi ? area.km2() / km2_per_square_mile : area.km2();
}

std::string_view name_of(Counted counted) {
    switch (counted) {
    case Counted::net:
        return "net";
    case Counted::gained:
        return "gained";
    case Counted::lost:
        return "lost";
    case Counted::left_by_ukraine:
        return "left_by_ukraine";
    case Counted::left_by_russia:
        return "left_by_russia";
    case Counted::net_without_zone:
        return "net_without_zone";
    }
    return {};
}

std::string_view name_of(Verdict verdict) {
    switch (verdict) {
    case Verdict::holds:
        return "holds";
    case Verdict::true_but_far:
        return "true_but_far";
    case Verdict::holds_under_some_methods:
        return "holds_under_some_methods";
    case Verdict::does_not_hold:
        return "does_not_hold";
    case Verdict::not_on_this_map:
        return "not_on_this_map";
    case Verdict::cannot_be_tested:
        return "cannot_be_tested";
    }
    return {};
}

std::string_view name_of(ObstacleKind kind) {
    switch (kind) {
    case ObstacleKind::counts_more:
        return "counts_more";
    case ObstacleKind::not_distinguished:
        return "not_distinguished";
    case ObstacleKind::land_not_shown:
        return "land_not_shown";
    case ObstacleKind::needs_earlier_line:
        return "needs_earlier_line";
    case ObstacleKind::other_day:
        return "other_day";
    case ObstacleKind::plan_without_result:
        return "plan_without_result";
    case ObstacleKind::other_people:
        return "other_people";
    case ObstacleKind::too_fine:
        return "too_fine";
    }
    return {};
}

Range covered_by(const Claim& claim) {
    return covered_by(claim.hedge, claim.value, claim.value_to, claim.decimals);
}

Range true_under(const Claim& claim) {
    return true_under(claim.hedge, claim.value, claim.value_to, claim.decimals);
}

Claim read_claim(const std::filesystem::path& file, const Schema& schema) {
    const TomlDocument document = TomlDocument::read(file);
    require_schema(document, schema);
    const json& values = document.values();
    Claim claim;
    claim.id = values.value("id", "");
    claim.statement = values.value("statement", "");
    claim.publisher = values.value("publisher", "");
    claim.address = values.value("address", "");
    claim.reference = values.value("reference", "");
    claim.note = values.value("note", "");
    claim.date = day(document, "date");
    claim.since = day(document, "since");
    claim.published = day(document, "published");
    claim.quantity = quantity_named(values.value("quantity", ""));
    claim.people_of = people_of_named(values.value("people_of", ""));
    claim.value = values.value("value", 0.0);
    if (values.contains("value_to")) {
        claim.value_to = values["value_to"].get<double>();
    }
    claim.decimals = values.value("decimals", 0);
    claim.hedge = *hedge_named(values.value("hedge", "")); // the schema lists them
    claim.hedge_word = values.value("hedge_word", "");
    claim.map = values.value("map", "");
    claim.counts = values.value("counts", "");
    for (const json& name : values["classes"]) {
        claim.classes.push_back(*control_class_named(name.get<std::string>()));
    }
    for (const json& what : values.value("also_counts", json::array())) {
        claim.also_counts.push_back(what.get<std::string>());
    }
    for (const json& group : values.value("also_groups", json::array())) {
        claim.also_groups.push_back(group.get<std::string>());
    }
    claim.plan = values.value("plan", "");
    claim.counted = counted_named(values.value("counted", "net"));
    claim.regions = codes(document, "regions");
    claim.outside = codes(document, "outside");
    if (values.contains("of_km2")) {
        claim.of = SquareMetres::from_km2(values["of_km2"].get<double>());
    }
    check_sense(claim, document);
    if (claim.id != file.stem().string()) {
        throw ConfigError(fmt::format("{}'{}' does not match the file's name '{}'",
                                      document.place_of("/id"), claim.id, file.stem().string()));
    }
    claim.file = {"claim",
                  file.filename().string(),
                  sha256_of_file(file),
                  claim.statement,
                  claim.publisher,
                  "",
                  ""};
    return claim;
}

Claim read_claim(const std::filesystem::path& file, const std::filesystem::path& schema) {
    return read_claim(file, Schema(schema));
}

std::vector<Claim> read_claims(const std::vector<std::filesystem::path>& files,
                               const std::filesystem::path& schema) {
    const Schema rules(schema);
    std::vector<Claim> claims;
    claims.reserve(files.size());
    for (const std::filesystem::path& file : files) {
        claims.push_back(read_claim(file, rules));
    }
    return claims;
}

} // namespace demarc
