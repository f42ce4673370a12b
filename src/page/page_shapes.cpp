// SPDX-License-Identifier: MIT
#include "page/page_shapes.hpp"

#include "export/format.hpp"
#include "maps/frame.hpp"
#include "maps/land.hpp"
#include "maps/shapes.hpp"

#include <cmath>
#include <limits>

namespace demarc {

namespace {

constexpr SheetBox sheet{0, 0, 1000, 680};
constexpr double margin = 12;     ///< around the land
constexpr double tolerance = 0.2; ///< of thinned lines, in pixels of the sheet

long long in_steps(double pixels) {
    return std::llround(pixels * page_steps);
}

struct Step {
    long long x = 0;
    long long y = 0;
    explicit Step(SheetPoint point) : x(in_steps(point.x)), y(in_steps(point.y)) {}
    friend bool operator==(const Step&, const Step&) = default;
};

void append(PageJson& to, const SheetLine& line) {
    Step last({0, 0});
    for (std::size_t i = 0; i < line.size(); ++i) {
        const Step at(line[i]);
        if (i > 0 && at == last) {
            continue;
        }
        to.push_back(at.x - last.x);
        to.push_back(at.y - last.y);
        last = at;
    }
}

/// The data of an SVG path, in relative steps.
std::string path_of(const std::vector<SheetLine>& lines, bool closed) {
    std::string path;
    for (const SheetLine& line : lines) {
        PageJson numbers = PageJson::array();
        append(numbers, line);
        for (std::size_t i = 0; i + 1 < numbers.size(); i += 2) {
            const auto x = numbers[i].get<long long>();
            const auto y = numbers[i + 1].get<long long>();
            const char* const before = i == 0 ? "M" : i == 2 ? "l" : x < 0 ? "" : " ";
            path += before + std::to_string(x) + (y < 0 ? "" : " ") + std::to_string(y);
        }
        path += closed ? "z" : "";
    }
    return path;
}

PageJson arcs_of(const std::vector<SheetArc>& arcs) {
    PageJson list = PageJson::array();
    for (const SheetArc& arc : arcs) {
        PageJson numbers = {arc.left ? *arc.left + 1 : 0, arc.right ? *arc.right + 1 : 0};
        append(numbers, arc.line);
        list.push_back(std::move(numbers));
    }
    return list;
}

PageJson faces_of(const Study& study, PageTexts& texts) {
    PageJson list = PageJson::array();
    for (const Face& face : study.partition.faces) {
        const auto control = texts.both(
            [&](const Language& language) { return language.heading(face.control, Length::full); });
        list.push_back({face.region, control, rounded_km2(face.area(study.method.area))});
    }
    return list;
}

PageJson box_of(const std::vector<SheetLine>& lines) {
    constexpr double infinity = std::numeric_limits<double>::infinity();
    double left = infinity;
    double top = infinity;
    double right = -infinity;
    double bottom = -infinity;
    for (const SheetLine& line : lines) {
        for (const SheetPoint point : line) {
            left = std::min(left, point.x);
            right = std::max(right, point.x);
            top = std::min(top, point.y);
            bottom = std::max(bottom, point.y);
        }
    }
    return lines.empty() ? PageJson{0, 0, in_steps(sheet.width), in_steps(sheet.height)}
                         : PageJson{in_steps(left), in_steps(top), in_steps(right - left),
                                    in_steps(bottom - top)};
}

PageJson box_of_region(const Study& study, const std::vector<SheetArc>& arcs, RegionIndex region) {
    const auto in_it = [&](const std::optional<FaceIndex>& face) {
        return face && study.partition.faces[*face].region == region;
    };
    std::vector<SheetLine> lines;
    for (const SheetArc& arc : arcs) {
        if (in_it(arc.left) || in_it(arc.right)) {
            lines.push_back(arc.line);
        }
    }
    return box_of(lines);
}

PageJson regions_of(const Study& study, const std::vector<SheetArc>& arcs, PageTexts& texts) {
    const Denominators areas(study.partition, study.regions, study.method.denominator,
                             study.method.area);
    PageJson list = PageJson::array();
    for (RegionIndex i = 0; i < study.regions.size(); ++i) {
        const Region& region = study.regions[i];
        list.push_back({{"code", region.code.text()},
                        {"name", texts.add(region.name_en, region.name_uk)},
                        {"km2", rounded_km2(areas.of_region(i))},
                        {"box", box_of_region(study, arcs, i)}});
    }
    return list;
}

PageJson towns_of(const Study& study, const Frame& frame) {
    PageJson list = PageJson::array();
    for (const Town& town : study.towns) {
        const NamedPlace& place = town.place;
        const Step at(frame.to_sheet(place.position));
        list.push_back({place.name_en, place.name_uk, at.x, at.y, town.face,
                        place.population.value_or(0), town.touched_by_line() ? 1 : 0});
    }
    return list;
}

/// Cities as maps name them: rank, position.
PageJson cities_of(const Study& study, const Frame& frame, PageTexts& texts) {
    PageJson list = PageJson::array();
    for (const City& city : study.places.cities) {
        const Step at(frame.to_sheet(city.position));
        list.push_back(
            {texts.add(city.name_en, city.name_uk), at.x, at.y, city.rank, city.population});
    }
    return list;
}

PageJson sites_of(const Study& study, const Frame& frame, PageTexts& texts) {
    PageJson list = PageJson::array();
    for (const Site& site : study.places.sites) {
        if (site.position) {
            const Step at(frame.to_sheet(*site.position));
            list.push_back({site.id, texts.add(site.name_en, site.name_uk), at.x, at.y});
        }
    }
    return list;
}

/// Countries and seas beside Ukraine.
PageJson names_of(const std::vector<Neighbour>& neighbours, const Frame& frame, PageTexts& texts) {
    PageJson list = PageJson::array();
    for (const Neighbour& one : neighbours) {
        const Step at(frame.to_sheet(one.position));
        list.push_back({texts.add(one.name_en, one.name_uk), at.x, at.y});
    }
    return list;
}

} // namespace

Frame page_frame(const PlaneArcs& land) {
    return {land, sheet.grown(-margin), Frame::Place::middle};
}

PageJson page_shapes(const Study& study, const MapContext& context,
                     const std::vector<Neighbour>& neighbours, PageTexts& texts) {
    const PlaneArcs land(study.partition);
    const Frame frame = page_frame(land);
    const std::vector<SheetArc> arcs = sheet_arcs(land, frame, tolerance);
    const std::vector<SheetLine> line = contact_lines(study.partition, arcs);
    const ContextShapes around = context_shapes(context, false, frame, sheet);
    return {{"size", {in_steps(sheet.width), in_steps(sheet.height)}},
            {"steps_per_km", frame.pixels_per_km_at_centre() * page_steps},
            {"front", box_of(line)},
            {"arcs", arcs_of(arcs)},
            {"faces", faces_of(study, texts)},
            {"regions", regions_of(study, arcs, texts)},
            {"contact", path_of(line, false)},
            {"neighbours", path_of(around.neighbours, true)},
            {"borders", path_of(around.borders, false)},
            {"lakes", path_of(around.lakes, true)},
            {"rivers", path_of(around.rivers, false)},
            {"names", names_of(neighbours, frame, texts)},
            {"cities", cities_of(study, frame, texts)},
            {"sites", sites_of(study, frame, texts)},
            {"towns", towns_of(study, frame)}};
}

} // namespace demarc
