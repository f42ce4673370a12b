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

double slivers_km2(const DayRecord& day) {
    return static_cast<double>(russian_square_metres(day, std::nullopt, true) -
                               russian_square_metres(day, std::nullopt, false)) *
           1e-6;
}

class QualityReader {
public:
    QualityReader(const SeriesRequest& request, double jump_km2)
        : request_(request), jump_km2_(jump_km2) {}

    void look_at(const DayRecord& day) {
        if (last_) {
            for (Date date = day_after(*last_); date < day.entry.time.date;
                 date = day_after(date)) {
                notes_.push_back({date, "missing_day", "", std::nullopt, "no map of this day"});
            }
        }
        last_ = day.entry.time.date;
        if (!day.broken.empty()) {
            add(day, "broken", std::nullopt, day.broken);
            return;
        }
        if (day.doubt != Doubt::none) {
            add(day, "slow_path", std::nullopt,
                std::string(words_for(day.doubt)) + "; measured by cutting a partition");
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
            add(day, "jump", change, fmt::format("change of Russian-held land since {}", since));
        }
        const double redrawn = slivers_km2(day) - slivers_km2(before);
        if (reconciled && std::abs(redrawn) > redrawn_border_km2) {
            add(day, "border_redrawn", redrawn,
                fmt::format("change, since {}, of the land between the map's outline and the "
                            "outer border",
                            since));
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
    for (const DayRecord& day : series.days) {
        reader.look_at(day);
    }
    return reader.take();
}

std::vector<std::string> quality_columns() {
    return {"date", "kind", "file", "km2", "note"};
}

std::string quality_csv(const std::vector<QualityNote>& notes) {
    std::string text = csv_row(quality_columns());
    for (const QualityNote& note : notes) {
        text += csv_row({note.date.iso(), note.kind, note.file,
                         note.km2 ? fixed(*note.km2, 3) : std::string(), note.note});
    }
    return text;
}

} // namespace demarc::series
