// SPDX-License-Identifier: MIT
#include "commands/explain_counts.hpp"

#include "cli/terminal.hpp"
#include "export/format.hpp"
#include "export/stock_json.hpp"
#include "geometry/distance.hpp"
#include "geometry/locator.hpp"
#include "support/text.hpp"
#include "words/figures.hpp"
#include "words/labels.hpp"
#include "words/sentences.hpp"
#include "words/stock_words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace demarc {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t most_named = 6;

/// The region or the district of a place, with what of it Russia holds on the day of the map.
struct Around {
    std::string name;
    SquareMetres area;
    SquareMetres held;
    std::vector<double> stocks;
    std::vector<Amount> held_stocks;
};

Around region_around(const Study& study, RegionIndex region) {
    const Tally& present = study.scenarios.front().tally;
    const std::string_view russia = name_of(Administration::russia);
    Around around{study.regions[region].name_en, {}, {}, {}, {}};
    for (const TallyRow& row : present.rows) {
        if (row.region == region && row.layer == Layer::administration) {
            around.area += row.area;
            around.held += row.class_name == russia ? row.area : SquareMetres{};
        }
    }
    for (std::size_t i = 0; i < study.stocks.size(); ++i) {
        around.stocks.push_back(study.stocks[i].in_region(study.partition, region));
        around.held_stocks.push_back(amount_in(present, i, region, Layer::administration, russia));
    }
    return around;
}

/// Of a district the best guess alone is known.
Around district_around(const Study& study, DistrictIndex number) {
    const TalliedDistrict& district = study.districts->districts[number];
    Around around{district.district.name, district.area, {}, district.stocks, {}};
    around.held_stocks.resize(district.stocks.size());
    for (const DistrictRow& row : study.districts->rows.front()) {
        if (row.district == number && row.layer == Layer::administration &&
            row.class_name == name_of(Administration::russia)) {
            around.held = row.area;
            for (std::size_t i = 0; i < row.stocks.size(); ++i) {
                around.held_stocks[i] = {row.stocks[i], row.stocks[i], row.stocks[i]};
            }
        }
    }
    return around;
}

/// "4.06 million people, 3.1 million (2.9 to 3.3) of them where Russia holds the land"
std::string stock_around(const Study& study, const Around& around, std::size_t number) {
    const Stock& stock = study.stocks[number];
    const std::string all = stock_for_readers(stock, around.stocks[number]);
    if (all == "0") {
        return {};
    }
    const std::string held = stock_with_range(stock, around.held_stocks[number]);
    return fmt::format(
        " {}: {}{}{}.", as_heading(stock.people_of ? people_heading(study, number) : stock.title),
        all, stock.people_of ? "" : " " + stock.unit,
        held == "0" ? std::string() : fmt::format(", {} where Russia holds the land", held));
}

std::string around_text(const Study& study, const Around& around) {
    std::string text =
        fmt::format("{}: {} km², {}% held by Russia.", around.name, km2_for_people(around.area),
                    fixed(100 * (around.held / around.area), 1));
    for (std::size_t i = 0; i < around.stocks.size(); ++i) {
        text += stock_around(study, around, i);
    }
    return text;
}

/// "Kurakhove (1,460 MW), 2.1 km to the south"
std::string thing_text(const NearOfFile& of, const ThingNear& thing, LonLat place) {
    std::string text = thing.name;
    if (thing.amount) {
        text += fmt::format(" ({} {})", grouped(*thing.amount), of.unit);
    }
    return text + (thing.distance.value > 0
                       ? fmt::format(", {} km to the {}", fixed(thing.distance.km(), 1),
                                     compass_direction(place, thing.nearest))
                       : std::string(", which holds the place"));
}

std::string near_text(const NearOfFile& of, LonLat place) {
    std::vector<std::string> things;
    for (const ThingNear& thing : of.things) {
        if (things.size() == most_named) {
            break;
        }
        things.push_back(thing_text(of, thing, place));
    }
    const std::size_t more = of.things.size() - things.size();
    return fmt::format("{} within {} km: {}{}.", of.title, fixed(beside_a_place.km(), 0),
                       join(things, "; "),
                       more > 0 ? fmt::format("; and {} more", more) : std::string());
}

Json around_json(const Study& study, const Around& around) {
    Json json{{"area_km2", rounded_km2(around.area)},
              {"held_by_russia_km2", rounded_km2(around.held)}};
    for (std::size_t i = 0; i < around.stocks.size(); ++i) {
        const double all = around.stocks[i];
        add_stock(json["in_all"], study.stocks[i], {all, all, all});
        add_stock(json["held_by_russia"], study.stocks[i], around.held_stocks[i]);
    }
    return json;
}

