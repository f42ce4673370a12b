// SPDX-License-Identifier: MIT
//
// Every option of every verb changes a byte that the verb prints or writes. An option that is new
// has to be put to the test here: one without a trial fails.
#include "commands/all.hpp"
#include "support/hash.hpp"
#include "support/scratch_folder.hpp"
#include "support/shared_data.hpp"

#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <sstream>

using namespace demarc;
using namespace demarc::testing;

namespace {

using Words = std::vector<std::string>;

Words operator+(Words a, const Words& b) {
    a.insert(a.end(), b.begin(), b.end());
    return a;
}

/// Two command lines that one option tells apart.
struct Trial {
    std::string verb;
    std::string option;
    Words without; ///< what stands behind the verb
    Words with;
    bool changes = true;  ///< else: promised to change nothing
    bool refuses = false; ///< with it there is nothing left to tell
    std::string data = shipped_data("");
};

std::string bytes_of(const std::filesystem::path& file) {
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

/// A result without its command line, which repeats every option, and without the hashes and sizes
/// of files that do.
std::string without_command_line(const std::string& bytes) {
    std::istringstream lines(bytes);
    std::string kept;
    for (std::string line; std::getline(lines, line);) {
        const bool repeats = line.find("demarc run") != std::string::npos ||
                             line.find("\"hash\"") != std::string::npos ||
                             line.find("\"bytes\"") != std::string::npos;
        kept += repeats ? "" : line + '\n';
    }
    return kept;
}

/// What comes of a command line: status or error, what is printed, all files in `folder`.
std::string outcome(const std::string& verb, const Words& words,
                    const std::filesystem::path& folder) {
    std::filesystem::remove_all(folder);
    std::filesystem::create_directory(folder);
    std::ostringstream out;
    std::ostringstream err;
    Terminal terminal{.out = out, .err = err};
    std::string result;
    try {
        result = std::to_string(
            static_cast<int>(all_commands().dispatch(Words{verb} + words, terminal)));
    } catch (const std::exception& error) {
        result = error.what();
    }
    result += "\n" + without_command_line(out.str()) + "\n" + err.str();
    std::set<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
        if (entry.is_regular_file()) {
            files.insert(entry.path());
        }
    }
    for (const std::filesystem::path& file : files) {
        result += "\n" + file.string() + " " + sha256(without_command_line(bytes_of(file)));
    }
    return result;
}

/// Whether a command line did what it was asked: an exit status, not the message of an error.
bool did_its_work(const std::string& outcome) {
    return outcome.size() > 1 && outcome[0] >= '0' && outcome[0] <= '3' && outcome[1] == '\n';
}

/// Trials on a board of squares and maps of a few rectangles, so that each takes little time.
struct Trials {
    explicit Trials(const ScratchFolder& folder) : scratch(folder) {
        of_run();
        of_check();
        of_map();
        of_series();
        of_diff();
        of_explain();
        of_plans_sources_version();
    }

    static std::string control(const std::string& name) { return fixture_file("control/" + name); }

    /// A profile that comes with demarc, under a name of one's own.
    [[nodiscard]] std::string own(const std::string& profile) const {
        return scratch.write("own-" + profile + ".toml",
                             bytes_of(shipped_data("profiles/" + profile + ".toml")));
    }

    void add(const std::string& verb, const Words& base, const Words& option) {
        list.push_back({verb, option.front().substr(2), base, base + option});
    }

