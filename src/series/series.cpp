// SPDX-License-Identifier: MIT
#include "series/series.hpp"

#include "geometry/area.hpp"
#include "io/bytes.hpp"
#include "plans/evaluate.hpp"
#include "plans/plan_zones.hpp"
#include "series/day_files.hpp"
#include "series/day_map.hpp"
#include "series/day_warnings.hpp"
#include "series/map_meter.hpp"
#include "sources/control_reader.hpp"
#include "sources/held_before_2022.hpp"
#include "sources/held_islands.hpp"
#include "sources/old_land.hpp"
#include "support/error.hpp"
#include "support/hash.hpp"
#include "support/parallel.hpp"
#include "tally/denominator.hpp"
#include "tally/input_warnings.hpp"

#include <algorithm>
#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <utility>

namespace demarc::series {

namespace {

std::uint64_t fingerprint_of(const DayRings& rings) {
    std::uint64_t hash = rings.rings.size();
    for (const GridPoint p : rings.points) {
        hash = mixed(mixed(hash, p.x), p.y);
    }
    return hash;
}

/// No folder of this machine goes into a result.
std::string without_folders(std::string text, const SnapshotEntry& entry) {
    for (const std::string& file : files_of(entry)) {
        const std::string name = file_name_of(file);
        for (std::size_t at = text.find(file); at != std::string::npos && name != file;
             at = text.find(file)) {
            text.replace(at, file.size(), name);
        }
    }
    return text;
}

/// Whether a cut by one snapshot is one by the other. \pre both are of one profile
bool says_the_same(const ControlSnapshot& a, const ControlSnapshot& b) {
    const auto same = [](const auto& p, const auto& q, const auto& equal) {
        return std::equal(p.begin(), p.end(), q.begin(), q.end(), equal);
    };
    const auto polygons = [](const Polygon& p, const Polygon& q) {
        return p.exterior == q.exterior && p.holes == q.holes;
    };
    return a.lines == b.lines &&
           same(a.areas, b.areas,
                [&](const ControlArea& p, const ControlArea& q) {
                    return p.control == q.control && p.group == q.group &&
                           same(p.polygons, q.polygons, polygons);
                }) &&
           same(a.gaps, b.gaps,
                [](const ControlGap& p, const ControlGap& q) {
                    return p.between == q.between && p.control == q.control &&
                           p.above.value == q.above.value;
                }) &&
           same(a.marks, b.marks, [](const SideMark& p, const SideMark& q) {
               return p.position == q.position && p.control == q.control;
           });
}

/// Why no day can take the fast way; empty: they may.
std::string_view why_slow(const SeriesRequest& request) {
    if (const std::string_view reason = DayMapReader::why_not(request.profile); !reason.empty()) {
        return reason;
    }
    if (request.old_land) {
        return "a second source adds land to every day";
    }
    if (!request.layer.empty()) {
        return "a layer of every file is named";
    }
    if (!request.plans.empty()) {
        return "a plan is applied to every day";
    }
    if (request.method.area == AreaMethod::planar) {
        return "areas are planar";
    }
    if (request.counts && !request.counts->cells) {
        return request.counts->why_slow;
    }
    // Strips along the border are cut where only the partition knows to cut geodesics.
    if (request.method.area == AreaMethod::geodesic && request.method.reconciled) {
        return "areas are geodesic, with strips along the border";
    }
    return {};
}

/// Whether the profile fills gaps on a day.
bool fills_gaps(const ControlProfile& profile, const Date& date) {
    return std::any_of(profile.gaps.begin(), profile.gaps.end(),
                       [&](const GapRule& rule) { return rule.applies_on(date); });
}

/// Whether a text tells the file it is about by its name.
bool names_file(const std::string& text, const SnapshotEntry& entry) {
    const std::vector<std::string> files = files_of(entry);
    return std::any_of(files.begin(), files.end(), [&](const std::string& file) {
        const std::string stem = std::filesystem::path(file_name_of(file)).stem().string();
        return text.find(stem) != text.npos;
    });
}

/// Which cells have land held since before 2022.
HeldBefore2022 held_in_cells(const HeldBefore2022& held, const CountedCells& cells) {
    HeldBefore2022 in_cells;
    for (std::size_t cell = 0; cell < cells.size(); ++cell) {
        const auto is_in = [&](const std::vector<RegionIndex>& regions) {
            return std::find(regions.begin(), regions.end(), cells.region_of(cell)) !=
                   regions.end();
        };
        if (is_in(held.whole)) {
            in_cells.whole.push_back(cell);
        }
        if (is_in(held.part)) {
            in_cells.part.push_back(cell);
        }
    }
    return in_cells;
}

/// What days are measured in on the fast way, made ready once.
struct PreparedLand {
    PreparedRegions regions;
    std::optional<PreparedRegions> cells; ///< of what is counted
};

/// Measures days, one after the other, on one thread.
class DayWorker {
public:
    DayWorker(const SeriesRequest& request, const PreparedLand* land, const DayFiles& files,
              const std::vector<SquareMetres>& denominators)
        : request_(request), files_(files), warnings_(request, denominators) {
        if (land != nullptr) {
            islands_ = held_islands(request.profile, request.boundaries, request.regions);
            for (const ControlArea& island : islands_) {
                islands_area_ += to_exact_area(area_of(island.polygons).value);
            }
            reader_.emplace(request.profile);
            const HeldBefore2022 held = held_before_2022(request.profile, request.regions);
            meter_.emplace(land->regions, request.method.reconciled, held);
            if (land->cells) {
                const CountedCells& cells = *request.counts->cells;
                cell_meter_.emplace(*land->cells, request.method.reconciled,
                                    held_in_cells(held, cells));
                for (std::size_t cell = 0; cell < cells.size(); ++cell) {
                    cell_areas_.push_back(land->cells->region_area(cell));
                }
            }
        }
    }

