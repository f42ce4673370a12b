// SPDX-License-Identifier: MIT
#pragma once

#include "geometry/coordinates.hpp"
#include "sources/boundary_set.hpp"
#include "sources/control_class.hpp"
#include "sources/control_snapshot.hpp"
#include "sources/profile.hpp"
#include "sources/region.hpp"
#include "sources/source_spec.hpp"
#include "support/date.hpp"
#include "support/units.hpp"

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace demarc {

/// A value of an attribute.
struct ValueInspection {
    std::string value;
    std::size_t records = 0;
    std::size_t outside = 0; ///< of them, polygons that lie wholly outside Ukraine
    SquareMetres drawn;      ///< all polygons as drawn, overlaps counted twice
};

/// An attribute with what stands in it.
struct AttributeInspection {
    std::string name;
    std::size_t records = 0;             ///< that have a value
    std::size_t distinct = 0;            ///< different values
    std::vector<ValueInspection> values; ///< the most frequent ones
};

/// A row of the texts in an attribute: "Status" of descriptions that say "Status: occupied".
struct DescribedAttribute {
    std::string attribute;    ///< that holds the texts
    AttributeInspection rows; ///< what stands under one heading; its name is the heading
};

/// A place of a file where something is wrong.
struct RecordFault {
    long long record = 0;
    std::string label;        ///< the record's name, where an attribute looks like one
    std::string place;        ///< "polygon 1, ring 2, vertex 7"; empty: the record as a whole
    std::optional<LonLat> at; ///< on WGS84, or as in the file where that cannot be had
    std::string reason;       ///< of GEOS or of the reader
};

/// A record that lies outside Ukraine, in whole or in part.
struct OutsideRecord {
    long long record = 0;
    std::string label;
    bool wholly = false;
    SquareMetres outside; ///< authalic; zero for points and lines
};

/// A layer of the file.
struct LayerInspection {
    std::string file; ///< without its folders
    std::string name;
    std::string crs;       ///< empty: none is named
    std::string crs_fault; ///< why positions cannot be brought to WGS84; else empty
    bool in_degrees = false;
    Box extent; ///< in the file's own CRS
    std::size_t records = 0;
    std::size_t positions = 0;
    std::map<std::string, std::size_t> geometry_types; ///< "Polygon" -> records
    std::vector<AttributeInspection> attributes;
    std::vector<AttributeInspection> area_attributes; ///< of the records that are polygons
    std::vector<DescribedAttribute> described;        ///< of these, else of all
    std::string broken_off;                 ///< why reading stopped before the end; else empty
    std::vector<RecordFault> refused;       ///< records that cannot be read, with the reason
    std::vector<RecordFault> bad_positions; ///< not finite, or out of range
    std::vector<RecordFault> invalid;       ///< polygons that break the OGC rules
    std::vector<OutsideRecord> outside;     ///< largest first
    SquareMetres drawn;                     ///< all polygons as drawn, overlaps counted twice
};

/// What a control profile makes of a class.
struct ClassInspection {
    ControlClass control = ControlClass::russian;
    std::size_t areas = 0;
    SquareMetres drawn;      ///< sum of the areas
    SquareMetres united;     ///< overlaps within the class counted once
    SquareMetres in_ukraine; ///< after precedence, within the boundary set
};

/// What a rule of a control profile finds.
struct GroupInspection {
    std::string group;
    ControlClass control = ControlClass::russian;
    std::size_t areas = 0;
    SquareMetres drawn; ///< sum of the areas
};

/// Where two classes cover the same land.
struct ClassOverlap {
    ControlClass first = ControlClass::russian; ///< the one that more of it counts as
    ControlClass second = ControlClass::russian;
    SquareMetres area;
    std::map<ControlClass, SquareMetres> counts_as; ///< its parts by what they count as: the areas
                                                    ///< before both may be of a third class
};

/// The file read with one control profile.
struct ControlReading {
    std::string profile;
    std::string title;
    std::string layer;        ///< that has to be named to read it; empty: the profile finds it
    bool name_fits = false;   ///< the profile knows its files by name, and this is such a name
    std::string refusal;      ///< why the profile cannot read the file; empty: it can
    std::optional<Date> date; ///< by the profile's date rule
    std::optional<long long> unix_seconds; ///< where the rule tells the time of day (UTC)
    std::string date_fault;                ///< why there is no date
    std::optional<std::pair<Date, Date>>
        register_days;              ///< first and last day that a register of settlements names
    std::optional<Date> read_as_of; ///< the day a register was read for
    ControlForm form = ControlForm::polygons;
    std::string counts_as_control;
    std::optional<Date> covers_since; ///< see ControlProfile
    std::string date_attribute;       ///< see ControlProfile
    std::string method_note;
    std::vector<ClassInspection> classes; ///< in order of precedence
    std::vector<GroupInspection> groups;  ///< where rules give the classes; in order of precedence
    std::vector<ClassOverlap> overlaps;
    SquareMetres russian_in_ukraine; ///< as drawn, before any reconciliation
    Metres line_length;              ///< form line_of_contact
    std::size_t lines = 0;
    std::size_t marks = 0;        ///< points that say which side is whose
    std::vector<InputNote> notes; ///< what was repaired
};

/// A region in a boundary set, against its official area.
struct RegionInspection {
    RegionIndex region = 0;
    SquareMetres area;
    SquareMetres official;
};

/// The file read with one boundary profile.
struct BoundaryReading {
    std::string profile;
    std::string title;
    std::string layer; ///< that has to be named to read it; empty: the profile finds it
    bool name_fits = false;
    std::string refusal;                ///< why the profile cannot read the file; empty: it can
    bool only_lacks_regions = false;    ///< that is because regions are not there, and no more
    Coverage coverage = Coverage::land; ///< as the profile says, once it has cut off a sea
    bool reaches_out_to_sea = false;    ///< as the areas say: 2 % more than the official
    SquareMetres area;
    SquareMetres official;
    std::vector<RegionInspection> regions;
    std::vector<RegionRecord> records; ///< what named each region; as regions
    std::vector<InputNote> notes;
};

/// How well an attribute names the regions of Ukraine.
struct RegionNaming {
    std::string layer;
    std::string attribute;
    std::vector<std::string> others;                          ///< attributes that name some, too
    std::vector<std::pair<std::string, RegionIndex>> matches; ///< value -> region
    std::vector<std::string> unknown;                         ///< values that name none
    std::vector<RegionIndex> missing;                         ///< regions that no value names
    std::vector<RegionIndex> repeated;                        ///< regions that several records name
};

/// A profile that does not fit, and why.
struct UnfitProfile {
    std::string profile;
    std::string reason;
};

/// The snapshots that a control profile sees in a folder or an archive.
struct CollectionReading {
    std::string profile;
    std::string title;
    std::size_t snapshots = 0;
    Date first;
    Date last;
    std::vector<Date> missing; ///< days without a snapshot in between
};

/// A folder, an archive or a pattern that holds several files.
struct CollectionInspection {
    std::string source;             ///< as it was given
    std::vector<std::string> files; ///< names, without what belongs to another (.dbf of a .shp)
    std::vector<CollectionReading> readings;
    std::string sample; ///< the file that was looked into; empty: all, as layers of one map
    bool is_boundary_set = false; ///< its files have regions: profiles read them all as one set
};

/// What to do next.
struct Suggestion {
    std::string profile;
    std::string reason;
    std::string line;    ///< of TOML that a copy of the profile needs, "my-ID.toml"; else empty
    std::string command; ///< a command line to copy; options are fields of the request, see Error
};

/// One of the files that were looked into.
struct InspectedFile {
    std::string file;   ///< as it was given, without passwords
    std::string driver; ///< GDAL's name of the format; "CSV" for a table; empty: cannot be opened
    std::string fault;  ///< what was wrong while opening; else empty
    std::string under;  ///< key of a JSON document under which the features were found; else empty
    std::string crs{};  ///< in which it was read, since it names none and this was given; or empty
};

/// Everything that can be said of files before they are used.
struct FileInspection {
    std::vector<InspectedFile> files;               ///< several: they make one snapshot
    std::optional<CollectionInspection> collection; ///< then the rest is about its sample
    std::vector<LayerInspection> layers;
    std::vector<ControlReading> control;
    std::vector<BoundaryReading> boundaries;
    std::vector<UnfitProfile> unfit;
    bool lies_beside_ukraine = false;   ///< large polygons, nearly all outside: the sea, perhaps
    std::optional<RegionNaming> naming; ///< where an attribute names regions, see best_naming()
    std::optional<Suggestion> suggestion;
};

/// Inspects files: each by itself, then read together as one snapshot. Of a folder, an archive or a
/// pattern, what it holds and one file of it: the snapshot of `date`, else the latest; or all of
/// them, where a profile takes each for a layer of one map. A profile after the first file's name
/// is the only one tried; else all that fit by file name or content are. Where the
/// features of a JSON document are under a key that no profile names, every profile is tried as if
/// it named it. Outside means outside `ukraine`.
/// \throws DataError only if there is no such file, UsageError if a collection has no such date
FileInspection inspect_files(const std::vector<SourceSpec>& specs, const Profiles& profiles,
                             const BoundarySet& ukraine, const RegionTable& regions,
                             const std::optional<Date>& date = std::nullopt,
                             const std::optional<std::string>& russian_side = std::nullopt);

} // namespace demarc
