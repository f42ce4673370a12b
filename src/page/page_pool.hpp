// SPDX-License-Identifier: MIT
#pragma once

#include "page/page_texts.hpp"

#include <cstddef>
#include <map>
#include <string>
#include <utility>

namespace demarc {

/// A list of things, each once, that others refer to by number.
class PagePool {
public:
    std::size_t add(const PageJson& thing) {
        const auto [at, added] = numbers_.emplace(thing.dump(), list_.size());
        if (added) {
            list_.push_back(thing);
        }
        return at->second;
    }
    [[nodiscard]] PageJson take() { return std::move(list_); }

private:
    std::map<std::string, std::size_t> numbers_;
    PageJson list_ = PageJson::array();
};

} // namespace demarc
