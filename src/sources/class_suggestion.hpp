// SPDX-License-Identifier: MIT
#pragma once

#include "sources/control_class.hpp"

#include <optional>
#include <string_view>

namespace demarc {

/// The class that a publisher's value seems to mean, by words in it in English, Ukrainian, Russian,
/// German and French, and those in Japanese in which ISW's layers are republished: "RU",
/// "occupied", "Сіра зона", "befreit". A value of true or false is read with the name of its
/// attribute ("occupied"). Nothing if no word in it says who holds the land now.
std::optional<ControlClass> class_suggested_by(std::string_view value,
                                               std::string_view attribute = {});

/// What to know of a value whose class only a reader can tell; empty: nothing.
std::string_view hint_on_class(std::string_view value);

/// Whether a value says that Ukraine holds the land, "Ukrainian-controlled", "liberated", rather
/// than that it is land, or a map, of Ukraine.
bool says_ukraine_holds(std::string_view value);

/// Whether a value is about a counteroffensive, which is drawn over land that was assessed as
/// Russian-held, and not taken out of it.
bool tells_of_a_counteroffensive(std::string_view value);

} // namespace demarc