    DayRecord measure(const SnapshotEntry& entry) {
        DayRecord day;
        day.entry = entry;
        day.state = files_.state_of(entry);
        for (std::size_t i = 0; i < all_control_classes.size(); ++i) {
            day.naive[i].assign(request_.regions.size(), 0);
            day.reconciled[i].assign(request_.regions.size(), 0);
        }
        try {
            if (!repeat(day)) {
                last_.reset();
                if (!meter_ || !fast(day)) {
                    by_partition(day);
                }
                last_ = day;
            }
        } catch (const Error& error) {
            day.broken = without_folders(error.what(), entry);
        }
        return day;
    }

private:
    /// Reads the day's file. \returns whether its bytes are those of the day measured last, and say
    /// the same on this one; then its record has what was found
    bool repeat(DayRecord& day) {
        std::swap(buffer_, last_buffer_);
        std::swap(text_, last_text_);
        text_ = {};
        text_ =
            meter_ ? files_.read(day.entry.file, buffer_) : files_.all_bytes(day.entry, buffer_);
        if (!last_ || text_.empty() || text_ != last_text_ || !says_the_same_on(day.entry)) {
            return false;
        }
        SnapshotEntry entry = std::move(day.entry);
        std::string state = std::move(day.state);
        day = *last_;
        day.entry = std::move(entry);
        day.state = std::move(state);
        day.is_repeat = true;
        if (!day.by_partition) {
            day.warnings = warnings_.of(day.entry, text_, reader_->attributes(), meter_->last());
        }
        return true;
    }

    /// Whether the bytes measured last are the same map on another day, with the same warnings
    /// where a partition was cut.
    [[nodiscard]] bool says_the_same_on(const SnapshotEntry& entry) const {
        const Date& before = last_->entry.time.date;
        const Date& date = entry.time.date;
        if (fills_gaps(request_.profile, before) != fills_gaps(request_.profile, date)) {
            return false;
        }
        if (!last_->by_partition) {
            return true;
        }
        return request_.profile.form == ControlForm::polygons &&
               request_.profile.date_attribute.empty() && warnings_.say_the_same(before, date) &&
               std::none_of(last_->warnings.begin(), last_->warnings.end(),
                            [&](const InputNote& warning) {
                                return names_file(warning.what + warning.remedy, last_->entry);
                            });
    }

    bool fast(DayRecord& day) {
        if (fills_gaps(request_.profile, day.entry.time.date)) {
            day.doubt = Doubt::gap;
            return false;
        }
        if (!reader_->read(text_, map_)) {
            day.doubt = Doubt::not_plain;
            return false;
        }
        for (const ControlArea& island : islands_) {
            reader_->append(island, map_);
        }
        const MapAreas& areas = meter_->measure(map_);
        day.doubt = areas.doubt;
        // Polygons that all miss the regions are refused as by `demarc run`.
        if (areas.doubt == Doubt::none && areas.all_inside <= islands_area_) {
            day.doubt = Doubt::not_plain;
        }
        if (day.doubt != Doubt::none || !count_in_cells(day)) {
            return false;
        }
        day.fingerprint = areas.fingerprint;
        day.warnings = warnings_.of(day.entry, text_, reader_->attributes(), areas);
        day.naive = areas.naive;
        day.reconciled = areas.reconciled;
        return true;
    }

