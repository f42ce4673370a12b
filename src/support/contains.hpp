// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>

namespace demarc {

/// Whether a list, in no order, has a value. Linear.
template<typename Values, typename Value>
bool contains(const Values& values, const Value& value) {
    return std::find(values.begin(), values.end(), value) != values.end();
}

} // namespace demarc
