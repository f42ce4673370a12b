// SPDX-License-Identifier: MIT
#include "tally/line_samples.hpp"

#include "geometry/equal_area_plane.hpp"
#include "plans/plan_zones.hpp"
#include "support/parallel.hpp"
#include "tally/control_figure.hpp"
#include "tally/labelled_amounts.hpp"

#include <algorithm>
#include <cmath>
#include <compare>
#include <cstddef>
#include <map>
#include <string>
#include <tuple>
#include <utility>

namespace demarc {

namespace {

/// How the land of a face is spread over the squares of a grid: square by number, share of the
/// face.
using Spread = std::vector<std::pair<std::size_t, double>>;

/// Squares in the equal-area plane, numbered as land is found in them.
class Grid {
public:
    explicit Grid(double size_km) : size_(size_km * 1000) {}

    /// Land is found along rows that are a sixteenth of a square apart.
    Spread spread(const Polygon& polygon) {
        const double step = size_ / 16;
        std::map<long long, std::vector<double>> crossings;
        for_each_ring(polygon, [&](const Ring& ring) {
            const std::vector<PlanePoint> points = EqualAreaPlane::forward(ring);
            for (std::size_t i = 1; i < points.size(); ++i) {
                cross(points[i - 1], points[i], step, crossings);
            }
        });
        std::map<std::size_t, double> lengths;
        double whole = 0;
        for (auto& [row, xs] : crossings) {
            std::sort(xs.begin(), xs.end());
            const double y = (static_cast<double>(row) + 0.5) * step;
            for (std::size_t i = 1; i < xs.size(); i += 2) {
                whole += add_span(xs[i - 1], xs[i], y, lengths);
            }
        }
        if (whole <= 0) { // thinner than a row: where its first corner is
            const PlanePoint corner = EqualAreaPlane::forward(polygon.exterior.front());
            return {{square_at(corner.x, corner.y), 1.0}};
        }
        Spread shares;
        for (const auto& [square, length] : lengths) {
            shares.emplace_back(square, length / whole);
        }
        return shares;
    }

    /// The middles of all squares, in kilometres.
    [[nodiscard]] const std::vector<std::array<double, 2>>& places() const { return places_; }

private:
    static void cross(PlanePoint a, PlanePoint b, double step,
                      std::map<long long, std::vector<double>>& crossings) {
        if (a.y > b.y) {
            std::swap(a, b);
        }
        // Rows whose middle lies in [a.y, b.y).
        const auto first = static_cast<long long>(std::ceil(a.y / step - 0.5));
        for (long long row = first; (static_cast<double>(row) + 0.5) * step < b.y; ++row) {
            const double y = (static_cast<double>(row) + 0.5) * step;
            crossings[row].push_back(a.x + (b.x - a.x) * (y - a.y) / (b.y - a.y));
        }
    }
    double add_span(double from, double to, double y, std::map<std::size_t, double>& lengths) {
        for (double x = from; x < to;) {
            const double edge = std::min(to, (std::floor(x / size_) + 1) * size_);
            lengths[square_at((x + edge) / 2, y)] += edge - x;
            x = edge;
        }
        return to - from;
    }
    std::size_t square_at(double x, double y) {
        const auto column = static_cast<long long>(std::floor(x / size_));
        const auto row = static_cast<long long>(std::floor(y / size_));
        const auto [at, is_new] = numbers_.try_emplace({column, row}, places_.size());
        if (is_new) {
            places_.push_back({(static_cast<double>(column) + 0.5) * size_ / 1000,
                               (static_cast<double>(row) + 0.5) * size_ / 1000});
        }
        return at->second;
    }

