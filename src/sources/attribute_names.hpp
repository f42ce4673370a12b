// SPDX-License-Identifier: MIT
#pragma once

#include "io/vector_file.hpp"
#include "sources/control_profile.hpp"
#include "sources/input_note.hpp"
#include "sources/profile.hpp"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace demarc {

/// The one of some names that is another in any letter case; empty where one is the same, none is,
/// or several are.
std::string in_other_case(const std::vector<std::string>& names, const std::string& wanted);

/// "there is no attribute 'Description'; there is 'description'": the nearest of those that a
/// record has a value for, if one is near; all that differ from it in letter case only, if several
/// do.
std::string no_attribute(const std::string& wanted,
                         const std::map<std::string, std::string>& attributes);

/// The same of names alone.
std::string no_attribute(const std::string& wanted, const std::set<std::string>& names);

/// The names of all attributes that records of a layer have.
std::set<std::string> attributes_in(const VectorLayer& layer);

/// Gives the attributes of a layer the spelling that a profile has, where only the case of letters
/// differs ("Class" for "class"), with a note. An attribute of exactly this name goes before, and
/// the note says so. Linear in the number of records. \returns the names that the layer then has
std::set<std::string> adopt_attribute_names(VectorLayer& layer,
                                            const std::set<std::string>& asked_for,
                                            const std::string& profile,
                                            std::vector<InputNote>& notes);

/// Those that a profile takes the class of a record from.
std::set<std::string> attributes_that_tell_class(const ControlProfile& profile);

/// What is wrong with a filter that passes none of a file's records since it asks for an attribute
/// that none of them has: "the filter of profile 'x' asks for 'State' and so passes no record:
/// there is no attribute 'State'; there is 'status'". Empty: nothing. \param there the names of all
/// attributes
std::string why_filter_is_blind(const std::map<std::string, std::string>& filter,
                                const std::set<std::string>& there, const std::string& profile);

/// All that a profile asks for by name.
std::set<std::string> attributes_asked_for(const ControlProfile& profile);
std::set<std::string> attributes_asked_for(const BoundaryProfile& profile);
std::set<std::string> attributes_asked_for(const CountProfile& profile);
std::set<std::string> attributes_asked_for(const DistrictProfile& profile);

} // namespace demarc
