// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

namespace demarc {

/// Whether a file is named by an address: "https://..." or "http://...".
bool is_address(std::string_view file);

/// Refuses a name by which GDAL would read from elsewhere than from a file or an archive: an
/// address of another kind ("ftp://", "GeoJSONSeq:http://"), or a file system of the network or of
/// what is typed. \throws DataError
void refuse_elsewhere(const std::string& name);

/// Fetches what is at an address, whole, and gives the name under which everything here opens it;
/// any other name is given back as it is. What is read and what is hashed are then the same bytes.
/// An address that was fetched before in this process is not fetched again.
/// \throws DataError with the address and the reason (fetch_module.hpp); for ftp:// and any other
/// kind of address, and for file systems of GDAL's on the network
std::string fetch_if_remote(const std::string& file);

/// The address that a name given by fetch_if_remote() stands for, without user, password and query,
/// which may hold a key; empty for any other file.
std::string address_of(const std::string& file);

/// A message in which files that were fetched have their addresses in place of names in memory.
std::string with_addresses(const std::string& message);

} // namespace demarc