    double size_;
    std::map<std::pair<long long, long long>, std::size_t> numbers_;
    std::vector<std::array<double, 2>> places_;
};

/// A face within reach of the line: the stretch of signed distance it lies in (positive outside
/// Russian-held land) and where along the line it is.
struct BandFace {
    FaceIndex face = 0;
    double from_km = 0;
    double to_km = 0;
    Spread spread;
};

std::vector<BandFace> band_faces(const Partition& partition, const LineError& error, Grid& grid) {
    std::vector<std::size_t> zone_of_level;
    for (int level = 1; level <= levels_of_samples; ++level) {
        const std::string id = zone_id({std::string(russian_edge), {}, level_km(error, level)});
        zone_of_level.push_back(
            static_cast<std::size_t>(std::find_if(partition.zones.begin(), partition.zones.end(),
                                                  [&](const Zone& zone) { return zone.id == id; }) -
                                     partition.zones.begin()));
    }
    std::vector<BandFace> faces;
    for (FaceIndex i = 0; i < partition.faces.size(); ++i) {
        const Face& face = partition.faces[i];
        for (int level = 1; level <= levels_of_samples; ++level) {
            const std::size_t zone = zone_of_level[static_cast<std::size_t>(level - 1)];
            if (std::binary_search(face.zones.begin(), face.zones.end(), zone)) {
                double from = level == 1 ? 0 : level_km(error, level - 1);
                double to = level_km(error, level);
                if (is_russian(face.control)) {
                    from = -std::exchange(to, -from);
                }
                faces.push_back({i, from, to, grid.spread(face.polygon)});
                break;
            }
        }
    }
    return faces;
}

/// Squares small enough for the correlation length, and few enough for the field.
struct Reach {
    Grid grid{1};
    std::vector<BandFace> faces;
};

Reach reach_of(const Partition& partition, const LineError& error) {
    constexpr std::size_t max_squares = 1200;
    double size = std::max(error.correlation_km / 4, 2.5);
    for (;; size *= 1.5) {
        Reach reach{Grid(std::min(size, 200.0)), {}};
        reach.faces = band_faces(partition, error, reach.grid);
        if (reach.grid.places().size() <= max_squares || size > 200) {
            return reach;
        }
    }
}

/// The share of every band face that Russia holds in some samples, face by face.
/// \param moves square by square, each in `count` samples
std::vector<double> russian_shares(const std::vector<BandFace>& faces,
                                   const std::vector<double>& moves, std::size_t count) {
    std::vector<double> shares(faces.size() * count);
    for (std::size_t i = 0; i < faces.size(); ++i) {
        const BandFace& face = faces[i];
        double* const share = &shares[i * count];
        for (const auto& [square, part] : face.spread) {
            const double* const move = &moves[square * count];
            for (std::size_t sample = 0; sample < count; ++sample) {
                const double across = (move[sample] - face.from_km) / (face.to_km - face.from_km);
                share[sample] += part * std::min(std::max(across, 0.0), 1.0);
            }
        }
    }
    return shares;
}

/// What a face of the band adds to a figure while Russia holds it, or while Ukraine does.
struct Share {
    std::size_t face = 0; ///< index into the band faces
    double amount = 0;    ///< for a balance negative where land returns to Ukraine

    friend auto operator<=>(const Share&, const Share&) = default;
};

/// A figure as a fixed part and what the band adds: m², or in the unit of a stock.
struct SampledFigure {
    double fixed = 0;
    std::vector<Share> while_russian{};
    std::vector<Share> while_ukrainian{};

    /// \param russian_shares by band face, each in `count` samples
    [[nodiscard]] std::vector<double> samples(std::size_t count,
                                              const std::vector<double>& russian_shares) const {
        std::vector<double> sums(count, fixed);
        for (const Share& share : while_russian) {
            const double* const shares = &russian_shares[share.face * count];
            for (std::size_t i = 0; i < count; ++i) {
                sums[i] += share.amount * shares[i];
            }
        }
        for (const Share& share : while_ukrainian) {
            const double* const shares = &russian_shares[share.face * count];
            for (std::size_t i = 0; i < count; ++i) {
                sums[i] += share.amount * (1 - shares[i]);
            }
        }
        return sums;
    }

    friend auto operator<=>(const SampledFigure&, const SampledFigure&) = default;
};

double in_balance(Change change, bool zone_counts) {
    const Effect effect = effect_of(change);
    if (effect == Effect::gained_by_russia || (zone_counts && effect == Effect::left_to_zone)) {
        return 1;
    }
    return effect == Effect::gained_by_ukraine ? -1 : 0;
}

/// A number for each face: its area in m², or the best guess of a stock on it.
using OnFaces = std::vector<double>;

/// The area first, then the stocks. What is spread over a face goes with the land of the face.
std::vector<OnFaces> quantities_on_faces(const Partition& partition, std::span<const Stock> stocks,
                                         const Method& method) {
    std::vector<OnFaces> quantities(1);
    for (const Face& face : partition.faces) {
        quantities.front().push_back(face.area(method.area).value);
    }
    for (const Stock& stock : stocks) {
        quantities.push_back(likely_by_face(stock));
    }
    return quantities;
}

/// The figures of one plan.
struct PlanFigures {
    std::vector<std::vector<SampledFigure>> rows; ///< by quantity and row of the tally
    SampledFigure net_without_zone;
    SampledFigure net_with_zone;
};

/// Prepares the figures of one plan.
class FigureMaker {
public:
    FigureMaker(const Scenario& scenario, const Partition& partition,
                const std::vector<OnFaces>& quantities, ContestedReading contested)
        : partition_(partition), quantities_(quantities), contested_(contested) {
        const std::vector<TallyRow>& rows = scenario.tally.rows;
        for (std::size_t i = 0; i < rows.size(); ++i) {
            numbers_[{rows[i].region.value_or(whole_country), rows[i].layer, rows[i].class_name}] =
                i;
        }
        figures_.rows.assign(quantities.size(), std::vector<SampledFigure>(rows.size()));
    }

