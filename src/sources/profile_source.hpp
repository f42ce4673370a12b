// SPDX-License-Identifier: MIT
#pragma once

#include "io/vector_file.hpp"
#include "sources/input_note.hpp"
#include "sources/tolerance.hpp"
#include "support/faults.hpp"
#include "support/settings.hpp"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace demarc {

/// What all profiles say: of a publisher in words, and which files are its own.
struct ProfileSource {
    std::string id;           ///< the file's stem: "natural-earth"
    std::string file_pattern; ///< regular expression on the name of a file of this publisher;
                              ///< empty: files are recognised by what is in them
    std::string title;
    std::string publisher;
    std::string licence;
    std::string attribution;
    std::vector<std::string> unfilled{}; ///< keys of a draft that nobody has filled in yet
    bool replaces_shipped = false;       ///< is used in place of the shipped one of its name
};

/// The keys of it.
ProfileSource read_source(const Settings& settings, const std::string& id, Faults& faults);

/// What results are to say of a profile: that keys of it are not filled in, that it stands in for
/// the shipped one of its name.
std::vector<InputNote> warnings_of_profile(const ProfileSource& source);

/// A regular expression. \throws ConfigError naming file, line and key, as the following
/// \param groups how many it has to capture, 1 or 3 for a date; 0: any number
std::string read_pattern(const Settings& settings, std::string_view key, unsigned groups);

/// Regular expressions on attributes.
std::map<std::string, std::string> read_conditions(const Settings& settings, std::string_view key);

/// A layer's name, which is a regular expression as well.
std::string read_layer_name(const Settings& settings);

/// `repair_bound_km2`.
SquareMetres read_repair_bound(const Settings& settings);

/// `features_under` and `crs`, a code ("EPSG:6381").
Opening read_opening(const Settings& settings, Faults& faults);

} // namespace demarc
