// SPDX-License-Identifier: MIT
#include "maps/time_chart.hpp"

#include "maps/style.hpp"
#include "maps/svg_document.hpp"
#include "maps/texts.hpp"
#include "maps/time_figures.hpp"
#include "maps/time_marks.hpp"
#include "support/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>

namespace demarc {

namespace {

constexpr double chart_margin = 30;
constexpr double axis_room = 74; ///< left of a large panel, for its figures
constexpr double panel_gap = 58;
constexpr int small_columns = 4;
constexpr std::array month_names{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                 "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

double day_number(const Date& date) {
    return static_cast<double>(date.days().time_since_epoch().count());
}

std::chrono::year_month_day calendar(const Date& date) {
    return {date.days()};
}

/// A panel with a time axis and a value axis.
class Panel {
public:
    Panel(SheetBox box, const TimeChart& chart, double low, double high)
        : box_(box), first_(day_number(chart.dates.front())),
          days_(std::max(1.0, day_number(chart.dates.back()) - first_)), low_(low), high_(high) {}

    [[nodiscard]] const SheetBox& box() const { return box_; }
    [[nodiscard]] double x(double day) const {
        return box_.x + (day - first_) / days_ * box_.width;
    }
    [[nodiscard]] double y(double value) const {
        return box_.bottom() - (value - low_) / (high_ - low_) * box_.height;
    }
    [[nodiscard]] bool shows(double day) const { return day >= first_ && day <= first_ + days_; }

private:
    SheetBox box_;
    double first_;
    double days_;
    double low_;
    double high_;
};

class ChartWriter {
public:
    ChartWriter(const TimeChart& chart, const MapStyle& style)
        : chart_(chart), style_(style), sheet_(sheet_of(chart)),
          svg_(static_cast<int>(sheet_.width), static_cast<int>(sheet_.height), sheet_) {}

    std::string write() {
        svg_.describe(chart_.title, chart_.subtitle + " " + chart_.caption);
        svg_.style_sheet(css_of(style_));
        svg_.layer("background", "Background");
        svg_.box("sheet", sheet_);
        svg_.layer("heading", "Heading");
        const SheetPoint corner{chart_margin, 22};
        const TextBlock heading = set_block(
            {{chart_.kicker, "kicker"}, {chart_.title, "title"}, {chart_.subtitle, "subtitle"}},
            style_, corner, sheet_.width - 2 * chart_margin);
        svg_.text(heading);
        const double inner = sheet_.width - 2 * chart_margin;
        SheetBox box{chart_margin + axis_room, 170, inner - axis_room, 300};
        country(box);
        box = {box.x, box.bottom() + panel_gap + 28, box.width, 170};
        months(box);
        small_panels(box.bottom() + panel_gap + 14);
        svg_.layer("caption", "Caption");
        std::string caption = chart_.caption;
        for (std::size_t i = 1; i < chart_.dates.size(); ++i) {
            if (is_gap(i)) {
                caption += fmt::format(" Thin lines: no map for more than {} days.", max_gap_days_);
                break;
            }
        }
        svg_.text(set_block({{caption, "caption"}}, style_,
                            {chart_margin, sheet_.height - caption_room}, inner));
        return svg_.bytes();
    }

private:
    static constexpr double caption_room = 62;
    static constexpr double small_height = 84;
    static constexpr double small_step = 162;

    static SheetBox sheet_of(const TimeChart& chart) {
        const auto rows = std::ceil(static_cast<double>(chart.regions.size()) / small_columns);
        const double top = 170 + 300 + panel_gap + 28 + 170 + panel_gap + 14;
        return {0, 0, 1200, top + (rows > 0 ? 30 + rows * small_step : 0) + caption_room};
    }

    void write(const std::string& text, const std::string& style, SheetPoint at,
               TextLine::Anchor anchor = TextLine::Anchor::start) {
        svg_.text(TextLine{text, style, at, anchor});
    }
    void line(std::string_view css_class, SheetPoint from, SheetPoint to) {
        svg_.path(css_class, path_data({{from, to}}, false));
    }

    void value_axis(const Panel& panel, const std::vector<double>& steps, bool with_sign) {
        for (const double step : steps) {
            line("line-region", {panel.box().x, panel.y(step)},
                 {panel.box().right(), panel.y(step)});
            const std::string sign = step < 0 ? "−" : with_sign && step > 0 ? "+" : "";
            write(sign + grouped(std::abs(step), steps[1] - steps[0] < 1 ? 1 : 0), "legend_small",
                  {panel.box().x - 8, panel.y(step) + 4}, TextLine::Anchor::end);
        }
    }

    /// Ticks at the beginnings of months, as many as there is room for; the year below January.
    void time_axis(const Panel& panel, double room_for_label) {
        const SheetBox& box = panel.box();
        line("line-rule", {box.x, box.bottom()}, {box.right(), box.bottom()});
        const auto first = calendar(chart_.dates.front());
        const auto last = calendar(chart_.dates.back());
        const int months = (static_cast<int>(last.year()) - static_cast<int>(first.year())) * 12 +
                           static_cast<int>(static_cast<unsigned>(last.month())) -
                           static_cast<int>(static_cast<unsigned>(first.month()));
        int every = 1;
        for (const int step : {1, 2, 3, 6, 12, 24, 60}) {
            every = step;
            if (box.width * step / std::max(1, months) >= room_for_label) {
                break;
            }
        }
        std::string year_before;
        for (auto month = first.year() / first.month(); month <= last.year() / last.month();
             month += std::chrono::months(1)) {
            const unsigned number = static_cast<unsigned>(month.month());
            const int since = (static_cast<int>(month.year()) * 12 + static_cast<int>(number) - 1);
            const Date begin(month / std::chrono::day(1));
            if (since % every != 0 || !panel.shows(day_number(begin))) {
                continue;
            }
            const double x = panel.x(day_number(begin));
            line("line-rule", {x, box.bottom()}, {x, box.bottom() + 4});
            const std::string year = std::to_string(static_cast<int>(month.year()));
            if (every < 12) {
                write(month_names[number - 1], "legend_small", {x, box.bottom() + 16},
                      TextLine::Anchor::middle);
            }
            if (year != year_before) {
                write(year, "legend_small", {x, box.bottom() + (every < 12 ? 29 : 16)},
                      TextLine::Anchor::middle);
                year_before = year;
            }
        }
    }

    void curve(const Panel& panel, const TimeCurve& curve) {
        SheetLine points;
        for (std::size_t i = 0; i < chart_.dates.size(); ++i) {
            points.push_back({panel.x(day_number(chart_.dates[i])), panel.y(curve.values[i])});
        }
        if (points.size() == 1) {
            svg_.circle("dot", points.front(), 3);
            return;
        }
        std::vector<SheetLine> known;
        std::vector<SheetLine> unknown;
        for (std::size_t i = 0; i < points.size(); ++i) {
            if (known.empty() || is_gap(i)) {
                if (!known.empty()) {
                    unknown.push_back({points[i - 1], points[i]});
                }
                known.emplace_back();
            }
            known.back().push_back(points[i]);
        }
        for (SheetLine& piece : known) {
            if (piece.size() == 1) {
                svg_.circle("dot", piece.front(), 1.6);
            }
        }
        std::erase_if(known, [](const SheetLine& piece) { return piece.size() == 1; });
        if (!unknown.empty()) {
            svg_.path("line-rule", path_data(unknown, false));
        }
        if (!known.empty()) {
            svg_.path("line-contact", path_data(known, false));
        }
    }

    /// Whether too many days lie between a map and the one before it to draw a curve.
    [[nodiscard]] bool is_gap(std::size_t i) const {
        return i > 0 &&
               day_number(chart_.dates[i]) - day_number(chart_.dates[i - 1]) > max_gap_days_;
    }

    void country(const SheetBox& box) {
        const auto& values = chart_.country.values;
        const auto [low, high] = std::minmax_element(values.begin(), values.end());
        std::vector<double> steps = round_steps(*low, *high, 6);
        const std::vector<PlacedMark> marks = placed_marks(box);
        double rows = 0; // height of the texts of marks, with some room below them
        for (const PlacedMark& mark : marks) {
            rows = std::max(rows, mark.box.bottom() + mark_row_height / 2);
        }
        const double share = 1 - std::min(rows, box.height * 0.6) / box.height;
        const Panel panel(box, chart_, steps.front(),
                          steps.front() + (steps.back() - steps.front()) / share);
        svg_.layer("control", "Control over time");
        const bool from_zero = steps.front() <= 0;
        write(chart_.country.name + ", " + chart_.unit +
                  (from_zero ? "" : " (the scale does not begin at 0)"),
              "legend_heading", {chart_margin, box.y - 18});
        value_axis(panel, steps, false);
        time_axis(panel, 46);
        curve(panel, chart_.country);
        draw(marks, box);
    }

    [[nodiscard]] std::vector<PlacedMark> placed_marks(const SheetBox& box) const {
        const Panel panel(box, chart_, 0, 1);
        std::vector<TimeMark> seen;
        std::vector<double> at;
        for (const TimeMark& mark : chart_.marks) {
            if (panel.shows(day_number(mark.date))) {
                seen.push_back(mark);
                at.push_back(panel.x(day_number(mark.date)));
            }
        }
        return place_marks(seen, at, box, style_.text("contact_date"));
    }

    void draw(const std::vector<PlacedMark>& marks, const SheetBox& box) {
        if (marks.empty()) {
            return;
        }
        svg_.layer("marks", "Marked days");
        for (const PlacedMark& mark : marks) {
            line("line-rule", {mark.line_x, box.y + mark.box.y}, {mark.line_x, box.bottom()});
        }
        for (const PlacedMark& mark : marks) {
            write(mark.text, "contact_date",
                  {mark.left_of_line ? mark.box.right() : mark.box.x, box.y + mark.box.y + 12},
                  mark.left_of_line ? TextLine::Anchor::end : TextLine::Anchor::start);
        }
    }

    void months(const SheetBox& box) {
        const std::vector<MonthChange> changes = month_changes(chart_.dates, chart_.country.values);
        double low = 0;
        double high = 0;
        for (const MonthChange& change : changes) {
            low = std::min(low, change.km2);
            high = std::max(high, change.km2);
        }
        const std::vector<double> steps = round_steps(low, high, 4);
        const Panel panel(box, chart_, steps.front(), steps.back());
        svg_.layer("months", "Net change per month");
        const bool has_gaps = std::any_of(changes.begin(), changes.end(),
                                          [](const MonthChange& one) { return !one.has_map; });
        write(std::string("Net change per month, " + chart_.unit +
                          " (first and last month: the part that there "
                          "are maps of") +
                  (has_gaps ? "; –: no map, its change is in the next month)" : ")"),
              "legend_heading", {chart_margin, box.y - 18});
        value_axis(panel, steps, true);
        const double width =
            box.width / static_cast<double>(std::max<std::size_t>(1, changes.size()));
        for (std::size_t i = 0; i < changes.size(); ++i) {
            const double top = panel.y(std::max(0.0, changes[i].km2));
            const double bottom = panel.y(std::min(0.0, changes[i].km2));
            const double x = box.x + static_cast<double>(i) * width;
            if (!changes[i].has_map) {
                write("–", "legend_small", {x + width / 2, panel.y(0) - 4},
                      TextLine::Anchor::middle);
                month_label(changes[i], i, changes.size(), {x + width / 2, box.bottom()});
                continue;
            }
            svg_.box(changes[i].km2 < 0 ? "fill-returned_to_ukraine" : "fill-passed_to_russia",
                     {x + width * 0.15, top, width * 0.7, bottom - top});
            month_label(changes[i], i, changes.size(), {x + width / 2, box.bottom()});
        }
        line("line-rule", {box.x, panel.y(0)}, {box.right(), panel.y(0)});
    }

    void month_label(const MonthChange& change, std::size_t i, std::size_t count, SheetPoint at) {
        const std::size_t every = count <= 30 ? 1 : count <= 90 ? 3 : 12;
        if ((change.month - 1) % every != 0) {
            return;
        }
        write(month_names[change.month - 1], "legend_small", {at.x, at.y + 16},
              TextLine::Anchor::middle);
        if (i == 0 || change.month == 1) {
            write(std::to_string(change.year), "legend_small", {at.x, at.y + 29},
                  TextLine::Anchor::middle);
        }
    }

    void small_panels(double top) {
        if (chart_.regions.empty()) {
            return;
        }
        svg_.layer("regions", "By region");
        write("By region, " + chart_.unit + " (each with a scale of its own)", "legend_heading",
              {chart_margin, top});
        const double column =
            (sheet_.width - 2 * chart_margin) / static_cast<double>(small_columns);
        for (std::size_t i = 0; i < chart_.regions.size(); ++i) {
            const TimeCurve& region = chart_.regions[i];
            const double x = chart_margin + static_cast<double>(i % small_columns) * column;
            const std::size_t grid_row = i / small_columns;
            const double y = top + 52 + static_cast<double>(grid_row) * small_step;
            const auto [low, high] =
                std::minmax_element(region.values.begin(), region.values.end());
            // A curve that hardly moves stands in the middle, and shows no cliffs.
            const double span = std::max({*high - *low, 0.005 * *high, 1.0});
            const double room = (span - (*high - *low)) / 2 + 0.06 * span;
            const Panel panel({x + 4, y, column - 30, small_height}, chart_, *low - room,
                              *high + room);
            write(region.name, "legend_heading", {x, y - 22});
            write(range_of(region.values), "legend_small", {x, y - 8});
            time_axis(panel, 60);
            curve(panel, region);
        }
    }

    /// "0.0 → 34, at most 174": the first and the last figure, and what goes beyond them.
    [[nodiscard]] std::string range_of(const std::vector<double>& values) const {
        const auto [low, high] = std::minmax_element(values.begin(), values.end());
        const std::string first = figure(values.front());
        const std::string last = figure(values.back());
        std::string text = first == last ? first : first + " → " + last;
        if (*low < std::min(values.front(), values.back()) && figure(*low) != first &&
            figure(*low) != last) {
            text += ", at least " + figure(*low);
        }
        if (*high > std::max(values.front(), values.back()) && figure(*high) != first &&
            figure(*high) != last) {
            text += ", at most " + figure(*high);
        }
        return text;
    }

    [[nodiscard]] std::string figure(double value) const {
        return chart_.figure ? chart_.figure(value) : grouped(value, value < 10 ? 1 : 0);
    }

    /// From how many days on nothing is known of what lies between two maps.
    [[nodiscard]] static double max_gap_days(const TimeChart& chart) {
        std::vector<double> between;
        for (std::size_t i = 1; i < chart.dates.size(); ++i) {
            between.push_back(day_number(chart.dates[i]) - day_number(chart.dates[i - 1]));
        }
        if (between.empty()) {
            return longest_unbroken_days;
        }
        const auto middle = between.begin() + static_cast<std::ptrdiff_t>(between.size() / 2);
        std::nth_element(between.begin(), middle, between.end());
        return std::max<double>(longest_unbroken_days, 4 * *middle);
    }

    const TimeChart& chart_;
    const MapStyle& style_;
    SheetBox sheet_;
    double max_gap_days_ = max_gap_days(chart_);
    SvgDocument svg_;
};

} // namespace

std::string time_chart_svg(const TimeChart& chart, const MapStyle& style) {
    return ChartWriter(chart, style).write();
}

} // namespace demarc
