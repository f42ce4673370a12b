// SPDX-License-Identifier: MIT
#include "cli/place_words.hpp"

#include "support/error.hpp"
#include "support/text.hpp"
#include "support/words.hpp"

#include <fmt/format.h>

#include <charconv>
#include <cmath>
#include <string_view>

namespace demarc {

namespace {

double degrees(const std::string& text, double limit, const std::string& whole) {
    const std::string_view word = trimmed(text);
    double value = 0;
    const auto [end, failure] = std::from_chars(word.data(), word.data() + word.size(), value);
    if (failure != std::errc{} || end != word.data() + word.size() || std::abs(value) > limit) {
        throw UsageError(fmt::format("--at: '{}' is not a position; write longitude and latitude "
                                     "in degrees, as in 37.57,48.73",
                                     whole));
    }
    return value;
}

std::string people(const NamedPlace& place) {
    return place.population
               ? fmt::format("{} people", grouped(static_cast<double>(*place.population)))
               : "population not known";
}

} // namespace

LonLat position_of(const std::string& text) {
    const std::vector<std::string> parts = split(text, ',');
    if (parts.size() != 2) {
        throw UsageError(fmt::format("--at: '{}' is not a position; write longitude and latitude "
                                     "in degrees, as in 37.57,48.73",
                                     text));
    }
    return {degrees(parts[0], 180, text), degrees(parts[1], 90, text)};
}

NamedPlace place_named(const std::string& name, const Gazetteer& gazetteer,
                       const RegionTable& regions) {
    const std::vector<NamedPlace> found = gazetteer.find(name, regions);
    if (found.size() == 1) {
        return found.front();
    }
    if (found.empty()) {
        const std::vector<std::string> similar = gazetteer.similar(name, 3);
        throw UsageError(fmt::format(
            "--place: unknown place '{}'{} Its position can be given with --at LON,LAT.", name,
            similar.empty() ? "." : did_you_mean(similar)));
    }
    constexpr std::size_t max_listed = 15;
    std::string list;
    for (std::size_t i = 0; i < found.size() && i < max_listed; ++i) {
        list += fmt::format("\n  {}, {}: {}, at {:.5f},{:.5f}", found[i].name_en,
                            regions[found[i].region].name_en, people(found[i]),
                            found[i].position.lon, found[i].position.lat);
    }
    if (found.size() > max_listed) {
        list += fmt::format("\n  and {} more", found.size() - max_listed);
    }
    throw UsageError(fmt::format("--place: {} places are called '{}'; add the region, as in "
                                 "--place '{}, {}', or give --at with the position of one:{}",
                                 found.size(), name, found.front().name_en,
                                 regions[found.front().region].name_en, list));
}

} // namespace demarc
