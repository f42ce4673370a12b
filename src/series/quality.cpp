// SPDX-License-Identifier: MIT
#include "series/quality.hpp"

#include "io/bytes.hpp"
#include "series/series_table.hpp"
#include "support/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cmath>

namespace demarc::series {

namespace {

Date day_after(const Date& date) {
    return Date(std::chrono::year_month_day(date.days() + std::chrono::days(1)));
}

Date day_before(const Date& date) {
    return Date(std::chrono::year_month_day(date.days() - std::chrono::days(1)));
}

/// What reconciliation moved in a region, in km².
double slivers_km2(const DayRecord& day, RegionIndex region) {
    return static_cast<double>(russian_square_metres(day, region, true) -
                               russian_square_metres(day, region, false)) *
           1e-6;
}

/// The change of the land between outline and border, gains and losses of regions apart, so that
/// those which cancel out are seen.
struct Redrawn {
    double gained = 0;
    double lost = 0;
};

Redrawn redrawn_between(const DayRecord& before, const DayRecord& day, std::size_t regions) {
    Redrawn redrawn;
    for (RegionIndex i = 0; i < regions; ++i) {
        const double change = slivers_km2(day, i) - slivers_km2(before, i);
        (change > 0 ? redrawn.gained : redrawn.lost) += std::abs(change);
    }
    return redrawn;
}

class QualityReader {
public:
    QualityReader(const SeriesRequest& request, double jump_km2)
        : request_(request), jump_km2_(jump_km2) {}

    void look_at(const DayRecord& day) {
        if (last_ && day_after(*last_) < day.entry.time.date) {
            const auto days = (day.entry.time.date.days() - last_->days()).count() - 1;
            notes_.push_back({day_after(*last_), "missing_day", "", std::nullopt,
                              days == 1 ? "no map of this day"
                                        : fmt::format("no map of {} days, until {}", days,
                                                      day_before(day.entry.time.date).iso())});
        }
        last_ = day.entry.time.date;
        if (!day.broken.empty()) {
            add(day, "broken", std::nullopt, day.broken);
            return;
        }
        warn(day);
        if (day.doubt != Doubt::none) {
            add(day, "slow_path", std::nullopt,
                std::string(reason_of(day.doubt)) + "; measured by cutting a partition");
        }
        for (std::size_t i = 0; i < day.plans.size(); ++i) {
            if (!day.plans[i].balance) {
                add(day, "no_plan_result", std::nullopt,
                    request_.plans[i].id + ": " + day.plans[i].reason);
            }
        }
        if (before_ != nullptr) {
            compare(*before_, day);
        }
        before_ = &day;
    }

    /// Natural Earth's city of Kyiv is twice as large as the official one.
    void look_at_denominators(const Series& series) {
        constexpr double noticeable = 1.005;
        for (RegionIndex i = 0; i < request_.regions.size(); ++i) {
            const double drawn = to_square_metres(series.region_areas[i]);
            if (drawn > noticeable * series.denominators[i].value && !series.days.empty()) {
                notes_.push_back({series.days.front().entry.time.date, "denominator", "",
                                  drawn * 1e-6,
                                  fmt::format("{} has {} km² in the boundary set and {} km² in the "
                                              "denominator: shares of it can exceed 100%",
                                              request_.regions[i].name_en, fixed(drawn * 1e-6, 0),
                                              fixed(series.denominators[i].km2(), 0))});
            }
        }
    }

    /// Warnings of the boundary set stand at the first day.
    void look_at_boundaries(const Series& series) {
        for (const InputNote& warning : warnings_among(request_.boundaries.notes)) {
            if (!series.days.empty()) {
                notes_.push_back({series.days.front().entry.time.date,
                                  std::string(name_of(warning.warning)), "", std::nullopt,
                                  warning.text(), true});
            }
        }
    }

    void left_out(const SnapshotEntry& entry) {
        notes_.push_back({entry.time.date, "several_maps", file_name_of(entry.file), std::nullopt,
                          "an earlier map of the same day; the last one counts"});
    }