/// The rows of a district under a plan, by change.
std::vector<const DistrictRow*> rows_under(const Study& study, const ExplainedPlace& where,
                                           const std::string& plan) {
    std::vector<const DistrictRow*> rows;
    const auto scenario = std::find_if(study.scenarios.begin(), study.scenarios.end(),
                                       [&](const Scenario& one) { return one.plan.id == plan; });
    if (!where.district || scenario == study.scenarios.end() ||
        says_nothing_on_land(scenario->plan)) {
        return rows;
    }
    for (const DistrictRow& row :
         study.districts->rows[static_cast<std::size_t>(scenario - study.scenarios.begin())]) {
        if (row.district == *where.district && row.layer == Layer::change) {
            rows.push_back(&row);
        }
    }
    return rows;
}

} // namespace

std::vector<NearOfFile> things_near(const StudyInputs& inputs, const ExplainedPlace& where) {
    std::vector<NearOfFile> all;
    const auto add = [&](const CountedFile& file) {
        NearOfFile near{file.id, file.title, file.unit,
                        stands_near(file, where.position, beside_a_place)};
        if (!near.things.empty()) {
            all.push_back(std::move(near));
        }
    };
    for (const PeopleFile& file : inputs.people) {
        add(file.counted);
    }
    for (const CountedFile& file : inputs.counted) {
        add(file);
    }
    return all;
}

std::optional<DistrictIndex> district_at(LonLat place, RegionIndex region, const DistrictSet& set,
                                         const DistrictTally& tally) {
    for (const District& drawn : set.districts) {
        if (!PolygonLocator(drawn.polygons).contains(place)) {
            continue;
        }
        for (DistrictIndex i = 0; i < tally.districts.size(); ++i) {
            const CutDistrict& cut = tally.districts[i].district;
            if (cut.region == region && cut.id == drawn.id && cut.name == drawn.name &&
                tally.districts[i].area > SquareMetres{}) {
                return i;
            }
        }
    }
    return std::nullopt;
}

std::string counts_text(const Study& study, const ExplainedPlace& where) {
    const RegionIndex region = study.partition.faces[where.found.face].region;
    std::string text = labelled("region", around_text(study, region_around(study, region)));
    if (where.district) {
        text += labelled("district", around_text(study, district_around(study, *where.district)));
    } else if (study.districts) {
        text += labelled("district", fmt::format("None of the {} holds the place as their file "
                                                 "draws them.",
                                                 study.districts->level));
    }
    for (const NearOfFile& of : where.near) {
        text += labelled("near", near_text(of, where.position));
    }
    return text;
}

std::string district_under_plan(const Study& study, const ExplainedPlace& where,
                                const std::string& plan) {
    std::vector<std::string> parts;
    for (const DistrictRow* row : rows_under(study, where, plan)) {
        if (row->extent == Extent::sliver) {
            continue;
        }
        std::string part = fmt::format("{}% {}", fixed(row->share_pct, 1),
                                       label_of(Layer::change, row->class_name));
        const std::size_t people = first_of_people(study.stocks);
        if (people < row->stocks.size()) {
            part += fmt::format(" (where {} people lived before 2022)",
                                people_for_readers(row->stocks[people]));
        }
        parts.push_back(std::move(part));
    }
    return parts.empty()
               ? std::string()
               : labelled("district",
                          fmt::format("Of {}: {}.",
                                      study.districts->districts[*where.district].district.name,
                                      join(parts, ", ")));
}

void add_counts(Json& json, const Study& study, const ExplainedPlace& where) {
    const RegionIndex region = study.partition.faces[where.found.face].region;
    json["counted"] = counted_json(study.stocks);
    json["region_counts"] = around_json(study, region_around(study, region));
    if (study.districts) {
        Json district;
        if (where.district) {
            const CutDistrict& cut = study.districts->districts[*where.district].district;
            district = {{"id", cut.id}, {"name", cut.name}};
            district.update(around_json(study, district_around(study, *where.district)));
        }
        json["district"] = std::move(district);
    }
    Json near = Json::array();
    for (const NearOfFile& of : where.near) {
        for (const ThingNear& thing : of.things) {
            near.push_back({{"source", of.id},
                            {"name", thing.name},
                            {"amount", thing.amount ? Json(*thing.amount) : Json()},
                            {"unit", of.unit},
                            {"distance_km", rounded(thing.distance.km(), 3)}});
        }
    }
    json["near"] = std::move(near);
}

Json district_under_plan_json(const Study& study, const ExplainedPlace& where,
                              const std::string& plan) {
    Json json;
    for (const DistrictRow* row : rows_under(study, where, plan)) {
        Json figures{{"area_km2", rounded_km2(row->area)},
                     {"share_of_district_pct", rounded_percent(row->share_pct)},
                     {"extent", name_of(row->extent)}};
        for (std::size_t i = 0; i < row->stocks.size(); ++i) {
            const double amount = row->stocks[i];
            add_stock(figures, study.stocks[i], {amount, amount, amount});
        }
        json[row->class_name] = std::move(figures);
    }
    return json;
}

} // namespace demarc
