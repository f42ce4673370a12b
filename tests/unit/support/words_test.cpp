// SPDX-License-Identifier: MIT
#include "support/words.hpp"

#include <doctest/doctest.h>

using namespace demarc;

TEST_CASE("the width of a text is its characters, not its bytes") {
    CHECK(display_width("abc") == 3);
    CHECK(display_width("Окуповано") == 9);
    CHECK(display_width("км²") == 3);
    CHECK(display_width("e\xCC\x81") == 1); // a letter and the accent on it
    CHECK(display_width("a\xC2\xAD\xE2\x80\x8B"
                        "b") == 2);    // soft hyphen, zero-width space
    CHECK(display_width("\xD0") == 1); // half a letter
}

TEST_CASE("a text is shortened between characters") {
    CHECK(shortened("Звільнено", 9) == "Звільнено");
    CHECK(shortened("Звільнено", 4) == "Звіл...");
}

TEST_CASE("edits are counted in characters") {
    CHECK(edit_distance("Київ", "Киів") == 1);
    CHECK(edit_distance("kitten", "sitting") == 3); // Levenshtein's usual example
    CHECK(edit_distance("", "abc") == 3);
}

TEST_CASE("near words are those fewest edits away, else those that hold the word") {
    const std::vector<std::string> ids{"natural-earth", "natural-earth-names",
                                       "us-28-point-2025-11", "us-20-point-draft-2025-12",
                                       "present"};
    CHECK(near_words("presnt", ids) == std::vector<std::string>{"present"});
    CHECK(near_words("natural", ids) ==
          std::vector<std::string>{"natural-earth", "natural-earth-names"});
    CHECK(near_words("US28", ids) == std::vector<std::string>{"us-28-point-2025-11"});
    CHECK(near_words("draft", ids) == std::vector<std::string>{"us-20-point-draft-2025-12"});
    CHECK(near_words("trump", ids).empty());
    CHECK(near_words("us", ids).empty()); // too short to be found inside others
}

TEST_CASE("a half-remembered id is answered with those that share most words with it") {
    const std::vector<std::string> ids{"afp-28-points-net", "reuters-2025-11-16",
                                       "reuters-2025-08-donbas", "isw-2025-11"};
    CHECK(near_words("reuters-16", ids) == std::vector<std::string>{"reuters-2025-11-16"});
    CHECK(near_words("us-28-points", ids) == std::vector<std::string>{"afp-28-points-net"});
    CHECK(near_words("nyt-2025", ids).empty()); // a year alone is no likeness
}

TEST_CASE("a suggestion lists what there is only where it is little") {
    const std::vector<std::string> few{"alpha", "beta"};
    CHECK(did_you_mean("alpah", few) == "; did you mean 'alpha'?");
    CHECK(did_you_mean("nothing-like-it", few) == "; known are alpha, beta");
    std::vector<std::string> many;
    for (char c = 'a'; c <= 'z'; ++c) {
        many.push_back(std::string(9, c));
    }
    CHECK(did_you_mean("0123456", many, "; see there") == "; see there");
}

TEST_CASE("the nearest word is suggested only where it is near") {
    const std::vector<std::string> words{"regions", "outside", "held_by"};
    CHECK(near_words("regoins", words) == std::vector<std::string>{"regions"});
    CHECK(near_words("heldby", words) == std::vector<std::string>{"held_by"});
    CHECK(near_words("something-else", words).empty());
}

TEST_CASE("text is broken at spaces and never in a word") {
    CHECK(wrapped("aa bb cc", 2, 7) == "  aa bb\n  cc\n");
    CHECK(wrapped("aaaaaaaaaa bb", 0, 5) == "aaaaaaaaaa\nbb\n");
    CHECK(wrapped("a\nb", 1, 80) == " a\n b\n");
    CHECK(wrapped("Київ Крим", 0, 9) == "Київ Крим\n"); // 17 bytes
    CHECK(hanging("  - ", "aa bb cc", 4, 9) == "  - aa bb\n    cc\n");
}
