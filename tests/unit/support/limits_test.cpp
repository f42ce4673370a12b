// SPDX-License-Identifier: MIT
#include "io/bytes.hpp"
#include "io/gdal_module.hpp"
#include "io/remote_file.hpp"
#include "io/vector_file.hpp"
#include "support/error.hpp"
#include "support/input_limits.hpp"
#include "support/mistaken_file.hpp"
#include "support/pattern.hpp"
#include "support/pattern_size.hpp"
#include "support/scratch_folder.hpp"
#include "support/toml_document.hpp"

#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <sys/stat.h>
#include <unistd.h>

using namespace demarc;

namespace {

std::string repeated(const std::string& text, int times) {
    std::string all;
    for (int i = 0; i < times; ++i) {
        all += text;
    }
    return all;
}

template<typename Failure, typename Work>
std::string message_of(const Work& work) {
    try {
        work();
    } catch (const Failure& failure) {
        return failure.what();
    }
    return "no failure";
}

} // namespace

TEST_CASE("a pattern finds and captures, ^ only at the beginning of the text") {
    const Pattern day("([0-9]{4})-([0-9]{2})");
    CHECK(day.fits("map_2025-11"));
    CHECK_FALSE(day.fits("map"));
    const auto second = day.find("2024-10 2025-11", 1);
    REQUIRE(second);
    CHECK(second->position == 8);
    CHECK(second->groups == std::vector<std::string>{"2025", "11"});
    CHECK_FALSE(Pattern("^a").find("aa", 1));
    CHECK(Pattern("ABC", true).fits("xabcx"));
    CHECK(day.groups() == 2);
}

