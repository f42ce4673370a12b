// SPDX-License-Identifier: MIT
#include "page/page_texts.hpp"

#include <string_view>
#include <vector>

namespace demarc {

namespace {

std::vector<std::string> sentences_of(std::string_view text) {
    std::vector<std::string> sentences;
    for (std::size_t end = text.find(". "); end != std::string_view::npos; end = text.find(". ")) {
        sentences.emplace_back(text.substr(0, end + 1));
        text.remove_prefix(end + 2);
    }
    sentences.emplace_back(text);
    return sentences;
}

} // namespace

std::size_t PageTexts::add(const std::string& english, const std::string& ukrainian) {
    Pair both(english, ukrainian);
    if (const auto known = numbers_.find(both); known != numbers_.end()) {
        return known->second;
    }
    const std::vector<std::string> in_english = sentences_of(english);
    const std::vector<std::string> in_ukrainian = sentences_of(ukrainian);
    PageJson entry = english == ukrainian ? PageJson(english) : PageJson{english, ukrainian};
    if (in_english.size() > 1 && in_english.size() == in_ukrainian.size()) {
        entry = PageJson::array();
        for (std::size_t i = 0; i < in_english.size(); ++i) {
            entry.push_back(add(in_english[i], in_ukrainian[i]));
        }
    }
    list_.push_back(std::move(entry));
    return numbers_.emplace(std::move(both), list_.size() - 1).first->second;
}

} // namespace demarc
