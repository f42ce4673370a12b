// SPDX-License-Identifier: MIT
#include "cli/line_error_options.hpp"

#include "tally/line_error.hpp"

#include <fmt/format.h>

#include <charconv>
#include <string_view>

namespace demarc {

namespace {

/// A number within bounds, whole or not. \throws UsageError
double number_within(std::string_view option, const std::string& text, const Bounds& bounds) {
    double value = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (failure != std::errc{} || end != text.data() + text.size() || !bounds.hold(value)) {
        throw UsageError(fmt::format("--{}: '{}' is not a number from {:g} to {:g}", option, text,
                                     bounds.least, bounds.most));
    }
    return value;
}

} // namespace

OptionGroup line_error_options(LineError& into) {
    const auto option = [](std::string name, std::string value_name, std::string text) {
        Option made;
        made.name = std::move(name);
        made.value_name = std::move(value_name);
        made.text = std::move(text);
        return made;
    };
    Option km = option("line-error", "KM",
                       "How far the line of contact may be off: it is moved so far to either side, "
                       "coasts and borders stay, and every figure gets a low and a high one.");
    km.take = [&into](const std::string& value) {
        into.km = number_within("line-error", value, line_error_bounds::km);
    };
    Option samples = option("samples", "N",
                            "With --line-error: move the line at random N times as well, and give "
                            "the 5th, 50th and 95th percentile of every figure.");
    samples.take = [&into](const std::string& value) {
        into.samples =
            static_cast<unsigned>(number_within("samples", value, line_error_bounds::samples));
    };
    Option seed =
        option("seed", "S", "The random numbers to use: the same seed, the same figures.");
    seed.default_text = "1";
    seed.take = [&into](const std::string& value) {
        into.seed =
            static_cast<std::uint64_t>(number_within("seed", value, line_error_bounds::seed));
    };
    Option correlation = option("correlation", "KM",
                                "How far along the map two moves of the line still have to do with "
                                "each other: their correlation falls to 1/e over this distance.");
    correlation.default_text = "20";
    correlation.take = [&into](const std::string& value) {
        into.correlation_km =
            number_within("correlation", value, line_error_bounds::correlation_km);
    };
    return {"How well the line is known", {km, samples, seed, correlation}};
}

void check_line_error_options(const LineError& error) {
    const LineError defaults;
    if (error.km <= 0 && error != defaults) {
        throw UsageError("--samples, --seed and --correlation go with --line-error");
    }
    if (error.samples == 0 &&
        (error.seed != defaults.seed || error.correlation_km != defaults.correlation_km)) {
        throw UsageError("--seed and --correlation go with --samples");
    }
}

std::string to_command_line(const LineError& error) {
    const LineError defaults;
    if (error.km <= 0) {
        return {};
    }
    std::string line = fmt::format(" --line-error {:g}", error.km);
    if (error.samples > 0) {
        line += fmt::format(" --samples {} --seed {}", error.samples, error.seed);
    }
    if (error.samples > 0 && error.correlation_km != defaults.correlation_km) {
        line += fmt::format(" --correlation {:g}", error.correlation_km);
    }
    return line;
}

} // namespace demarc
