// SPDX-License-Identifier: MIT
#include "cli/option_groups.hpp"

#include "cli/option_offers.hpp"
#include "support/error.hpp"

#include <fmt/format.h>

#include <charconv>
#include <utility>

namespace demarc {

namespace {

Option jobs_option(unsigned& into) {
    Option option;
    option.name = "jobs";
    option.letter = 'j';
    option.value_name = "N";
    option.text = "How many threads to use. The results do not depend on it.";
    option.default_text = "one for each processor";
    option.take = [&into](const std::string& value) {
        const auto [end, failure] =
            std::from_chars(value.data(), value.data() + value.size(), into);
        if (failure != std::errc{} || end != value.data() + value.size() || into == 0 ||
            into > 1024) {
            throw UsageError(fmt::format("--jobs: '{}' is not a number from 1 to 1024", value));
        }
    };
    return option;
}

Option reconcile_option(bool& into) {
    return one_of("reconcile", "on|off",
                  "Border reconciliation: a publisher's coast and state border never agree with "
                  "those of the boundary set, and the slivers between them are given to the side "
                  "they belong to. 'off' takes the publisher's polygons as they are.",
                  {"on", "off"}, "on", [&into](const std::string& word) { into = word == "on"; });
}

} // namespace

Option text_option(std::string name, std::string value_name, std::string text, std::string& into) {
    return {.name = std::move(name),
            .value_name = std::move(value_name),
            .text = std::move(text),
            .take = [&into](const std::string& value) { into = value; }};
}

Option texts_option(std::string name, std::string value_name, std::string text,
                    std::vector<std::string>& into) {
    return {.name = std::move(name),
            .value_name = std::move(value_name),
            .text = std::move(text),
            .repeatable = true,
            .take = [&into](const std::string& value) { into.push_back(value); }};
}

Option day_option(const std::string& name, std::string text, std::optional<Date>& into) {
    return {.name = name,
            .value_name = "YYYY-MM-DD",
            .text = std::move(text),
            .take = [&into, name](const std::string& value) {
                into = Date::parse(value);
                if (!into) {
                    throw UsageError(fmt::format("--{}: '{}' is not a date; write it as "
                                                 "YYYY-MM-DD, for example 2025-11-24",
                                                 name, value));
                }
            }};
}

Option output_option(std::string text, std::string& into) {
    return {.name = "output",
            .letter = 'o',
            .value_name = "DIR",
            .text = std::move(text),
            .default_text = into,
            .take = [&into](const std::string& value) { into = value; }};
}

Option results_option(std::string& into) {
    return output_option("The folder for the results: all files or none; an earlier "
                         "result of demarc in it is replaced.",
                         into);
}

OptionGroup method_options(Method& into, const std::vector<std::string_view>& names) {
    static const std::vector<Offer<Method>> offers{
        {"area-method",
         [](Method& to) {
             return choice("area-method", "METHOD",
                           "How areas on the ellipsoid are computed: authalic takes edges as "
                           "straight in longitude and latitude and adds up exactly; geodesic takes "
                           "them as shortest lines; planar is a cross-check in an equal-area "
                           "plane.",
                           all_area_methods, to.area);
         }},
        {"denominator",
         [](Method& to) {
             return choice("denominator", "WHOLE",
                           "What a share is a share of: the polygons of the boundary set or one of "
                           "the two official areas of Ukraine in km².",
                           all_denominators, to.denominator);
         }},
        {"contested",
         [](Method& to) {
             return choice("contested", "POLICY",
                           "How to count land assigned to neither side: as a class of its own "
                           "(separate), one of the sides, or half each (split).",
                           all_contested_policies, to.contested);
         }},
        {"reconcile", [](Method& to) { return reconcile_option(to.reconciled); }}};
    return chosen("How to count", offers, names, into);
}

OptionGroup console_options(ConsoleOptions& into, const std::vector<std::string_view>& names) {
    static const std::vector<Offer<ConsoleOptions>> offers{
        {"json",
         [](ConsoleOptions& to) {
             return flag("json", "Print the summary as JSON instead of text.", to.json);
         }},
        {"jobs", [](ConsoleOptions& to) { return jobs_option(to.jobs); }},
        {"quiet",
         [](ConsoleOptions& to) {
             Option option = flag("quiet", "Print nothing but warnings and errors.", to.quiet);
             option.letter = 'q';
             return option;
         }},
        {"verbose", [](ConsoleOptions& to) {
             Option option =
                 flag("verbose",
                      "Say on standard error how long each stage took and how much memory it "
                      "needed; of run also what each region of the boundaries was recognised by.",
                      to.verbose);
             option.letter = 'v';
             return option;
         }}};
    return chosen("How it runs", offers, names, into);
}

Option plan_option(std::vector<std::string>& into) {
    Option option =
        texts_option("plan", "PLAN|FILE",
                     "A plan: its id (see 'demarc plans list') or a plan file of your own. The "
                     "present line is always computed as well, for comparison.",
                     into);
    option.default_text = "all plans that come with demarc";
    return option;
}

void check_console_options(const ConsoleOptions& options) {
    if (options.quiet && options.verbose) {
        throw UsageError("--quiet and --verbose cannot be combined");
    }
    if (options.quiet && options.json) {
        throw UsageError("--quiet and --json cannot be combined");
    }
}

} // namespace demarc
