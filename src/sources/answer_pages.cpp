// SPDX-License-Identifier: MIT
#include "sources/answer_pages.hpp"

#include "io/bytes.hpp"
#include "sources/attribute_names.hpp"
#include "support/error.hpp"
#include "support/text.hpp"
#include "support/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

namespace demarc {

namespace {

constexpr const char* server_number = "OBJECTID";

std::optional<long long> number_in(const std::string& text) {
    long long number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end == text.data() + text.size() ? std::optional(number)
                                                                    : std::nullopt;
}

bool has_more(const AnswerPage& page) {
    return !page.incomplete.empty();
}

/// The pages that have more after them, and what may be the last one.
std::vector<const AnswerPage*> pages_of_one_answer(const std::vector<AnswerPage>& files) {
    const auto first = std::find_if(files.begin(), files.end(), has_more);
    std::vector<const AnswerPage*> pages;
    for (const AnswerPage& page : files) {
        if (first != files.end() && (has_more(page) || page.attributes == first->attributes)) {
            pages.push_back(&page);
        }
    }
    return pages;
}

using NumberedRecord = std::pair<long long, const AnswerPage*>;

void refuse_the_same_record(const std::vector<NumberedRecord>& sorted) {
    const auto twice = std::adjacent_find(sorted.begin(), sorted.end(),
                                          [](const NumberedRecord& a, const NumberedRecord& b) {
                                              return a.first == b.first && a.second != b.second;
                                          });
    if (twice != sorted.end()) {
        throw DataError(
            fmt::format("{}: has the record with {} {}, as has {}: they overlap, or are "
                        "the same page; fetch pages that follow one another "
                        "(resultOffset)",
                        file_name_of((twice + 1)->second->file), server_number, twice->first,
                        file_name_of(twice->second->file)));
    }
}

void note_jump(const std::vector<NumberedRecord>& sorted, std::size_t page_size,
               std::vector<InputNote>& notes) {
    const auto jump = std::adjacent_find(
        sorted.begin(), sorted.end(), [&](const NumberedRecord& a, const NumberedRecord& b) {
            return b.first - a.first > static_cast<long long>(page_size);
        });
    if (jump != sorted.end()) {
        notes.push_back(
            {file_name_of((jump + 1)->second->file),
             fmt::format("{} jumps from {} to {}, by more than a page of {}", server_number,
                         jump->first, (jump + 1)->first, counted(page_size, "record", "records")),
             "see whether a page between is missing", InputWarning::coverage});
    }
}

} // namespace

AnswerPage page_of(const VectorLayer& layer) {
    AnswerPage page{layer.file, layer.incomplete, {}, {}, layer.features.size()};
    for (const Feature& record : layer.features) {
        std::vector<std::string> names;
        for (const auto& [name, value] : record.attributes) {
            page.attributes.insert(name);
            names.push_back(name);
        }
        const bool is_there = record.attributes.contains(server_number);
        const std::string name = is_there ? server_number : in_other_case(names, server_number);
        const auto value = record.attributes.find(name);
        if (value == record.attributes.end()) {
            continue;
        }
        if (const std::optional<long long> number = number_in(value->second)) {
            page.ids.push_back(*number);
        }
    }
    return page;
}

void refuse_missing_pages(const std::vector<AnswerPage>& files, std::vector<InputNote>& notes) {
    const std::vector<const AnswerPage*> pages = pages_of_one_answer(files);
    if (pages.empty()) {
        return;
    }
    if (std::all_of(pages.begin(), pages.end(), [](const auto* page) { return has_more(*page); })) {
        throw DataError(
            fmt::format("{}{}: {}", pages.back()->incomplete,
                        files.size() == 1 ? "" : ", and none of the other files is the last page",
                        remedy_of_incomplete()));
    }
    std::vector<NumberedRecord> records;
    std::size_t page_size = 0;
    for (const AnswerPage* page : pages) {
        page_size = std::max(page_size, page->records);
        for (const long long id : page->ids) {
            records.emplace_back(id, page);
        }
    }
    std::stable_sort(records.begin(), records.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    refuse_the_same_record(records);
    note_jump(records, page_size, notes);
}

} // namespace demarc
