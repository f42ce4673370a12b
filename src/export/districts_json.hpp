// SPDX-License-Identifier: MIT
#pragma once

#include "study/study.hpp"

#include <nlohmann/json_fwd.hpp>

#include <cstddef>

namespace demarc {

/// The districts of a study, each with its area, what is counted there, and who holds how much of
/// it on the day. \pre the study has districts
nlohmann::ordered_json districts_json(const Study& study);

/// What a scenario does to districts: those of which it changes or leaves open more than a sliver,
/// with km² and what is counted, by change. \pre the same
nlohmann::ordered_json changed_districts_json(const Study& study, std::size_t scenario);

} // namespace demarc
