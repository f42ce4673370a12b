// SPDX-License-Identifier: MIT
#pragma once

#include <compare>

namespace demarc {

/// An area on the ellipsoid in square metres. Kept apart from plain numbers so that km² and m²
/// cannot be mixed up.
struct SquareMetres {
    double value = 0;

    [[nodiscard]] constexpr double km2() const { return value * 1e-6; }
    static constexpr SquareMetres from_km2(double km2) { return {km2 * 1e6}; }

    constexpr SquareMetres& operator+=(SquareMetres other) {
        value += other.value;
        return *this;
    }
    constexpr SquareMetres& operator-=(SquareMetres other) {
        value -= other.value;
        return *this;
    }
    friend constexpr SquareMetres operator+(SquareMetres a, SquareMetres b) { return a += b; }
    friend constexpr SquareMetres operator-(SquareMetres a, SquareMetres b) { return a -= b; }
    friend constexpr SquareMetres operator-(SquareMetres a) { return {-a.value}; }
    friend constexpr SquareMetres operator*(SquareMetres a, double factor) {
        return {a.value * factor};
    }
    friend constexpr double operator/(SquareMetres a, SquareMetres b) { return a.value / b.value; }
    friend constexpr auto operator<=>(const SquareMetres&, const SquareMetres&) = default;
};

/// A length on the ellipsoid in metres.
struct Metres {
    double value = 0;

    [[nodiscard]] constexpr double km() const { return value * 1e-3; }
    static constexpr Metres from_km(double km) { return {km * 1e3}; }
    friend constexpr auto operator<=>(const Metres&, const Metres&) = default;
};

} // namespace demarc
