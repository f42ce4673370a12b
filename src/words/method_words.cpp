// SPDX-License-Identifier: MIT
#include "words/method_words.hpp"

#include "support/text.hpp"

#include <fmt/format.h>

#include <cmath>
#include <vector>

namespace demarc {

namespace {

bool differ(SquareMetres a, SquareMetres b) {
    return std::abs(a.value - b.value) > 1;
}

std::string km2(SquareMetres area) {
    return grouped(area.km2()) + " km²";
}

bool same_boundaries(const MethodRow& a, const MethodRow& b) {
    return a.boundary_set == b.boundary_set && a.title == b.title && a.coverage == b.coverage;
}

/// Why the whole is another one.
std::string whole_in_words(const MethodRow& row, const MethodRow& own) {
    const Denominator denominator = row.figure.method.denominator;
    const bool same_choice =
        same_boundaries(row, own) && denominator == own.figure.method.denominator;
    if (same_choice || !differ(row.figure.of, own.figure.of)) {
        return {};
    }
    if (denominator != Denominator::polygon) {
        return fmt::format("The whole is {} instead of {}.", label_of(denominator),
                           km2(own.figure.of));
    }
    return fmt::format("The whole is {} instead of {}: {}.", km2(row.figure.of), km2(own.figure.of),
                       row.coverage == Coverage::territorial_sea
                           ? "these boundaries reach out to the territorial sea"
                           : "that is what these boundaries enclose on land");
}

std::string contested_in_words(ContestedPolicy policy) {
    switch (policy) {
    case ContestedPolicy::separate:
    case ContestedPolicy::ukrainian:
        return "land that the publisher gives to neither side does not count";
    case ContestedPolicy::russian:
        return "land that the publisher gives to neither side counts as well";
    case ContestedPolicy::split:
        return "half of the land that the publisher gives to neither side counts as well";
    }
    return {};
}

std::string area_in_words(AreaMethod method) {
    switch (method) {
    case AreaMethod::authalic:
        return "lines between two points of the map run straight in longitude and latitude";
    case AreaMethod::geodesic:
        return "lines between two points of the map are taken as the shortest ones";
    case AreaMethod::planar:
        return "on a flat map that keeps areas";
    }
    return {};
}

/// Why the land that counts is another one, apart from the way areas are computed.
std::string land_in_words(const MethodRow& row, const MethodRow& own) {
    std::vector<std::string> reasons;
    if (!same_boundaries(row, own)) {
        reasons.emplace_back("coasts and borders are drawn elsewhere");
    }
    const Method& method = row.figure.method;
    if (method.reconciled != own.figure.method.reconciled) {
        reasons.emplace_back(method.reconciled
                                 ? "the strips between two publishers' coasts and borders count "
                                   "with the land beside them"
                                 : "the strips between two publishers' coasts and borders are left "
                                   "out");
    }
    if (method.contested != own.figure.method.contested) {
        reasons.push_back(contested_in_words(method.contested));
    }
    if (reasons.empty() || !differ(row.figure.area, own.figure.area)) {
        return {};
    }
    const SquareMetres difference = row.figure.area - own.figure.area;
    return fmt::format("{} {} counts as Russian-held: {}.", km2({std::abs(difference.value)}),
                       difference.value > 0 ? "more" : "less", join(reasons, ", and "));
}

std::string method_in_words(const MethodRow& row, const MethodRow& own) {
    return row.figure.method.area == own.figure.method.area
               ? std::string()
               : fmt::format("Areas are computed differently: {}.",
                             area_in_words(row.figure.method.area));
}

} // namespace

std::string label_of(const Method& method) {
    return fmt::format("{} area, share of {}, contested land {}, outer border {}",
                       label_of(method.area), label_of(method.denominator),
                       label_of(method.contested), method.reconciled ? "reconciled" : "as drawn");
}

std::string why_it_differs(const MethodRow& row, const MethodRow& own) {
    std::vector<std::string> sentences;
    if (row.title != own.title || row.coverage != own.coverage) {
        sentences.push_back(fmt::format("The same front line on the boundaries of {} ({}).",
                                        row.title,
                                        label_of(row.coverage, Tongue::english, Length::full)));
    }
    for (std::string sentence :
         {whole_in_words(row, own), land_in_words(row, own), method_in_words(row, own)}) {
        if (!sentence.empty()) {
            sentences.push_back(std::move(sentence));
        }
    }
    return join(sentences, " ");
}

} // namespace demarc
