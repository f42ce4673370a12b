// SPDX-License-Identifier: MIT
#include "study/series_counts.hpp"

#include "study/counted_inputs.hpp"
#include "study/study_stocks.hpp"
#include "tally/district_parts.hpp"
#include "tally/labelled_amounts.hpp"
#include "tally/placed_stock.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace demarc {

namespace {

using series::DayCounts;
using series::DistrictLand;
using series::SeriesCounts;

/// What is read once and counted on every day's faces.
struct CountedInputs {
    StudyInputs inputs;
    bool people = false;
    AreaMethod method = AreaMethod::authalic;
    const Catalogue* catalogue = nullptr;
    std::vector<Stock> stocks; ///< that every day has
};

/// Where the stocks are positions; std::nullopt if one is not.
std::optional<std::vector<PlacedStock>> placed_stocks(const CountedInputs& counted,
                                                      const std::vector<Stock>& stocks,
                                                      const FaceLocator& locator) {
    const Catalogue& catalogue = *counted.catalogue;
    std::vector<PlacedStock> placed;
    if (counted.people && counted.inputs.with_shipped_people) {
        placed.push_back(placed_residents(
            RegionPeople::read(catalogue.data().region_people(), catalogue.regions()),
            catalogue.gazetteer(), locator));
    }
    std::vector<const CountedFile*> files;
    for (const PeopleFile& file : counted.inputs.people) {
        if (file.raster) {
            return std::nullopt;
        }
        files.push_back(&file.counted);
    }
    for (const CountedFile& file : counted.inputs.counted) {
        if (file.raster) {
            return std::nullopt;
        }
        files.push_back(&file);
    }
    for (const CountedFile* file : files) {
        // One that comes with the program and has nothing there is none of the stocks.
        if (std::none_of(stocks.begin(), stocks.end(),
                         [&](const Stock& stock) { return stock.id == file->id; })) {
            continue;
        }
        std::optional<PlacedStock> stock = placed_count(*file, locator);
        if (!stock) {
            return std::nullopt;
        }
        placed.push_back(std::move(*stock));
    }
    return placed;
}

/// Best guesses by stock, class and region.
void add_stocks(DayCounts& day, const std::vector<Stock>& stocks, const Partition& partition,
                std::size_t regions) {
    for (const Stock& stock : stocks) {
        auto& by_class = day.stocks.emplace_back();
        by_class.fill(std::vector<double>(regions));
        const std::vector<double> likely = likely_by_face(stock);
        for (FaceIndex i = 0; i < likely.size(); ++i) {
            const Face& face = partition.faces[i];
            by_class[static_cast<std::size_t>(face.control)][face.region] += likely[i];
        }
    }
}

/// Land of all classes in all districts.
std::vector<DistrictLand> lands_of(const std::vector<DistrictPart>& parts,
                                   const Partition& partition, AreaMethod method) {
    std::map<std::pair<DistrictIndex, ControlClass>, DistrictLand> lands;
    for (const DistrictPart& part : parts) {
        const Face& face = partition.faces[part.face];
        DistrictLand& land = lands[{part.district, face.control}];
        land.district = static_cast<std::uint32_t>(part.district);
        land.control = face.control;
        land.area += face.area(method) * part.share;
        land.stocks.resize(part.stocks.size());
        for (std::size_t i = 0; i < part.stocks.size(); ++i) {
            land.stocks[i] += part.stocks[i];
        }
    }
    std::vector<DistrictLand> all;
    for (auto& [key, land] : lands) {
        all.push_back(std::move(land));
    }
    return all;
}

DayCounts counts_by_partition(const CountedInputs& counted, const Partition& partition) {
    const FaceLocator locator(partition);
    const Catalogue& catalogue = *counted.catalogue;
    DayCounts day;
    add_stocks(day,
               alike(stocks_on(locator, counted.inputs, catalogue, counted.people), counted.stocks,
                     partition.faces.size()),
               partition, catalogue.regions().size());
    if (counted.inputs.districts) {
        const CountedDistricts districts = counted_districts(
            counted.inputs, catalogue, counted.people, counted.stocks, locator, 1);
        day.districts = lands_of(district_parts(districts.cut, partition, districts.stocks),
                                 partition, counted.method);
    }
    return day;
}

/// Areas and stocks of whole districts.
void add_whole_districts(SeriesCounts& counts, const CountedDistricts& districts,
                         const Partition& partition, AreaMethod method) {
    counts.district_areas.resize(counts.districts.size());
    counts.in_districts.assign(counts.districts.size(), std::vector<double>(counts.stocks.size()));
    for (const DistrictPart& part : district_parts(districts.cut, partition, districts.stocks)) {
        counts.district_areas[part.district] +=
            partition.faces[part.face].area(method) * part.share;
        for (std::size_t i = 0; i < part.stocks.size(); ++i) {
            counts.in_districts[part.district][i] += part.stocks[i];
        }
    }
}

void add_files(SeriesCounts& counts, const std::optional<DistrictSet>& districts) {
    for (const Stock& stock : counts.stocks) {
        counts.files.insert(counts.files.end(), stock.files.begin(), stock.files.end());
    }
    if (districts) {
        counts.files.insert(counts.files.end(), districts->files.begin(), districts->files.end());
    }
}

} // namespace

std::shared_ptr<const SeriesCounts> series_counts(const Sources& sources, const Profiles& profiles,
                                                  const BoundarySet& boundaries,
                                                  const Method& method, const Catalogue& catalogue,
                                                  unsigned jobs) {
    if (sources.people.empty() && sources.counts.empty() && sources.districts.empty()) {
        return nullptr;
    }
    auto counted = std::make_shared<CountedInputs>();
    counted->people = !sources.people.empty();
    counted->method = method.area;
    counted->catalogue = &catalogue;
    read_counted_inputs(sources, profiles, catalogue, !sources.counts.empty(), counted->inputs);

    auto counts = std::make_shared<SeriesCounts>();
    const Partition undivided =
        cut(boundaries, ControlSnapshot{}, catalogue.regions(), {}, Reconcile::off);
    const FaceLocator locator(undivided);
    for (CountedStock& one : counted_stocks(counted->inputs, catalogue, counted->people, locator)) {
        std::vector<double>& whole = counts->in_regions.emplace_back();
        for (RegionIndex region = 0; region < catalogue.regions().size(); ++region) {
            whole.push_back(one.stock.in_region(undivided, region));
        }
        counts->stocks.push_back(std::move(one.stock));
        counts->notes.insert(counts->notes.end(), one.notes.begin(), one.notes.end());
    }
    counted->stocks = counts->stocks;
    const auto placed = placed_stocks(*counted, counts->stocks, locator);
    std::optional<CountedDistricts> districts;
    if (counted->inputs.districts) {
        districts = counted_districts(counted->inputs, catalogue, counted->people, counted->stocks,
                                      locator, jobs);
        counts->district_level = counted->inputs.districts->level;
        counts->districts = districts->cut.districts;
        counts->notes.insert(counts->notes.end(), districts->notes.begin(), districts->notes.end());
        add_whole_districts(*counts, *districts, undivided, method.area);
    }
    add_files(*counts, counted->inputs.districts);
    if (placed) {
        counts->cells.emplace(undivided, districts ? &districts->cut : nullptr, *placed,
                              catalogue.regions().size());
    } else {
        counts->why_slow = "what is counted is not at positions alone";
    }
    counts->by_partition = [counted](const Partition& partition) {
        return counts_by_partition(*counted, partition);
    };
    return counts;
}

} // namespace demarc
