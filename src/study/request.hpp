// SPDX-License-Identifier: MIT
#pragma once

#include "support/date.hpp"
#include "tally/denominator.hpp"
#include "tally/line_error.hpp"

#include <optional>
#include <string>
#include <vector>

namespace demarc {

/// What a study works on. Empty texts stand for the data that come with the program. A file is
/// written FILE[:PROFILE][/LAYER]; an address (https://...) is fetched.
struct Sources {
    std::string boundaries;                     ///< the 27 regions of Ukraine
    std::vector<std::string> more_boundaries{}; ///< further files, or "embedded", for regions that
                                                ///< those before have not
    std::string sea;                            ///< polygons to subtract from the boundary set
    std::string control;                        ///< who holds what on one day
    std::vector<std::string> more_control;      ///< further files of the same map; one of another
                                           ///< profile, or "embedded", adds the land held since
                                           ///< before 2022
    std::string russian_side; ///< of a line of contact: a region, a group of regions or "LON,LAT"
    std::optional<Date> date; ///< the day the map shows; which day of an archive
    std::string publisher;    ///< of the user's own front line, for captions; so the next two
    std::string attribution;
    std::string licence;
    std::vector<std::string> compared; ///< boundary sets to count the same front line on
    std::vector<std::string> profiles; ///< profile files of the user's own
    std::vector<std::string> lines;    ///< DATE=FILE[:PROFILE]: maps of other days, for plans
    std::vector<std::string> counts{}; ///< what stands on the land, "embedded" beside files for
                                       ///< what comes with the program
    std::string crs{};   ///< "EPSG:6381": of files that name none; empty: these are refused
    bool strict = false; ///< records that say nothing of a place are refused, not passed over
    std::optional<double> join_metres{}; ///< ends of pieces of a line of contact that lie no
                                         ///< further apart are joined, those that stick out no
                                         ///< further cut off; std::nullopt: default_join
    friend bool operator==(const Sources&, const Sources&) = default;
};

/// Which plans, or which claims: those that come with the program or those named, by their ids or
/// as files.
struct Selection {
    bool all = false;
    std::vector<std::string> named;

    static Selection everything() { return {.all = true, .named = {}}; }
    static Selection of(std::vector<std::string> ids_or_files) {
        return {.all = false, .named = std::move(ids_or_files)};
    }
    /// What a list means of which an empty one stands for everything.
    static Selection or_everything(std::vector<std::string> ids_or_files) {
        return {.all = ids_or_files.empty(), .named = std::move(ids_or_files)};
    }
};

/// Everything a study is computed from.
struct StudyRequest {
    Sources sources;
    Method method;
    Selection plans;  ///< the reference scenario, the present line, comes with any of them
    Selection claims; ///< none unless asked for
    std::optional<LineError> line_error{}; ///< how far the line of contact is moved
    std::optional<Sources> earlier{};      ///< a second front line, for claims of a change
    bool with_towns = false;               ///< whether towns are located
    bool with_people = false;              ///< whether residents are counted
    bool with_counts = false;              ///< whether what stands on the land is counted
    /// Whether land is measured by every method, for Study::methods. Claims always have that;
    /// without it there are areas by `method` alone, which takes a quarter less time.
    bool with_methods = true;
    unsigned jobs = 0;          ///< threads; 0: one for each processor
    std::string command_line{}; ///< what a reader may type to repeat it
};

} // namespace demarc
