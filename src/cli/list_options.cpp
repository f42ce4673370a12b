// SPDX-License-Identifier: MIT
#include "cli/list_options.hpp"

#include "sources/snapshot_list.hpp"
#include "sources/source_spec.hpp"
#include "support/error.hpp"
#include "support/text.hpp"
#include "words/sentences.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>

namespace demarc {

namespace {

/// What --days asks for: a list, or every `step` days from the first to the last.
struct Days {
    std::vector<Date> list;
    std::optional<Date> last;
    int step = 1;
};

Date day_of(std::string_view text) {
    const auto day = Date::parse(std::string(trimmed(text)));
    if (!day) {
        throw UsageError(fmt::format("--days: '{}' is not a date; write 2025-11-24", text));
    }
    return *day;
}

Days read_days(std::string_view text) {
    Days days;
    const std::size_t dots = text.find("..");
    if (dots == std::string_view::npos) {
        for (const std::string_view part : split(text, ',')) {
            days.list.push_back(day_of(part));
        }
        std::sort(days.list.begin(), days.list.end());
        days.list.erase(std::unique(days.list.begin(), days.list.end()), days.list.end());
        return days;
    }
    const std::size_t slash = text.find('/', dots);
    days.list.push_back(day_of(text.substr(0, dots)));
    const std::size_t end = slash == std::string_view::npos ? text.size() : slash;
    days.last = day_of(text.substr(dots + 2, end - dots - 2));
    if (slash != std::string_view::npos) {
        const std::string_view step = text.substr(slash + 1);
        const auto [rest, failure] =
            std::from_chars(step.data(), step.data() + step.size(), days.step);
        if (failure != std::errc{} || rest != step.data() + step.size() || days.step < 1) {
            throw UsageError(fmt::format("--days: '{}' is not a number of days", step));
        }
    }
    if (*days.last < days.list.front()) {
        throw UsageError("--days: the last day is before the first");
    }
    return days;
}

/// The days of a range of which the source has a map, the first of every step.
std::vector<Date> days_in(const Days& days, const Sources& sources, const Catalogue& catalogue) {
    if (!days.last) {
        return days.list;
    }
    const std::string needs = "--days FIRST..LAST needs a folder or an archive of dated files as "
                              "--control, with its profile";
    if (sources.control.empty()) {
        throw UsageError(needs);
    }
    const Profiles profiles = read_profiles(catalogue.data(), sources);
    const SourceSpec spec = parse_source_spec(sources.control, profiles);
    const ControlProfile* profile = collection_profile_of(spec, profiles);
    if (profile == nullptr) {
        throw UsageError(needs);
    }
    std::vector<Date> found;
    const auto first = days.list.front().days();
    for (const SnapshotEntry& entry : list_snapshots(spec.file, *profile)) {
        const Date day = entry.time.date;
        if (day < days.list.front() || *days.last < day) {
            continue;
        }
        const auto step = [&](Date date) { return (date.days() - first).count() / days.step; };
        if (found.empty() || step(found.back()) != step(day)) {
            found.push_back(day);
        }
    }
    if (found.empty()) {
        throw UsageError("--days: the source has no map of these days");
    }
    return found;
}

} // namespace

Option days_option(std::string& into) {
    Option days;
    days.name = "days";
    days.value_name = "LIST";
    days.text =
        "Days for --sheet days and frames, from the archive or folder of --control: "
        "2024-01-01,2025-01-01 or FIRST..LAST/STEP, of every STEP days the first map there is "
        "(2024-01-01..2025-11-24/30). One plan at most; without --plan the present line.";
    days.take = [&into](const std::string& list) {
        (void)read_days(list);
        into = list;
    };
    return days;
}

std::vector<Date> days_of(const std::string& list, const Sources& sources,
                          const Catalogue& catalogue) {
    return days_in(read_days(list), sources, catalogue);
}

namespace {

/// "csv (tables), gpkg and geojson (faces for a map program)"
std::string formats_in_words(const OutputFormats& formats) {
    std::vector<std::string> parts;
    for (auto format = formats.begin(); format != formats.end();) {
        std::vector<std::string> names;
        const std::string_view text = format->text;
        for (; format != formats.end() && format->text == text; ++format) {
            names.emplace_back(format->name);
        }
        parts.push_back(text.empty() ? listed(names) : fmt::format("{} ({})", listed(names), text));
    }
    return join(parts, ", ");
}

/// "csv,svg", or "all but shp, png and pdf" where most are written.
std::string defaults_in_words(const OutputFormats& formats) {
    std::vector<std::string> written;
    std::vector<std::string> left_out;
    for (const OutputFormat& format : formats) {
        (format.by_default ? written : left_out).emplace_back(format.name);
    }
    return written.size() > left_out.size() ? "all but " + listed(left_out) : join(written, ",");
}

} // namespace

Option format_option(const OutputFormats& formats, const std::string& purpose,
                     const std::string& always, FormatNames& into) {
    Option option;
    option.name = "format";
    option.value_name = "LIST";
    option.text = fmt::format("{} separated by commas: {}.{}{}", purpose, formats_in_words(formats),
                              always.empty() ? "" : " ", always);
    option.default_text = defaults_in_words(formats);
    for (const OutputFormat& format : formats) {
        option.parts.emplace_back(format.name);
    }
    option.take = [&formats, &into, names = option.parts](const std::string& list) {
        const std::vector<std::string> words = parse_list("format", list, names);
        into = {words.begin(), words.end()};
        for (const OutputFormat& format : formats) {
            if (!format.brings.empty() && into.contains(format.name)) {
                into.emplace(format.brings);
            }
        }
    };
    return option;
}

} // namespace demarc
