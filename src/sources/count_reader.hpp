// SPDX-License-Identifier: MIT
#pragma once

#include "geometry/coordinates.hpp"
#include "io/raster_file.hpp"
#include "sources/boundary_set.hpp"
#include "sources/count_profile.hpp"
#include "sources/input_note.hpp"
#include "sources/source_spec.hpp"

#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace demarc {

/// A record of what stands on the land.
struct CountedRecord {
    std::string name;             ///< "record 3", "line 4 (Kakhovka)": for messages
    std::optional<double> amount; ///< the number of the attribute that is summed, 0 or more
    std::variant<std::vector<LonLat>, std::vector<LineString>, MultiPolygon>
        geometry; ///< in the order of CountForm; polygons are valid
};

/// A raster whose cells have the number of a class each.
struct ClassRaster {
    std::shared_ptr<RasterFile> cells;
    std::vector<CountedClass> classes; ///< that count; empty: all it has
};

/// What a file says stands on the land, not located yet.
struct CountedFile {
    std::string id;     ///< the profile's, or the file's name without its ending
    std::string title;  ///< "Power plants"
    std::string unit;   ///< "MW", "km"; of points that are counted what they are
    std::string counts; ///< what counts, in words
    CountForm form = CountForm::points;
    bool summed = false;     ///< numbers are added up rather than records counted or measured
    bool is_shipped = false; ///< comes with the program: what lies outside a boundary set of the
                             ///< user's is no fault of the user's
    std::optional<Date> date;
    Metres outside; ///< see CountProfile
    std::vector<CountedRecord> records;
    std::optional<ClassRaster> raster{};   ///< in place of records
    std::shared_ptr<RasterFile> weights{}; ///< what the numbers of polygons are shared out by;
                                           ///< null: by their area
    std::vector<InputFile> files;
    std::vector<InputNote> notes;
};

/// Reads a file with the profile it names, or the only one whose file pattern fits. Without one its
/// points are counted, its lines, polygons or the classes of a raster measured, and it is called as
/// the file is. The cells of a raster are read when they are measured.
///
/// Records without a position or without a number are passed over, see PassedOver.
/// \throws DataError naming file, record and reason, for all faulty records at once: text in place
/// of a number, negative and infinite ones, invalid polygons, records of several forms where the
/// profile does not choose one, and as open_raster() does; UsageError where there is no such
/// profile, or several fit
CountedFile read_counted(const SourceSpec& spec, const Profiles& profiles);

/// The same with this profile, records alone. \throws DataError as above
CountedFile read_records(const SourceSpec& spec, const CountProfile& profile,
                         const Profiles& profiles);

/// The profile of a file that none is for: it is called as the file is.
CountProfile profile_called_as(const SourceSpec& spec, const Profiles& profiles);

/// What a profile says of a file of this name, before the file is read.
CountedFile named_file(const CountProfile& profile, const std::string& name);

/// Warns of keys of a profile that have no effect, `of_what` they would have to be on.
void note_idle_keys(const CountProfile& profile, const std::vector<std::string>& idle,
                    const std::string& of_what, const std::string& where,
                    std::vector<InputNote>& notes);

} // namespace demarc
