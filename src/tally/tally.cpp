// SPDX-License-Identifier: MIT
#include "tally/tally.hpp"

#include "plans/variants.hpp"
#include "tally/control_figure.hpp"

#include <algorithm>
#include <array>

namespace demarc {

namespace {

struct Sum {
    SquareMetres area;
    bool occurs = false;
};
using RegionSums = std::array<std::array<Sum, max_classes>, all_layers.size()>;
using Sums = std::vector<RegionSums>; ///< by region

/// Adds up faces by region, layer and class.
class Tallier {
public:
    Tallier(const Partition& partition, const Method& method, std::size_t regions)
        : partition_(partition), method_(method), sums_(regions) {}

    void add(const PlanOutcomes& outcomes, const std::vector<FaceClasses>& classes, double weight) {
        for (FaceIndex i = 0; i < partition_.faces.size(); ++i) {
            const Face& face = partition_.faces[i];
            const Outcome& outcome = outcomes.faces[i];
            const SquareMetres area = face.area(method_.area) * weight;
            for (std::size_t layer = 0; layer < all_layers.size(); ++layer) {
                Sum& sum = sums_[face.region][layer][classes[i][layer]];
                sum.area += area;
                sum.occurs = true;
            }
            add_to_balance(outcome, area);
            if (outcome.overlay.demilitarised || outcome.overlay.heavy_arms_withdrawn ||
                outcome.overlay.economic_zone) {
                balance_.overlaid += area;
            }
        }
    }

    /// Sums without shares; the last entry is the country.
    [[nodiscard]] Sums sums() const {
        Sums all = sums_;
        RegionSums country{};
        for (const RegionSums& region : sums_) {
            for (std::size_t layer = 0; layer < country.size(); ++layer) {
                for (std::size_t i = 0; i < max_classes; ++i) {
                    country[layer][i].area += region[layer][i].area;
                    country[layer][i].occurs |= region[layer][i].occurs;
                }
            }
        }
        all.push_back(country);
        return all;
    }
    [[nodiscard]] const Balance& balance() const { return balance_; }

private:
    void add_to_balance(const Outcome& outcome, SquareMetres area) {
        switch (effect_of(outcome.change)) {
        case Effect::gained_by_russia:
            balance_.passed_to_russia += area;
            break;
        case Effect::gained_by_ukraine:
            balance_.returned_to_ukraine += area;
            break;
        case Effect::left_to_zone:
            balance_.to_demilitarised_zone += area;
            if (outcome.before == Administration::russia) {
                balance_.zone_left_by_russia += area;
            }
            break;
        case Effect::left_open:
            balance_.undetermined += area;
            break;
        case Effect::none:
            break;
        }
    }

