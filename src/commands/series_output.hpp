// SPDX-License-Identifier: MIT
#pragma once

#include "commands/series.hpp"
#include "maps/time_chart.hpp"
#include "series/quality.hpp"
#include "support/output_folder.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace demarc {

/// What the terminal says of a series.
struct SeriesSummary {
    std::size_t days = 0;
    std::size_t broken = 0;
    std::size_t by_partition = 0;
    std::size_t notes = 0;
    std::optional<Date> first;
    std::optional<Date> last;
    double first_km2 = 0; ///< Russian-held land on the first day
    double last_km2 = 0;
    SquareMetres whole;                 ///< what shares of Ukraine are taken of
    std::string counts;                 ///< lines on what is counted beside land
    std::vector<TimeMark> unseen_marks; ///< annotations of days outside the series
};

/// The files of a series.
class SeriesOutput {
public:
    /// Reads the annotations and looks at the target, so that mistakes come before the work.
    SeriesOutput(const std::string& target, FormatNames formats, const std::string& annotations,
                 std::filesystem::path style);

    /// Writes all files, whole or not at all. \param page the text of index.html, where it is
    /// chosen
    SeriesSummary write(const series::Series& series, const series::SeriesRequest& request,
                        const std::vector<series::QualityNote>& notes,
                        const std::string& page = {});

private:
    std::string target_;
    FormatNames formats_;
    std::filesystem::path style_;
    std::vector<TimeMark> marks_;
};

/// What stands in Russian-held land on the first and the last day; empty where nothing is counted.
std::string counts_text(const series::Series& series, const series::SeriesRequest& request);

std::string summary_text(const SeriesSummary& summary, const series::SeriesRequest& request,
                         const std::string& output);

/// The first notes that warn, a line each, and how many more there are; for standard error.
std::string warnings_text(const std::vector<series::QualityNote>& notes);

/// How many days were repeats, and how many took the slow way for which reason; for --verbose.
std::string ways_text(const series::Series& series);

/// What is not in the results: marks outside the series, and days without figures; for standard
/// error.
std::string misses_text(const series::Series& series, const std::vector<TimeMark>& unseen,
                        const std::string& annotations);

} // namespace demarc
