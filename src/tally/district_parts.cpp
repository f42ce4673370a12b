// SPDX-License-Identifier: MIT
#include "tally/district_parts.hpp"

#include "tally/labelled_amounts.hpp"

#include <map>
#include <utility>

namespace demarc {

std::vector<DistrictPart> district_parts(const DistrictCut& cut, const Partition& partition,
                                         std::span<const Stock> stocks) {
    std::vector<std::vector<double>> likely;
    for (const Stock& stock : stocks) {
        likely.push_back(likely_by_face(stock));
    }
    std::map<std::pair<DistrictIndex, FaceIndex>, DistrictPart> parts;
    for (FaceIndex piece = 0; piece < cut.face_of.size(); ++piece) {
        const FaceIndex face = cut.face_of[piece];
        const double whole = partition.faces[face].area(AreaMethod::authalic).value;
        const double area = cut.pieces.faces[piece].area(AreaMethod::authalic).value;
        for (const DistrictShare& share : cut.shares[piece]) {
            DistrictPart& part = parts[{share.district, face}];
            part.district = share.district;
            part.face = face;
            part.share += whole > 0 ? share.share * area / whole : 0;
            part.stocks.resize(stocks.size());
            for (std::size_t i = 0; i < stocks.size(); ++i) {
                part.stocks[i] += likely[i][piece] * share.share;
            }
        }
    }
    std::vector<DistrictPart> all;
    for (auto& [key, part] : parts) {
        all.push_back(std::move(part));
    }
    return all;
}

} // namespace demarc