    const Partition& partition_;
    const Method& method_;
    Sums sums_;
    Balance balance_;
};

/// What one reading of a plan comes to.
struct ReadingTally {
    PlanOutcomes outcomes; ///< `split` contested land: as separate
    Sums sums;
    Balance balance;
    std::vector<std::vector<ClassAmounts>> stocks; ///< of each, by region; the country last
};

void add(std::vector<ClassAmounts>& sums, const std::vector<ClassAmounts>& more, double weight) {
    sums.resize(more.size());
    for (std::size_t region = 0; region < more.size(); ++region) {
        for (std::size_t layer = 0; layer < all_layers.size(); ++layer) {
            for (std::size_t number = 0; number < max_classes; ++number) {
                sums[region][layer][number] += more[region][layer][number] * weight;
            }
        }
    }
}

ReadingTally measure(const Plan& plan, const Partition& partition, std::size_t regions,
                     const Method& of_run, std::span<const Stock> stocks) {
    const Method method = method_for(plan, of_run);
    ReadingTally measured;
    measured.stocks.resize(stocks.size());
    Tallier tallier(partition, method, regions);
    for (const Reading reading : readings(method.contested)) {
        measured.outcomes = evaluate(plan, partition, reading.contested);
        const std::vector<FaceClasses> classes =
            classes_of_faces(measured.outcomes, partition, reading.contested);
        tallier.add(measured.outcomes, classes, reading.weight);
        for (std::size_t i = 0; i < stocks.size(); ++i) {
            add(measured.stocks[i], amounts_by_class(stocks[i], partition, regions, classes),
                reading.weight);
        }
    }
    if (method.contested == ContestedPolicy::split) {
        measured.outcomes = evaluate(plan, partition, ContestedReading::separate);
    }
    measured.sums = tallier.sums();
    measured.balance = tallier.balance();
    return measured;
}

/// The amounts of a class in the plan's own reading, their range over all.
std::vector<Amount> amounts_over(const std::vector<ReadingTally>& readings, std::size_t region,
                                 std::size_t layer, std::size_t number) {
    std::vector<Amount> amounts;
    for (std::size_t stock = 0; stock < readings.front().stocks.size(); ++stock) {
        Amount amount = readings.front().stocks[stock][region][layer][number];
        for (const ReadingTally& reading : readings) {
            const Amount& other = reading.stocks[stock][region][layer][number];
            amount.low = std::min(amount.low, other.low);
            amount.high = std::max(amount.high, other.high);
        }
        amounts.push_back(amount);
    }
    return amounts;
}

/// Rows of the classes that occur in any reading; the first is the plan's own.
std::vector<TallyRow> rows_of(const std::vector<ReadingTally>& readings, const Denominators& of) {
    const Sums& own = readings.front().sums;
    std::vector<TallyRow> rows;
    for (std::size_t region = 0; region < own.size(); ++region) {
        const bool country = region + 1 == own.size();
        const SquareMetres whole = country ? of.of_country() : of.of_region(region);
        for (const Layer layer : all_layers) {
            const auto l = static_cast<std::size_t>(layer);
            const std::vector<std::string> names = class_names(layer);
            for (std::size_t i = 0; i < names.size(); ++i) {
                const SquareMetres area = own[region][l][i].area;
                bool occurs = false;
                AreaRange range{area, area};
                for (const ReadingTally& reading : readings) {
                    occurs = occurs || reading.sums[region][l][i].occurs;
                    range.add(reading.sums[region][l][i].area);
                }
                if (occurs) {
                    rows.push_back({country ? std::nullopt : std::optional<RegionIndex>(region),
                                    layer,
                                    names[i],
                                    area,
                                    100 * (area / whole),
                                    100 * (area / of.of_country()),
                                    range,
                                    {},
                                    amounts_over(readings, region, l, i)});
                }
            }
        }
    }
    return rows;
}

/// What can be seen on a map of the outcome; certainty and recognition are not part of it. Beside a
/// text that says nothing, land that another reading leaves open is where it was.
bool same_outcome(const Outcome& own, const Outcome& other, bool own_is_silent) {
    return (own_is_silent || own.change == other.change) && own.after == other.after &&
           own.overlay == other.overlay;
}

Envelope envelope_of(const Plan& plan, const std::vector<Variant>& variants,
                     const std::vector<ReadingTally>& readings) {
    const ReadingTally& own = readings.front();
    const bool silent = says_nothing_on_land(plan);
    Envelope envelope;
    envelope.readings = variants.size();
    envelope.balance = BalanceRange(own.balance);
    envelope.differs.resize(own.outcomes.faces.size());
    for (const ReadingTally& reading : readings) {
        envelope.balance.add(reading.balance);
        for (std::size_t i = 0; i < envelope.differs.size(); ++i) {
            envelope.differs[i] =
                envelope.differs[i] ||
                !same_outcome(own.outcomes.faces[i], reading.outcomes.faces[i], silent);
        }
    }
    for (const OpenPoint& point : open_points(plan)) {
        Driver driver{point.id, {}, BalanceRange(own.balance)};
        for (const std::size_t option : point.options) {
            driver.options.push_back(plan.options[option].title);
            for (std::size_t i = 0; i < variants.size(); ++i) {
                if (variants[i].options == std::vector<std::size_t>{option}) {
                    driver.alone.add(readings[i].balance);
                }
            }
        }
        envelope.drivers.push_back(std::move(driver));
    }
    return envelope;
}

} // namespace

const TallyRow* Tally::row(std::optional<RegionIndex> region, Layer layer,
                           std::string_view class_name) const {
    const auto found = std::find_if(rows.begin(), rows.end(), [&](const TallyRow& row) {
        return row.region == region && row.layer == layer && row.class_name == class_name;
    });
    return found == rows.end() ? nullptr : &*found;
}

Amount amount_in(const Tally& tally, std::size_t stock, std::optional<RegionIndex> region,
                 Layer layer, std::string_view class_name) {
    const TallyRow* row = tally.row(region, layer, class_name);
    return row == nullptr || stock >= row->stocks.size() ? Amount{} : row->stocks[stock];
}

SquareMetres Tally::country(Layer layer, std::string_view class_name) const {
    const TallyRow* found = row(std::nullopt, layer, class_name);
    return found == nullptr ? SquareMetres{} : found->area;
}

double Tally::country_share_pct(Layer layer, std::string_view class_name) const {
    const TallyRow* found = row(std::nullopt, layer, class_name);
    return found == nullptr ? 0 : found->share_of_country_pct;
}

SquareMetres Tally::region(RegionIndex region, Layer layer, std::string_view class_name) const {
    const TallyRow* found = row(region, layer, class_name);
    return found == nullptr ? SquareMetres{} : found->area;
}

BalanceRange::BalanceRange(const Balance& first)
    : passed_to_russia{first.passed_to_russia, first.passed_to_russia},
      returned_to_ukraine{first.returned_to_ukraine, first.returned_to_ukraine},
      to_demilitarised_zone{first.to_demilitarised_zone, first.to_demilitarised_zone},
      undetermined{first.undetermined, first.undetermined}, overlaid{first.overlaid,
                                                                     first.overlaid},
      net_without_zone{first.net_to_russia_without_zone(), first.net_to_russia_without_zone()},
      net_with_zone{first.net_to_russia_with_zone(), first.net_to_russia_with_zone()} {}

void BalanceRange::add(const Balance& balance) {
    passed_to_russia.add(balance.passed_to_russia);
    returned_to_ukraine.add(balance.returned_to_ukraine);
    to_demilitarised_zone.add(balance.to_demilitarised_zone);
    undetermined.add(balance.undetermined);
    overlaid.add(balance.overlaid);
    net_without_zone.add(balance.net_to_russia_without_zone());
    net_with_zone.add(balance.net_to_russia_with_zone());
}

ContestedReading reading_of(ContestedPolicy policy) {
    return policy == ContestedPolicy::split ? ContestedReading::separate
                                            : readings(policy).front().contested;
}

Tally tally_of(const PlanOutcomes& outcomes, const Partition& partition, const RegionTable& regions,
               const Method& method, std::span<const Stock> stocks) {
    Tallier tallier(partition, method, regions.size());
    const std::vector<FaceClasses> classes =
        classes_of_faces(outcomes, partition, reading_of(method.contested));
    tallier.add(outcomes, classes, 1);
    std::vector<ReadingTally> one(1);
    one.front().sums = tallier.sums();
    for (const Stock& stock : stocks) {
        one.front().stocks.push_back(amounts_by_class(stock, partition, regions.size(), classes));
    }
    return {rows_of(one, Denominators(partition, regions, method.denominator, method.area)),
            tallier.balance()};
}

Method method_for(const Plan& plan, const Method& method) {
    Method own = method;
    if (plan.contested) {
        own.contested = *plan.contested == ContestedReading::as_russian ? ContestedPolicy::russian
                        : *plan.contested == ContestedReading::as_ukrainian
                            ? ContestedPolicy::ukrainian
                            : ContestedPolicy::separate;
    }
    return own;
}

Scenario make_scenario(const Plan& plan, const Partition& partition, const RegionTable& regions,
                       const Method& method, std::span<const Stock> stocks) {
    const std::vector<Variant> variants = variants_of(plan);
    std::vector<ReadingTally> readings;
    for (const Variant& variant : variants) {
        readings.push_back(measure(variant.plan, partition, regions.size(), method, stocks));
    }
    Scenario scenario{plan, {}, {}, envelope_of(plan, variants, readings), {}};
    scenario.tally.rows =
        rows_of(readings, Denominators(partition, regions, method.denominator, method.area));
    scenario.tally.balance = readings.front().balance;
    scenario.outcomes = std::move(readings.front().outcomes);
    return scenario;
}

} // namespace demarc
