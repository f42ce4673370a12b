// SPDX-License-Identifier: MIT
//
// Small inputs with known answers, run as a user runs them: one row a case, with the exit status
// and the figures or the words that must come of it. Each case may fail in one way only: its own.
#include "cli/option_words.hpp"
#include "commands/all.hpp"
#include "io/remote_file.hpp"
#include "support/error.hpp"
#include "support/scratch_folder.hpp"
#include "support/shared_data.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

using namespace demarc;
using namespace demarc::testing;

namespace {

using Words = std::vector<std::string>;

/// A figure of a table, of all Ukraine.
struct Figure {
    std::string scenario;
    std::string layer;
    std::string of; ///< class
    double km2 = 0;
    double give_or_take = 0.002;
    std::string column = "area_km2";
    std::string table = "areas.csv";
};

struct Answer {
    std::string name;
    Words arguments; ///< @ stands for the folder of the cases
    int status = 0;
    std::vector<Figure> figures{};
    Words says{}; ///< on the terminal, line breaks taken as blanks
};

Words operator+(Words a, const Words& b) {
    a.insert(a.end(), b.begin(), b.end());
    return a;
}

Words run_of(const std::string& file_and_profile, const Words& more = {}) {
    return Words{"run",    "--control", "@" + file_and_profile, "--date", "2025-11-24",
                 "--plan", "present"} +
           more;
}

Words on_squares(const std::string& name) {
    return run_of(name + "-2025-01-02.geojson:classes",
                  {"--boundaries", "@squares.geojson:natural-earth"});
}

Figure russian(double km2) {
    return {"present", "control", "russian", km2};
}

Figure contested(double km2) {
    return {"present", "control", "contested", km2};
}

/// The rectangle of which most of the cases are made, 36 to 37.5 E, 47.4 to 48.2 N.
const std::vector<Figure>& the_rectangle() {
    static const std::vector<Figure> figures{russian(9995.131)};
    return figures;
}

/// A profile that takes its class from an attribute.
std::string profile_by(const std::string& attribute, const std::string& value) {
    return "kind = \"control\"\nform = \"polygons\"\ntitle = \"t\"\npublisher = \"p\"\n"
           "licence = \"l\"\nattribution = \"a\"\ncounts_as_control = \"c\"\nmethod_note = \"m\"\n"
           "attribute = \"" +
           attribute + "\"\n[classes]\n\"" + value + "\" = \"russian\"\n";
}

std::vector<Answer> inputs_that_are_read(const ScratchFolder& folder) {
    const Words drawn{"--reconcile", "off"};
    const std::string by_layer =
        folder.write("by-layer.toml", profile_by("layer_type", "ukraine_control_map"));
    const std::string by_style =
        folder.write("by-style.toml", profile_by("style", "ru") + "\"ua\" = \"ukrainian\"\n");
    std::ostringstream viina; // under a name of its own: one comes with demarc
    viina << std::ifstream(shared_geodata("../cases/viina.toml")).rdbuf();
    const std::string by_day = folder.write("by-day.toml", viina.str());
    const Words on_map{"--russian-side", "UA-43"};
    return {
        {"clockwise", run_of("a01_cw.geojson:classes"), 0, the_rectangle()},
        {"another CRS", run_of("a04_3857_crs.geojson:classes"), 0, the_rectangle()},
        {"datum of 1942", run_of("shp/sk42.shp:classes"), 0, the_rectangle()},
        {"datum of 2000", run_of("shp/ucs2000.shp:classes"), 0, the_rectangle()},
        {"class by folder of KML",
         run_of("a27_folders.kml:p_kmlfolders", {"--profile", "@p_kmlfolders.toml"}), 0,
         the_rectangle()},
        {"class by description of KML",
         run_of("a28_desc_html.kml:p_desc2", {"--profile", "@p_desc2.toml"}), 0, the_rectangle()},
        {"class by style of KML", run_of("a26_style_class.kml:by-style", {"--profile", by_style}),
         0, the_rectangle()},
        {"styles of KML",
         {"sources", "inspect", "@a26_style_class.kml"},
         0,
         {},
         {"style: 2 different values in 2 records: ru (9,995.1 km²); ua (2,064.4 km²)"}},
        {"points and lines beside polygons",
         run_of("a11_gc_mixed_line_point.geojson:classes"),
         0,
         the_rectangle(),
         {"were passed over: record 0 (1 line, 1 point)"}},
        {"a shapefile with a CRS given", run_of("shp/noprj.shp:classes", {"--crs", "EPSG:4326"}), 0,
         the_rectangle()},
        {"decimal commas",
         run_of("b01_decimal_comma.csv:settlement-list"),
         0,
         {russian(226085.166)}},
        {"a row a place and day",
         run_of("b06_viina.csv:by-day", {"--profile", by_day}),
         0,
         {russian(60002.617)}},
        {"a day written in digits",
         run_of("b08_viina_yyyymmdd_one_day.csv:viina1", {"--profile", "@viina1.toml"}),
         0,
         {russian(60002.617)}},
        {"a column a day",
         run_of("b09_viina_wide.csv:viina2", {"--profile", "@viina2.toml"}),
         0,
         {russian(60002.617)}},
        {"pieces with a gap",
         run_of("c03_pieces_gap30m.geojson:line-of-contact", on_map),
         0,
         {russian(109010.011)},
         {"a gap between pieces of the line was closed: 40.20 m"}},
        {"TopoJSON", run_of("a24_topo.topojson:classes"), 0, the_rectangle()},
        {"class that is a number", run_of("d18_numclass.geojson:num", {"--profile", "@num.toml"}),
         0, the_rectangle()},
        {"beyond 180 degrees",
         run_of("d03_antimeridian.geojson:classes"),
         0,
         the_rectangle(),
         {"record 1: a polygon of it is at longitude 179", "lie outside the boundaries"}},
        {"both sides over one another",
         run_of("a16_overlap_ua_ru.geojson:classes"),
         0,
         the_rectangle(),
         {"3,332 km² of Ukrainian-held land are passed over: Russian-held land lies on them"}},
        {"contested land over Russian-held",
         run_of("a17_contested_circle.geojson:classes"),
         0,
         the_rectangle(),
         {"784 km² of contested land are passed over: Russian-held land lies on them"}},
        {"one line",
         run_of("c01_one_line.geojson:line-of-contact", on_map),
         0,
         {russian(109009.323)}},
        {"a line in pieces",
         run_of("c02_pieces_shuffled.geojson:line-of-contact", on_map),
         0,
         {russian(109009.323)}},
        {"a crossing", run_of("f01_cross605.geojson:classes", drawn), 0, {russian(118.127)}},
        {"one within another",
         run_of("f03_nested395.geojson:classes", drawn),
         0,
         {russian(7889.019), contested(328.713)}},
        {"a speck", run_of("f04_tiny118.geojson:classes", drawn), 0, {russian(2064.446)}},
        {"heights", run_of("f05_z.geojson:classes", drawn), 0, {russian(4128.891)}},
        {"a record without a place",
         run_of("f07_null_isw.geojson:by-layer", drawn + Words{"--profile", by_layer}),
         0,
         {russian(2064.446)},
         {"record 1"}},
        {"teeth", on_squares("comb500"), 0, {russian(13871.616)}},
        {"a day to come",
         {"run", "--control", "@f11_2202-02-03.geojson:classes", "--plan", "present"},
         0,
         {russian(2064.446)},
         {"its date 2202-02-03 lies in the future"}},
    };
}

std::vector<Answer> bands_and_faces() {
    const auto zone = [](const char* plan, double km2, const char* column = "area_km2") {
        return Figure{plan, "overlay", "demilitarised", km2, km2 * 2e-3, column};
    };
    const std::string kellogg = "kellogg-buffer-2025-05";
    const std::string europe = "europe-buffer-2025-08";
    return {
        {"a zone around an enclave",
         run_of("enclave.geojson:classes", {"--plan", kellogg, "--plan", europe}),
         0,
         {zone("kellogg-buffer-2025-05", 749), zone("europe-buffer-2025-08", 1312),
          zone("europe-buffer-2025-08", 5140, "high_km2"), russian(0.623)}},
        {"an enclave whose edge is moved out",
         run_of("enclave.geojson:classes", {"--line-error", "2"}),
         0,
         {{"present", "change", "kept_by_russia", 18.8, 0.05, "high_km2", "line_error.csv"}}},
        {"a lower class beside a higher",
         on_squares("gap"),
         0,
         {russian(158.780), contested(19.732)}},
    };
}

std::vector<Answer> inputs_that_are_wrong() {
    return {
        {"a ring not closed", run_of("a15_unclosed.geojson:classes"), 1, {}, {"is not closed"}},
        {"metres without a CRS",
         run_of("a05_3857_nocrs.geojson:classes"),
         1,
         {},
         {"like metres of a projected CRS"}},
        {"a shapefile without a CRS",
         run_of("shp/noprj.shp:classes"),
         1,
         {},
         {"names no coordinate reference system"}},
        {"a list exchanged",
         run_of("b11_real_list_swapped.csv:settlements"),
         1,
         {},
         {"3,881 of 3,881 settlements lie outside", "line 679 (Foros)", "exchange them"}},
        {"a page of a server's answer",
         run_of("d16_esri_paged.json:classes"),
         1,
         {},
         {"exceededTransferLimit"}},
        {"text in UTF-16", run_of("d10_utf16.geojson:classes"), 1, {}, {"is text in UTF-16"}},
        {"a server's error",
         run_of("d17_esri_error.json:classes"),
         1,
         {},
         {"is a server's error and no data", "Invalid query"}},
        {"a polygon exchanged",
         on_squares("swap1"),
         0,
         {},
         {"record 1: a polygon of it is at longitude 46, latitude 26",
          "are longitude and latitude exchanged there?"}},
        {"a vertex exchanged", on_squares("swapv"), 1, {}, {"record 0, vertex 2"}},
        {"a decimal comma", on_squares("comma"), 1, {}, {"record 0, vertex 1", "decimal comma"}},
        {"a ring round the globe", on_squares("world"), 1, {}, {"record 0", "round the globe"}},
        {"another format inside", on_squares("vrt_inside"), 1, {}, {"OGR_VRT"}},
        {"a loop",
         run_of("f08_loop_isw.geojson:classes"),
         1,
         {},
         {"record 0: invalid polygon", "repair_bound_km2"}},
        {"a row without a position",
         run_of("f10_empty_wiki.csv:settlement-list"),
         0,
         {},
         {"line 4 (E)"}},
        {"a claim of 250 %", {"check", "--claim", "@cn.toml"}, 2, {}, {"more than all of it"}},
        {"rules that empty land of both sides",
         {"plans", "validate", "@contra.toml"},
         0,
         {},
         {"rule 3 and rule 2", "take both sides out of the same area"}},
        {"rules three times",
         {"plans", "validate", "@thrice.toml"},
         2,
         {},
         {"rule 3: repeats rule 2", "rule 4: repeats rule 2"}},
        {"a zip that says too much",
         {"series", "--control", "@z1-claims-4GB.zip:classes"},
         1,
         {},
         {"claims to hold 4294967280 bytes"}},
        {"a zip with a name twice",
         {"series", "--control", "@z4-duplicate.zip:classes"},
         1,
         {},
         {"has two files"}},
        {"a zip that counts too few",
         {"series", "--control", "@z11-count1.zip:classes"},
         1,
         {},
         {"longer than the 1 file"}},
        {"a zip with backslashes",
         {"series", "--control", "@z16-backslash.zip:classes"},
         1,
         {},
         {"backslash"}},
    };
}

struct Outcome {
    int status = 0;
    std::string text; ///< of both streams, line breaks taken as blanks
};

Outcome outcome_of(const Words& arguments) {
    std::ostringstream out;
    std::ostringstream err;
    Terminal terminal{.out = out, .err = err};
    Outcome outcome;
    std::string error;
    try {
        outcome.status = static_cast<int>(all_commands().dispatch(arguments, terminal));
    } catch (const Error& failure) {
        outcome.status = static_cast<int>(failure.status());
        error = with_addresses(with_options(failure.what()));
    }
    std::istringstream words(out.str() + " " + err.str() + " " + error);
    for (std::string word; words >> word;) {
        outcome.text += word + " ";
    }
    return outcome;
}

void check_figure(const Figure& figure, const std::filesystem::path& folder) {
    CAPTURE(figure.scenario);
    CAPTURE(figure.layer);
    CAPTURE(figure.of);
    std::ifstream table(folder / figure.table);
    const auto fields_of = [](const std::string& line) {
        Words fields;
        std::istringstream stream(line);
        for (std::string field; std::getline(stream, field, ',');) {
            fields.push_back(field);
        }
        return fields;
    };
    std::string line;
    REQUIRE(std::getline(table, line));
    const Words columns = fields_of(line);
    const auto column = static_cast<std::size_t>(
        std::find(columns.begin(), columns.end(), figure.column) - columns.begin());
    REQUIRE(column < columns.size());
    const std::string layer = "," + figure.layer + "," + figure.of + ",";
    while (std::getline(table, line)) {
        if (line.starts_with(figure.scenario + ",UA,") && line.find(layer) != line.npos) {
            CHECK(std::abs(std::stod(fields_of(line).at(column)) - figure.km2) <=
                  figure.give_or_take);
            return;
        }
    }
    FAIL_CHECK(figure.table << " has no such row");
}

void check_answers(const std::vector<Answer>& answers, const ScratchFolder& folder) {
    ::setenv("DEMARC_DATA", shipped_data("").c_str(), 1);
    const std::filesystem::path out = folder.path() / "out";
    for (const Answer& answer : answers) {
        CAPTURE(answer.name);
        std::filesystem::remove_all(out);
        Words arguments;
        for (const std::string& word : answer.arguments) {
            arguments.push_back(word.starts_with("@") ? shared_geodata("../cases/" + word.substr(1))
                                                      : word);
        }
        if (arguments[0] == "run" || arguments[0] == "series") {
            arguments = arguments + Words{"--format", "csv", "--output", out.string()};
        }
        const Outcome outcome = outcome_of(arguments);
        INFO(outcome.text);
        CHECK(outcome.status == answer.status);
        for (const std::string& words : answer.says) {
            CAPTURE(words);
            CHECK(outcome.text.find(words) != std::string::npos);
        }
        if (!answer.figures.empty() && outcome.status == 0) {
            for (const Figure& figure : answer.figures) {
                check_figure(figure, out);
            }
        }
    }
}

} // namespace

TEST_CASE("known answers: what can be read gives its area to the last digits") {
    if (!has_shared_data()) {
        return;
    }
    const ScratchFolder folder;
    check_answers(inputs_that_are_read(folder), folder);
}

TEST_CASE("known answers: zones around closed pieces, and faces of lower classes") {
    if (!has_shared_data()) {
        return;
    }
    check_answers(bands_and_faces(), ScratchFolder());
}

TEST_CASE("known answers: what is wrong is refused or warned of, with record and remedy") {
    if (!has_shared_data()) {
        return;
    }
    check_answers(inputs_that_are_wrong(), ScratchFolder());
}
