// SPDX-License-Identifier: MIT
#pragma once

#include "sources/boundary_set.hpp"
#include "support/date.hpp"
#include "tally/tally.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace demarc {

/// What a claim's figure is a figure of.
enum class Quantity { share_pct, area_km2 };

/// How far the publisher commits to the figure.
enum class Hedge {
    exact,       ///< the bare figure
    approximate, ///< "roughly", "about", "some"
    at_least,    ///< "over", "more than", "at least"
    at_most      ///< "nearly", "under", "up to"
};

/// "exact", "approximate", "at_least", "at_most": the names in files.
std::string_view name_of(Hedge hedge);

/// "share_pct", "area_km2": the names in files.
std::string_view name_of(Quantity quantity);

/// A published figure with publisher and date, and what it counts.
struct Claim {
    std::string id;        ///< "askgeopolitics-2025-11-24"
    std::string statement; ///< in own words or a short quotation
    std::string publisher;
    std::string address;
    std::optional<Date> date;
    Quantity quantity = Quantity::share_pct;
    double value = 0;
    int decimals = 0; ///< decimals of the figure as it was printed; -3: printed to the thousand
    Hedge hedge = Hedge::exact;
    std::string hedge_word;            ///< "roughly"
    std::string counts;                ///< what counts as controlled, in words
    std::vector<ControlClass> classes; ///< the control classes it counts
    InputFile file;
};

/// Lower and upper bound of what the claim's wording covers, ends included.
struct Range {
    double low = 0;
    double high = 0;
    [[nodiscard]] bool contains(double value) const { return low <= value && value <= high; }
};

/// The hedge rule, argued in geodata/claims/README.md: an unhedged figure covers what rounds to it
/// at its printed precision; a hedged one ("roughly") what is nearer to it than to the next figure
/// of the same roundness, and always more than the bare figure would; a one-sided one ("over",
/// "nearly") reaches from the figure to the next one of the same roundness.
Range covered_by(const Claim& claim);

/// Over every area method x denominator x reconciliation x contested policy.
enum class Verdict {
    holds,                    ///< under all of them
    holds_under_some_methods, ///< the reason says which choice decides
    does_not_hold,            ///< under none of them
    cannot_be_tested          ///< not with this snapshot
};
std::string_view name_of(Verdict verdict);

struct ClaimCheck {
    Claim claim;
    double measured = 0; ///< in the method of the run, in the claim's unit
    Method method;
    bool holds_in_own_method = false;
    Range measured_range;    ///< over all methods
    std::size_t methods = 0; ///< how many were tried
    std::size_t methods_that_hold = 0;
    Verdict verdict = Verdict::cannot_be_tested;
    std::string reason; ///< one or two sentences for a reader
};

/// Reads one claim file (TOML, geodata/claims), checked against geodata/schemas/claim.schema.json.
/// \throws ConfigError naming file, line and key
Claim read_claim(const std::filesystem::path& file, const std::filesystem::path& schema);

/// A claim this many days from the snapshot, or fewer, can be tested on it: at the pace of 2025
/// (about 400 km² a month) the share of the country moves by less than 0.1 points in that time.
inline constexpr int testable_days = 31;

/// Measures a claim on a snapshot, in the method of the run and in all others.
ClaimCheck check(const Claim& claim, const Partition& partition, const RegionTable& regions,
                 const ControlSnapshot& control, const Method& method);

} // namespace demarc