    /// Options of every verb that reads a map. `rest` is all but boundaries and map.
    void of_a_map(const std::string& verb, const Words& rest) {
        const Words on_board = rest + board + map;
        list.push_back({verb, "boundaries", rest + map, rest + map + Words{board[0], board[1]}});
        list.push_back({verb, "control", rest + board, rest + board + map});
        if (verb == "explain") { // a place that the sea takes
            list.push_back({verb, "sea", ukraine + Words{"--at", "31.75,46.5"},
                            ukraine + Words{"--at", "31.75,46.5", "--sea", sea}, true, true});
        } else if (verb == "check") { // a claim that the shipped front line can test
            add(verb, ukraine + Words{"--claim", "askgeopolitics-2025-11-24"}, {"--sea", sea});
        } else {
            add(verb, rest + ukraine, {"--sea", sea});
        }
        if (verb != "explain") { // which says of what, not of whose
            add(verb, on_board, {"--publisher", "Nobody else"});
        }
        // A strip of 0.01 degrees at the border of the board.
        add(verb, rest + board + Words{"--control", short_of_border + ":classes"},
            {"--reconcile", "off"});
        add(verb,
            rest + board +
                Words{"--control", control("classes-2025-01-02.geojson") + ":own-classes"},
            {"--profile", own("classes")});
        add(verb,
            rest + board +
                Words{"--control",
                      control("line-unmarked-2025-01-02.geojson") + ":line-of-contact"},
            {"--russian-side", "32.5,48.5"});
        of_tolerance(verb, rest);
    }
    /// A line in two pieces 200 m apart, a map with a record that says nothing of a place, and one
    /// in metres.
    void of_tolerance(const std::string& verb, const Words& rest) {
        add(verb, rest + board + Words{"--control", in_pieces + ":line-of-contact"},
            {"--join", "0.3km"});
        const Words lacking = rest + board + Words{"--control", without_place + ":classes"};
        list.push_back({verb, "strict", lacking, lacking + Words{"--strict"}, true, true});
        add(verb, rest + board + Words{"--control", in_metres + ":classes"},
            {"--crs", "EPSG:3857"});
    }
    void of_words(const std::string& verb, const Words& base, const std::vector<Words>& options) {
        for (const Words& option : options) {
            add(verb, base, option);
        }
    }
    void of_jobs(const std::string& verb, const Words& base) {
        list.push_back({verb, "jobs", base, base + Words{"--jobs", "3"}, false});
    }

