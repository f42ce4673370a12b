// SPDX-License-Identifier: MIT
#include "export/disagreements.hpp"

#include "export/faces.hpp"
#include "export/format.hpp"
#include "words/labels.hpp"

#include <algorithm>

namespace demarc {

namespace {

constexpr int km_decimals = 3;

/// What stands beside a piece of land in the layer.
struct Words {
    std::string kind;
    std::string decision;
    FieldValue mean_width_km;
    FieldValue depth_km;
    FieldValue close_call;
};

FieldValue km(Metres length) {
    return rounded(length.value / 1000, km_decimals);
}

FieldValue class_of_area(const Study& study, std::optional<std::size_t> area) {
    return area && *area < study.control.areas.size()
               ? FieldValue(std::string(name_of(study.control.areas[*area].control)))
               : FieldValue();
}

/// Adds the pieces of one kind, in the order of the faces.
class Pieces {
public:
    Pieces(const Study& study, OutputLayer& layer) : study_(study), layer_(layer) {}

    void add_faces(const std::vector<FaceIndex>& faces, const Words& words) {
        for (const FaceIndex index : faces) {
            const Face& face = study_.partition.faces[index];
            const Region& region = study_.regions[face.region];
            layer_.records.push_back(
                {face.polygon,
                 {words.kind, words.decision, region.code.text(), region.name_en,
                  std::string(name_of(face.drawn)), std::string(name_of(face.control)),
                  class_of_area(study_, face.control_beneath),
                  rounded(face.area(study_.method.area).km2(), face_km2_decimals),
                  words.mean_width_km, words.depth_km, words.close_call}});
        }
    }

    void add_outside(const OutsidePart& part) {
        layer_.records.push_back(
            {part.polygon,
             {"beyond", "not counted: outside the boundary set", FieldValue(), FieldValue(),
              std::string(name_of(part.drawn)), FieldValue(), FieldValue(),
              rounded(area_of(part.polygon, study_.method.area).km2(), face_km2_decimals),
              FieldValue(), FieldValue(), FieldValue()}});
    }

private:
    const Study& study_;
    OutputLayer& layer_;
};

} // namespace

OutputLayer disagreements_layer(const Study& study) {
    OutputLayer layer{
        .name = "disagreements",
        .title = "Gaps and overlaps between the sources",
        .description = "Where boundary set and front line, or areas of the front line, "
                       "do not agree, and what was made of it.",
        .geometry = LayerGeometry::polygon,
        .fields = {{"kind", FieldType::text, "Kind", "strip, gap, speck, overlap, beyond or kept."},
                   {"decision", FieldType::text, "Decision", "What was made of it."},
                   {"region_code", FieldType::text, "Region code",
                    "ISO 3166-2 code of the region; NULL: outside the boundary set."},
                   {"region_en", FieldType::text, "Region", "Name of the region."},
                   {"control_drawn", FieldType::text, "Control as drawn",
                    "Who holds it as the publisher drew it."},
                   {"control", FieldType::text, "Control", "What the figures count."},
                   {"control_beneath", FieldType::text, "Control beneath",
                    "The class of another area that covers it, where areas overlap."},
                   {"area_km2", FieldType::real, "Area, km²", "Area by the method of the run."},
                   {"mean_width_km", FieldType::real, "Mean width, km",
                    "Of the strip it is part of."},
                   {"depth_km", FieldType::real, "Depth, km",
                    "How far the strip reaches from the border."},
                   {"close_call", FieldType::text, "Close call",
                    "yes: a strip more than half-way to a bound was decided."}},
        .records = {}};
    Pieces pieces(study, layer);
    const auto close = [](bool is_close) {
        return FieldValue(std::string(is_close ? "yes" : "no"));
    };
    for (const ReconciledSliver& sliver : study.partition.slivers) {
        pieces.add_faces(sliver.faces,
                         {sliver.fills_gap ? "gap" : "strip",
                          sliver.fills_gap ? "counted as held: the publisher left it out between "
                                             "two areas of the same side"
                                           : "counted with the Russian-held land beside it",
                          km(sliver.mean_width), km(sliver.depth), close(sliver.close_call)});
    }
    for (const KeptPart& kept : study.partition.kept) {
        pieces.add_faces(kept.faces, {"kept", label_of(kept.reason), km(kept.mean_width),
                                      kept.depth.value > 0 ? km(kept.depth) : FieldValue(),
                                      close(kept.close_call)});
    }
    for (const Speck& speck : study.partition.specks) {
        pieces.add_faces(speck.faces,
                         {"speck", "counted, but too small for a line of contact around it",
                          FieldValue(), FieldValue(), FieldValue()});
    }
    for (FaceIndex i = 0; i < study.partition.faces.size(); ++i) {
        if (study.partition.faces[i].control_beneath) {
            pieces.add_faces({i}, {"overlap", "counted by the order of precedence", FieldValue(),
                                   FieldValue(), FieldValue()});
        }
    }
    for (const OutsidePart& part : study.partition.outside) {
        pieces.add_outside(part);
    }
    return layer;
}

std::string disagreements_geojson(const Study& study) {
    return geojson_text(disagreements_layer(study));
}

} // namespace demarc
