// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

namespace demarc {

/// A picture of a page: an SVG document and what stands for it where it cannot be seen.
struct Picture {
    std::string id; ///< letters, digits and dashes
    std::string svg;
    std::string words;
};

/// Pictures as parts of one HTML page. What several of them have in common, as coasts and borders,
/// is in the page once: forty maps of one country take a third of the room.
struct SharedPictures {
    std::string style;                 ///< rules for the page's style sheet
    std::string shapes;                ///< an element to stand before the pictures
    std::vector<std::string> elements; ///< by picture: its text stays text
};

/// Layers' names, which only drawing programs show, and ids that nothing refers to are left out;
/// other ids and rules of style begin with the picture's. O(n log n) in the bytes of all. \throws
/// DataError for a picture that is no SVG
SharedPictures shared_pictures(const std::vector<Picture>& pictures);

} // namespace demarc
