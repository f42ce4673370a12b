// SPDX-License-Identifier: MIT
#include "maps/land.hpp"
#include "maps/style.hpp"
#include "support/shared_data.hpp"
#include "unit/maps/map_studies.hpp"

#include <doctest/doctest.h>

#include <array>
#include <cmath>
#include <set>
#include <string>
#include <utility>
#include <vector>

using namespace demarc;

namespace {

using Rgb = std::array<double, 3>;

// Linear light from "#rrggbb" (IEC 61966-2-1).
Rgb linear(const std::string& colour) {
    REQUIRE(colour.size() == 7);
    Rgb rgb{};
    for (std::size_t i = 0; i < 3; ++i) {
        const double v = std::stoi(colour.substr(1 + 2 * i, 2), nullptr, 16) / 255.0;
        rgb[i] = v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4);
    }
    return rgb;
}

// CIE 1976 L*a*b* under D65.
std::array<double, 3> lab(const Rgb& c) {
    const auto f = [](double t) { return t > 0.008856 ? std::cbrt(t) : 7.787 * t + 16.0 / 116; };
    const double x = f((0.4124564 * c[0] + 0.3575761 * c[1] + 0.1804375 * c[2]) / 0.95047);
    const double y = f(0.2126729 * c[0] + 0.7151522 * c[1] + 0.0721750 * c[2]);
    const double z = f((0.0193339 * c[0] + 0.1191920 * c[1] + 0.9503041 * c[2]) / 1.08883);
    return {116 * y - 16, 500 * (x - y), 200 * (y - z)};
}

double difference(const Rgb& a, const Rgb& b) {
    const auto p = lab(a);
    const auto q = lab(b);
    return std::hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2]);
}

struct Sight {
    const char* name;
    std::array<std::array<double, 3>, 3> matrix;
};

// Machado, Oliveira and Fernandes 2009, "A physiologically-based model for simulation of color
// vision deficiency", table of matrices for severity 1.0, on linear light.
const std::array<Sight, 4> sights{{
    {"usual", {{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}}},
    {"protanopia",
     {{{0.152286, 1.052583, -0.204868},
       {0.114503, 0.786281, 0.099216},
       {-0.003882, -0.048116, 1.051998}}}},
    {"deuteranopia",
     {{{0.367322, 0.860646, -0.227968},
       {0.280085, 0.672501, 0.047413},
       {-0.011820, 0.042940, 0.968881}}}},
    {"tritanopia",
     {{{1.255528, -0.076749, -0.178779},
       {-0.078411, 0.930809, 0.147602},
       {0.004733, 0.691367, 0.303900}}}},
}};

Rgb seen(const Sight& sight, const Rgb& colour) {
    Rgb result{};
    for (std::size_t i = 0; i < 3; ++i) {
        for (std::size_t k = 0; k < 3; ++k) {
            result[i] += sight.matrix[i][k] * colour[k];
        }
        result[i] = std::min(1.0, std::max(0.0, result[i]));
    }
    return result;
}

// What lies over all land of a fill: its own pattern, and the hatch that goes with the class.
std::string pattern(const MapStyle& style, const std::string& fill) {
    const std::string text = inherent_hatch(fill);
    return style.area(fill).hatch.kind == Hatch::Kind::none ? text : text + "+" + fill;
}

// Every pair of fills of one map that only their colour tells apart.
template<typename Check>
void for_each_plain_pair(const MapStyle& style, const Check& check) {
    for (const FillBy by : {FillBy::change, FillBy::administration, FillBy::held}) {
        for (const std::string& a : all_fills(by)) {
            for (const std::string& b : all_fills(by)) {
                if (a < b && pattern(style, a) == pattern(style, b)) {
                    CAPTURE(a);
                    CAPTURE(b);
                    check(linear(style.area(a).fill), linear(style.area(b).fill));
                }
            }
        }
    }
}

MapStyle theme(const char* name) {
    return MapStyle::read(testing::shipped_data(std::string("styles/") + name + ".toml"));
}

} // namespace

TEST_CASE("fills are told apart with each of the three colour-vision deficiencies") {
    constexpr double clearly_different = 12; // CIE 1976; 2.3 is just noticeable side by side
    for (const char* name : {"newsroom", "dark"}) {
        const MapStyle style = theme(name);
        for (const Sight& sight : sights) {
            CAPTURE(std::string(name));
            CAPTURE(std::string(sight.name));
            for_each_plain_pair(style, [&](const Rgb& a, const Rgb& b) {
                CHECK(difference(seen(sight, a), seen(sight, b)) > clearly_different);
            });
        }
    }
}

TEST_CASE("in greyscale fills differ in lightness or in what is hatched over them") {
    constexpr double clearly_lighter = 7; // of 100
    for (const char* name : {"newsroom", "dark", "print"}) {
        const MapStyle style = theme(name);
        CAPTURE(std::string(name));
        for_each_plain_pair(style, [&](const Rgb& a, const Rgb& b) {
            CHECK(std::abs(lab(a)[0] - lab(b)[0]) > clearly_lighter);
        });
    }
}

