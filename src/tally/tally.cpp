// SPDX-License-Identifier: MIT
#include "tally/tally.hpp"

#include "plans/variants.hpp"
#include "tally/control_figure.hpp"

#include <algorithm>
#include <array>

namespace demarc {

namespace {

/// Overlays by index: see class_of().
constexpr std::array overlay_names{"none",
                                   "economic_zone",
                                   "heavy_arms_withdrawn",
                                   "heavy_arms_withdrawn+economic_zone",
                                   "demilitarised",
                                   "demilitarised+economic_zone"};
constexpr std::size_t max_classes =
    std::max({all_control_classes.size(), all_administrations.size(), all_legal_statuses.size(),
              overlay_names.size(), all_changes.size(), all_certainties.size()});
static_assert(in_own_order(all_administrations) && in_own_order(all_legal_statuses) &&
                  in_own_order(all_changes) && in_own_order(all_certainties),
              "class_of() takes the number of a class for its place in the list");

/// The classes of a layer in the order tables list them.
std::vector<std::string> classes_of(Layer layer) {
    std::vector<std::string> names;
    const auto take = [&names](const auto& choices) {
        for (const auto choice : choices) {
            names.emplace_back(name_of(choice));
        }
    };
    switch (layer) {
    case Layer::control:
        take(all_control_classes);
        break;
    case Layer::administration:
        take(all_administrations);
        break;
    case Layer::legal_status:
        take(all_legal_statuses);
        break;
    case Layer::overlay:
        names.assign(overlay_names.begin(), overlay_names.end());
        break;
    case Layer::change:
        take(all_changes);
        break;
    case Layer::certainty:
        take(all_certainties);
        break;
    }
    return names;
}

/// The place of a face's class among classes_of(layer).
std::size_t class_of(Layer layer, ControlClass control, const Outcome& outcome) {
    switch (layer) {
    case Layer::control:
        return static_cast<std::size_t>(
            std::find(all_control_classes.begin(), all_control_classes.end(), control) -
            all_control_classes.begin());
    case Layer::administration:
        return static_cast<std::size_t>(outcome.after);
    case Layer::legal_status:
        return static_cast<std::size_t>(outcome.legal);
    case Layer::overlay: {
        const Overlay& overlay = outcome.overlay;
        const std::size_t forces = overlay.demilitarised ? 4 : overlay.heavy_arms_withdrawn ? 2 : 0;
        return forces + (overlay.economic_zone ? 1 : 0);
    }
    case Layer::change:
        return static_cast<std::size_t>(outcome.change);
    case Layer::certainty:
        return static_cast<std::size_t>(outcome.certainty);
    }
    return 0;
}

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

    void add(const PlanOutcomes& outcomes, Reading reading) {
        for (FaceIndex i = 0; i < partition_.faces.size(); ++i) {
            const Face& face = partition_.faces[i];
            const Outcome& outcome = outcomes.faces[i];
            const SquareMetres area = face.area(method_.area) * reading.weight;
            const ControlClass control = read_as(face.control, reading.contested);
            for (const Layer layer : all_layers) {
                Sum& sum = sums_[face.region][static_cast<std::size_t>(layer)]
                                [class_of(layer, control, outcome)];
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
};

ReadingTally measure(const Plan& plan, const Partition& partition, std::size_t regions,
                     const Method& of_run) {
    const Method method = method_for(plan, of_run);
    ReadingTally measured;
    Tallier tallier(partition, method, regions);
    for (const Reading reading : readings(method.contested)) {
        measured.outcomes = evaluate(plan, partition, reading.contested);
        tallier.add(measured.outcomes, reading);
    }
    if (method.contested == ContestedPolicy::split) {
        measured.outcomes = evaluate(plan, partition, ContestedReading::separate);
    }
    measured.sums = tallier.sums();
    measured.balance = tallier.balance();
    return measured;
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
            const std::vector<std::string> names = classes_of(layer);
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
                                    {}});
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

const TallyRow* find_row(const Tally& tally, std::optional<RegionIndex> region, Layer layer,
                         std::string_view class_name) {
    const auto found = std::find_if(tally.rows.begin(), tally.rows.end(), [&](const TallyRow& row) {
        return row.region == region && row.layer == layer && row.class_name == class_name;
    });
    return found == tally.rows.end() ? nullptr : &*found;
}

} // namespace

std::string_view name_of(Layer layer) {
    switch (layer) {
    case Layer::control:
        return "control";
    case Layer::administration:
        return "administration";
    case Layer::legal_status:
        return "legal_status";
    case Layer::overlay:
        return "overlay";
    case Layer::change:
        return "change";
    case Layer::certainty:
        return "certainty";
    }
    return {};
}

SquareMetres Tally::country(Layer layer, std::string_view class_name) const {
    const TallyRow* row = find_row(*this, std::nullopt, layer, class_name);
    return row == nullptr ? SquareMetres{} : row->area;
}

double Tally::country_share_pct(Layer layer, std::string_view class_name) const {
    const TallyRow* row = find_row(*this, std::nullopt, layer, class_name);
    return row == nullptr ? 0 : row->share_of_country_pct;
}

SquareMetres Tally::region(RegionIndex region, Layer layer, std::string_view class_name) const {
    const TallyRow* row = find_row(*this, region, layer, class_name);
    return row == nullptr ? SquareMetres{} : row->area;
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

std::string class_in(Layer layer, ControlClass control, const Outcome& outcome) {
    return classes_of(layer)[class_of(layer, control, outcome)];
}

ContestedReading reading_of(ContestedPolicy policy) {
    return policy == ContestedPolicy::split ? ContestedReading::separate
                                            : readings(policy).front().contested;
}

Tally tally_of(const PlanOutcomes& outcomes, const Partition& partition, const RegionTable& regions,
               const Method& method) {
    Tallier tallier(partition, method, regions.size());
    tallier.add(outcomes, {reading_of(method.contested), 1});
    std::vector<ReadingTally> one(1);
    one.front().sums = tallier.sums();
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
                       const Method& method) {
    const std::vector<Variant> variants = variants_of(plan);
    std::vector<ReadingTally> readings;
    for (const Variant& variant : variants) {
        readings.push_back(measure(variant.plan, partition, regions.size(), method));
    }
    Scenario scenario{plan, {}, {}, envelope_of(plan, variants, readings), {}};
    scenario.tally.rows =
        rows_of(readings, Denominators(partition, regions, method.denominator, method.area));
    scenario.tally.balance = readings.front().balance;
    scenario.outcomes = std::move(readings.front().outcomes);
    return scenario;
}

} // namespace demarc
