// SPDX-License-Identifier: MIT
#include "cli/completion.hpp"

#include "study/catalogue.hpp"
#include "support/words.hpp"

#include <algorithm>
#include <set>

namespace demarc {

namespace {

using Names = Completion::Names;

/// The ids of a kind of the data folder; none if there is no data folder.
std::vector<std::string> ids(std::filesystem::path (DataFolder::*folder)() const) {
    try {
        return ids_in((DataFolder::find().*folder)());
    } catch (const Error&) {
        return {};
    }
}

/// Whether `kind` is one of the words of a placeholder: "FILE" of "DATE=FILE[:PROFILE]".
bool names_kind(std::string_view placeholder, std::string_view kind) {
    const auto is_letter = [](char c) { return c >= 'A' && c <= 'Z'; };
    for (std::size_t at = placeholder.find(kind); at != std::string_view::npos;
         at = placeholder.find(kind, at + 1)) {
        const std::size_t end = at + kind.size();
        if ((at == 0 || !is_letter(placeholder[at - 1])) &&
            (end == placeholder.size() || !is_letter(placeholder[end]))) {
            return true;
        }
    }
    return false;
}

/// The first sentence, short enough for a line of a list.
std::string shortly(const std::string& text) {
    std::string_view sentence = std::string_view(text).substr(0, text.find(". "));
    sentence.remove_suffix(sentence.ends_with('.') ? 1 : 0);
    return shortened(sentence, 60);
}

/// A word that is being typed: `before` stays as it is, `value` is completed.
class Word {
public:
    Word(std::string before, std::string value)
        : before_(std::move(before)), value_(std::move(value)) {
        found_.before = before_;
    }

    void offer(const std::string& value, const std::string& text = {}) {
        if (value.starts_with(value_)) {
            found_.candidates.push_back({before_ + value, text});
        }
    }
    void offer_all(const std::vector<std::string>& values) {
        for (const std::string& value : values) {
            offer(value);
        }
    }

    /// What a placeholder of a help text stands for.
    void offer_for(std::string_view placeholder, const std::vector<std::string>& verbs) {
        if (names_kind(placeholder, "VERB")) {
            offer_all(verbs);
        }
        if (names_kind(placeholder, "PLAN")) {
            offer_all(ids(&DataFolder::plans));
        }
        if (names_kind(placeholder, "CLAIM")) {
            offer_all(ids(&DataFolder::claims));
        }
        if (placeholder.starts_with("DATE=")) {
            const std::size_t end = value_.find('=');
            if (end == std::string::npos) {
                return;
            }
            move_on(end + 1);
        }
        const std::size_t colon = value_.rfind(':');
        if (names_kind(placeholder, "PROFILE") && colon != std::string::npos) {
            move_on(colon + 1);
            offer_all(ids(&DataFolder::profiles));
            return;
        }
        // Names of files would hide the ids, unless it is plain that one is meant.
        const bool id_meant =
            !found_.candidates.empty() && value_.find_first_of("./~") == std::string::npos;
        for (const std::string_view kind : {"FILE", "ZIP", "FOLDER", "PATTERN"}) {
            if (names_kind(placeholder, kind) && !id_meant) {
                found_.names = Names::files;
            }
        }
        if (names_kind(placeholder, "DIR")) {
            found_.names = Names::folders;
        }
    }

    void offer_value_of(const Option& option, const std::vector<std::string>& verbs) {
        if (!option.parts.empty()) {
            const std::size_t comma = value_.rfind(',');
            move_on(comma == std::string::npos ? 0 : comma + 1);
            offer_all(option.parts);
        } else if (!option.choices.empty()) {
            offer_all(option.choices);
        } else {
            offer_for(option.value_name, verbs);
        }
    }

    [[nodiscard]] Completion found() const { return found_; }

private:
    /// The next `size` bytes of the value are settled.
    void move_on(std::size_t size) {
        before_ += value_.substr(0, size);
        value_.erase(0, size);
        found_.before = before_;
    }

