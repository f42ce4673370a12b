// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace demarc::fuzz {

/// What a target does with one input. What demarc refuses (demarc::Error) is as good as what it
/// takes; any other exception, a failed check() or what a sanitizer finds ends the program.
void use(std::string_view input);

/// One input, refusals included.
void try_input(std::string_view input) noexcept;

/// Ends the program where a property does not hold.
void check(bool holds, std::string_view property);

/// The input as a file in memory, for readers that take a file; each call overwrites the one
/// before.
std::filesystem::path as_file(std::string_view input, std::string_view name);

/// "x.toml" for an input with the line `id = "x"`, as plans and claims are named; else
/// "input.toml".
std::string name_by_id(std::string_view input);

/// The full name of a file of the data the program ships.
std::filesystem::path shipped(std::string_view name);

} // namespace demarc::fuzz
