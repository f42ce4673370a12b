// SPDX-License-Identifier: MIT
#include "export/output_files.hpp"
#include "export/shapefile.hpp"
#include "io/vector_file.hpp"
#include "support/scratch_folder.hpp"
#include "unit/export/small_study.hpp"

#include <doctest/doctest.h>

#include <set>

using namespace demarc;
using namespace demarc::testing;

TEST_CASE("the short names of a Shapefile are one of a kind, ten letters long, and told") {
    const Study study = small_study();
    const OutputLayer layer = shapefile_layer(study);
    const std::string text = shapefile_columns_text(study);
    std::set<std::string> names;
    for (const FieldDefinition& field : layer.fields) {
        CAPTURE(field.name);
        CHECK(field.name.size() <= 10);
        CHECK(names.insert(field.name).second);
        CHECK(text.find("\n" + field.name + " ") != std::string::npos);
    }
    CHECK(layer.fields.size() == 8 + 5 * study.scenarios.size());
    CHECK(text.find("\np02_change  zone_2025_11_change\n") != std::string::npos);
    CHECK(text.find("\np02  zone-2025-11  ") != std::string::npos);
}

TEST_CASE("a Shapefile tells of each face what the other formats tell") {
    const ScratchFolder scratch;
    const OutputFolder folder(scratch.path() / "result");
    const Study study = small_study();
    ExportChoice choice;
    choice.formats = {"shp"};
    write_results({study, choice, {}}, folder);
    CHECK(folder.files() ==
          std::vector<std::string>{"faces-shapefile/columns.txt", "faces-shapefile/faces.cpg",
                                   "faces-shapefile/faces.dbf", "faces-shapefile/faces.prj",
                                   "faces-shapefile/faces.shp", "faces-shapefile/faces.shx"});
    const VectorLayer read = read_layer(folder.path("faces-shapefile/faces.shp").string());
    REQUIRE(read.features.size() == 5);
    const auto& left = read.features[1].attributes;
    CHECK(left.at("reg_code") == "UA-14");
    CHECK(left.at("region_uk") == "Донецька область");
    CHECK(left.at("p02_change") == "to_demilitarised_zone");
    CHECK(left.at("p02_overl") == "demilitarised");
}
