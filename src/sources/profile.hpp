// SPDX-License-Identifier: MIT
#pragma once

#include "sources/boundary_set.hpp"
#include "sources/control_profile.hpp"
#include "sources/count_profile.hpp"
#include "sources/district_profile.hpp"
#include "sources/people_profile.hpp"
#include "sources/profile_source.hpp"
#include "sources/tolerance.hpp"

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace demarc {

/// How a publisher's region polygons are read (geodata/profiles/*.toml, kind = "boundaries").
struct BoundaryProfile {
    ProfileSource source;
    std::string layer;     ///< name or regular expression, see layer_to_read(); empty: the only
    std::string attribute; ///< names the region: an ISO code or a name of the region table
    std::vector<std::string> more_attributes;   ///< name it as well; asked in turn, may be missing
    std::map<std::string, std::string> aliases; ///< the publisher's spelling -> ISO code
    Coverage coverage = Coverage::land;
    std::map<std::string, std::string> filter; ///< as of a ControlProfile: a file of the world
    bool coverage_by_area = false;             ///< `coverage` is found out from the size of the set
    std::string sea; ///< file of the sea to subtract, beside the boundary file; empty: none
    Opening opening; ///< what is to be known of a file besides what it says
    SquareMetres repair_bound = default_repair_bound; ///< see valid_polygons()
};

/// How files are read: all profiles of a folder, and how much is put up with whatever the profile.
/// \throws ConfigError naming file, line and key
struct Profiles {
    std::map<std::string, BoundaryProfile> boundaries;
    std::map<std::string, ControlProfile> control;
    std::map<std::string, CountProfile> counts;
    std::map<std::string, PeopleProfile> people;
    std::map<std::string, DistrictProfile> districts;
    Tolerance tolerance{};
    std::string crs{}; ///< of files that name none, where their profile does not give it either
    static Profiles read(const std::filesystem::path& folder);

    /// Adds one profile of the user's; its id is the file's name without ".toml". It replaces a
    /// shipped one of that id and kind. \throws ConfigError, also if one of the user's is called so
    const ProfileSource& add(const std::filesystem::path& file);

    /// Of all files that name none, but for those whose profile gives theirs.
    /// \throws UsageError where it is no code ("EPSG:6381")
    void set_crs(const std::string& code);

    /// "boundaries", "control", "count", "people" or "districts": what a profile of this id is for;
    /// empty: there is none.
    [[nodiscard]] std::string_view kind_of(const std::string& id) const;

    /// All ids, those of a kind after another.
    [[nodiscard]] std::vector<std::string> ids() const;

private:
    ProfileSource& insert(const std::filesystem::path& file);
    std::map<std::string, std::filesystem::path> own_; ///< by id: files of the user's
};

} // namespace demarc
