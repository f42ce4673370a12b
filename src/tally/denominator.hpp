// SPDX-License-Identifier: MIT
#pragma once

#include "partition/partition.hpp"

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace demarc {

/// What a share is a share of.
enum class Denominator {
    polygon,         ///< the boundary set's own polygons
    official_603628, ///< the older official areas, 603,628 km²
    official_603549  ///< the land cadastre of 2013, 603,549 km²
};

inline constexpr std::array all_denominators{Denominator::polygon, Denominator::official_603628,
                                             Denominator::official_603549};

/// "polygon", "official-603628", "official-603549": the names of the command line.
std::string_view name_of(Denominator denominator);
std::optional<Denominator> denominator_named(std::string_view name);

/// What to know before shares of this boundary set's own polygons are compared with others: a
/// sentence, where their total is more than 2 % off the official area of Ukraine; else nothing.
std::optional<std::string> polygon_area_caution(const BoundarySet& boundaries,
                                                const Partition& partition,
                                                const RegionTable& regions);

/// How contested land is counted.
enum class ContestedPolicy {
    separate,  ///< a class of its own (the default)
    ukrainian, ///< with Ukrainian-held land
    russian,   ///< with Russian-held land
    split      ///< half to either
};

inline constexpr std::array all_contested_policies{
    ContestedPolicy::separate, ContestedPolicy::ukrainian, ContestedPolicy::russian,
    ContestedPolicy::split};

std::string_view name_of(ContestedPolicy policy);
std::optional<ContestedPolicy> contested_policy_named(std::string_view name);

/// The choices that turn a partition into figures; printed with every figure.
struct Method {
    AreaMethod area = AreaMethod::authalic;
    Denominator denominator = Denominator::polygon;
    ContestedPolicy contested = ContestedPolicy::separate;
    bool reconciled = true;
    friend bool operator==(const Method&, const Method&) = default;
};

/// The areas that shares are taken of, in one method.
class Denominators {
public:
    Denominators(const Partition& partition, const RegionTable& regions, Denominator denominator,
                 AreaMethod area);
    [[nodiscard]] SquareMetres of_region(RegionIndex region) const { return regions_[region]; }
    [[nodiscard]] SquareMetres of_country() const { return country_; }

private:
    std::vector<SquareMetres> regions_;
    SquareMetres country_;
};

/// How a method has the outer border cut.
inline Reconcile reconcile_of(const Method& method) {
    return method.reconciled ? Reconcile::on : Reconcile::off;
}

} // namespace demarc
