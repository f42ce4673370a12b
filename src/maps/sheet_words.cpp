// SPDX-License-Identifier: MIT
#include "maps/caption.hpp"
#include "maps/district_shading.hpp"
#include "maps/headline.hpp"
#include "maps/sheet_layout.hpp"

#include <array>
#include <string_view>
#include <utility>

namespace demarc {

HeaderText header_of(const MapSubject& map, const MapOptions& options) {
    const OwnWords& own = options.words;
    std::string sentences = own.standfirst.value_or(standfirst(map));
    const std::string people = options.says_people ? people_sentence(map) : std::string();
    if (!own.standfirst && !people.empty()) {
        sentences += sentences.empty() ? people : " " + people;
    }
    return {sheet_kicker(map), own.headline.value_or(headline(map)), sentences};
}

SheetWords words_of(const MapSubject& map, const MapOptions& options) {
    const OwnWords& own = options.words;
    SheetWords words{header_of(map, options),
                     legend_heading(map),
                     legend_rows(map),
                     {CaptionText{caption_columns(map), own.credit.value_or(credits(map))},
                      CaptionText{{caption_line(map)}, own.credit.value_or(brief_credits(map))},
                      CaptionText{{least_caption(map)}, own.credit.value_or(brief_credits(map))}}};
    if (!options.shows(MapPart::heading)) {
        words.header = {};
    }
    if (!options.shows(MapPart::legend)) {
        words.legend_heading.clear();
        words.legend.clear();
    }
    if (!options.shows(MapPart::caption)) {
        words.captions = {};
    }
    if (!options.shows(MapPart::recognition)) {
        std::erase_if(words.legend, [](const LegendRow& row) {
            return row.sample == LegendRow::Sample::line && row.line != "contact";
        });
    }
    return words;
}

void leave_out_names(Labelling& labelling, const MapOptions& options) {
    constexpr std::array layers{std::pair{MapPart::towns, "city-labels"},
                                std::pair{MapPart::oblasts, "oblast-labels"},
                                std::pair{MapPart::oblasts, "oblast-strip"},
                                std::pair{MapPart::neighbours, "neighbour-labels"}};
    for (const auto& [part, layer] : layers) {
        if (!options.shows(part)) {
            std::erase_if(labelling.labels, [name = std::string_view(layer)](const Label& label) {
                return label.layer == name;
            });
        }
    }
    if (!options.shows(MapPart::towns)) {
        std::erase_if(labelling.markers,
                      [](const Marker& marker) { return marker.kind != "site"; });
    }
}

} // namespace demarc
