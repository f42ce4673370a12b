// SPDX-License-Identifier: MIT
#pragma once

#include "maps/context.hpp"
#include "maps/style.hpp"
#include "page/page_series.hpp"
#include "study/data_folder.hpp"
#include "study/study.hpp"
#include "support/output_folder.hpp"
#include "words/language.hpp"

#include <string>

namespace demarc {

/// What a page is made of beside the study.
struct PageParts {
    MapStyle light;
    MapStyle dark;
    Language english;
    Language ukrainian;
    MapContext context;
    std::string script;      ///< geodata/page/page.js, made from src/page/app by scripts/build-page
    std::string style_sheet; ///< geodata/page/page.css

    /// \throws ConfigError, DataError
    static PageParts read(const DataFolder& data);
};

inline constexpr std::string_view page_name = "index.html";

/// What the page shows, as JSON: every plan in every reading, with the figures and sentences of the
/// run's maps and tables in both languages, and thinned shapes to draw them on.
/// \param series of days, of which the study is the last; null: none
std::string page_data(const Study& study, const PageParts& parts,
                      const SeriesOfPage* series = nullptr);

/// The page of a run: one document that needs nothing beside it and asks no other host for
/// anything. Equal inputs give equal bytes.
std::string page_html(const Study& study, const PageParts& parts,
                      const SeriesOfPage* series = nullptr);

} // namespace demarc