    /// A face that does not move: all of it, by its outcome.
    void add_fixed(FaceIndex face, const Outcome& outcome) {
        each_figure(face, partition_.faces[face].control, outcome,
                    [](SampledFigure& figure, double amount) { figure.fixed += amount; });
    }
    void add_moving(std::size_t number, FaceIndex face, bool russian, const Outcome& outcome) {
        const ControlClass now = partition_.faces[face].control;
        const ControlClass control =
            is_russian(now) == russian
                ? now
                : (russian ? ControlClass::russian : ControlClass::ukrainian);
        each_figure(face, control, outcome, [&](SampledFigure& figure, double amount) {
            (russian ? figure.while_russian : figure.while_ukrainian).push_back({number, amount});
        });
    }
    [[nodiscard]] PlanFigures take() { return std::move(figures_); }

private:
    static constexpr std::size_t whole_country = SIZE_MAX;

    template<typename Work>
    void each_figure(FaceIndex face, ControlClass control, const Outcome& outcome,
                     const Work& work) {
        control = read_as(control, contested_);
        for (const Layer layer : all_layers) {
            const std::string name = class_in(layer, control, outcome);
            for (const std::size_t region : {partition_.faces[face].region, whole_country}) {
                // A class that only samples would bring in has no row; none is known.
                const auto row = numbers_.find({region, layer, name});
                for (std::size_t i = 0; row != numbers_.end() && i < quantities_.size(); ++i) {
                    // Of most faces there is nothing of a stock.
                    if (quantities_[i][face] != 0) {
                        work(figures_.rows[i][row->second], quantities_[i][face]);
                    }
                }
            }
        }
        const double area = quantities_.front()[face];
        work(figures_.net_without_zone, area * in_balance(outcome.change, false));
        work(figures_.net_with_zone, area * in_balance(outcome.change, true));
    }

