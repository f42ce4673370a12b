// SPDX-License-Identifier: MIT
#include "commands/run.hpp"
#include "support/usage.hpp"

#include <doctest/doctest.h>

using namespace demarc;
using namespace demarc::testing;

namespace {

RunOptions run_opt(const std::vector<std::string>& arguments) {
    return opt<RunCommand>(arguments);
}

bool run_bad_opt(const std::vector<std::string>& arguments, const std::string& message) {
    return bad_opt<RunCommand>(arguments, message);
}

} // namespace

TEST_CASE("run without options works on the embedded data") {
    const RunOptions options = run_opt({});
    CHECK(options == RunOptions{});
    CHECK(options.output == "output/run");
    CHECK(options.method == Method{});
    CHECK(options.formats == ExportChoice{});
}

TEST_CASE("run takes sources, plans and a date") {
    const RunOptions options =
        run_opt({"--boundaries", "b.geojson:geoboundaries", "--sea", "sea.geojson", "--control",
                 "c.geojson:classes", "--russian-side", "34.10,44.95", "--date", "2025-11-24",
                 "--plan", "a", "--plan", "b.toml"});
    CHECK(options.sources.boundaries == "b.geojson:geoboundaries");
    CHECK(options.sources.sea == "sea.geojson");
    CHECK(options.sources.control == "c.geojson:classes");
    CHECK(options.sources.russian_side == "34.10,44.95");
    CHECK(options.sources.date == Date::parse("2025-11-24"));
    CHECK(options.plans == std::vector<std::string>{"a", "b.toml"});
}

TEST_CASE("run takes every way of counting") {
    for (const AreaMethod area : all_area_methods) {
        CHECK(run_opt({"--area-method", std::string(name_of(area))}).method.area == area);
    }
    for (const Denominator denominator : all_denominators) {
        CHECK(run_opt({"--denominator", std::string(name_of(denominator))}).method.denominator ==
              denominator);
    }
    for (const ContestedPolicy policy : all_contested_policies) {
        CHECK(run_opt({"--contested", std::string(name_of(policy))}).method.contested == policy);
    }
    CHECK(run_opt({"--reconcile", "on"}).method.reconciled);
    CHECK_FALSE(run_opt({"--reconcile", "off"}).method.reconciled);
}

TEST_CASE("run takes formats, output folder, threads and how much to say") {
    const RunOptions options =
        run_opt({"--format", "csv,report", "-o", "story", "-j", "3", "--verbose", "--json"});
    CHECK(options.formats.formats == FormatNames{"csv", "report"});
    CHECK(options.output == "story");
    CHECK(options.console.jobs == 3);
    CHECK(options.console.verbose);
    CHECK(options.console.json);
    CHECK(run_opt({"--dry-run"}).dry_run);
    CHECK(run_opt({"-q"}).console.quiet);
}

TEST_CASE("a format that shows another one brings it, and white space in the list is nothing") {
    CHECK(run_opt({"--format", "html"}).formats.formats == FormatNames{"html", "svg"});
    CHECK(run_opt({"--format", "csv, json ,report"}).formats.formats ==
          FormatNames{"csv", "json", "report"});
    CHECK(run_opt({"--format", "csv, json ,gpkg,geojson,topojson,fgb,svg,report,html,page"})
              .formats == ExportChoice{});
}

TEST_CASE("run refuses values that mean nothing and says what would") {
    CHECK(run_bad_opt({"--date", "2025-02-30"}, "--date: '2025-02-30' is not a date"));
    CHECK(run_bad_opt({"--date", "24.11.2025"}, "write it as YYYY-MM-DD"));
    CHECK(run_bad_opt({"--jobs", "0"}, "--jobs: '0' is not a number from 1 to 1024"));
    CHECK(run_bad_opt({"--jobs", "two"}, "--jobs: 'two'"));
    CHECK(run_bad_opt({"--jobs", "4x"}, "--jobs: '4x'"));
    CHECK(run_bad_opt({"--jobs", "-1"}, "--jobs: '-1'"));
    CHECK(run_bad_opt({"--area-method", "geodetic"}, "did you mean 'geodesic'?"));
    CHECK(run_bad_opt({"--denominator", "official"}, "official-603628"));
    CHECK(run_bad_opt({"--contested", "half"}, "Possible values: separate, ukrainian, russian, "));
    CHECK(run_bad_opt({"--reconcile", "yes"}, "Possible values: on, off."));
    CHECK(run_bad_opt({"--format", "csv,geojsn"},
                      "--format: unknown value 'geojsn'; did you mean 'geojson'? Possible values: "
                      "csv, json, gpkg, geojson, topojson, fgb, shp, svg, png, pdf, report, html, "
                      "page."));
    CHECK(run_bad_opt({"--russian-side", "200,10", "--control", "x"}, "is not a position"));
    CHECK(run_bad_opt({"--russian-side", "34.1,", "--control", "x"}, "is not a position"));
    CHECK(run_bad_opt({"--russian-side", "nan,45", "--control", "x"}, "is not a position"));
}

TEST_CASE("run refuses options that do not go together") {
    CHECK(run_bad_opt({"--sea", "sea.geojson"}, "--sea goes with --boundaries"));
    CHECK(run_bad_opt({"--russian-side", "UA-43"}, "--russian-side goes with --control"));
    CHECK(run_bad_opt({"--publisher", "Me"}, "--publisher, --attribution and --licence go with"));
    CHECK(run_bad_opt({"--dry-run", "--json"}, "--dry-run and --json cannot be combined"));
    CHECK(run_bad_opt({"--quiet", "--verbose"}, "cannot be combined"));
    CHECK(run_bad_opt({"--quiet", "--json"}, "cannot be combined"));
    CHECK(run_bad_opt({"front.geojson"}, "unexpected argument 'front.geojson'"));
    CHECK(run_bad_opt({"--outptu", "x"}, "did you mean '--output'?"));
}

TEST_CASE("the repeatable command line names inputs without folders and leaves out the rest") {
    CHECK(repeatable_command_line(run_opt({})) == "demarc run");
    CHECK(repeatable_command_line(run_opt({"--output", "/tmp/x", "--jobs", "7", "--quiet"})) ==
          "demarc run");
    CHECK(repeatable_command_line(
              run_opt({"--control", "/home/x/front line.geojson:classes", "--date", "2025-11-24",
                       "--plan", "/home/x/mine.toml", "--area-method", "geodesic", "--denominator",
                       "official-603549", "--contested", "split", "--reconcile", "off"})) ==
          "demarc run --control 'front line.geojson:classes' --date 2025-11-24 --plan mine.toml "
          "--area-method geodesic --denominator official-603549 --contested split "
          "--reconcile off");
}
