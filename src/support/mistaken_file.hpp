// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

namespace demarc {

/// What a file seems to be that cannot be read as what it should be, and what to do: "is packed
/// with gzip; unpack it first (gunzip)". Empty where it seems to be nothing that is known here.
/// \param bytes of the file, all or some from its beginning
std::string mistaken_for(std::string_view bytes);

/// Refuses a file whose first part, of 64 kB and more, holds nothing but blanks or zeros, before
/// all of it takes memory. A shorter part passes: the file's reader says what it is. \throws
/// DataError
void refuse_blank_beginning(const std::string& file, std::string_view beginning);

/// Refuses a file on disk that begins so, or that begins as text and holds zeros alone at one of
/// the places where it is looked into, a megabyte from one to the next: a file with holes, or what
/// a copy left. Anything else passes. \throws DataError
void refuse_zeros_in_text(const std::string& file);

} // namespace demarc
