// SPDX-License-Identifier: MIT
//
// What is looked at in a JSON document before it is read.
#include "io/json_document.hpp"
#include "target.hpp"

void demarc::fuzz::use(std::string_view input) {
    const std::string file = as_file(input, "input.json");
    (void)features_key(file);
    (void)check_json(file, input);
    refuse_deep_json(file, input);
}
