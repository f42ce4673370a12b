// SPDX-License-Identifier: MIT
#include "tally/claim.hpp"

#include "support/error.hpp"
#include "support/hash.hpp"
#include "support/schema.hpp"
#include "support/toml_document.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cmath>

namespace demarc {

namespace {

using nlohmann::json;

constexpr std::array all_hedges{Hedge::exact, Hedge::approximate, Hedge::at_least, Hedge::at_most};

Hedge hedge_named(const std::string& name) {
    return *std::find_if(all_hedges.begin(), all_hedges.end(),
                         [&](Hedge hedge) { return name_of(hedge) == name; });
}

/// A figure counted in units of its last printed digit: 19.3 is 193 units of a tenth. Whole numbers
/// keep the bounds free of the noise of binary fractions.
struct PrintedFigure {
    long long units = 0;
    int decimals = 0;

    explicit PrintedFigure(const Claim& claim)
        : units(std::llround(claim.decimals >= 0 ? claim.value * std::pow(10.0, claim.decimals)
                                                 : claim.value / std::pow(10.0, -claim.decimals))),
          decimals(claim.decimals) {}

    /// What so many halves of a unit are worth.
    [[nodiscard]] double value_of_halves(long long halves) const {
        const double half_units = static_cast<double>(halves) / 2;
        return decimals >= 0 ? half_units / std::pow(10.0, decimals)
                             : half_units * std::pow(10.0, -decimals);
    }
};

/// The distance to the next figure of the same roundness, in units: the largest of 1, 2, 5, 10, 20
/// ... that divides the figure and is at most a quarter of it; 1 if none is.
long long roundness(long long units) {
    long long step = 1;
    for (long long decade = 1; decade <= units / 4; decade *= 10) {
        for (const long long digit : {1, 2, 5}) {
            const long long candidate = digit * decade;
            if (candidate <= units / 4 && units % candidate == 0) {
                step = candidate;
            }
        }
    }
    return step;
}

} // namespace

std::string_view name_of(Quantity quantity) {
    return quantity == Quantity::share_pct ? "share_pct" : "area_km2";
}

std::string_view name_of(Hedge hedge) {
    switch (hedge) {
    case Hedge::exact:
        return "exact";
    case Hedge::approximate:
        return "approximate";
    case Hedge::at_least:
        return "at_least";
    case Hedge::at_most:
        return "at_most";
    }
    return {};
}

std::string_view name_of(Verdict verdict) {
    switch (verdict) {
    case Verdict::holds:
        return "holds";
    case Verdict::holds_under_some_methods:
        return "holds_under_some_methods";
    case Verdict::does_not_hold:
        return "does_not_hold";
    case Verdict::cannot_be_tested:
        return "cannot_be_tested";
    }
    return {};
}

Range covered_by(const Claim& claim) {
    const PrintedFigure figure(claim);
    const long long middle = 2 * figure.units; // in halves of a unit, as all below
    const long long step = 2 * roundness(figure.units);
    long long below = 1;
    long long above = 1;
    switch (claim.hedge) {
    case Hedge::exact:
        break;
    case Hedge::approximate:
        // At least twice as wide as the bare figure, but never more than half of it either way.
        below = above = std::max(1LL, std::min(std::max(step / 2, 2LL), figure.units));
        break;
    case Hedge::at_least:
        below = 0;
        above = step;
        break;
    case Hedge::at_most:
        below = step;
        above = 0;
        break;
    }
    return {figure.value_of_halves(std::max(0LL, middle - below)),
            figure.value_of_halves(middle + above)};
}

Claim read_claim(const std::filesystem::path& file, const std::filesystem::path& schema) {
    const TomlDocument document = TomlDocument::read(file);
    require_schema(document, schema);
    const json& values = document.values();
    Claim claim;
    claim.id = values.value("id", "");
    claim.statement = values.value("statement", "");
    claim.publisher = values.value("publisher", "");
    claim.address = values.value("address", "");
    claim.date = Date::parse(values.value("date", ""));
    claim.quantity = values.value("quantity", "") == name_of(Quantity::share_pct)
                         ? Quantity::share_pct
                         : Quantity::area_km2;
    claim.value = values.value("value", 0.0);
    claim.decimals = values.value("decimals", 0);
    claim.hedge = hedge_named(values.value("hedge", ""));
    claim.hedge_word = values.value("hedge_word", "");
    claim.counts = values.value("counts", "");
    for (const json& name : values["classes"]) {
        claim.classes.push_back(*control_class_named(name.get<std::string>()));
    }
    if (claim.id != file.stem().string()) {
        throw ConfigError(fmt::format("{}'{}' does not match the file's name '{}'",
                                      document.place_of("/id"), claim.id, file.stem().string()));
    }
    if (!claim.date) {
        throw ConfigError(document.place_of("/date") +
                          "no day of the calendar: " + values.value("date", ""));
    }
    const PrintedFigure figure(claim);
    if (std::abs(figure.value_of_halves(2 * figure.units) - claim.value) > 1e-9 * claim.value) {
        throw ConfigError(fmt::format("{}{} has more digits than {} decimals",
                                      document.place_of("/value"), claim.value, claim.decimals));
    }
    if (claim.hedge == Hedge::exact && !claim.hedge_word.empty()) {
        throw ConfigError(document.place_of("/hedge_word") +
                          "an exact figure has no hedge word; say which hedge it is");
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

} // namespace demarc
