// SPDX-License-Identifier: MIT
#include "tally/count.hpp"

#include "geometry/box_index.hpp"
#include "geometry/geos.hpp"
#include "partition/parts_by_face.hpp"
#include "sources/polygon_repair.hpp"
#include "support/amount_text.hpp"
#include "support/error.hpp"
#include "tally/weighted_parts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <numeric>
#include <optional>
#include <string>
#include <utility>

namespace demarc {

namespace {

constexpr double metres_per_km = 1e3;
constexpr double square_metres_per_km2 = 1e6;

/// Amounts that are added up in an order of their own: the same bits whatever order they came in.
class Amounts {
public:
    void add(double amount) { amounts_.push_back(amount); }

    [[nodiscard]] std::size_t number() const { return amounts_.size(); }

    [[nodiscard]] double sum() {
        std::sort(amounts_.begin(), amounts_.end());
        return std::accumulate(amounts_.begin(), amounts_.end(), 0.0);
    }

private:
    std::vector<double> amounts_;
};

/// Amounts by face, and what lies in none.
class FaceSums {
public:
    explicit FaceSums(std::size_t faces) : in_(faces) {}

    void add(const std::optional<FaceIndex>& face, double amount, const std::string& record) {
        if (face) {
            in_[*face].add(amount);
            any_inside_ = true;
        } else {
            add_outside(amount, record);
        }
    }

    /// \param per how much of the stock a metre or square metre is
    void add(const PartsByFace& parts, double per, const std::string& record) {
        for (const auto& [face, part] : parts.in) {
            in_[face].add(part * per);
            any_inside_ = any_inside_ || part > 0;
        }
        // Less is what rounding to the noding grid leaves along a border.
        constexpr double worth_telling = 1e-6;
        if (parts.outside > worth_telling * parts.whole()) {
            add_outside(parts.outside * per, record);
        }
    }

    [[nodiscard]] std::vector<double> sums() {
        std::vector<double> sums;
        sums.reserve(in_.size());
        for (Amounts& amounts : in_) {
            sums.push_back(amounts.sum());
        }
        return sums;
    }

    /// Whether anything lies in a face, be its number 0.
    [[nodiscard]] bool any_inside() const { return any_inside_; }

    [[nodiscard]] double outside() { return outside_.sum(); }

    /// How many points, lines or areas add to it.
    [[nodiscard]] std::size_t number_outside() const { return outside_.number(); }
    [[nodiscard]] const std::vector<std::string>& records_outside() const { return records_; }

private:
    void add_outside(double amount, const std::string& record) {
        outside_.add(amount);
        if (records_.empty() || records_.back() != record) {
            records_.push_back(record);
        }
    }

