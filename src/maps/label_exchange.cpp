// SPDX-License-Identifier: MIT
#include "maps/label_exchange.hpp"

#include "maps/label_space.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace demarc {
namespace {

using PlaceIndex = std::size_t;
constexpr PlaceIndex none = std::numeric_limits<PlaceIndex>::max();

bool runs_over(const SheetLine& leader, const SheetBox& box) {
    return !leader.empty() && box.width > 0 && meets(leader.front(), leader.back(), box.grown(2));
}

bool covers(const SheetBox& text, const SheetBox& dot) {
    return dot.width > 0 && text.grown(1).overlaps(dot);
}

SheetBox extent_of(const LabelPlace& place) {
    SheetBox box = place.text.box.grown(place.margin);
    if (place.dot.width > 0) {
        box = united(box, place.dot.grown(1));
    }
    for (const SheetPoint point : place.leader) {
        box = united(box, box_around(point, 3));
    }
    return box;
}

// Which places exclude each other, found through square cells of the sheet.
class Exclusions {
public:
    Exclusions(const std::vector<const LabelPlace*>& places, const std::vector<std::size_t>& owners)
        : lists_(places.size()) {
        std::vector<SheetBox> extents;
        SheetBox all;
        for (const LabelPlace* place : places) {
            extents.push_back(extent_of(*place));
            all = extents.size() == 1 ? extents.back() : united(all, extents.back());
        }
        constexpr double cell = 40;
        const auto columns = static_cast<std::size_t>(all.width / cell) + 1;
        const auto rows = static_cast<std::size_t>(all.height / cell) + 1;
        std::vector<std::vector<PlaceIndex>> cells(columns * rows);
        std::vector<PlaceIndex> seen(places.size(), none);
        const auto index = [](double distance) {
            return static_cast<std::size_t>(distance / cell);
        };
        for (PlaceIndex i = 0; i < places.size(); ++i) {
            const SheetBox& box = extents[i];
            for (std::size_t row = index(box.y - all.y); row <= index(box.bottom() - all.y);
                 ++row) {
                for (std::size_t column = index(box.x - all.x);
                     column <= index(box.right() - all.x); ++column) {
                    for (const PlaceIndex other : cells[row * columns + column]) {
                        if (seen[other] != i && owners[other] != owners[i]) {
                            seen[other] = i;
                            // Labels keep off each other by less than their extents reach.
                            if (extents[other].overlaps(box)) {
                                add_if_excluded(i, other, places);
                            }
                        }
                    }
                    cells[row * columns + column].push_back(i);
                }
            }
        }
    }

    [[nodiscard]] const std::vector<PlaceIndex>& of(PlaceIndex place) const {
        return lists_[place];
    }

private:
    void add_if_excluded(PlaceIndex a, PlaceIndex b, const std::vector<const LabelPlace*>& places) {
        if (exclude(*places[a], *places[b])) {
            lists_[a].push_back(b);
            lists_[b].push_back(a);
        }
    }

    std::vector<std::vector<PlaceIndex>> lists_;
};

class Exchange {
public:
    explicit Exchange(const std::vector<LabelWish>& wishes)
        : wishes_(wishes), chosen_(wishes.size(), none), first_(wishes.size() + 1) {
        for (std::size_t i = 0; i < wishes.size(); ++i) {
            first_[i + 1] = first_[i] + wishes[i].places.size();
            cheapest_.push_back(wishes[i].omission);
            for (const LabelPlace& place : wishes[i].places) {
                places_.push_back(&place);
                owners_.push_back(i);
            }
            std::stable_sort(
                places_.begin() + static_cast<std::ptrdiff_t>(first_[i]), places_.end(),
                [](const LabelPlace* a, const LabelPlace* b) { return a->cost < b->cost; });
            if (first_[i] < places_.size()) {
                cheapest_.back() = std::min(cheapest_.back(), places_[first_[i]]->cost);
            }
        }
        blockers_.assign(places_.size(), 0);
        exclusions_.emplace(places_, owners_);
    }