    void of_run() {
        const Words csv{"--plan", "us-28-point-2025-11", "--format", "csv", "--output", out};
        const Words on_board = board + map;
        of_a_map("run", csv);
        of_words("run", on_board + csv,
                 {{"--compare-boundaries", board[1]},
                  {"--count", fixture_file("tables/schools.csv")},
                  {"--people", fixture_file("rasters/people.asc")},
                  {"--districts", fixture_file("boundaries/districts.geojson") + ":osm-raions"},
                  {"--attribution", "Asked for"},
                  {"--licence", "Own"},
                  {"--date", "2025-01-03"},
                  {"--area-method", "geodesic"},
                  {"--denominator", "official-603628"},
                  {"--contested", "russian"},
                  {"--line-error", "5"},
                  {"--json"},
                  {"--quiet"},
                  {"--verbose"},
                  {"--dry-run"}});
        const Words moved = on_board + csv + Words{"--line-error", "5"};
        add("run", moved, {"--samples", "20"});
        of_words("run", moved + Words{"--samples", "20"},
                 {{"--seed", "7"}, {"--correlation", "300"}});
        of_jobs("run", on_board + csv);
        add("run", on_board + Words{"--format", "csv", "--output", out},
            {"--plan", "us-28-point-2025-11"});
        list.push_back({"run", "output", on_board + csv,
                        on_board + Words(csv.begin(), csv.end() - 1) + Words{out + "/other"}});
        add("run", on_board + Words{"--plan", "present", "--output", out}, {"--format", "csv"});
        of_line("run", {"--format", "csv", "--output", out});
        of_look("run", on_board + Words{"--plan", "us-28-point-2025-11", "--format", "svg",
                                        "--output", out});
    }
    void of_line(const std::string& verb, const Words& base) {
        add(verb, base + Words{"--plan", "minsk-memorandum-2014-09"},
            {"--line", "2014-09-19=" + fixture_file("control/line-of-2014.geojson") + ":classes"});
    }
    void of_look(const std::string& verb, const Words& base) {
        of_words(verb, base,
                 {{"--preset", "story"},
                  {"--crop", "donetsk"},
                  {"--fill", "administration"},
                  {"--theme", "dark"},
                  {"--lang", "uk"},
                  {"--units", "mi"},
                  {"--graticule"}});
    }
    void of_check() {
        const std::string claim = scratch.write("own-claim.toml", R"(id = "own-claim"
statement = "Russia holds about 5% of it"
publisher = "A page"
date = 2025-01-02
quantity = "share_pct"
value = 5
decimals = 0
hedge = "approximate"
hedge_word = "about"
counts = "all"
classes = ["russian", "russian_pre_2022"]
)");
        const Words one{"--claim", claim};
        const Words on_board = board + map;
        const std::string folder = fixture_file("../cli/check/");
        of_a_map("check", one);
        of_words("check", on_board + one,
                 {{"--date", "2025-02-02"},
                  {"--area-method", "geodesic"},
                  {"--denominator", "official-603628"},
                  {"--contested", "russian"},
                  {"--json"},
                  {"--quiet"},
                  {"--verbose"}});
        of_jobs("check", on_board + one);
        add("check", on_board, one);
        const std::string people = scratch.write("people-claim.toml", R"(id = "people-claim"
statement = "4 million people lived there"
publisher = "A page"
date = 2025-01-02
quantity = "people"
people_of = "before_war"
value = 4000000
decimals = -5
hedge = "approximate"
hedge_word = "about"
counts = "all"
classes = ["russian", "russian_pre_2022"]
)");
        // Of people of whom it is not stated of what time they are.
        const Words before_war = on_board + Words{"--claim", people};
        list.push_back({"check", "people", before_war,
                        before_war + Words{"--people", fixture_file("rasters/people.asc")}, true,
                        true});
        const Words gain{"--control", folder + "square-2025-11-24.geojson:classes", "--claim",
                         folder + "gained.toml"};
        const Words before{"--from-control", folder + "square-2025-11-01.geojson:classes"};
        add("check", gain, before);
        // A day that the claim is not about.
        list.push_back({"check", "from", gain + before,
                        gain + before + Words{"--from", "2025-10-20"}, true, true});
        add("check", on_board, {"--card", claim, "--output", out});
        const Words card{"--card", claim};
        list.push_back({"check", "output", on_board + card + Words{"--output", out},
                        on_board + card + Words{"--output", out + "/other"}});
        of_words("check", on_board + card + Words{"--output", out},
                 {{"--attribution", "Asked for"}, {"--licence", "Own"}});
    }
    void of_map() {
        const Words present{"--plan", "present", "--output", out};
        const Words on_board = board + map;
        of_a_map("map", present);
        of_words("map", on_board + present,
                 {{"--attribution", "Asked for"},
                  {"--headline", "Of my own"},
                  {"--standfirst", "Of my own."},
                  {"--credit", "The desk"},
                  {"--caption", "full"},
                  {"--without", "heading,legend"},
                  {"--with-people"},
                  {"--size", "1080x1350"},
                  {"--transparent"},
                  {"--date", "2025-01-03"},
                  {"--area-method", "geodesic"},
                  {"--denominator", "official-603628"},
                  {"--contested", "russian"},
                  {"--format", "pdf"},
                  {"--quiet"},
                  {"--verbose"}});
        // Towns far from the line lie outside the crop that is made unasked.
        of_words("map", on_board + present + Words{"--crop", "ukraine"},
                 {{"--label", "Adzhamka"},
                  {"--towns", scratch.write("towns.csv", "name,lon,lat\nOurs,25,48\n")}});
        add("map", on_board + present + Words{"--caption", "full"}, {"--licence", "Own"});
        add("map", on_board + present + Words{"--format", "png"}, {"--dpi", "48"});
        add("map", on_board + present + Words{"--fill", "held"},
            {"--districts", fixture_file("boundaries/districts.geojson") + ":osm-raions"});
        // The raster's are of no stated time.
        const Words with_people = on_board + present + Words{"--with-people"};
        list.push_back({"map", "people", with_people,
                        with_people + Words{"--people", fixture_file("rasters/people.asc")}, true,
                        true});
        of_jobs("map", on_board + present);
        const Words zone{"--plan", "us-28-point-2025-11", "--output", out};
        add("map", on_board + Words{"--output", out, "--plan", "present"},
            {"--plan", "us-28-point-2025-11"});
        add("map", on_board + zone, {"--sheet", "before-after"});
        list.push_back({"map", "output", on_board + present,
                        on_board + Words{"--plan", "present", "--output", out + "/other"}});
        of_line("map", {"--output", out});
        of_look("map", on_board + zone);
        add("map",
            board + Words{"--control", fixture_file("series"), "--plan", "present", "--output", out,
                          "--sheet", "days"},
            {"--days", "2025-01-01,2025-01-04"});
    }
    void of_series() {
        const Words days{"--control", fixture_file("series")};
        const Words to_csv{"--format", "csv", "--output", out + "/series"};
        const Words all = board + days + to_csv;
        list.push_back({"series", "boundaries", days + to_csv, all});
        list.push_back({"series", "control", board + to_csv, all});
        list.push_back({"series", "output", all,
                        board + days + Words{"--format", "csv", "--output", out + "/other"}});
        of_words("series", all,
                 {{"--reconcile", "off"},
                  {"--publisher", "Nobody else"},
                  {"--attribution", "Asked for"},
                  {"--licence", "Own"},
                  {"--plan", "us-28-point-2025-11"},
                  {"--area-method", "geodesic"},
                  {"--denominator", "official-603628"},
                  {"--jump", "100000"},
                  {"--quiet"},
                  {"--verbose"},
                  {"--resume"}});
        add("series", ukraine + days + to_csv, {"--sea", sea});
        add("series", all,
            {"--districts", fixture_file("boundaries/districts.geojson") + ":osm-raions"});
        const Words lacking = board + Words{"--control", without_place + ":classes"} + to_csv;
        list.push_back({"series", "strict", lacking, lacking + Words{"--strict"}, true, true});
        add("series", board + Words{"--control", in_pieces + ":line-of-contact"} + to_csv,
            {"--join", "0.3km"});
        add("series", board + Words{"--control", in_metres + ":classes"} + to_csv,
            {"--crs", "EPSG:3857"});
        of_words("series", all,
                 {{"--people", "embedded"}, {"--count", fixture_file("tables/schools.csv")}});
        add("series", all, {"--shard", "1/2"});
        list.push_back({"series", "merge", all, all + Words{"--merge", sea}, true, true});
        of_jobs("series", all);
        add("series",
            board + Words{"--control", fixture_file("series") + ":own-deepstate-daily"} + to_csv,
            {"--profile", own("deepstate-daily")});
        const Words charts = board + days + Words{"--output", out + "/series"};
        of_words("series", charts,
                 {{"--format", "wide"}, {"--annotations", fixture_file("series/events.csv")}});
    }
    void of_diff() {
        const Words plans{"present", "us-28-point-2025-11"};
        const Words on_board = board + map;
        of_a_map("diff", plans);
        of_words("diff", on_board + plans,
                 {{"--area-method", "planar"},
                  {"--contested", "russian"},
                  {"--to", "2025-01-03"},
                  {"--count", fixture_file("tables/schools.csv")},
                  {"--people", fixture_file("rasters/people.asc")},
                  {"--districts", fixture_file("boundaries/districts.geojson") + ":osm-raions"},
                  {"--csv"},
                  {"--json"},
                  {"--quiet"},
                  {"--verbose"}});
        of_jobs("diff", on_board + plans);
        add("diff", Words{"present", "minsk-memorandum-2014-09"},
            {"--line", "2014-09-19=" + fixture_file("control/line-of-2014.geojson") + ":classes"});
        const Words days = board + Words{"--control", fixture_file("series"), "--to", "2025-01-04"};
        add("diff", days, {"--from", "2025-01-01"});
        add("diff", days + Words{"--from", "2025-01-02"},
            {"--from-control", control("classes-2025-01-02.geojson") + ":classes"});
    }
    void of_explain() {
        const Words at{"--at", "28.6,46.4", "--plan", "us-28-point-2025-11"};
        const Words on_board = board + map;
        of_a_map("explain", at);
        of_words("explain", on_board + at,
                 {{"--date", "2025-01-03"},
                  {"--people", fixture_file("rasters/people.asc")},
                  {"--districts", fixture_file("boundaries/districts.geojson") + ":osm-raions"},
                  {"--json"},
                  {"--quiet"},
                  {"--verbose"}});
        of_jobs("explain", on_board + at);
        add("explain", on_board + Words{"--at", "27.5,46.4"}, {"--contested", "russian"});
        add("explain", on_board + Words{"--at", "28.6,46.4"},
            {"--count", fixture_file("tables/schools.csv")});
        add("explain", on_board, {"--at", "28.6,46.4"});
        add("explain", {}, {"--place", "Kramatorsk"});
        add("explain", on_board + Words{"--at", "28.6,46.4"}, {"--plan", "us-28-point-2025-11"});
        add("explain", Words{"--at", "37.5,48", "--plan", "minsk-memorandum-2014-09"},
            {"--line", "2014-09-19=" + fixture_file("control/line-of-2014.geojson") + ":classes"});
    }
    void of_plans_sources_version() {
        const std::string plan = shipped_data("plans/us-28-point-2025-11.toml");
        const Words validate{"validate", plan};
        const Words on_board = board + map;
        list.push_back({"plans", "boundaries", validate + map, validate + on_board});
        list.push_back({"plans", "control", validate + board, validate + on_board});
        // Takes the only land that a rule is about.
        add("plans",
            Words{"validate", shipped_data("plans/witkoff-final-offer-2025-04.toml")} + ukraine,
            {"--sea", sea});
        add("plans", validate + on_board, {"--date", "2025-01-03"});
        add("plans",
            validate + board +
                Words{"--control", control("classes-2025-01-02.geojson") + ":own-classes"},
            {"--profile", own("classes")});
        add("plans",
            validate + board +
                Words{"--control",
                      control("line-unmarked-2025-01-02.geojson") + ":line-of-contact"},
            {"--russian-side", "32.5,48.5"});
        of_tolerance("plans", validate);
        add("plans",
            Words{"validate", shipped_data("plans/minsk-memorandum-2014-09.toml")} + ukraine,
            {"--line", "2014-09-19=" + fixture_file("control/line-of-2014.geojson") + ":classes"});
        add("plans", {"list"}, {"--json"});
        add("sources", {"list"}, {"--json"});
        add("sources", {"list"}, {"--profile", own("classes")});
        add("sources", {"inspect", fixture_file("series")}, {"--date", "2025-01-04"});
        add("sources", {"inspect", control("line-unmarked-2025-01-02.geojson")},
            {"--russian-side", "38.0,48.5"});
        add("sources", {"inspect", in_metres}, {"--crs", "EPSG:3857"});
        add("version", {}, {"--json"});
        const std::string data = data_beside_an_app();
        list.push_back({"page", "app", {}, {"--app", out}, true, false, data});
        list.push_back(
            {"page", "quiet", {"--app", out}, {"--app", out, "--quiet"}, true, false, data});
    }

