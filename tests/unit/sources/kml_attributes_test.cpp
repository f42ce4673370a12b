// SPDX-License-Identifier: MIT
#include "io/vector_file.hpp"
#include "sources/control_reader.hpp"
#include "support/scratch_folder.hpp"
#include "unit/sources/sources_fixture.hpp"

#include <doctest/doctest.h>

#include <fstream>

using namespace demarc;
using namespace demarc::testing;

namespace {

/// Reads a fixture with a profile of these keys: "russian 1, ukrainian 1".
std::string classes_in(const std::string& file, const std::string& keys,
                       std::vector<InputNote>* notes = nullptr) {
    const ScratchFolder folder;
    const std::filesystem::path own = folder.path() / "own.toml";
    std::ofstream(own) << "kind = \"control\"\nform = \"polygons\"\n" << keys;
    Profiles profiles = shipped_profiles();
    profiles.add(own);
    const ControlSnapshot snapshot =
        read_control({fixture(file), "own"}, profiles, squares(), shared_made_up_regions(),
                     Date::parse("2025-11-24"), std::nullopt);
    if (notes != nullptr) {
        *notes = snapshot.notes;
    }
    std::string found;
    for (const ControlArea& area : snapshot.areas) {
        found += (found.empty() ? "" : ", ") + std::string(name_of(area.control)) + " " +
                 std::to_string(static_cast<int>(area.polygons.at(0).exterior.at(0).lon));
    }
    return found;
}

} // namespace

TEST_CASE("areas of a KML file have their style, colour and folder as attributes") {
    const VectorLayer layer = read_layer(fixture("kml/styles.kml"));
    REQUIRE(layer.features.size() == 2);
    CHECK(layer.features[0].attributes.at("style") == "ru");
    CHECK(layer.features[0].attributes.at("colour") == "#ff0000");
    CHECK(layer.features[0].attributes.at("folder") == "front");
    CHECK(layer.features[1].attributes.at("colour") == "#0000ff");
    const std::vector<VectorLayer> folders = read_layers(fixture("kml/folders.kml"));
    REQUIRE(folders.size() == 2);
    CHECK(folders[0].features[0].attributes.at("folder") == "Окуповано");
    CHECK(folders[0].features[0].attributes.at("style") == "poly");
    CHECK(folders[0].features[0].attributes.at("colour") == "#a52727");
    CHECK(folders[1].features[0].attributes.at("colour") == "#0000ff");
    CHECK(folders[1].features[0].attributes.count("style") == 0);
}

TEST_CASE("the class of an area in KML is given by style, colour, folder, name or description") {
    const std::string expected = "russian 24, ukrainian 26";
    CHECK(classes_in("kml/styles.kml", "attribute = \"style\"\n[classes]\nru = \"russian\"\n"
                                       "ua = \"ukrainian\"\n") == expected);
    CHECK(classes_in("kml/styles.kml",
                     "attribute = \"colour\"\n[classes]\n\"#ff0000\" = \"russian\"\n"
                     "\"#0000ff\" = \"ukrainian\"\n") == expected);
    CHECK(classes_in("kml/styles.kml", "attribute = \"Name\"\n[classes]\n\"Area 1\" = \"russian\"\n"
                                       "\"Area 2\" = \"ukrainian\"\n") == expected);
    CHECK(classes_in("kml/folders.kml",
                     "layer = \"*\"\nattribute = \"folder\"\n[classes]\n\"Окуповано\" = "
                     "\"russian\"\n\"Звільнено\" = \"ukrainian\"\n") == expected);
    CHECK(
        classes_in("kml/folders.kml",
                   "layer = \"*\"\n[[rule]]\ngroup = \"r\"\ncontrol = \"russian\"\nwhere = { "
                   "description = 'since' }\n[[rule]]\ngroup = \"u\"\ncontrol = \"ukrainian\"\n") ==
        expected);
}

TEST_CASE("an attribute in other letters than the profile's is taken for it, with a note") {
    std::vector<InputNote> notes;
    CHECK(classes_in("kml/styles.kml",
                     "attribute = \"NAME\"\ncounts_as_control = \"c\"\n[classes]\n\"Area 1\" = "
                     "\"russian\"\n\"Area 2\" = \"ukrainian\"\n",
                     &notes) == "russian 24, ukrainian 26");
    bool noted = false;
    for (const InputNote& note : notes) {
        noted = noted || note.what == "attribute 'Name' is taken for 'NAME' of profile 'own'";
    }
    CHECK(noted);
}
