// SPDX-License-Identifier: MIT
#include "support/pattern_size.hpp"

#include <algorithm>
#include <array>
#include <vector>

namespace demarc {

namespace {

constexpr std::size_t enough = 1'000'000'000; // further is not counted

class Counting {
public:
    explicit Counting(std::string_view expression) : expression_(expression) {}

    PatternSize run() {
        for (at_ = 0; at_ < expression_.size(); ++at_) {
            step(expression_[at_]);
        }
        while (open_.size() > 1) {
            close();
        }
        return {open_.front().states, deepest_};
    }

private:
    /// A group, or the whole, as far as it was read.
    struct Group {
        std::size_t states = 0;
        std::size_t last = 0; ///< of them, those of the part that a repeat would repeat
        std::size_t lookaheads = 0;
    };

    void add(std::size_t states) {
        open_.back().states = std::min(enough, open_.back().states + states);
        open_.back().last = states;
    }

    void step(char character) {
        switch (character) {
        case '\\':
            ++at_;
            add(1);
            break;
        case '[':
            skip_set();
            add(1);
            break;
        case '(':
            open();
            break;
        case ')':
            close();
            break;
        case '{':
            repeat(copies());
            break;
        case '*':
        case '+':
        case '?':
            repeat(1);
            break;
        default:
            add(1);
        }
    }

    void open() {
        const std::string_view begin = expression_.substr(at_, 3);
        const bool looks = begin == "(?=" || begin == "(?!";
        open_.push_back({2, 0, open_.back().lookaheads + (looks ? 1 : 0)});
        deepest_ = std::max(deepest_, open_.back().lookaheads);
        if (looks || begin == "(?:") {
            at_ += 2;
        }
    }

    void close() {
        if (open_.size() > 1) {
            const std::size_t states = open_.back().states;
            open_.pop_back();
            add(states);
        }
    }

    /// The last part so often, with a way past each.
    void repeat(std::size_t copies) {
        const std::size_t one = open_.back().last;
        const std::size_t all = std::min(enough, (one + 1) * copies + 1);
        open_.back().states = std::min(enough, open_.back().states - one + all);
        open_.back().last = all;
    }

    /// From "{" to "}": the largest number in it, and one more where it is open.
    std::size_t copies() {
        std::size_t most = 1;
        std::size_t number = 0;
        for (++at_; at_ < expression_.size() && expression_[at_] != '}'; ++at_) {
            const char digit = expression_[at_];
            number = digit >= '0' && digit <= '9'
                         ? std::min(enough, number * 10 + static_cast<std::size_t>(digit - '0'))
                         : 0;
            most = std::max(most, number);
        }
        return std::min<std::size_t>(most + 1, 1'000'000);
    }

    /// To the "]" of a set, past those of "[:alpha:]" in it.
    void skip_set() {
        for (++at_; at_ < expression_.size() && expression_[at_] != ']'; ++at_) {
            if (expression_[at_] == '\\') {
                ++at_;
            } else if (expression_[at_] == '[' && at_ + 1 < expression_.size()) {
                const std::array<char, 2> close{expression_[at_ + 1], ']'};
                const std::size_t end = std::string_view(":.=").find(close[0]) < 3
                                            ? expression_.find({close.data(), 2}, at_ + 2)
                                            : std::string_view::npos;
                at_ = end == std::string_view::npos ? at_ : end + 1;
            }
        }
    }

    std::string_view expression_;
    std::size_t at_ = 0;
    std::size_t deepest_ = 0;
    std::vector<Group> open_{Group{}};
};

} // namespace

PatternSize size_of_pattern(std::string_view expression) {
    return Counting(expression).run();
}

} // namespace demarc
