// SPDX-License-Identifier: MIT
#include "tally/line_samples.hpp"

#include "geometry/equal_area_plane.hpp"
#include "plans/plan_zones.hpp"
#include "support/parallel.hpp"

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
    double area = 0;      ///< m²; for a balance negative where land returns to Ukraine

    friend auto operator<=>(const Share&, const Share&) = default;
};

/// A figure as a fixed part and what the band adds.
struct SampledFigure {
    double fixed = 0; ///< m²
    std::vector<Share> while_russian{};
    std::vector<Share> while_ukrainian{};

    /// \param russian_shares by band face, each in `count` samples
    [[nodiscard]] std::vector<double> samples(std::size_t count,
                                              const std::vector<double>& russian_shares) const {
        std::vector<double> sums(count, fixed);
        for (const Share& share : while_russian) {
            const double* const shares = &russian_shares[share.face * count];
            for (std::size_t i = 0; i < count; ++i) {
                sums[i] += share.area * shares[i];
            }
        }
        for (const Share& share : while_ukrainian) {
            const double* const shares = &russian_shares[share.face * count];
            for (std::size_t i = 0; i < count; ++i) {
                sums[i] += share.area * (1 - shares[i]);
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

/// Prepares the figures of one plan. Rows 0 to n-1 are those of the tally, then come the balance
/// without and with the zone.
class FigureMaker {
public:
    FigureMaker(const Scenario& scenario, const Partition& partition, const Method& method)
        : tally_(scenario.tally), partition_(partition), method_(method) {
        for (std::size_t i = 0; i < tally_.rows.size(); ++i) {
            const TallyRow& row = tally_.rows[i];
            numbers_[{row.region.value_or(whole_country), row.layer, row.class_name}] = i;
        }
        figures_.resize(tally_.rows.size() + 2);
    }

    /// A face that does not move: all of it, by its outcome.
    void add_fixed(FaceIndex face, const Outcome& outcome) {
        each_row(face, partition_.faces[face].control, outcome,
                 [this](std::size_t row, double area) { figures_[row].fixed += area; });
    }
    void add_moving(std::size_t number, FaceIndex face, bool russian, const Outcome& outcome) {
        const ControlClass now = partition_.faces[face].control;
        const ControlClass control =
            is_russian(now) == russian
                ? now
                : (russian ? ControlClass::russian : ControlClass::ukrainian);
        each_row(face, control, outcome, [&](std::size_t row, double area) {
            SampledFigure& figure = figures_[row];
            (russian ? figure.while_russian : figure.while_ukrainian).push_back({number, area});
        });
    }
    [[nodiscard]] std::vector<SampledFigure> take() { return std::move(figures_); }

private:
    static constexpr std::size_t whole_country = SIZE_MAX;

    template<typename Work>
    void each_row(FaceIndex face, ControlClass control, const Outcome& outcome, const Work& work) {
        const double area = partition_.faces[face].area(method_.area).value;
        if (control == ControlClass::contested &&
            reading_of(method_.contested) != ContestedReading::separate) {
            control = reading_of(method_.contested) == ContestedReading::as_russian
                          ? ControlClass::russian
                          : ControlClass::ukrainian;
        }
        for (const Layer layer : all_layers) {
            const std::string name = class_in(layer, control, outcome);
            for (const std::size_t region : {partition_.faces[face].region, whole_country}) {
                // A class that only samples would bring in has no row; none is known.
                if (const auto row = numbers_.find({region, layer, name}); row != numbers_.end()) {
                    work(row->second, area);
                }
            }
        }
        const std::size_t balance = tally_.rows.size();
        work(balance, area * in_balance(outcome.change, false));
        work(balance + 1, area * in_balance(outcome.change, true));
    }

    const Tally& tally_;
    const Partition& partition_;
    const Method& method_;
    std::map<std::tuple<std::size_t, Layer, std::string>, std::size_t> numbers_;
    std::vector<SampledFigure> figures_;
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

std::vector<SampledFigure> figures_of(const Scenario& scenario, const Extremes& extremes,
                                      const std::vector<BandFace>& faces, const Method& method) {
    const ContestedReading reading = reading_of(method.contested);
    const Partition& partition = extremes.central;
    const PlanOutcomes central = evaluate(scenario.plan, partition, reading);
    const PlanOutcomes if_russian = evaluate(scenario.plan, extremes.all_russian, reading);
    const PlanOutcomes if_ukrainian = evaluate(scenario.plan, extremes.all_ukrainian, reading);
    const Method own = method_for(scenario.plan, method);
    FigureMaker maker(scenario, partition, own);
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
                      const Method& method) {
    SampledFigure held;
    std::vector<bool> moves(partition.faces.size(), false);
    for (std::size_t i = 0; i < faces.size(); ++i) {
        const FaceIndex face = faces[i].face;
        moves[face] = true;
        held.while_russian.push_back({i, partition.faces[face].area(method.area).value});
    }
    for (FaceIndex face = 0; face < moves.size(); ++face) {
        const ControlClass control = partition.faces[face].control;
        const bool counts =
            is_russian(control) || (control == ControlClass::contested &&
                                    reading_of(method.contested) == ContestedReading::as_russian);
        if (!moves[face] && counts) {
            held.fixed += partition.faces[face].area(method.area).value;
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

std::array<SquareMetres, 3> percentiles_of(std::vector<double> square_metres) {
    auto sorted_to = square_metres.begin();
    const auto ranked = [&](std::size_t rank) {
        const auto at = square_metres.begin() + static_cast<std::ptrdiff_t>(rank);
        if (at >= sorted_to) {
            std::nth_element(sorted_to, at, square_metres.end());
            sorted_to = at + 1;
        }
        return *at;
    };
    const auto at = [&](double share) {
        const double position = share * static_cast<double>(square_metres.size() - 1);
        const auto below = static_cast<std::size_t>(position);
        const double rest = position - static_cast<double>(below);
        const double lower = ranked(below);
        const double upper = ranked(std::min(below + 1, square_metres.size() - 1));
        return SquareMetres{lower * (1 - rest) + upper * rest};
    };
    const SquareMetres low = at(0.05);
    const SquareMetres middle = at(0.5);
    return {low, middle, at(0.95)};
}

void add_percentiles(std::vector<Scenario>& scenarios, LineRange& held_by_russia,
                     const Partition& partition, const Method& method, const LineError& error,
                     unsigned jobs) {
    const Reach reach = reach_of(partition, error);
    const Extremes extremes = extremes_of(partition, reach.faces);
    std::vector<std::vector<SampledFigure>> figures(scenarios.size());
    parallel_for(scenarios.size(), jobs, [&](std::size_t i) {
        figures[i] = figures_of(scenarios[i], extremes, reach.faces, method);
    });
    figures.push_back({held_by(partition, reach.faces, method)});
    // Most rows of a plan are those of others, too, where it leaves land as it is.
    std::map<SampledFigure, std::array<SquareMetres, 3>> percentiles;
    for (const std::vector<SampledFigure>& one : figures) {
        for (const SampledFigure& figure : one) {
            percentiles[figure];
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
    for (std::size_t i = 0; i < scenarios.size(); ++i) {
        Scenario& scenario = scenarios[i];
        const std::size_t rows = scenario.tally.rows.size();
        for (std::size_t row = 0; row < rows; ++row) {
            scenario.tally.rows[row].line_error->percentiles = percentiles.at(figures[i][row]);
        }
        scenario.line_error->net_without_zone.percentiles = percentiles.at(figures[i][rows]);
        scenario.line_error->net_with_zone.percentiles = percentiles.at(figures[i][rows + 1]);
    }
    held_by_russia.percentiles = percentiles.at(figures.back().front());
}

} // namespace demarc