TEST_CASE("patterns that would need a stack without end are refused, with the bound") {
    const auto refusal = [](const std::string& expression) {
        return message_of<ConfigError>([&] { (void)Pattern(expression); });
    };
    CHECK(refusal(repeated("(", 400) + repeated(")", 400)).find("nested more than 30 deep") !=
          std::string::npos);
    CHECK(refusal(repeated("a", 1001)).find("1001 bytes, and the bound is 1000") !=
          std::string::npos);
    CHECK(refusal("(a").find("is not a regular expression: '(a'") != std::string::npos);
    CHECK(refusal(repeated("\\(", 400)) == "no failure");
    CHECK(refusal("(a)\\1").find("refers back to a group") != std::string::npos);
    CHECK(refusal("(a)\\\\1\\d") == "no failure");
    CHECK(message_of<DataError>([] {
              (void)Pattern("(a|b)*c").fits(repeated("ab", 50'000));
          }).find("a text of 100000 bytes") == 0);
    CHECK_FALSE(Pattern("(a|b)*c").fits(repeated("ab", 500)));
    // Would take for ever where matching tries all ways one after the other.
    CHECK_FALSE(Pattern("(a+)+$").fits(repeated("a", 200) + "b"));
    CHECK(refusal("((a?){100}){100}").find("has about 61611 states, and the bound is 2000") !=
          std::string::npos);
    CHECK(refusal("([0-9]{4})-([0-9]{2})-([0-9]{2})T([0-9]{2}){1,3}") == "no failure");
}

TEST_CASE("the steps of matching are bounded by text, states and looking ahead") {
    CHECK(size_of_pattern("abc").states == 3);
    CHECK(size_of_pattern("[a-z)(\\]]\\(|[[:digit:](]x").states == 5);
    CHECK(size_of_pattern("a{2,5}").states == (1 + 1) * 6 + 1);
    CHECK(size_of_pattern("(a{9}b){9}").states > 9 * 9);
    CHECK(size_of_pattern("(?=a(?!b)(?!c))(?:d)").lookaheads == 2);
    const Pattern repeated_part("(x?){300}y");
    // A text that fits nowhere is passed once, and not once from each place of it.
    CHECK(repeated_part.steps_to_fit(4'000) == 4'000 * repeated_part.steps_to_fit(1));
    CHECK(repeated_part.steps_to_fit(4'000) < Pattern::max_steps);
    CHECK_FALSE(repeated_part.fits(repeated("x", 4'000)));
    CHECK(repeated_part.fits(repeated("x", 3'999) + "y"));
    CHECK(message_of<DataError>([&] {
              (void)repeated_part.find(repeated("x", 3'999) + "y");
          }).find("matching the regular expression '(x?){300}y' with a text of 4000 bytes") == 0);
    CHECK(message_of<DataError>([&] {
              (void)Pattern("(?=.*(?=.*(?=.*z)))y").fits(repeated("x", 200));
          }).find("more than 50 million steps") != std::string::npos);
    CHECK(Pattern("^(?!.*old).*new").fits(repeated("x", 1'000) + "new"));
    CHECK_FALSE(Pattern("a|^b$").fits("cb"));
    CHECK(Pattern("(?:)").fits(""));
    CHECK(Pattern("").fits("a\nb"));
    CHECK(Pattern("b").fits("a\nb\xD0"));
}

TEST_CASE("a key of a file of settings has a bounded number of parts") {
    const auto refusal = [](const std::string& text) {
        return message_of<ConfigError>([&] { (void)TomlDocument::parse(text, "s.toml"); });
    };
    for (const char* part : {"a.", "\"a b\".", "a . "}) {
        CHECK(refusal("x = 1\n" + repeated(part, 20'000) + "a = 1\n") ==
              "s.toml:2: a key of more than 64 parts; no key of demarc has as many");
    }
    CHECK(refusal("a.b.c = 1\nnumbers = [" + repeated("1.5, ", 200) + "1.5]\ntext = \"" +
                  repeated("So it is, they say. ", 200) + "\"\n") == "no failure");
    CHECK(refusal("a = " + repeated("[", 5'000) + repeated("]", 5'000))
              .find("s.toml:1: lists and tables are nested more than 256 deep") == 0);
}

TEST_CASE("a file that begins with blanks or zeros is refused before all of it takes memory") {
    const demarc::testing::ScratchFolder folder;
    const std::filesystem::path file = folder.path() / "hole.geojson";
    std::ofstream(file).put(' ');
    std::filesystem::resize_file(file, 1'900'000'000); // takes no room: a hole
    CHECK(message_of<DataError>([&] { (void)read_bytes(file); }) ==
          file.string() + ": begins with 65536 bytes of blanks or zeros, as after a copy that "
                          "failed; fetch it again");
    std::ofstream(file) << "<kml>";
    std::filesystem::resize_file(file, 1'900'000'000);
    CHECK(message_of<DataError>([&] { (void)read_bytes(file); }) ==
          file.string() + ": begins as text and holds zeros alone around byte 1000000, as after a "
                          "copy that failed; fetch it again");
    std::ofstream(file, std::ios::binary) << std::string(10, '\0') << std::string(70'000, 'x');
    std::filesystem::resize_file(file, 2'000'000); // no text: a table of a database, perhaps
    CHECK(read_bytes(file).size() == 2'000'000);
    CHECK(mistaken_for(std::string(65'536, ' ')).find("begins with 65536 bytes of blanks") == 0);
    std::ofstream(file).put(' ');
    std::filesystem::resize_file(file, 100);
    CHECK(read_bytes(file).size() == 100); // what it is, its reader says
}

TEST_CASE("a server's error that was saved as a map is known, and its text shown") {
    const auto shown = [](const std::string& text) {
        const std::string mistaken = mistaken_for(text);
        const std::string begin = "is a server's error and no data: ";
        const std::string end = "; download the file again";
        return mistaken.starts_with(begin) && mistaken.ends_with(end)
                   ? mistaken.substr(begin.size(), mistaken.size() - begin.size() - end.size())
                   : mistaken;
    };
    CHECK(shown("{\n  \"error\": {\n    \"code\": 502,\n    \"message\": \"Немає\"\n  }\n}\n") ==
          "{ \"error\": { \"code\": 502, \"message\": \"Немає\" } }");
    CHECK(shown("{\"message\":\"Not Found\",\"status\":404}") ==
          "{\"message\":\"Not Found\",\"status\":404}");
    CHECK(shown("502 Bad Gateway\n") == "502 Bad Gateway");
    CHECK(shown("HTTP/1.1 503 Service Unavailable\r\n\r\nlater") ==
          "HTTP/1.1 503 Service Unavailable later");
    CHECK(shown("Error 502") == "Error 502");
    CHECK(shown("<?xml version=\"1.0\"?><ows:ExceptionReport xmlns:ows=\"http://o\"><ows:Exception "
                "exceptionCode=\"InvalidParameterValue\"><ows:ExceptionText>Feature type :x unknown"
                "</ows:ExceptionText></ows:Exception></ows:ExceptionReport>") ==
          "Feature type :x unknown");
    CHECK(shown("<ServiceExceptionReport><ServiceException code=\"LayerNotDefined\"><![CDATA[\n no "
                "<layer> x ]]></ServiceException></ServiceExceptionReport>") == "no <layer> x");
    CHECK(shown("<Error><Code>NoSuchKey</Code><Message>It is gone.</Message></Error>") ==
          "NoSuchKey It is gone.");
    CHECK(shown("<ServiceExceptionReport/>") == "<ServiceExceptionReport/>");
    CHECK(shown("<!DOCTYPE html><html><head><title>502\n Bad Gateway</title></head></html>") ==
          "is a web page ('502 Bad Gateway'): the server answered with a page, of an error or a "
          "login perhaps; download the file itself");
    const std::string long_text = shown("Error: " + repeated("щ", 200));
    CHECK(long_text.ends_with("щ ..."));
    CHECK(long_text.size() < 170);
    for (const char* no_error :
         {"name,lon,lat\nA,30,50\n", "error,lon,lat\n1,2,3\n", "error = 1\n", "500;A\n", "5021 N\n",
          "Not\n", "<kml><Error/></kml>", "<",
          "{\"type\":\"FeatureCollection\",\"message\":\"\",\"features\":[]}"}) {
        CAPTURE(no_error);
        CHECK(mistaken_for(no_error).empty());
    }
    CHECK(mistaken_for("{\"message\": \"" + repeated("x", 2'000) + "\"}").empty());
}

TEST_CASE("pipes and devices are refused before anything waits for them") {
    const std::filesystem::path pipe =
        std::filesystem::temp_directory_path() / ("demarc-pipe-" + std::to_string(::getpid()));
    REQUIRE(::mkfifo(pipe.c_str(), 0600) == 0);
    const std::string expected = pipe.string() + ": is a pipe or a device";
    CHECK(message_of<DataError>([&] { (void)read_bytes(pipe); }).find(expected) == 0);
    CHECK(message_of<DataError>([&] { (void)files_in(pipe); }).find(expected) == 0);
    CHECK(message_of<DataError>([&] { (void)TomlDocument::read(pipe); }).find(expected) == 0);
    std::filesystem::remove(pipe);
    CHECK(message_of<DataError>([] { refuse_oversized_file("/dev/zero"); }) != "no failure");
    CHECK_NOTHROW(refuse_oversized_file("/"));
    CHECK_NOTHROW(refuse_oversized_file("/no-such-file"));
}

TEST_CASE("a pipe that GDAL would open beside a file or as an archive is refused") {
    const demarc::testing::ScratchFolder folder;
    const std::filesystem::path file = folder.path() / "front.kml";
    std::ofstream(file) << "<kml xmlns=\"http://www.opengis.net/kml/2.2\"><Placemark><Point>"
                           "<coordinates>36,47</coordinates></Point></Placemark></kml>";
    CHECK(layers_of(file).size() == 1);
    const std::filesystem::path pipe = folder.path() / "front.cpg";
    REQUIRE(::mkfifo(pipe.c_str(), 0600) == 0);
    const std::string expected = pipe.string() + ": is a pipe or a device";
    CHECK(message_of<DataError>([&] { (void)layers_of(file); }).find(expected) == 0);
    for (const std::string way : {"/vsizip/", "/vsigzip/", "/vsizip/{"}) {
        const std::string name = way + pipe.string() + (way.ends_with('{') ? "}/a" : "");
        CHECK(message_of<DataError>([&] { (void)file_exists(name); }).find(expected) == 0);
        CHECK(message_of<DataError>([&] { (void)read_bytes(name); }).find(expected) == 0);
    }
}

TEST_CASE("a file that names others to be read, or a format before a name, is refused") {
    const demarc::testing::ScratchFolder folder;
    const std::filesystem::path index = folder.path() / "front.TAB";
    std::ofstream(index) << "!table\n!version 300\nDefinition Table\n  Type NATIVE Charset "
                            "\"Neutral\"\n  Fields 1\n    Table Char (80) ;\nbegin_metadata\n"
                            "\"\\IsSeamless\" = \"TRUE\"\nend_metadata\n";
    for (const std::string& name : {index.string(), folder.path().string()}) {
        CHECK(message_of<DataError>([&] {
                  (void)layers_of(name);
              }).find("front.TAB: is an index of other tables (seamless)") != std::string::npos);
    }
    const std::filesystem::path pipe = folder.path() / "pipe";
    REQUIRE(::mkfifo(pipe.c_str(), 0600) == 0);
    CHECK(message_of<DataError>([&] {
              (void)layers_of("GeoJSON:" + pipe.string());
          }).find("cannot be opened: No such file or directory") != std::string::npos);
}

TEST_CASE("of GDAL's file systems only archives are looked into") {
    for (const std::string name :
         {"/vsistdin/", "/vsicurl/http://127.0.0.1:1/a.json", "/vsis3/a/b",
          "/vsizip//vsicurl/http://127.0.0.1:1/a.zip", "/vsisubfile/0_10,a.json"}) {
        for (const auto& refusal :
             {message_of<DataError>([&] { (void)file_exists(name); }),
              message_of<DataError>([&] { (void)fetch_if_remote("GeoJSON:" + name); })}) {
            CHECK(refusal.find(name + ": of GDAL's file systems only archives are read") !=
                  std::string::npos);
        }
    }
    CHECK_FALSE(file_exists("/vsizip/no.zip/a.json"));
    CHECK(fetch_if_remote("maps/vsi/a.json") == "maps/vsi/a.json");
}

TEST_CASE("a file with more bytes than are read as a whole is refused, and the bound can be set") {
    const demarc::testing::ScratchFolder folder;
    const std::filesystem::path file = folder.path() / "large.geojson";
    std::ofstream(file).put('{');
    std::filesystem::resize_file(file, 3'000'000'000); // takes no room: a hole
    CHECK(message_of<DataError>([&] { (void)read_bytes(file); }) ==
          file.string() + ": has 3,000 MB, and demarc reads no file of more than 2,000 MB; if it "
                          "is the right one, set the environment variable DEMARC_MAX_MB");
    REQUIRE(::setenv("DEMARC_MAX_MB", "3000", 1) == 0);
    CHECK_NOTHROW(refuse_oversized_file(file));
    for (const char* wrong : {"0", "-1", "many", "1.5", "2000000"}) {
        REQUIRE(::setenv("DEMARC_MAX_MB", wrong, 1) == 0);
        CHECK(message_of<UsageError>([] {
                  (void)max_input_bytes();
              }).find("DEMARC_MAX_MB is '" + std::string(wrong) + "'") == 0);
    }
    ::unsetenv("DEMARC_MAX_MB");
}