    /// A data folder as an installed demarc with an app has it.
    [[nodiscard]] std::string data_beside_an_app() const {
        const std::filesystem::path around = scratch.path() / "share";
        std::filesystem::create_directories(around / "app");
        std::filesystem::create_directory_symlink(shipped_data(""), around / "geodata");
        for (const char* const name : {"index.html", "demarc.wasm"}) {
            std::ofstream(around / "app" / name) << name;
        }
        return (around / "geodata").string();
    }

    const ScratchFolder& scratch;
    std::string out = (scratch.path() / "out").string();
    Words board{"--boundaries", fixture_file("boundaries/squares.geojson") + ":natural-earth"};
    Words map{"--control", control("classes-2025-01-02.geojson") + ":classes"};
    /// For options that need the real land.
    Words ukraine{"--boundaries",
                  shipped_data("boundaries/natural-earth-admin-1.geojson") + ":natural-earth"};
    std::string sea = scratch.write(
        "sea.geojson", R"({"type":"FeatureCollection","features":[{"type":"Feature",)"
                       R"("properties":{},"geometry":{"type":"Polygon","coordinates":)"
                       R"([[[31.4,46.3],[32.2,46.3],[32.2,46.65],[31.4,46.65],[31.4,46.3]]]}}]})");
    std::string short_of_border =
        scratch.write("short-2025-01-02.geojson",
                      R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":)"
                      R"({"class":"russian"},"geometry":{"type":"Polygon","coordinates":)"
                      R"([[[28.5,46],[32.99,46],[32.99,49],[28.5,49],[28.5,46]]]}}]})");
    std::string in_pieces =
        scratch.write("pieces-2025-01-02.geojson",
                      R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":)"
                      R"({},"geometry":{"type":"MultiLineString","coordinates":)"
                      R"([[[28.5,45],[28.5,47]],[[28.5,47.0018],[28.5,50]]]}},{"type":"Feature",)"
                      R"("properties":{"side":"russian"},"geometry":)"
                      R"({"type":"Point","coordinates":[32.5,47.5]}}]})");
    std::string without_place = scratch.write(
        "lacking-2025-01-02.geojson",
        R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":)"
        R"({"class":"russian"},"geometry":{"type":"Polygon","coordinates":)"
        R"([[[28.5,46],[32.99,46],[32.99,49],[28.5,49],[28.5,46]]]}},{"type":"Feature",)"
        R"("properties":{"class":"russian"},"geometry":null}]})");
    std::string in_metres = scratch.write(
        "metres-2025-01-02.geojson",
        R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":)"
        R"({"class":"russian"},"geometry":{"type":"Polygon","coordinates":[[[3200000,5800000],)"
        R"([3600000,5800000],[3600000,6200000],[3200000,6200000],[3200000,5800000]]]}}]})");
    std::vector<Trial> list;
};

} // namespace

