// SPDX-License-Identifier: MIT
#pragma once

#include <string>

namespace demarc {

/// The key of a JSON document under which there are features ("value", "data.map"), as
/// read_layer() takes it; empty where the document itself is a collection of features, holds none,
/// or is no JSON. Throws nothing on account of what is in it.
std::string features_key(const std::string& file);

} // namespace demarc
