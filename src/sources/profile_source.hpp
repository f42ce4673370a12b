// SPDX-License-Identifier: MIT
#pragma once

#include "io/vector_file.hpp"
#include "support/settings.hpp"

#include <map>
#include <string>
#include <string_view>

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
};

/// The keys of it. \throws ConfigError naming file, line and key, as the following
ProfileSource read_source(const Settings& settings, const std::string& id);

/// A regular expression. \param groups how many it has to capture, 1 or 3 for a date; 0: any number
std::string read_pattern(const Settings& settings, std::string_view key, unsigned groups);

/// Regular expressions on attributes.
std::map<std::string, std::string> read_conditions(const Settings& settings, std::string_view key);

/// A layer's name, which is a regular expression as well.
std::string read_layer_name(const Settings& settings);

/// `features_under` and `crs`. \throws ConfigError for a CRS that is no code ("EPSG:6381")
Opening read_opening(const Settings& settings);

} // namespace demarc