    std::vector<Amounts> in_;
    bool any_inside_ = false;
    Amounts outside_;
    std::vector<std::string> records_;
};

/// The face of a point, or the nearest where it lies hardly outside.
std::optional<FaceIndex> face_of(LonLat point, const FaceLocator& locator, Metres outside,
                                 bool& moved) {
    const std::optional<FaceIndex> face = locator.at(point);
    if (face || !(outside > Metres{})) {
        return face;
    }
    const FaceLocator::Nearest nearest = locator.nearest(point);
    moved = moved || nearest.distance <= outside;
    return nearest.distance <= outside ? std::optional(nearest.face) : std::nullopt;
}

void count_points(const CountedFile& file, const FaceLocator& locator, FaceSums& sums,
                  std::vector<InputNote>& notes) {
    std::vector<std::string> moved;
    for (const CountedRecord& record : file.records) {
        const auto& points = std::get<std::vector<LonLat>>(record.geometry);
        const auto number = static_cast<double>(points.size());
        bool is_moved = false;
        for (const LonLat point : points) {
            sums.add(face_of(point, locator, file.outside, is_moved),
                     record.amount.value_or(number) / number, record.name);
        }
        if (is_moved) {
            moved.push_back(record.name);
        }
    }
    if (!moved.empty()) {
        notes.push_back({file.files.front().name,
                         fmt::format("{} of {} records lie up to {:g} km outside Ukraine as the "
                                     "boundaries draw it and count with the nearest land: {}",
                                     moved.size(), file.records.size(), file.outside.km(),
                                     first_of_many(moved))});
    }
}

/// What a metre or square metre of a record stands for. \throws DataError
double per_measure(const CountedFile& file, const CountedRecord& record, double whole,
                   double own_measure) {
    if (!record.amount) {
        return 1 / own_measure;
    }
    if (!(whole > 0)) {
        throw DataError(fmt::format("{}, {}: has no {} to share its number out by",
                                    file.files.front().name, record.name,
                                    file.form == CountForm::lines ? "length" : "area"));
    }
    return *record.amount / whole;
}

void count_lines(const CountedFile& file, const FaceLocator& locator, FaceSums& sums) {
    const LinesInFaces faces(locator);
    for (const CountedRecord& record : file.records) {
        PartsByFace parts;
        for (const LineString& line : std::get<std::vector<LineString>>(record.geometry)) {
            const PartsByFace own = faces.metres(line);
            for (const auto& [face, metres] : own.in) {
                parts.in[face] += metres;
            }
            parts.outside += own.outside;
        }
        sums.add(parts, per_measure(file, record, parts.whole(), metres_per_km), record.name);
    }
}

/// Takes out the polygons whose box meets that of another: of most files few, and GEOS takes long
/// to join many.
MultiPolygon take_neighbours(MultiPolygon& polygons) {
    std::vector<Box> boxes;
    for (const Polygon& polygon : polygons) {
        boxes.push_back(box_of(polygon.exterior));
    }
    const BoxIndex index(boxes);
    const auto alone =
        std::stable_partition(polygons.begin(), polygons.end(), [&](const Polygon& polygon) {
            return index.find(box_of(polygon.exterior)).size() == 1;
        });
    MultiPolygon neighbours(std::make_move_iterator(alone),
                            std::make_move_iterator(polygons.end()));
    polygons.erase(alone, polygons.end());
    return neighbours;
}

/// The polygons of all records, land that several cover once.
MultiPolygon land_covered(const CountedFile& file, std::vector<InputNote>& notes) {
    MultiPolygon all;
    for (const CountedRecord& record : file.records) {
        const auto& polygons = std::get<MultiPolygon>(record.geometry);
        all.insert(all.end(), polygons.begin(), polygons.end());
    }
    all = in_canonical_order(std::move(all));
    MultiPolygon covered = all;
    const MultiPolygon neighbours = take_neighbours(covered);
    if (!neighbours.empty()) {
        MultiPolygon joined = geos::polygons_of(geos::unary_union(neighbours).get());
        std::move(joined.begin(), joined.end(), std::back_inserter(covered));
    }
    covered = in_canonical_order(std::move(covered));
    const double twice = (area_of(all) - area_of(covered)).km2();
    if (twice > 1e-6 * area_of(all).km2()) {
        notes.push_back({file.files.front().name,
                         fmt::format("its polygons lie over one another: {} km² that several of "
                                     "them cover count once",
                                     amount_text(twice))});
    }
    return covered;
}

/// By the weights of the file's raster, or by area. \param weightless gets the record's name where
/// no cell weighs anything
PartsByFace parts_of(const CountedRecord& record, const CountedFile& file,
                     const PolygonsInFaces& faces, std::vector<std::string>& weightless) {
    const auto& polygons = std::get<MultiPolygon>(record.geometry);
    if (file.weights) {
        PartsByFace parts = weighted_parts(*file.weights, faces, polygons);
        if (parts.whole() > 0) {
            return parts;
        }
        if (record.amount.value_or(0) > 0) {
            weightless.push_back(record.name);
        }
    }
    return faces.square_metres(polygons);
}

void count_polygons(const CountedFile& file, const FaceLocator& locator, FaceSums& sums,
                    std::vector<InputNote>& notes) {
    const PolygonsInFaces faces(locator.partition());
    if (!file.summed) {
        sums.add(faces.square_metres(land_covered(file, notes)), 1 / square_metres_per_km2, {});
        return;
    }
    std::vector<std::string> weightless;
    for (const CountedRecord& record : file.records) {
        const PartsByFace parts = parts_of(record, file, faces, weightless);
        sums.add(parts, per_measure(file, record, parts.whole(), square_metres_per_km2),
                 record.name);
    }
    if (!weightless.empty()) {
        notes.push_back(
            {file.weights->where(),
             fmt::format("no cell of it weighs anything in {} of {} records, whose "
                         "numbers are shared out by area: {}",
                         weightless.size(), file.records.size(), first_of_many(weightless)),
             "", InputWarning::coverage});
    }
}

/// "2 of 7 records lie": where records have several points, some of which may lie inside, "2 of 9
/// points, of 1 of 7 records, lie".
std::string points_outside(const CountedFile& file, const FaceSums& sums) {
    std::size_t points = 0;
    for (const CountedRecord& record : file.records) {
        points += std::get<std::vector<LonLat>>(record.geometry).size();
    }
    const std::size_t outside = sums.number_outside();
    const std::string records =
        fmt::format("{} of {} records", sums.records_outside().size(), file.records.size());
    return (points == file.records.size()
                ? records
                : fmt::format("{} of {} points, of {},", outside, points, records)) +
           (outside == 1 ? " lies" : " lie");
}

/// What lies outside Ukraine, said aloud. \throws DataError where that is all
void note_outside(const CountedFile& file, FaceSums& sums, std::vector<InputNote>& notes) {
    const std::vector<std::string>& records = sums.records_outside();
    if (records.empty()) {
        return;
    }
    const std::string& name = file.files.front().name;
    const InputWarning warning = file.is_shipped ? InputWarning::none : InputWarning::passed_over;
    if (!sums.any_inside() && !file.is_shipped) {
        throw DataError(fmt::format("{}: nothing of it lies in Ukraine as the boundaries draw it; "
                                    "is it the right file, or are longitude and latitude "
                                    "exchanged?",
                                    name));
    }
    const std::string amount = fmt::format("{} {}", amount_text(sums.outside()), file.unit);
    if (file.form != CountForm::points) {
        // Land that is covered comes without the names of records.
        const std::string of = records.front().empty()
                                   ? std::string()
                                   : fmt::format(", of {} of {} records: {}", records.size(),
                                                 file.records.size(), first_of_many(records));
        notes.push_back({name,
                         fmt::format("{} lie outside Ukraine as the boundaries draw it and are not "
                                     "counted{}",
                                     amount, of),
                         "", warning});
        return;
    }
    notes.push_back(
        {name,
         fmt::format("{} outside Ukraine as the boundaries draw it and {} not counted{}: {}",
                     points_outside(file, sums), sums.number_outside() == 1 ? "is" : "are",
                     file.summed ? " (" + amount + ")" : "", first_of_many(records)),
         "where they belong to Ukraine and its coast is drawn coarsely, set outside_km "
         "in a profile",
         warning});
}

} // namespace

CountedStock count(const CountedFile& file, const FaceLocator& locator) {
    CountedStock counted{{}, file.notes};
    FaceSums sums(locator.partition().faces.size());
    switch (file.form) {
    case CountForm::points:
        count_points(file, locator, sums, counted.notes);
        break;
    case CountForm::lines:
        count_lines(file, locator, sums);
        break;
    case CountForm::polygons:
        count_polygons(file, locator, sums, counted.notes);
        break;
    }
    Stock& stock = counted.stock;
    stock.id = file.id;
    stock.title = file.title;
    stock.unit = file.unit;
    stock.counts = file.counts;
    stock.date = file.date;
    stock.files = file.files;
    stock.certain = sums.sums();
    note_outside(file, sums, counted.notes);
    return counted;
}

} // namespace demarc
