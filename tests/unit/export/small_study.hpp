// SPDX-License-Identifier: MIT
#pragma once

#include "export/layer_styles.hpp"
#include "study/study.hpp"

namespace demarc::testing {

/// Five square faces in three regions with areas that read well, and two plans.
///
/// UA-14: 600 km² Russian-held, 400 km² Ukrainian-held, 1.5 km² that reconciliation gave to the
/// Russian side. UA-43: 1,000 km² Russian-held since before 2022. UA-63: 100 km² contested.
/// `present` freezes everything. `zone-2025-11` makes a zone of the Ukrainian-held part of UA-14,
/// recognises UA-43 and leaves UA-63 to talks; it names the site "plant".
Study small_study();

/// The colours of the style that comes with demarc, for layers of a GeoPackage.
LayerColours shipped_colours();

} // namespace demarc::testing
