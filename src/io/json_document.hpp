// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace demarc {

/// Whether a file is JSON by the end of its name.
bool is_json_name(std::string_view file);

/// Refuses a JSON text in which an object has a key twice: readers differ in which of the two
/// counts (RFC 8259, section 4). A text that is no JSON is left to the reader. Linear in the length
/// of the text. \returns what a text that says itself that it is not all there is
/// (`exceededTransferLimit`, as map servers write it after all pages of records but the last) says,
/// with file, line and key; else empty \throws DataError naming file, line and key
[[nodiscard]] std::string check_json(const std::string& file, std::string_view text);

/// Refuses a JSON text whose brackets nest so deeply that a reader which follows them by calling
/// itself would end the program. \throws DataError naming the file and the bound
void refuse_deep_json(const std::string& file, std::string_view text);

/// The coordinate reference system that a GeoJSON text names (`crs`, as before RFC 7946); empty
/// where it names none.
std::string crs_named_in(std::string_view text);

/// Whether a text is a list of GeoJSON features without the collection around it; only its first
/// item is looked at.
bool is_list_of_features(std::string_view text);

/// A key of a JSON document under which there are features.
struct FeaturesKey {
    std::string name;     ///< "value", "data.map": as read_layer() takes it
    bool is_list = false; ///< without the collection around it
};

/// All of them in the order of the document; empty where the document itself is a collection of
/// features, holds none, or is no JSON, or one that refuse_deep_json() refuses. Throws nothing on
/// account of what is in it. Of a collection no more is parsed than up to its type.
std::vector<FeaturesKey> features_keys(std::string_view text);

/// The name of the first one in a file; empty where there is none, or it cannot be read.
std::string features_key(const std::string& file);

} // namespace demarc
