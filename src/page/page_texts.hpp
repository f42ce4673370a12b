// SPDX-License-Identifier: MIT
#pragma once

#include "words/language.hpp"

#include <nlohmann/json.hpp>

#include <cstddef>
#include <map>
#include <string>
#include <utility>

namespace demarc {

using PageJson = nlohmann::ordered_json;

/// The two languages of a page. The references outlive it.
struct PageLanguages {
    const Language& english;
    const Language& ukrainian;
};

/// Every text of a page, each pair of English and Ukrainian once: the data refer to it by number.
class PageTexts {
public:
    explicit PageTexts(const PageLanguages& languages) : languages_(languages) {}

    /// The number of a text in both languages.
    std::size_t add(const std::string& english, const std::string& ukrainian);

    /// The same for what `words` says in a language.
    template<typename Words>
    std::size_t both(const Words& words) {
        return add(words(languages_.english), words(languages_.ukrainian));
    }

    /// A list of pairs; a text that is the same in both languages stands alone. One of several
    /// sentences is the list of their numbers, for most sentences recur.
    [[nodiscard]] const PageJson& json() const { return list_; }

    [[nodiscard]] const PageLanguages& languages() const { return languages_; }

private:
    using Pair = std::pair<std::string, std::string>;

    PageLanguages languages_;
    std::map<Pair, std::size_t> numbers_;
    PageJson list_ = PageJson::array();
};

} // namespace demarc