    std::string before_;
    std::string value_;
    Completion found_;
};

/// How far a command line has come.
struct Reached {
    const Option* waiting = nullptr; ///< the option whose value comes next
    std::set<std::string> given;
    std::size_t operands = 0;
    bool operands_only = false; ///< after "--"
};

const Option* option_of(const Syntax& syntax, std::string_view word) {
    for (const OptionGroup& group : syntax.groups) {
        for (const Option& option : group.options) {
            const bool by_name = word.starts_with("--") && word.substr(2) == option.name;
            const bool by_letter = word.size() == 2 && word[0] == '-' && word[1] == option.letter;
            if (by_name || by_letter) {
                return &option;
            }
        }
    }
    return nullptr;
}

/// Walks over what stands between the verb and the word that is being typed.
Reached reached_by(const Syntax& syntax, const std::vector<std::string>& words) {
    Reached reached;
    for (std::size_t i = 1; i + 1 < words.size(); ++i) {
        const std::string& word = words[i];
        if (reached.waiting != nullptr) {
            reached.waiting = nullptr;
        } else if (reached.operands_only || !word.starts_with('-')) {
            ++reached.operands;
        } else if (word == "--") {
            reached.operands_only = true;
        } else if (const Option* option = option_of(syntax, word.substr(0, word.find('=')))) {
            reached.given.insert(option->name);
            const bool needs_value =
                !option->value_name.empty() && word.find('=') == std::string::npos;
            reached.waiting = needs_value ? option : nullptr;
        }
    }
    return reached;
}

Completion option_names(const Syntax& syntax, const Reached& reached, const std::string& current) {
    Word word("", current);
    for (const OptionGroup& group : syntax.groups) {
        for (const Option& option : group.options) {
            if (option.repeatable || !reached.given.contains(option.name)) {
                word.offer("--" + option.name, shortly(option.text));
            }
        }
    }
    word.offer("--help", "Show the options");
    word.offer("--version", "Show the version");
    return word.found();
}

Completion verbs_of(const Registry& registry, const std::string& current) {
    Word word("", current);
    for (const RegisteredCommand& command : registry.commands()) {
        word.offer(command.name, shortened(command.summary, 60));
    }
    if (current.starts_with('-')) {
        word.offer("--help", "Show the verbs");
        word.offer("--version", "Show the version");
    }
    return word.found();
}

} // namespace

std::string_view name_of(Completion::Names names) {
    switch (names) {
    case Names::none:
        return "words";
    case Names::files:
        return "files";
    case Names::folders:
        return "folders";
    }
    return {};
}

Completion completion_of(const Registry& registry, const std::vector<std::string>& words) {
    const std::string current = words.empty() ? std::string{} : words.back();
    if (words.size() < 2) {
        return verbs_of(registry, current);
    }
    const std::vector<std::string> verbs = registry.names();
    if (std::find(verbs.begin(), verbs.end(), words.front()) == verbs.end()) {
        return {};
    }
    const std::unique_ptr<Command> command = registry.make(words.front());
    const Syntax syntax = command->syntax();
    const Reached reached = reached_by(syntax, words);
    if (reached.waiting != nullptr) {
        Word word("", current);
        word.offer_value_of(*reached.waiting, verbs);
        return word.found();
    }
    if (current.starts_with('-') && !reached.operands_only) {
        const std::size_t end = current.find('=');
        const Option* const option = option_of(syntax, current.substr(0, end));
        if (end == std::string::npos || option == nullptr || option->value_name.empty()) {
            return option_names(syntax, reached, current);
        }
        Word word(current.substr(0, end + 1), current.substr(end + 1));
        word.offer_value_of(*option, verbs);
        return word.found();
    }
    if (reached.operands >= syntax.operands.most) {
        return current.empty() ? option_names(syntax, reached, current) : Completion{};
    }
    Word word("", current);
    if (reached.operands == 0 && !syntax.operands.actions.empty()) {
        word.offer_all(syntax.operands.actions);
    } else {
        word.offer_for(syntax.operands.name, verbs);
    }
    return word.found();
}

} // namespace demarc
