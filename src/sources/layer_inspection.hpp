// SPDX-License-Identifier: MIT
#pragma once

#include "geometry/geos.hpp"
#include "io/vector_survey.hpp"
#include "sources/inspection.hpp"

namespace demarc {

/// Ukraine as one geometry, prepared for many questions.
class Country {
public:
    explicit Country(const BoundarySet& boundaries);

    [[nodiscard]] const GEOSGeometry* whole() const { return whole_.get(); }
    [[nodiscard]] bool meets(const GEOSGeometry* other) const;
    [[nodiscard]] bool covers(const GEOSGeometry* other) const;

private:
    geos::Geometry whole_;
    geos::Prepared prepared_;
};

/// What is in a layer and what is wrong with it, apart from any profile.
LayerInspection inspect_layer(const SurveyedLayer& layer, const std::string& file,
                              const Country& ukraine);

} // namespace demarc
