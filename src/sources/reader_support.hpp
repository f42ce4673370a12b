// SPDX-License-Identifier: MIT
#pragma once

#include "io/vector_file.hpp"
#include "sources/boundary_set.hpp"
#include "sources/input_note.hpp"
#include "sources/profile.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace demarc {

/// Records without a place: no geometry in a vector file, no position in a table. One rule for
/// every form of file: they are passed over with a warning that names them, as long as they are no
/// more than half of the file; beyond that the file is not what it should be. \param where file and
/// layer \param records "record 3", "line 4 (Kozacha Lopan)"; may be empty \param lack "no
/// geometry" \param of how many records the file has \throws DataError where more than half would
/// be passed over
void pass_over(const std::string& where, const std::vector<std::string>& records,
               const std::string& lack, std::size_t of, std::vector<InputNote>& notes);

/// The same for the records of a layer that have no geometry.
void pass_over(const std::string& where, const VectorLayer& layer, std::vector<InputNote>& notes);

/// What goes into a result's list of inputs for one source: every file it consists of with its
/// hash, and what the profile says of its publisher.
std::vector<InputFile> input_files(const std::string& role, const std::vector<std::string>& files,
                                   const ProfileSource& source);

/// The same for layers: every file once, a database by the hash of its records.
std::vector<InputFile> input_files(const std::string& role, const std::vector<VectorLayer>& layers,
                                   const ProfileSource& source);

} // namespace demarc
