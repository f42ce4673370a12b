// SPDX-License-Identifier: MIT
#include "series/journal_keeper.hpp"

#include "support/error.hpp"
#include "support/hash.hpp"
#include "support/version.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <iterator>
#include <utility>

namespace demarc::series {

std::string journal_key(const SeriesRequest& request, const std::string& rules) {
    std::string all = fmt::format("{} {} {} {}", version, name_of(request.method.area),
                                  request.method.reconciled, request.profile.source.id);
    for (const InputFile& file : request.boundaries.files) {
        all += " " + file.sha256;
    }
    // The sea may have been cut off.
    std::uint64_t shape = 0;
    for (const MultiPolygon& region : request.boundaries.regions) {
        for_each_ring(region, [&shape](const Ring& ring) {
            for (const LonLat p : ring) {
                shape = mixed(shape, std::bit_cast<std::uint64_t>(p.lon));
                shape = mixed(shape, std::bit_cast<std::uint64_t>(p.lat));
            }
        });
    }
    all += fmt::format(" {} {}", shape, request.layer);
    for (const Plan& plan : request.plans) {
        all += " " + plan.id + " " + plan.file.sha256;
    }
    all += rules;
    return sha256(all);
}

namespace {

/// Whether a record has as many figures as the request asks for.
bool is_of(const SeriesRequest& request, const DayRecord& day) {
    const auto has_all_regions = [&](const std::vector<ExactArea>& areas) {
        return areas.size() == request.regions.size();
    };
    const std::size_t districts = request.counts ? request.counts->districts.size() : 0;
    const std::size_t stocks = request.counts ? request.counts->stocks.size() : 0;
    const auto has_all_stocks = [&](const DistrictLand& land) {
        return land.district < districts && land.stocks.size() == stocks;
    };
    const auto has_regions = [&](const std::vector<double>& amounts) {
        return amounts.size() == request.regions.size();
    };
    if (day.counts.stocks.size() != stocks ||
        !std::all_of(day.counts.districts.begin(), day.counts.districts.end(), has_all_stocks)) {
        return false;
    }
    for (const auto& by_class : day.counts.stocks) {
        if (!std::all_of(by_class.begin(), by_class.end(), has_regions)) {
            return false;
        }
    }
    return std::all_of(day.naive.begin(), day.naive.end(), has_all_regions) &&
           std::all_of(day.reconciled.begin(), day.reconciled.end(), has_all_regions) &&
           day.broken.empty() && day.plans.size() == request.plans.size();
}

} // namespace

JournalKeeper::JournalKeeper(std::string file, const SeriesRequest& request,
                             const std::string& rules, bool resumes,
                             const std::vector<std::string>& merged)
    : file_(std::move(file)), journal_(file_, journal_key(request, rules)), resumes_(resumes) {
    const auto take_up = [&](const Journal& journal) {
        std::vector<DayRecord> days = journal.read();
        std::erase_if(days, [&](const DayRecord& day) { return !is_of(request, day); });
        std::move(days.begin(), days.end(), std::back_inserter(earlier_));
        return !days.empty();
    };
    if (resumes && !file_.empty()) {
        take_up(journal_);
    }
    for (const std::string& other : merged) {
        if (!take_up(Journal(other, journal_key(request, rules)))) {
            throw DataError(fmt::format(
                "{}: holds no day of this series; it is no journal, or of a run with other maps, "
                "boundaries, methods, plans or profiles, or of another version of demarc",
                other));
        }
    }
}

void JournalKeeper::add(const DayRecord& day) {
    // That a map cannot be measured may be the system's fault, and is tried again.
    if (file_.empty() || !day.broken.empty()) {
        return;
    }
    if (journal_.is_open()) {
        journal_.add(day);
        return;
    }
    waiting_.push_back(&day);
    if (std::chrono::steady_clock::now() - begun_ >= std::chrono::seconds(1)) {
        flush();
    }
}

void JournalKeeper::flush() {
    if (!journal_.is_open()) {
        journal_.open(!resumes_ || earlier_.empty());
    }
    for (const DayRecord* waiting : waiting_) {
        journal_.add(*waiting);
    }
    waiting_.clear();
}

void JournalKeeper::finish(bool has_new) {
    if (resumes_ && has_new && !file_.empty()) {
        flush();
    }
}

} // namespace demarc::series