TEST_CASE("every option of every verb has a trial") {
    const ScratchFolder folder;
    std::set<std::string> tried;
    for (const Trial& trial : Trials(folder).list) {
        tried.insert(trial.verb + " --" + trial.option);
    }
    for (const std::string& verb : all_commands().names()) {
        for (const OptionGroup& group : all_commands().make(verb)->syntax().groups) {
            for (const Option& option : group.options) {
                CAPTURE(verb);
                CAPTURE(option.name);
                CHECK(tried.erase(verb + " --" + option.name) == 1);
            }
        }
    }
    for (const std::string& left : tried) {
        FAIL_CHECK(left << " is tried and is no option");
    }
}

TEST_CASE("every option of every verb changes a byte that is printed or written") {
    const ScratchFolder folder;
    for (const Trial& trial : Trials(folder).list) {
        CAPTURE(trial.verb);
        CAPTURE(trial.option);
        const auto out = folder.path() / "out";
        // The program looks for its data beside itself, where a test has none.
        ::setenv("DEMARC_DATA", trial.data.c_str(), 1);
        const std::string without = outcome(trial.verb, trial.without, out);
        const std::string with = outcome(trial.verb, trial.with, out);
        INFO(with.substr(0, 300));
        const bool changed = without != with;
        CHECK(changed == trial.changes);
        // An option that only makes the work fail would change a byte, too.
        CHECK(did_its_work(with) != trial.refuses);
    }
}
