// SPDX-License-Identifier: MIT
#include "words/claim_words.hpp"

#include "support/text.hpp"
#include "words/figures.hpp"
#include "words/labels.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace demarc {

namespace {

/// How many decimals it takes to print a value in full, at least as many as asked for.
int decimals_of(double value, int at_least) {
    constexpr int max_more_digits = 3;
    int decimals = at_least;
    const auto is_whole = [&] {
        const double scaled = value * std::pow(10.0, decimals);
        return std::abs(scaled - std::round(scaled)) < 1e-6 * std::max(1.0, std::abs(scaled));
    };
    while (!is_whole() && decimals < at_least + max_more_digits) {
        ++decimals;
    }
    return decimals;
}

/// To two digits where it has more: 5,032 is 5,000.
double to_two_digits(double value) {
    const double unit = std::pow(10.0, std::max(0.0, std::floor(std::log10(value)) - 1));
    return std::round(value / unit) * unit;
}

} // namespace

std::string unit_after(Quantity quantity) {
    const std::string unit = label_of(quantity);
    return std::string(gap_before(unit, Tongue::english)) + unit;
}

std::string stated_in_words(const Claim& claim) {
    const auto figure = [&](double value) { return grouped(value, std::max(0, claim.decimals)); };
    const std::string unit = unit_after(claim.quantity);
    constexpr std::string_view gap = "…";
    std::string words = claim.hedge_word;
    if (const std::size_t at = words.find(gap); claim.value_to && at != std::string::npos) {
        words.replace(at, gap.size(), figure(claim.value));
        return words + ' ' + figure(*claim.value_to) + unit;
    }
    const std::string range = claim.value_to ? "–" + figure(*claim.value_to) : std::string();
    return words + (words.empty() ? "" : " ") + figure(claim.value) + range + unit;
}

std::string dates_in_words(const Claim& claim) {
    if (claim.published && claim.date && *claim.published == *claim.date) {
        return claim.date->english();
    }
    std::vector<std::string> parts;
    if (claim.published) {
        parts.push_back("published " + claim.published->english());
    }
    if (claim.date) {
        parts.push_back("state of " + claim.date->english());
    }
    return join(parts, ", ");
}

std::string byline(const Claim& claim) {
    const std::string dates = dates_in_words(claim);
    return claim.publisher + (dates.empty() ? "" : ", ") + dates;
}

std::string covered_in_words(const Claim& claim) {
    return range_in_words(claim, covered_by(claim));
}

std::string range_in_words(const Claim& claim, const Range& range) {
    const int usual = claim.quantity == Quantity::share_pct ? std::max(2, claim.decimals) : 0;
    const auto bound = [&](double value, int decimals) {
        return grouped(value, decimals) + unit_after(claim.quantity);
    };
    if (std::isinf(range.high)) {
        return "from " + bound(range.low, decimals_of(range.low, usual)) + " on";
    }
    if (std::isinf(range.low)) {
        return "up to " + bound(range.high, decimals_of(range.high, usual));
    }
    const int decimals = std::max(decimals_of(range.low, usual), decimals_of(range.high, usual));
    return bound(range.low, decimals) + " to " + bound(range.high, decimals);
}

