// SPDX-License-Identifier: MIT
#include "series/series_table.hpp"

#include "support/text.hpp"

#include <fmt/format.h>

#include <array>
#include <cmath>
#include <cstdlib>
#include <string_view>
#include <utility>

namespace demarc::series {

namespace {

/// `value` with its last `decimals` digits after the point. Tables have some hundred thousand
/// numbers; this is ten times as fast as formatting a double.
void append_number(std::string& text, long long value, int decimals) {
    std::array<char, 32> digits{};
    std::size_t at = digits.size();
    auto rest = static_cast<unsigned long long>(std::llabs(value));
    for (int i = 0; i <= decimals || rest > 0; ++i) {
        digits[--at] = static_cast<char>('0' + rest % 10);
        rest /= 10;
        if (i + 1 == decimals) {
            digits[--at] = '.';
        }
    }
    if (value < 0) {
        digits[--at] = '-';
    }
    text.append(digits.data() + at, digits.size() - at);
}

constexpr int km2_decimals = 6;
constexpr int share_decimals = 4;

/// 100 times the ratio, in ten-thousandths.
long long share(long long area, SquareMetres whole) {
    return std::llround(static_cast<double>(area) / whole.value * 1e6);
}

/// The figures of one row, in whole square metres and ten-thousandths of a percent.
struct Row {
    long long naive = 0;
    long long reconciled = 0;
    std::optional<long long> change;
    long long share_of_region = 0;
    long long share_of_country = 0;
};

/// Figures of one day by region and class, Ukraine last.
class DayFigures {
public:
    DayFigures(const Series& series, const SeriesRequest& request, const DayRecord& day)
        : classes_(series.classes.size()) {
        const std::size_t regions = request.regions.size();
        naive_.assign((regions + 1) * classes_, 0);
        reconciled_.assign((regions + 1) * classes_, 0);
        for (RegionIndex region = 0; region < regions; ++region) {
            fill(series, day.naive, region, naive_);
            fill(series, day.reconciled, region, reconciled_);
        }
    }
    [[nodiscard]] long long naive(std::size_t place, std::size_t control) const {
        return naive_[place * classes_ + control];
    }
    [[nodiscard]] long long reconciled(std::size_t place, std::size_t control) const {
        return reconciled_[place * classes_ + control];
    }

private:
    void fill(const Series& series, const ClassAreas& areas, RegionIndex region,
              std::vector<long long>& into) const {
        const std::size_t country = into.size() - classes_;
        ExactArea uncovered = series.region_areas[region];
        std::size_t largest = 1;
        for (std::size_t i = 1; i < classes_; ++i) {
            const ExactArea area = areas[static_cast<std::size_t>(series.classes[i])][region];
            uncovered -= area;
            into[region * classes_ + i] = whole_square_metres(area);
            largest = into[region * classes_ + i] > into[region * classes_ + largest] ? i : largest;
        }
        into[region * classes_] = whole_square_metres(uncovered);
        // A region held whole is a square metre larger by its bends on the grid than by itself.
        constexpr long long bends = 10;
        if (classes_ > 1 && into[region * classes_] < 0 && into[region * classes_] >= -bends) {
            into[region * classes_ + largest] += std::exchange(into[region * classes_], 0);
        }
        for (std::size_t i = 0; i < classes_; ++i) {
            into[country + i] += into[region * classes_ + i];
        }
    }

