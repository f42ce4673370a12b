// SPDX-License-Identifier: MIT
#include "tally/tally.hpp"

#include <algorithm>
#include <array>
#include <map>

namespace demarc {

namespace {

/// The classes of a layer in the order tables list them. The overlay's are made as they occur.
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

std::string class_in(Layer layer, ControlClass control, const Outcome& outcome) {
    switch (layer) {
    case Layer::control:
        return std::string(name_of(control));
    case Layer::administration:
        return std::string(name_of(outcome.after));
    case Layer::legal_status:
        return std::string(name_of(outcome.legal));
    case Layer::overlay:
        return name_of(outcome.overlay);
    case Layer::change:
        return std::string(name_of(outcome.change));
    case Layer::certainty:
        return std::string(name_of(outcome.certainty));
    }
    return {};
}

/// One way to read the contested land, and how much it weighs.
struct Reading {
    ContestedReading contested;
    double weight;
};

std::vector<Reading> readings(ContestedPolicy policy) {
    switch (policy) {
    case ContestedPolicy::separate:
        return {{ContestedReading::separate, 1}};
    case ContestedPolicy::ukrainian:
        return {{ContestedReading::as_ukrainian, 1}};
    case ContestedPolicy::russian:
        return {{ContestedReading::as_russian, 1}};
    case ContestedPolicy::split:
        return {{ContestedReading::as_ukrainian, 0.5}, {ContestedReading::as_russian, 0.5}};
    }
    return {};
}

ControlClass read_as(ControlClass control, ContestedReading reading) {
    if (control != ControlClass::contested || reading == ContestedReading::separate) {
        return control;
    }
    return reading == ContestedReading::as_russian ? ControlClass::russian
                                                   : ControlClass::ukrainian;
}

/// Adds up faces by region, layer and class.
class Tallier {
public:
    Tallier(const Partition& partition, const Method& method)
        : partition_(partition), method_(method) {}

    void add(const PlanOutcomes& outcomes, Reading reading) {
        for (FaceIndex i = 0; i < partition_.faces.size(); ++i) {
            const Face& face = partition_.faces[i];
            const Outcome& outcome = outcomes.faces[i];
            const SquareMetres area = face.area(method_.area) * reading.weight;
            const ControlClass control = read_as(face.control, reading.contested);
            for (const Layer layer : all_layers) {
                sums_[{face.region, layer}][class_in(layer, control, outcome)] += area;
            }
            add_to_balance(outcome.change, area);
        }
    }

    Tally finish(const RegionTable& regions) const {
        const Denominators of(partition_, regions, method_.denominator, method_.area);
        Tally tally;
        tally.balance = balance_;
        std::map<Layer, std::map<std::string, SquareMetres>> country;
        for (RegionIndex region = 0; region < regions.size(); ++region) {
            for (const Layer layer : all_layers) {
                const auto found = sums_.find({region, layer});
                if (found == sums_.end()) {
                    continue;
                }
                append(tally, region, layer, found->second, of.of_region(region), of);
                for (const auto& [name, area] : found->second) {
                    country[layer][name] += area;
                }
            }
        }
        for (const Layer layer : all_layers) {
            append(tally, std::nullopt, layer, country[layer], of.of_country(), of);
        }
        return tally;
    }

private:
    static void append(Tally& tally, std::optional<RegionIndex> region, Layer layer,
                       const std::map<std::string, SquareMetres>& sums, SquareMetres of_region,
                       const Denominators& of) {
        std::vector<std::string> order = classes_of(layer);
        for (const auto& [name, area] : sums) {
            if (std::find(order.begin(), order.end(), name) == order.end()) {
                order.push_back(name);
            }
        }
        for (const std::string& name : order) {
            if (const auto found = sums.find(name); found != sums.end()) {
                tally.rows.push_back({region, layer, name, found->second,
                                      100 * (found->second / of_region),
                                      100 * (found->second / of.of_country())});
            }
        }
    }

    void add_to_balance(Change change, SquareMetres area) {
        switch (change) {
        case Change::passed_to_russia:
            balance_.passed_to_russia += area;
            break;
        case Change::returned_to_ukraine:
            balance_.returned_to_ukraine += area;
            break;
        case Change::to_demilitarised_zone:
            balance_.to_demilitarised_zone += area;
            break;
        case Change::undetermined:
            balance_.undetermined += area;
            break;
        case Change::kept_by_ukraine:
        case Change::kept_by_russia:
            break;
        }
    }

    const Partition& partition_;
    const Method& method_;
    std::map<std::pair<RegionIndex, Layer>, std::map<std::string, SquareMetres>> sums_;
    Balance balance_;
};

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

Scenario make_scenario(const Plan& plan, const Partition& partition, const RegionTable& regions,
                       const Method& method) {
    Scenario scenario{plan, {}, {}};
    Tallier tallier(partition, method);
    for (const Reading reading : readings(method.contested)) {
        scenario.outcomes = evaluate(plan, partition, reading.contested);
        tallier.add(scenario.outcomes, reading);
    }
    if (method.contested == ContestedPolicy::split) {
        scenario.outcomes = evaluate(plan, partition, ContestedReading::separate);
    }
    scenario.tally = tallier.finish(regions);
    return scenario;
}

ControlFigure control_in(const std::vector<ControlClass>& classes, const Partition& partition,
                         const RegionTable& regions, const Method& method) {
    SquareMetres area;
    for (const Face& face : partition.faces) {
        const ControlClass drawn_or_reconciled = method.reconciled ? face.reconciled : face.drawn;
        for (const Reading reading : readings(method.contested)) {
            const ControlClass control = read_as(drawn_or_reconciled, reading.contested);
            if (std::find(classes.begin(), classes.end(), control) != classes.end()) {
                area += face.area(method.area) * reading.weight;
            }
        }
    }
    const Denominators of(partition, regions, method.denominator, method.area);
    return {method, area, of.of_country(), 100 * (area / of.of_country())};
}

ControlFigure russian_control(const Partition& partition, const RegionTable& regions,
                              const Method& method) {
    return control_in({ControlClass::russian, ControlClass::russian_pre_2022}, partition, regions,
                      method);
}

std::vector<Method> all_methods() {
    std::vector<Method> methods;
    for (const AreaMethod area : all_area_methods) {
        for (const Denominator denominator : all_denominators) {
            for (const bool reconciled : {true, false}) {
                for (const ContestedPolicy contested : all_contested_policies) {
                    methods.push_back({area, denominator, contested, reconciled});
                }
            }
        }
    }
    return methods;
}

std::vector<ControlFigure> method_table(const Partition& partition, const RegionTable& regions) {
    std::vector<ControlFigure> table;
    for (const Method& method : all_methods()) {
        table.push_back(russian_control(partition, regions, method));
    }
    return table;
}

} // namespace demarc
