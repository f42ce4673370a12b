// SPDX-License-Identifier: MIT
#pragma once

#include "sources/profile.hpp"

#include <string>

namespace demarc {

/// A line for each profile: id, what it is for, form, publisher.
std::string listed(const Profiles& profiles);
std::string listed_as_json(const Profiles& profiles);

} // namespace demarc