std::string gap_in_words(const ClaimCheck& check) {
    const Claim& claim = check.claim;
    if (!std::isfinite(check.gap)) {
        return {};
    }
    const double size = std::abs(check.gap);
    const double km2 = std::abs(check.gap_area.km2());
    const bool people = claim.quantity == Quantity::people;
    if (people ? size < 0.5 : km2 < 0.5) {
        return claim.value_to ? "inside the range" : "on the figure";
    }
    const std::string side = check.gap > 0 ? " above" : " below";
    if (people) {
        return people_for_readers(size) + " people" + side;
    }
    if (claim.quantity == Quantity::share_pct) {
        constexpr int max_decimals = 4;
        int decimals = std::max(1, claim.decimals);
        while (decimals < max_decimals && size < 0.5 * std::pow(10.0, -decimals)) {
            ++decimals;
        }
        return fmt::format("{} points, {} km²{}", fixed(size, decimals),
                           grouped(to_two_digits(km2)), side);
    }
    if (claim.quantity == Quantity::area_sq_mi) {
        return fmt::format("{} sq mi, {} km²{}", grouped(size), grouped(to_two_digits(km2)), side);
    }
    const double end = claim.value_to && std::abs(check.measured) > std::abs(*claim.value_to)
                           ? *claim.value_to
                           : claim.value;
    const std::string part =
        end == 0 ? "" : fmt::format(", {}%", fixed(100 * size / std::abs(end), 1));
    return fmt::format("{} km²{}{}", grouped(km2), part, side);
}

std::string verdict_in_words(const ClaimCheck& check) {
    const std::string gap = gap_in_words(check);
    return label_of(check.verdict) + (gap.empty() ? "" : "; ") + gap;
}

std::string with_unit(const Claim& claim, double value) {
    if (claim.quantity == Quantity::people) {
        return people_for_readers(value) + unit_after(claim.quantity);
    }
    const int decimals = claim.quantity != Quantity::share_pct ? 0
                         : is_of_change(claim)                 ? std::max(2, claim.decimals)
                                                               : 2;
    return grouped(value, decimals) + unit_after(claim.quantity);
}

std::string credit_of(const InputFile& file) {
    std::vector<std::string> sentences;
    const auto add = [&](const std::string& text) {
        if (!text.empty()) {
            sentences.push_back(text + (text.ends_with('.') ? "" : "."));
        }
    };
    add(file.attribution);
    add(file.licence.empty() ? "" : "Licence: " + file.licence);
    return join(sentences, " ");
}

std::string counted_in_words(const Claim& claim) {
    const std::string since = claim.since ? claim.since->english() : std::string();
    switch (claim.counted) {
    case Counted::gained:
        return fmt::format("what was gained since {}, whatever was lost", since);
    case Counted::lost:
        return fmt::format("what was lost since {}, whatever was gained", since);
    case Counted::left_by_ukraine:
        return fmt::format("what Ukraine would cede or withdraw from under the plan {}",
                           claim.plan);
    case Counted::left_by_russia:
        return fmt::format("what Russia would return or withdraw from under the plan {}",
                           claim.plan);
    case Counted::net_without_zone:
        return fmt::format("what Ukraine would cede less what Russia would return or withdraw from "
                           "under the plan {}, a demilitarised zone that Ukraine leaves not "
                           "counted",
                           claim.plan);
    case Counted::net:
        break;
    }
    return claim.plan.empty()
               ? std::string()
               : fmt::format("what Ukraine would cede or withdraw from less what Russia would "
                             "return under the plan {}, a demilitarised zone counted as Russian",
                             claim.plan);
}

std::string where_published(const Claim& claim) {
    const bool both = !claim.reference.empty() && !claim.address.empty();
    return claim.reference + (both ? ": " : "") + claim.address;
}

std::string origin_in_words(const Claim& claim) {
    std::string where = claim.address.empty() ? claim.reference : claim.address;
    std::optional<Date> said; // by the reference: "Reuters, 16 November 2025"
    const std::string name = claim.publisher.substr(0, claim.publisher.find(','));
    if (where.starts_with(name + ", ") || where.starts_with(name + "; ")) {
        where.erase(0, name.size() + 2);
        for (const std::optional<Date>& day : {claim.published, claim.date}) {
            said = !said && day && where == day->english() ? day : said;
        }
        const bool dated = !where.empty() && where.front() >= '0' && where.front() <= '9';
        where = said ? std::string() : (dated ? "published " : "") + where;
    }
    Claim published = claim;
    if (said) {
        published.published = published.published.value_or(*said);
    }
    return byline(published) + (where.empty() ? "" : "; ") + where;
}

} // namespace demarc