    std::size_t classes_;
    std::vector<long long> naive_;
    std::vector<long long> reconciled_;
};

/// Calls `visit(day, place, class, row)` for every row; the place after the regions is Ukraine.
template<typename Visit>
void for_each_row(const Series& series, const SeriesRequest& request, const Visit& visit) {
    const bool by_reconciled = request.method.reconciled;
    std::optional<DayFigures> before;
    for (const DayRecord& day : series.days) {
        if (!day.broken.empty()) {
            continue;
        }
        DayFigures figures(series, request, day);
        for (std::size_t place = 0; place <= request.regions.size(); ++place) {
            const SquareMetres of =
                place < request.regions.size() ? series.denominators[place] : series.whole;
            for (std::size_t control = 0; control < series.classes.size(); ++control) {
                Row row;
                row.naive = figures.naive(place, control);
                row.reconciled = figures.reconciled(place, control);
                const long long own = by_reconciled ? row.reconciled : row.naive;
                if (before) {
                    row.change = own - (by_reconciled ? before->reconciled(place, control)
                                                      : before->naive(place, control));
                }
                row.share_of_region = share(own, of);
                row.share_of_country = share(own, series.whole);
                visit(day, place, control, row);
            }
        }
        before.emplace(std::move(figures));
    }
}

std::string code_of(const SeriesRequest& request, std::size_t place) {
    return place < request.regions.size() ? request.regions[place].code.text() : "UA";
}

std::string name_at(const SeriesRequest& request, std::size_t place) {
    return place < request.regions.size() ? request.regions[place].name_en : "Ukraine";
}

/// ",UA-05,Vinnytsia Oblast,russian," for every place and class.
std::vector<std::string> row_labels(const Series& series, const SeriesRequest& request) {
    std::vector<std::string> labels;
    for (std::size_t place = 0; place <= request.regions.size(); ++place) {
        for (const ControlClass control : series.classes) {
            labels.push_back("," + code_of(request, place) + "," +
                             csv_field(name_at(request, place)) + "," +
                             std::string(name_of(control)) + ",");
        }
    }
    return labels;
}

} // namespace

long long whole_square_metres(ExactArea area) {
    constexpr auto unit = static_cast<ExactArea>(exact_areas_per_square_metre);
    const ExactArea half = area < 0 ? -unit / 2 : unit / 2;
    return (area + half) / unit;
}

long long russian_square_metres(const DayRecord& day, std::optional<RegionIndex> region,
                                bool reconciled) {
    long long sum = 0;
    for (const ControlClass control : {ControlClass::russian, ControlClass::russian_pre_2022}) {
        const auto& areas =
            (reconciled ? day.reconciled : day.naive)[static_cast<std::size_t>(control)];
        for (RegionIndex i = 0; i < areas.size(); ++i) {
            sum += !region || *region == i ? whole_square_metres(areas[i]) : 0;
        }
    }
    return sum;
}

Columns series_columns(bool reconciled) {
    Columns columns{
        {"date", "date", "", "The day of the map."},
        {"region_code", "string", "", "ISO 3166-2 code of the region; UA for the whole country."},
        {"region", "string", "", "English name of the region."},
        {"class", "string", "", "Control class."},
        {"naive_km2", "number", "km2", "Area as the publisher draws it, in km²."}};
    if (reconciled) {
        columns.push_back(
            {"reconciled_km2", "number", "km2", "Area with the outer border reconciled, in km²."});
    }
    columns.insert(columns.end(),
                   {{"change_km2", "number", "km2",
                     "Change since the map before: of the reconciled area, or of the naive one "
                     "where reconciliation is off, in km²."},
                    {"share_of_region_pct", "number", "percent",
                     "Share of the region, by the denominator of the run."},
                    {"share_of_country_pct", "number", "percent",
                     "Share of Ukraine, by the denominator of the run."}});
    return columns;
}

std::string series_csv(const Series& series, const SeriesRequest& request) {
    const std::vector<std::string> labels = row_labels(series, request);
    std::string text = header_row(series_columns(request.method.reconciled));
    std::string date;
    for_each_row(series, request,
                 [&](const DayRecord& day, std::size_t place, std::size_t control, const Row& row) {
                     if (place == 0 && control == 0) {
                         date = day.entry.time.date.iso();
                     }
                     text += date;
                     text += labels[place * series.classes.size() + control];
                     append_number(text, row.naive, km2_decimals);
                     text += ',';
                     if (request.method.reconciled) {
                         append_number(text, row.reconciled, km2_decimals);
                         text += ',';
                     }
                     if (row.change) {
                         append_number(text, *row.change, km2_decimals);
                     }
                     text += ',';
                     append_number(text, row.share_of_region, share_decimals);
                     text += ',';
                     append_number(text, row.share_of_country, share_decimals);
                     text += '\n';
                 });
    return text;
}

Columns series_wide_columns(const SeriesRequest& request) {
    Columns columns{{"date", "date", "", "The day of the map."}};
    const auto add = [&](const std::string& code, std::string_view name) {
        columns.push_back(
            {code, "number", "km2",
             fmt::format("Land under Russian control in {}, russian and "
                         "russian_pre_2022 together, {}, in km².",
                         name, request.method.reconciled ? "reconciled" : "as drawn")});
    };
    add("UA", "Ukraine");
    for (const Region& region : request.regions.all()) {
        add(region.code.text(), region.code.text());
    }
    return columns;
}

std::string series_wide_csv(const Series& series, const SeriesRequest& request) {
    std::string text = header_row(series_wide_columns(request));
    for (const DayRecord& day : series.days) {
        if (!day.broken.empty()) {
            continue;
        }
        text += day.entry.time.date.iso() + ",";
        append_number(text, russian_square_metres(day, std::nullopt, request.method.reconciled),
                      km2_decimals);
        for (RegionIndex i = 0; i < request.regions.size(); ++i) {
            text += ',';
            append_number(text, russian_square_metres(day, i, request.method.reconciled),
                          km2_decimals);
        }
        text += '\n';
    }
    return text;
}

std::string series_jsonl(const Series& series, const SeriesRequest& request) {
    std::string text;
    for_each_row(series, request,
                 [&](const DayRecord& day, std::size_t place, std::size_t control, const Row& row) {
                     // Codes, names of regions and classes hold nothing that JSON would escape.
                     text += R"({"date":")" + day.entry.time.date.iso() + R"(","region_code":")" +
                             code_of(request, place) + R"(","region":")" + name_at(request, place) +
                             R"(","class":")" + std::string(name_of(series.classes[control])) +
                             R"(","naive_km2":)";
                     append_number(text, row.naive, km2_decimals);
                     if (request.method.reconciled) {
                         text += R"(,"reconciled_km2":)";
                         append_number(text, row.reconciled, km2_decimals);
                     }
                     text += R"(,"change_km2":)";
                     if (row.change) {
                         append_number(text, *row.change, km2_decimals);
                     } else {
                         text += "null";
                     }
                     text += R"(,"share_of_region_pct":)";
                     append_number(text, row.share_of_region, share_decimals);
                     text += R"(,"share_of_country_pct":)";
                     append_number(text, row.share_of_country, share_decimals);
                     text += "}\n";
                 });
    return text;
}

