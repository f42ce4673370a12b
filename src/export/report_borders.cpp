// SPDX-License-Identifier: MIT
#include "export/format.hpp"
#include "export/markdown.hpp"
#include "export/report.hpp"
#include "partition/reconciliation.hpp"
#include "support/text.hpp"
#include "words/figures.hpp"
#include "words/labels.hpp"
#include "words/sentences.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace demarc {

namespace {

using Align = MarkdownTable::Align;

std::string position(LonLat at) {
    return fmt::format("{} E {} N", fixed(at.lon, 2), fixed(at.lat, 2));
}

template<typename Part>
SquareMetres area_of_parts(const std::vector<Part>& parts) {
    SquareMetres sum;
    for (const Part& part : parts) {
        sum += part.area;
    }
    return sum;
}

std::string gaps(const Study& study) {
    std::vector<ReconciledSliver> filled;
    for (const ReconciledSliver& sliver : study.partition.slivers) {
        if (sliver.fills_gap) {
            filled.push_back(sliver);
        }
    }
    if (filled.empty()) {
        return {};
    }
    return fmt::format("Among it are {} km² that the publisher left out between two areas of the "
                       "same side; its profile says that they were held as well.\n\n",
                       km2_for_people(area_of_parts(filled)));
}

std::string close_calls(const Study& study) {
    MarkdownTable table({{"Region", Align::left},
                         {"Place", Align::left},
                         {"km²"},
                         {"Mean width, km"},
                         {"Depth, km"},
                         {"Decided", Align::left}});
    const auto add = [&](const auto& part, const std::string& decided) {
        const Face& face = study.partition.faces[*std::max_element(
            part.faces.begin(), part.faces.end(), [&](FaceIndex a, FaceIndex b) {
                return study.partition.faces[a].area(AreaMethod::authalic) <
                       study.partition.faces[b].area(AreaMethod::authalic);
            })];
        table.add({study.regions[face.region].name_en, position(face.inside),
                   km2_for_people(part.area), fixed(part.mean_width.value / 1000, 1),
                   part.depth.value > 0 ? fixed(part.depth.value / 1000, 1) : "", decided});
    };
    for (const ReconciledSliver& sliver : study.partition.slivers) {
        if (sliver.close_call) {
            add(sliver, "a strip");
        }
    }
    for (const KeptPart& kept : study.partition.kept) {
        if (kept.close_call) {
            add(kept, "left as drawn");
        }
    }
    if (table.empty()) {
        return {};
    }
    const SliverBounds bounds;
    return fmt::format(
        "Large strips that came more than half-way to a bound (mean width {} km, "
        "depth {} km) are listed here; a pocket that Ukraine held by the coast, such "
        "as Azovstal in spring 2022, would be among them and wrongly counted as "
        "Russian-held:\n\n{}",
        bounds.mean_width.km(), bounds.depth.km(), table.text());
}

std::string pockets(const Study& study) {
    std::vector<KeptPart> encircled;
    for (const KeptPart& kept : study.partition.kept) {
        if (kept.reason == KeptBecause::encircled) {
            encircled.push_back(kept);
        }
    }
    if (encircled.empty()) {
        return {};
    }
    return fmt::format("{} enclosed by Russian-held land, {} km², stay as drawn.\n\n",
                       counted(encircled.size(), "pocket", "pockets"),
                       km2_for_people(area_of_parts(encircled)));
}

} // namespace

std::string decisions_on_strips(const Study& study) {
    return gaps(study) + close_calls(study) + pockets(study);
}

std::string regions_matched(const Study& study) {
    std::map<std::string, std::size_t> ways;
    std::vector<std::string> other;
    for (const RegionRecord& record : study.boundaries.records) {
        ++ways[fmt::format("by {} ({})", label_of(record.kind), code_span(record.attribute))];
        if (record.kind == RegionMatchKind::spelling) {
            other.push_back(fmt::format("'{}' as {}", markdown_escaped(record.value),
                                        study.regions[record.region].name_en));
        }
    }
    if (ways.empty()) {
        return {};
    }
    std::vector<std::string> parts;
    for (const auto& [way, count] : ways) {
        parts.push_back(fmt::format("{} {}", count, way));
    }
    return fmt::format("The regions of the boundary file were matched: {}{}.\n\n", listed(parts),
                       other.empty() ? "" : "; " + listed(other));
}

} // namespace demarc