    const Partition& partition_;
    const std::vector<OnFaces>& quantities_;
    ContestedReading contested_;
    std::map<std::tuple<std::size_t, Layer, std::string>, std::size_t> numbers_;
    PlanFigures figures_;
};

/// The map as it is, with all land in reach of the line Russian, and with all of it Ukrainian.
struct Extremes {
    const Partition& central;
    Partition all_russian;
    Partition all_ukrainian;
};

Extremes extremes_of(const Partition& partition, const std::vector<BandFace>& faces) {
    Extremes extremes{partition, partition, partition};
    for (const BandFace& band : faces) {
        const bool russian = is_russian(partition.faces[band.face].control);
        if (!russian) {
            extremes.all_russian.faces[band.face].control = ControlClass::russian;
        } else {
            extremes.all_ukrainian.faces[band.face].control = ControlClass::ukrainian;
        }
    }
    return extremes;
}

PlanFigures figures_of(const Scenario& scenario, const Extremes& extremes,
                       const std::vector<BandFace>& faces, const std::vector<OnFaces>& quantities,
                       const Method& method) {
    const ContestedReading reading = reading_of(method.contested);
    const Partition& partition = extremes.central;
    const PlanOutcomes central = evaluate(scenario.plan, partition, reading);
    const PlanOutcomes if_russian = evaluate(scenario.plan, extremes.all_russian, reading);
    const PlanOutcomes if_ukrainian = evaluate(scenario.plan, extremes.all_ukrainian, reading);
    FigureMaker maker(scenario, partition, quantities,
                      reading_of(method_for(scenario.plan, method).contested));
    std::vector<bool> moves(partition.faces.size(), false);
    for (std::size_t i = 0; i < faces.size(); ++i) {
        const FaceIndex face = faces[i].face;
        const bool russian = is_russian(partition.faces[face].control);
        moves[face] = true;
        maker.add_moving(i, face, true, (russian ? central : if_russian).faces[face]);
        maker.add_moving(i, face, false, (russian ? if_ukrainian : central).faces[face]);
    }
    for (FaceIndex face = 0; face < moves.size(); ++face) {
        if (!moves[face]) {
            maker.add_fixed(face, central.faces[face]);
        }
    }
    return maker.take();
}

/// The figure of the land that Russia holds, whatever the plan.
SampledFigure held_by(const Partition& partition, const std::vector<BandFace>& faces,
                      const OnFaces& areas, ContestedReading contested) {
    SampledFigure held;
    std::vector<bool> moves(partition.faces.size(), false);
    for (std::size_t i = 0; i < faces.size(); ++i) {
        moves[faces[i].face] = true;
        held.while_russian.push_back({i, areas[faces[i].face]});
    }
    for (FaceIndex face = 0; face < moves.size(); ++face) {
        if (!moves[face] && is_russian(read_as(partition.faces[face].control, contested))) {
            held.fixed += areas[face];
        }
    }
    return held;
}

/// Every figure in all samples. Some samples at a time, whose shares stay in the cache while all
/// figures are summed.
std::vector<std::vector<double>> sampled(const std::vector<const SampledFigure*>& figures,
                                         const Reach& reach, const LineError& error,
                                         unsigned jobs) {
    constexpr std::size_t at_once = 64;
    const MoveField field(reach.grid.places(), error);
    std::vector<std::vector<double>> all(figures.size(), std::vector<double>(error.samples));
    parallel_for((error.samples + at_once - 1) / at_once, jobs, [&](std::size_t block) {
        const std::size_t first = block * at_once;
        const std::size_t count = std::min(at_once, error.samples - first);
        const std::vector<double> shares = russian_shares(
            reach.faces, field.samples(static_cast<std::uint32_t>(first), count), count);
        for (std::size_t i = 0; i < figures.size(); ++i) {
            const std::vector<double> some = figures[i]->samples(count, shares);
            std::copy(some.begin(), some.end(),
                      all[i].begin() + static_cast<std::ptrdiff_t>(first));
        }
    });
    return all;
}

} // namespace

Percentiles percentiles_of(std::vector<double> values) {
    auto sorted_to = values.begin();
    const auto ranked = [&](std::size_t rank) {
        const auto at = values.begin() + static_cast<std::ptrdiff_t>(rank);
        if (at >= sorted_to) {
            std::nth_element(sorted_to, at, values.end());
            sorted_to = at + 1;
        }
        return *at;
    };
    const auto at = [&](double share) {
        const double position = share * static_cast<double>(values.size() - 1);
        const auto below = static_cast<std::size_t>(position);
        const double rest = position - static_cast<double>(below);
        const double lower = ranked(below);
        const double upper = ranked(std::min(below + 1, values.size() - 1));
        return lower * (1 - rest) + upper * rest;
    };
    const double low = at(0.05);
    const double middle = at(0.5);
    return {low, middle, at(0.95)};
}

void add_percentiles(std::vector<Scenario>& scenarios, LineRange& held_by_russia,
                     const Partition& partition, std::span<const Stock> stocks,
                     const Method& method, const LineError& error, unsigned jobs) {
    const Reach reach = reach_of(partition, error);
    const Extremes extremes = extremes_of(partition, reach.faces);
    const std::vector<OnFaces> quantities = quantities_on_faces(partition, stocks, method);
    std::vector<PlanFigures> figures(scenarios.size());
    parallel_for(scenarios.size(), jobs, [&](std::size_t i) {
        figures[i] = figures_of(scenarios[i], extremes, reach.faces, quantities, method);
    });
    const SampledFigure held =
        held_by(partition, reach.faces, quantities.front(), reading_of(method.contested));
    // Most rows of a plan are those of others, too, where it leaves land as it is.
    std::map<SampledFigure, Percentiles> percentiles;
    percentiles[held];
    for (const PlanFigures& plan : figures) {
        percentiles[plan.net_without_zone];
        percentiles[plan.net_with_zone];
        for (const std::vector<SampledFigure>& rows : plan.rows) {
            for (const SampledFigure& figure : rows) {
                percentiles[figure];
            }
        }
    }
    std::vector<decltype(percentiles)::pointer> todo;
    std::vector<const SampledFigure*> distinct;
    for (auto& entry : percentiles) {
        todo.push_back(&entry);
        distinct.push_back(&entry.first);
    }
    std::vector<std::vector<double>> samples = sampled(distinct, reach, error, jobs);
    parallel_for(todo.size(), jobs,
                 [&](std::size_t i) { todo[i]->second = percentiles_of(std::move(samples[i])); });
    const auto of_area = [&percentiles](const SampledFigure& figure) {
        const Percentiles& found = percentiles.at(figure);
        return std::array{SquareMetres{found[0]}, SquareMetres{found[1]}, SquareMetres{found[2]}};
    };
    for (std::size_t i = 0; i < scenarios.size(); ++i) {
        Scenario& scenario = scenarios[i];
        const PlanFigures& plan = figures[i];
        for (std::size_t row = 0; row < scenario.tally.rows.size(); ++row) {
            TallyRow& told = scenario.tally.rows[row];
            told.line_error->percentiles = of_area(plan.rows.front()[row]);
            told.stock_percentiles.clear();
            for (std::size_t stock = 0; stock < stocks.size(); ++stock) {
                told.stock_percentiles.push_back(percentiles.at(plan.rows[stock + 1][row]));
            }
        }
        scenario.line_error->net_without_zone.percentiles = of_area(plan.net_without_zone);
        scenario.line_error->net_with_zone.percentiles = of_area(plan.net_with_zone);
    }
    held_by_russia.percentiles = of_area(held);
}

} // namespace demarc
