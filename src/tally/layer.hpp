// SPDX-License-Identifier: MIT
#pragma once

#include "plans/outcome.hpp"
#include "sources/control_class.hpp"

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace demarc {

/// The layers of areas.csv. In each of them the classes add up to the whole.
enum class Layer { control, administration, legal_status, overlay, change, certainty };

inline constexpr std::array all_layers{Layer::control, Layer::administration, Layer::legal_status,
                                       Layer::overlay, Layer::change,         Layer::certainty};

std::string_view name_of(Layer layer);

/// The classes of a layer in the order tables list them.
std::vector<std::string> class_names(Layer layer);

/// No layer has more classes.
inline constexpr std::size_t max_classes = 6;

/// The place of a face's class among class_names(layer).
std::size_t class_number(Layer layer, ControlClass control, const Outcome& outcome);

/// The class of a face in a layer, as rows name it.
std::string class_in(Layer layer, ControlClass control, const Outcome& outcome);

} // namespace demarc