TEST_CASE("the print theme has no colour") {
    const MapStyle style = theme("print");
    for (const FillBy by : {FillBy::change, FillBy::administration, FillBy::held}) {
        for (const std::string& fill : all_fills(by)) {
            const Rgb colour = linear(style.area(fill).fill);
            CHECK(colour[0] == colour[1]);
            CHECK(colour[1] == colour[2]);
        }
    }
}

TEST_CASE("every hatch stands out from every fill that it lies over in some plan") {
    const auto luminance = [](const std::string& colour) {
        const Rgb c = linear(colour);
        return 0.2126 * c[0] + 0.7152 * c[1] + 0.0722 * c[2];
    };
    const auto ratio = [&](const std::string& a, const std::string& b) { // WCAG 2.1
        const double p = luminance(a) + 0.05;
        const double q = luminance(b) + 0.05;
        return p > q ? p / q : q / p;
    };
    std::set<std::pair<std::string, HatchLayer>> pairs;
    const Study& study = testing::embedded_study();
    for (const Scenario& scenario : study.scenarios) {
        for (FaceIndex i = 0; i < study.partition.faces.size(); ++i) {
            for (const HatchLayer layer : all_hatch_layers) {
                if (!hatched(layer, study, scenario, i)) {
                    continue;
                }
                for (const FillBy by : {FillBy::change, FillBy::administration}) {
                    pairs.emplace(fill_of(study.partition.faces[i], scenario.outcomes.faces[i], by),
                                  layer);
                }
            }
        }
    }
    CHECK(pairs.size() > 20);
    constexpr double seen = 2;
    for (const char* name : {"newsroom", "dark", "print"}) {
        const MapStyle style = theme(name);
        CAPTURE(std::string(name));
        for (const auto& pair : pairs) {
            const auto& fill = pair.first;
            const HatchLayer layer = pair.second;
            CAPTURE(fill);
            CAPTURE(name_of(layer));
            const Hatch& hatch = style.area(name_of(layer)).hatch;
            const std::string& ground = style.area(fill).fill;
            const bool cased =
                hatch.casing_width > hatch.width && ratio(hatch.colour, hatch.casing_colour) > seen;
            CHECK_MESSAGE((cased || ratio(hatch.colour, ground) > seen),
                          ratio(hatch.colour, ground));
        }
    }
}

TEST_CASE("no two hatches look alike") {
    for (const char* name : {"newsroom", "dark", "print"}) {
        const MapStyle style = theme(name);
        std::set<std::pair<Hatch::Kind, double>> looks;
        for (const HatchLayer layer : all_hatch_layers) {
            const Hatch& hatch = style.area(name_of(layer)).hatch;
            CHECK(hatch.kind != Hatch::Kind::none);
            CHECK(looks.emplace(hatch.kind, hatch.angle).second);
        }
    }
}

TEST_CASE("hatches and letters stand out from what is below them") {
    const auto ratio = [](const std::string& a, const std::string& b) { // WCAG 2.1
        const auto luminance = [](const std::string& colour) {
            const Rgb c = linear(colour);
            return 0.2126 * c[0] + 0.7152 * c[1] + 0.0722 * c[2];
        };
        const double p = luminance(a) + 0.05;
        const double q = luminance(b) + 0.05;
        return p > q ? p / q : q / p;
    };
    for (const char* name : {"newsroom", "dark", "print"}) {
        CAPTURE(std::string(name));
        const MapStyle style = theme(name);
        for (const char* text :
             {"title", "subtitle", "legend", "legend_small", "caption", "scale"}) {
            CAPTURE(std::string(text));
            CHECK(ratio(style.text(text).colour, style.sheet) > 4.5);
        }
        for (const char* text : {"city_1", "city_4", "region_name", "site", "contact_date"}) {
            CAPTURE(std::string(text));
            CHECK(ratio(style.text(text).colour, style.halo) > 4.5);
        }
        CHECK(ratio(style.area("pre_2022").hatch.colour, style.area("kept_by_russia").fill) > 2.5);
        CHECK(ratio(style.area("demilitarised").hatch.colour,
                    style.area("to_demilitarised_zone").fill) > 2.5);
        CHECK(ratio(style.line("contact").colour, style.area("kept_by_russia").fill) > 3);
        for (const char* fill : {"administration_joint", "administration_international"}) {
            CAPTURE(std::string(fill));
            CHECK(ratio(style.area(fill).hatch.colour, style.area(fill).fill) > 2.5);
        }
        CHECK(ratio(style.area("pre_2022").hatch.colour, style.area("administration_russia").fill) >
              2);
    }
}

TEST_CASE("shares of districts go from light to dark, or in the dark theme from dark to light") {
    for (const char* name : {"newsroom", "dark", "print"}) {
        const MapStyle style = theme(name);
        CAPTURE(std::string(name));
        const double direction = std::string(name) == "dark" ? 1 : -1;
        for (int i = 0; i < 5; ++i) {
            const auto lightness = [&](int shade) {
                return lab(linear(style.area("share_" + std::to_string(shade)).fill))[0];
            };
            CHECK(direction * (lightness(i + 1) - lightness(i)) > 0);
        }
    }
}
