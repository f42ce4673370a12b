// SPDX-License-Identifier: MIT
#pragma once

#include "io/vector_file.hpp"
#include "sources/input_note.hpp"
#include "sources/tolerance.hpp"

#include <cstddef>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace demarc {

/// Why a record says nothing of who holds a place, or of which region it is in.
enum class Lack {
    geometry,  ///< a vector file's record without one, or with an empty one
    position,  ///< a table's row
    side,      ///< a row that leaves it blank
    one_side,  ///< rows of one position that tell different sides
    no_class,  ///< a polygon that leaves blank what tells who holds it
    region,    ///< a polygon that leaves blank which region it is
    number,    ///< a record that leaves the number blank that is added up
    polygon,   ///< a point or a line in a file of polygons
    line,      ///< a polygon in a file of lines
    other_part ///< not the record but a part of its collection: a point or line beside polygons
};

/// The records of a file that are on no map, by one rule for every form of file: they are passed
/// over with a warning that counts and names them, as long as they are no more than half of the
/// file; beyond that it is not the file it should be. A strict reader passes nothing over.
class PassedOver {
public:
    /// \param where file and layer
    explicit PassedOver(std::string where) : where_(std::move(where)) {}

    /// Those of a layer that the reader of the file found to have no geometry, and the parts of
    /// collections that it left out.
    PassedOver(std::string where, const VectorLayer& layer);

    /// \param record "record 3", "line 4 (Kozacha Lopan)"
    void add(Lack lack, std::string record) { records_[lack].push_back(std::move(record)); }

    /// Adds the warnings. \param of how many records the file has
    /// \throws DataError with all of them where they are more than half, or any and strict
    void report(std::size_t of, const Tolerance& tolerance, std::vector<InputNote>& notes) const;

private:
    std::string where_;
    std::map<Lack, std::vector<std::string>> records_;
};

/// All records of a layer, those without geometry among them.
std::size_t records_in(const VectorLayer& layer);

} // namespace demarc