namespace {

/// A column of balances.csv with what stands in it: heading and value cannot come apart.
struct BalanceColumn {
    std::string_view heading;
    std::string_view description;
    SquareMetres (*value)(const Balance&);
};

constexpr std::array<BalanceColumn, 7> balance_values{{
    {"passed_to_russia_km2", "Land that the plan hands to Russia, in km².",
     [](const Balance& b) { return b.passed_to_russia; }},
    {"returned_to_ukraine_km2", "Land that the plan returns to Ukraine, in km².",
     [](const Balance& b) { return b.returned_to_ukraine; }},
    {"to_demilitarised_zone_km2", "Land that becomes a demilitarised zone, in km².",
     [](const Balance& b) { return b.to_demilitarised_zone; }},
    {"undetermined_km2", "Land whose outcome the plan leaves open, in km².",
     [](const Balance& b) { return b.undetermined; }},
    {"under_an_overlay_km2",
     "Land that is demilitarised or otherwise restricted, whoever holds it, in km².",
     [](const Balance& b) { return b.overlaid; }},
    {"net_to_russia_without_zone_km2",
     "Net change in Russia's favour, the demilitarised zone not counted, in km².",
     [](const Balance& b) { return b.net_to_russia_without_zone(); }},
    {"net_to_russia_with_zone_km2",
     "Net change in Russia's favour, the demilitarised zone counted as Russian, in km².",
     [](const Balance& b) { return b.net_to_russia_with_zone(); }},
}};

} // namespace

Columns balances_columns() {
    Columns columns{{"date", "date", "", "The day of the map."},
                    {"plan", "string", "", "Id of the plan."}};
    for (const BalanceColumn& column : balance_values) {
        columns.push_back(
            {std::string(column.heading), "number", "km2", std::string(column.description)});
    }
    return columns;
}

std::string balances_csv(const Series& series, const SeriesRequest& request) {
    std::string text = header_row(balances_columns());
    for (const DayRecord& day : series.days) {
        for (std::size_t i = 0; i < day.plans.size(); ++i) {
            if (!day.plans[i].balance) {
                continue;
            }
            text += day.entry.time.date.iso() + "," + csv_field(request.plans[i].id);
            for (const BalanceColumn& column : balance_values) {
                text += ',';
                append_number(text, std::llround(column.value(*day.plans[i].balance).value),
                              km2_decimals);
            }
            text += '\n';
        }
    }
    return text;
}

} // namespace demarc::series