    std::vector<std::optional<std::size_t>> run() {
        std::vector<std::size_t> order(wishes_.size());
        std::iota(order.begin(), order.end(), 0);
        std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
            return wishes_[a].omission > wishes_[b].omission;
        });
        for (const std::size_t label : order) {
            settle(label, 0);
        }
        journal_.clear();
        // Longer chains are tried where short ones find nothing more.
        for (const int pushes : {0, 1}) {
            improve_all(order, pushes);
        }
        std::vector<std::optional<std::size_t>> result(wishes_.size());
        for (std::size_t i = 0; i < wishes_.size(); ++i) {
            if (chosen_[i] != none) {
                result[i] =
                    static_cast<std::size_t>(places_[chosen_[i]] - wishes_[i].places.data());
            }
        }
        return result;
    }

private:
    static constexpr double gain = 1e-6; ///< less is rounding

    // A label is looked at again when one that its places exclude has moved.
    void improve_all(const std::vector<std::size_t>& order, int pushes) {
        constexpr int max_rounds = 12;
        stale_.assign(wishes_.size(), true);
        for (int round = 0; round < max_rounds; ++round) {
            for (const std::size_t label : order) {
                if (stale_[label]) {
                    stale_[label] = false;
                    improve(label, pushes);
                }
            }
        }
    }

    [[nodiscard]] double cost(std::size_t label) const {
        return chosen_[label] == none ? wishes_[label].omission : places_[chosen_[label]]->cost;
    }

    void put(std::size_t label, PlaceIndex place) {
        journal_.push_back({label, chosen_[label]});
        put_silently(label, place);
    }

    void put_silently(std::size_t label, PlaceIndex place) {
        sum_ -= cost(label);
        if (chosen_[label] != none) {
            for (const PlaceIndex other : exclusions_->of(chosen_[label])) {
                --blockers_[other];
            }
        }
        chosen_[label] = place;
        if (place != none) {
            for (const PlaceIndex other : exclusions_->of(place)) {
                ++blockers_[other];
            }
        }
        sum_ += cost(label);
    }

    void back_to(std::size_t mark) {
        while (journal_.size() > mark) {
            const Step step = journal_.back();
            journal_.pop_back();
            put_silently(step.label, step.before);
        }
    }

    // The labels whose chosen places exclude `place`.
    [[nodiscard]] std::vector<std::size_t> in_the_way(PlaceIndex place) const {
        std::vector<std::size_t> labels;
        for (const PlaceIndex other : exclusions_->of(place)) {
            if (chosen_[owners_[other]] == other) {
                labels.push_back(owners_[other]);
            }
        }
        std::sort(labels.begin(), labels.end(), [&](std::size_t a, std::size_t b) {
            return wishes_[a].omission != wishes_[b].omission
                       ? wishes_[a].omission > wishes_[b].omission
                       : a < b;
        });
        return labels;
    }

    // Puts a label down; others are pushed away for it and put down elsewhere. Gives the change of
    // the sum, or infinity where it comes to `limit` or more.
    double move_to(std::size_t label, PlaceIndex place, double limit, int pushes) {
        constexpr int max_away = 4;
        if (places_[place]->cost - cost(label) >= limit || blockers_[place] > max_away) {
            return std::numeric_limits<double>::infinity();
        }
        const std::vector<std::size_t> away =
            blockers_[place] == 0 ? std::vector<std::size_t>{} : in_the_way(place);
        const double before = sum_;
        for (const std::size_t other : away) {
            put(other, none);
        }
        put(label, place);
        fixed_.push_back(label);
        for (const std::size_t other : away) {
            settle(other, pushes);
        }
        fixed_.pop_back();
        const double change = sum_ - before;
        return change < limit ? change : std::numeric_limits<double>::infinity();
    }

    // The best place for a label that has none; pushes others as often as it may.
    void settle(std::size_t label, int pushes) {
        PlaceIndex best = none;
        double least = wishes_[label].omission;
        for (PlaceIndex i = first_[label]; i < first_[label + 1]; ++i) {
            if (blockers_[i] == 0 && places_[i]->cost < least) {
                least = places_[i]->cost;
                best = i;
                break; // they are in order of cost
            }
        }
        const double before = wishes_[label].omission;
        constexpr double good_enough = 10; // above the best: not worth a push
        if (pushes > 0 && least > cheapest_[label] + good_enough) {
            const PlaceIndex pushed = best_push(label, least - before, pushes - 1);
            if (pushed != none) {
                (void)move_to(label, pushed, std::numeric_limits<double>::infinity(), pushes - 1);
                return;
            }
        }
        if (best != none) {
            put(label, best);
        }
    }

    // The place that is better than a change of `limit` by pushing others; none: there is none.
    PlaceIndex best_push(std::size_t label, double limit, int pushes) {
        PlaceIndex best = none;
        for (PlaceIndex i = first_[label]; i < first_[label + 1]; ++i) {
            if (places_[i]->cost - cost(label) >= limit - gain) {
                break; // they are in order of cost
            }
            if (blockers_[i] == 0 || is_fixed_in_the_way(i)) {
                continue;
            }
            const std::size_t mark = journal_.size();
            const double change = move_to(label, i, limit - gain, pushes);
            back_to(mark);
            if (change < limit - gain) {
                limit = change;
                best = i;
            }
        }
        return best;
    }

    [[nodiscard]] bool is_fixed_in_the_way(PlaceIndex place) const {
        return std::any_of(fixed_.begin(), fixed_.end(), [&](std::size_t label) {
            const std::vector<PlaceIndex>& excluded = exclusions_->of(place);
            return std::find(excluded.begin(), excluded.end(), chosen_[label]) != excluded.end();
        });
    }

    // Moves a label to the place that lowers the sum most, if there is one.
    void improve(std::size_t label, int pushes) {
        if (chosen_[label] == none) {
            pushes = 1; // else it would be left out
        }
        PlaceIndex best = none;
        double least = -gain;
        for (PlaceIndex i = first_[label]; i < first_[label + 1]; ++i) {
            if (places_[i]->cost - cost(label) >= least) {
                break; // they are in order of cost
            }
            if (i == chosen_[label]) {
                continue;
            }
            const std::size_t mark = journal_.size();
            const double change = move_to(label, i, least, pushes);
            back_to(mark);
            if (change < least) {
                least = change;
                best = i;
            }
        }
        if (best != none) {
            (void)move_to(label, best, 0, pushes);
            for (const Step& step : journal_) {
                mark_around(step.before);
                mark_around(chosen_[step.label]);
            }
            journal_.clear();
        }
    }

    void mark_around(PlaceIndex place) {
        if (place != none) {
            stale_[owners_[place]] = true;
            for (const PlaceIndex other : exclusions_->of(place)) {
                stale_[owners_[other]] = true;
            }
        }
    }

    struct Step {
        std::size_t label;
        PlaceIndex before;
    };

    const std::vector<LabelWish>& wishes_;
    std::vector<const LabelPlace*> places_{}; ///< label by label, by rising cost
    std::vector<std::size_t> owners_{};       ///< by place
    std::vector<PlaceIndex> chosen_;          ///< by label
    std::vector<PlaceIndex> first_;           ///< by label: its first place
    std::vector<double> cheapest_{};          ///< by label: the cost of its best place
    std::vector<int> blockers_{};             ///< by place: chosen ones that exclude it
    std::optional<Exclusions> exclusions_{};
    double sum_ = 0;                   ///< of the costs of all labels
    std::vector<bool> stale_{};        ///< by label: whether it may have a better place by now
    std::vector<std::size_t> fixed_{}; ///< labels that a move in progress has put down
    std::vector<Step> journal_{};
};

} // namespace

bool exclude(const LabelPlace& a, const LabelPlace& b) {
    const double margin = (a.margin + b.margin) / 2;
    return a.text.box.grown(margin).overlaps(b.text.box) || covers(a.text.box, b.dot) ||
           covers(b.text.box, a.dot) ||
           (a.dot.width > 0 && b.dot.width > 0 && a.dot.grown(1).overlaps(b.dot)) ||
           runs_over(a.leader, b.text.box) || runs_over(b.leader, a.text.box) ||
           runs_over(a.leader, b.dot) || runs_over(b.leader, a.dot) ||
           (!a.leader.empty() && !b.leader.empty() &&
            cross(a.leader.front(), a.leader.back(), b.leader.front(), b.leader.back()));
}

std::vector<std::optional<std::size_t>> exchanged_places(const std::vector<LabelWish>& wishes) {
    return Exchange(wishes).run();
}

double summed_cost(const std::vector<LabelWish>& wishes,
                   const std::vector<std::optional<std::size_t>>& chosen) {
    double sum = 0;
    for (std::size_t i = 0; i < wishes.size(); ++i) {
        sum += chosen[i] ? wishes[i].places[*chosen[i]].cost : wishes[i].omission;
    }
    return sum;
}

} // namespace demarc
