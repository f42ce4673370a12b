// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <optional>
#include <string_view>

namespace demarc {

/// How far a publisher commits to a figure.
enum class Hedge {
    exact,       ///< the bare figure, or the bare ends of a range: "19 %", "19–20 %"
    approximate, ///< "roughly", "about", "some"
    at_least,    ///< a comparison: "over", "more than", "at least"
    at_most,     ///< a comparison: "under", "less than", "up to"
    just_over,   ///< close by and above: "just over"
    just_under,  ///< close by and below: "nearly", "almost"
    between      ///< two comparisons: "between … and", "more than … and less than"
};

/// Lower and upper bound of a measured figure, ends included; an end may be infinite.
struct Range {
    double low = 0;
    double high = 0;
    [[nodiscard]] bool contains(double value) const { return low <= value && value <= high; }
};

/// One row of the table of hedges, which geodata/claims/README.md prints and argues.
struct HedgeRule {
    /// Whether `value_to` goes with it.
    enum class Range { never, optional, always };

    Hedge hedge;
    std::string_view name;  ///< in files: "at_least"
    std::string_view words; ///< that publishers use, commas between: "over, more than"
    Range range;
    std::string_view covers; ///< in words
    std::string_view because;
};

/// All hedges, in the order of the enumeration.
const std::array<HedgeRule, 7>& hedge_rules();

const HedgeRule& rule_of(Hedge hedge);

/// The rule that lists these very words ("more than"); null where none does.
const HedgeRule* rule_of_words(std::string_view words);

/// "at_least": the name in files.
std::string_view name_of(Hedge hedge);
std::optional<Hedge> hedge_named(std::string_view name);

/// A figure counted in units of its last printed digit: 19.3 is 193 units of a tenth. Whole numbers
/// keep the bounds free of the noise of binary fractions. Takes the size of a figure: a loss reads
/// as "lost about 37".
class PrintedFigure {
public:
    PrintedFigure(double value, int decimals);
    [[nodiscard]] long long units() const { return units_; }
    /// The largest of 1, 2, 5, 10, 20, 50 ... units that is no more than a tenth of the figure, at
    /// least 1; at most 2 where decimals are printed. A larger figure of the same decimals never
    /// has a smaller step, and a hedge is as wide as its step.
    [[nodiscard]] long long step() const;
    [[nodiscard]] double value() const { return value_of_halves(2 * units_); }
    /// What so many halves of a unit are worth.
    [[nodiscard]] double value_of_halves(long long halves) const;

private:
    long long units_ = 0;
    int decimals_ = 0;
};

/// What a figure, or the range from it to a second one, covers under a hedge. It looks at the
/// printed figure and its hedge and at nothing else, so that nobody can widen a claim until it
/// holds. `decimals`: decimals printed; -3: printed to the thousand.
Range covered_by(Hedge hedge, double value, std::optional<double> value_to, int decimals);

/// What makes the wording true to the letter: for a comparison all on its side of the figure, for
/// any other hedge what it covers.
Range true_under(Hedge hedge, double value, std::optional<double> value_to, int decimals);

} // namespace demarc