    /// What is counted beside regions, of the map measured last.
    bool count_in_cells(DayRecord& day) {
        if (!cell_meter_) {
            return true;
        }
        const MapAreas& areas = cell_meter_->measure(map_);
        day.doubt = areas.doubt;
        if (day.doubt == Doubt::none) {
            day.counts = request_.counts->cells->counts(areas.reconciled,
                                                        request_.profile.elsewhere, cell_areas_);
        }
        return day.doubt == Doubt::none;
    }

    void by_partition(DayRecord& day) {
        constexpr std::size_t large = 64'000'000;
        if (buffer_.size() > large) { // the partition reads the file itself
            buffer_ = {};
            text_ = {};
        }
        day.by_partition = true;
        std::vector<SourceSpec> layers;
        for (std::string& file : files_of(day.entry)) {
            layers.push_back({std::move(file), request_.profile.source.id, request_.layer});
        }
        ControlSnapshot control = read_control(layers, request_.profiles, request_.boundaries,
                                               request_.regions, day.entry.time.date);
        if (request_.old_land) {
            add_old_land(control, *request_.old_land, request_.boundaries, request_.regions);
        }
        const Partition& partition = partition_of(control);
        day.warnings = warnings_among(control.notes);
        for (InputNote& warning : warnings_of_cut(request_.boundaries, control, partition,
                                                  request_.regions, request_.method)) {
            day.warnings.push_back(std::move(warning));
        }
        for (const Face& face : partition.faces) {
            const ExactArea area = to_exact_area(face.area(request_.method.area).value);
            day.naive[static_cast<std::size_t>(face.drawn)][face.region] += area;
            day.reconciled[static_cast<std::size_t>(face.control)][face.region] += area;
        }
        for (const ControlArea& area : control.areas) {
            day.fingerprint = day.fingerprint * 31 + fingerprint_of(rings_of(area.polygons)) +
                              static_cast<std::uint64_t>(area.control);
        }
        if (request_.counts) {
            day.counts = request_.counts->by_partition(partition);
        }
        for (const Plan& plan : request_.plans) {
            if (const auto reason = exclusion_reason(plan, partition)) {
                day.plans.push_back({std::nullopt, *reason});
            } else if (says_nothing_on_land(plan)) {
                day.plans.push_back({std::nullopt, "the text says nothing on territory"});
            } else {
                day.plans.push_back(
                    {make_scenario(plan, partition, request_.regions, request_.method)
                         .tally.balance,
                     ""});
            }
        }
    }

    /// A map that says the same as the one before is not cut again.
    const Partition& partition_of(const ControlSnapshot& control) {
        if (!last_cut_ || !says_the_same(last_cut_->of, control)) {
            last_cut_.reset();
            last_cut_.emplace(
                LastCut{control, cut_for_plans(request_.boundaries, control, request_.regions,
                                               request_.zones, request_.plans,
                                               reconcile_of(request_.method))});
        }
        return last_cut_->partition;
    }

    struct LastCut {
        ControlSnapshot of;
        Partition partition;
    };

    const SeriesRequest& request_;
    const DayFiles& files_;
    DayWarnings warnings_;
    std::vector<ControlArea> islands_; ///< held, and drawn by no day
    ExactArea islands_area_ = 0;
    std::optional<DayMapReader> reader_; ///< of the fast way
    std::optional<MapMeter> meter_;
    std::optional<MapMeter> cell_meter_;
    std::vector<ExactArea> cell_areas_;
    std::vector<char> buffer_; ///< of text_
    std::string_view text_;
    std::vector<char> last_buffer_;
    std::string_view last_text_;
    std::optional<DayRecord> last_; ///< measured, of last_text_
    DayMap map_;
    std::optional<LastCut> last_cut_;
};

/// Hands out days in runs, as neighbouring days share most of their edges: to every other worker
/// from the end, so that two workers meet once.
class DayQueue {
public:
    DayQueue(std::size_t days, unsigned shares)
        : end_(days), run_(std::clamp<std::size_t>(days / (std::size_t{8} * shares + 1), 1, 32)) {}