    std::vector<QualityNote> take() {
        std::stable_sort(notes_.begin(), notes_.end(),
                         [](const auto& a, const auto& b) { return a.date < b.date; });
        return std::move(notes_);
    }

private:
    void add(const DayRecord& day, std::string kind, std::optional<double> km2, std::string note) {
        notes_.push_back({day.entry.time.date, std::move(kind), file_name_of(day.entry.file), km2,
                          std::move(note)});
    }

    /// What is the same from one map to the next is said of the first alone.
    void warn(const DayRecord& day) {
        for (const InputNote& warning : day.warnings) {
            const bool again =
                before_ != nullptr &&
                std::any_of(before_->warnings.begin(), before_->warnings.end(),
                            [&](const InputNote& one) {
                                return one.warning == warning.warning && one.what == warning.what;
                            });
            if (!again) {
                add(day, std::string(name_of(warning.warning)), std::nullopt,
                    warning.what + "; " + warning.remedy);
                notes_.back().warns = true;
            }
        }
    }

    void compare(const DayRecord& before, const DayRecord& day) {
        const std::string since = before.entry.time.date.iso();
        if (before.entry.layers.size() != day.entry.layers.size()) {
            add(day, "other_layers", std::nullopt,
                fmt::format("made of {} files, the map of {} of {}: perhaps a layer is missing",
                            day.entry.layers.size(), since, before.entry.layers.size()));
        }
        if (before.fingerprint == day.fingerprint && before.by_partition == day.by_partition) {
            add(day, "repeated_map", std::nullopt, "the same map as of " + since);
            return;
        }
        const bool reconciled = request_.method.reconciled;
        const double change =
            static_cast<double>(russian_square_metres(day, std::nullopt, reconciled) -
                                russian_square_metres(before, std::nullopt, reconciled)) *
            1e-6;
        if (std::abs(change) > jump_km2_) {
            const auto days = (day.entry.time.date.days() - before.entry.time.date.days()).count();
            add(day, "jump", change,
                fmt::format("change of Russian-held land since {}{}", since,
                            days > 1 ? fmt::format(", over {} days", days) : ""));
        }
        if (!reconciled) {
            return;
        }
        const Redrawn redrawn = redrawn_between(before, day, request_.regions.size());
        if (redrawn.gained + redrawn.lost > redrawn_border_km2) {
            add(day, "border_redrawn", redrawn.gained - redrawn.lost,
                fmt::format("change, since {}, of the land between the map's outline and the "
                            "outer border: +{} km² in some regions, −{} km² in others",
                            since, fixed(redrawn.gained, 1), fixed(redrawn.lost, 1)));
        }
    }

    const SeriesRequest& request_;
    double jump_km2_;
    std::vector<QualityNote> notes_;
    std::optional<Date> last_;
    const DayRecord* before_ = nullptr;
};

} // namespace

std::vector<QualityNote> quality_notes(const Series& series, const SeriesRequest& request,
                                       double jump_km2,
                                       const std::vector<SnapshotEntry>& left_out) {
    QualityReader reader(request, jump_km2);
    for (const SnapshotEntry& entry : left_out) {
        reader.left_out(entry);
    }
    reader.look_at_boundaries(series);
    reader.look_at_denominators(series);
    for (const DayRecord& day : series.days) {
        reader.look_at(day);
    }
    return reader.take();
}

Columns quality_columns() {
    return {
        {"date", "date", "", "The day of the map."},
        {"kind", "string", "", "What kind of note: missing_day, repeated_map, jump, broken ..."},
        {"file", "string", "", "The map's file."},
        {"km2", "number", "km2", "The area the note is about, in km²."},
        {"note", "string", "", "The note in words."}};
}

std::string quality_csv(const std::vector<QualityNote>& notes) {
    std::string text = header_row(quality_columns());
    for (const QualityNote& note : notes) {
        text +=
            csv_row({note.date.iso(), note.kind, without_formula(note.file),
                     note.km2 ? fixed(*note.km2, 3) : std::string(), without_formula(note.note)});
    }
    return text;
}

} // namespace demarc::series
