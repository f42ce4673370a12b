// SPDX-License-Identifier: MIT
#include "sources/passed_over.hpp"

#include "support/error.hpp"
#include "support/text.hpp"

#include <fmt/format.h>

#include <utility>

namespace demarc {

namespace {

struct LackInWords {
    std::string_view of_one; ///< "has no geometry"
    std::string_view of_many;
    std::string_view remedy;
};

LackInWords words_of(Lack lack) {
    constexpr std::string_view complete = "if they should be on the map, complete them";
    constexpr std::string_view draw = "if they should be on the map, draw them as polygons";
    switch (lack) {
    case Lack::geometry:
        return {"has no geometry", "have no geometry", complete};
    case Lack::position:
        return {"has no position", "have no position", complete};
    case Lack::side:
        return {"has no side", "have no side", complete};
    case Lack::one_side:
        return {"has two sides at one position", "have two sides at one position", complete};
    case Lack::no_class:
        return {"has no class", "have no class", complete};
    case Lack::region:
        return {"has no name or code of a region", "have no name or code of a region", complete};
    case Lack::line:
        return {"is a polygon where lines are expected", "are polygons where lines are expected",
                "if they should count, draw them as lines"};
    case Lack::number:
        return {"has no number", "have no number", "if they should count, complete them"};
    case Lack::polygon:
        return {"is a point or a line where polygons are expected",
                "are points or lines where polygons are expected", draw};
    case Lack::other_part:
        return {"is a collection with parts of another kind",
                "are collections with parts of another kind",
                "if they should be on the map, draw them as the other parts are"};
    }
    return {};
}

std::string counted(Lack lack, const std::vector<std::string>& records, std::size_t of) {
    const LackInWords words = words_of(lack);
    return fmt::format("{} of {} records {}", records.size(), of,
                       records.size() == 1 ? words.of_one : words.of_many);
}

std::string passed_over(Lack lack, std::size_t count) {
    if (lack == Lack::other_part) {
        return "and these parts were passed over";
    }
    return count == 1 ? "and was passed over" : "and were passed over";
}

} // namespace

PassedOver::PassedOver(std::string where, const VectorLayer& layer) : where_(std::move(where)) {
    for (const std::string& record : layer.without_geometry) {
        add(Lack::geometry, record);
    }
    for (const Feature& record : layer.features) {
        if (!record.left_out.empty()) {
            add(Lack::other_part, fmt::format("record {} ({})", record.id, record.left_out));
        }
    }
}

void PassedOver::report(std::size_t of, const Tolerance& tolerance,
                        std::vector<InputNote>& notes) const {
    std::vector<std::string> all;
    std::size_t lost = 0;
    for (const auto& [lack, records] : records_) {
        all.push_back(fmt::format("{}: {}", counted(lack, records, of), first_of_many(records)));
        lost += lack == Lack::other_part ? 0 : records.size();
    }
    if (2 * lost > of) {
        throw DataError(
            fmt::format("{}: {}; is it the right file and layer?", where_, join(all, "; ")));
    }
    if (tolerance.strict && !all.empty()) {
        throw DataError(fmt::format("{}: {}; `strict` passes nothing over: complete the file or "
                                    "take them out of it",
                                    where_, join(all, "; ")));
    }
    for (const auto& [lack, records] : records_) {
        notes.push_back({where_,
                         fmt::format("{} {}: {}", counted(lack, records, of),
                                     passed_over(lack, records.size()), first_of_many(records)),
                         std::string(words_of(lack).remedy), InputWarning::passed_over});
    }
}

std::size_t records_in(const VectorLayer& layer) {
    return layer.features.size() + layer.without_geometry.size();
}

} // namespace demarc
