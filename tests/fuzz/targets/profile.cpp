// SPDX-License-Identifier: MIT
//
// Profiles: how a publisher's files are read.
#include "sources/profile.hpp"

#include "target.hpp"

void demarc::fuzz::use(std::string_view input) {
    Profiles profiles;
    profiles.add(as_file(input, "input.toml"));
    check(profiles.ids().size() == 1, "a file is one profile");
}
