// SPDX-License-Identifier: MIT
#pragma once

#include "maps/frame.hpp"
#include "page/page_texts.hpp"
#include "series/series.hpp"

namespace demarc {

/// A series of days in a page.
struct SeriesOfPage {
    const series::SeriesRequest& request;
    const series::Series& series;
};

/// What a page shows of many days:
///
///     {"first": "2024-07-08", "days": [0, steps in days ...], "whole": m²,
///      "held": {"UA": [m², change ...], "UA-14": [...] ...}, "frames": [...] or null}
///
/// Russian-held land in whole square metres, as the tables of the series have it, of the country
/// and of every region that has any; days that could not be measured are left out. Frames are as
/// PageFrames writes them, null where the maps draw no land.
PageJson page_series(const SeriesOfPage& shown, const Frame& frame);

} // namespace demarc