    /// The first day and the one after the last; nothing is left where these are the same.
    std::pair<std::size_t, std::size_t> take(bool from_end) {
        const std::lock_guard lock(lock_);
        const std::size_t count = std::min(run_, end_ - begin_);
        if (from_end) {
            end_ -= count;
            return {end_, end_ + count};
        }
        begin_ += count;
        return {begin_ - count, begin_};
    }

private:
    std::mutex lock_;
    std::size_t begin_ = 0;
    std::size_t end_;
    std::size_t run_;
};

void fill_denominators(const SeriesRequest& request, Series& series) {
    std::vector<SquareMetres> areas(request.regions.size());
    parallel_for(areas.size(), request.jobs, [&](std::size_t i) {
        areas[i] = area_of(request.boundaries.regions[i], request.method.area);
    });
    for (RegionIndex i = 0; i < request.regions.size(); ++i) {
        const SquareMetres own = areas[i];
        series.region_areas.push_back(to_exact_area(own.value));
        switch (request.method.denominator) {
        case Denominator::polygon:
            series.denominators.push_back(own);
            break;
        case Denominator::official_603628:
            series.denominators.push_back(request.regions[i].official_603628);
            break;
        case Denominator::official_603549:
            series.denominators.push_back(request.regions[i].official_603549);
            break;
        }
        series.whole += series.denominators.back();
    }
}

} // namespace

std::vector<ControlClass> classes_of(const SeriesRequest& request) {
    const ControlProfile& profile = request.profile;
    std::vector<ControlClass> classes{profile.elsewhere};
    for (const ControlClass control : all_control_classes) {
        const bool added = request.old_land && control == ControlClass::russian_pre_2022;
        if (control != profile.elsewhere &&
            (!profile.constant || control == *profile.constant || added)) {
            classes.push_back(control);
        }
    }
    return classes;
}

ProfileSource named_source(const SeriesRequest& request) {
    ProfileSource source = request.profile.source;
    if (request.old_land) {
        const ControlSnapshot& second = *request.old_land;
        source.title = title_with_old_land(source.title, second);
        source.publisher = publisher_with_old_land(source.publisher, second);
        for (const InputFile& file : second.files) {
            source.attribution += " " + file.attribution;
        }
    }
    return source;
}

Series measure_series(const SeriesRequest& request, std::vector<DayRecord> earlier,
                      const std::function<void(const DayRecord&)>& done) {
    Series series;
    series.classes = classes_of(request);
    series.days.resize(request.days.size());
    const DayFiles files(request.days);
    std::map<std::string, DayRecord> known;
    for (DayRecord& day : earlier) {
        std::string file = day.entry.file;
        known.insert_or_assign(std::move(file), std::move(day));
    }
    std::vector<std::size_t> open;
    for (std::size_t i = 0; i < request.days.size(); ++i) {
        const auto found = known.find(request.days[i].file);
        if (found != known.end() && found->second.entry == request.days[i] &&
            found->second.state == files.state_of(request.days[i])) {
            series.days[i] = std::move(found->second);
        } else {
            open.push_back(i);
        }
    }
    fill_denominators(request, series);
    series.why_slow = why_slow(request);
    std::optional<PreparedLand> land;
    if (series.why_slow.empty() && !open.empty()) {
        land.emplace(PreparedLand{
            PreparedRegions(request.boundaries.regions, request.method.area, request.jobs), {}});
        if (request.counts) {
            land->cells.emplace(request.counts->cells->polygons(), request.method.area,
                                request.jobs);
        }
    }
    DayQueue queue(open.size(), land ? request.jobs : static_cast<unsigned>(open.size()));
    std::mutex done_lock;
    parallel_for(std::min<std::size_t>(request.jobs, open.size()), request.jobs,
                 [&](std::size_t w) {
                     DayWorker worker(request, land ? &*land : nullptr, files, series.denominators);
                     for (auto run = queue.take(w % 2 != 0); run.first < run.second;
                          run = queue.take(w % 2 != 0)) {
                         for (std::size_t k = run.first; k < run.second; ++k) {
                             DayRecord& day = series.days[open[k]];
                             day = worker.measure(request.days[open[k]]);
                             const std::lock_guard lock(done_lock);
                             done(day);
                         }
                     }
                 });
    return series;
}

} // namespace demarc::series
