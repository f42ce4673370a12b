// SPDX-License-Identifier: MIT
#include "maps/context.hpp"

#include "io/vector_file.hpp"
#include "support/error.hpp"

#include <string>

namespace demarc {
namespace {

template<typename Geometry>
void add(std::vector<Geometry>& to, const Feature& feature) {
    const auto* found = std::get_if<std::vector<Geometry>>(&feature.geometry);
    if (found == nullptr) {
        throw DataError(feature.where + ": not the kind of geometry its attribute 'kind' says");
    }
    to.insert(to.end(), found->begin(), found->end());
}

} // namespace

MapContext MapContext::read(const std::filesystem::path& file) {
    MapContext context;
    for (const Feature& feature : read_layer(file.string()).features) {
        const auto kind = feature.attributes.find("kind");
        const std::string word = kind == feature.attributes.end() ? "" : kind->second;
        if (word == "neighbour") {
            add(context.neighbours, feature);
        } else if (word == "border") {
            add(context.borders, feature);
        } else if (word == "lake") {
            add(context.lakes, feature);
        } else if (word == "river") {
            add(context.rivers, feature);
        } else {
            throw DataError(feature.where + ": its attribute 'kind' is not neighbour, border, lake "
                                            "or river");
        }
    }
    return context;
}

} // namespace demarc
