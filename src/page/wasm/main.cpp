// SPDX-License-Identifier: MIT
//
// In the place of src/main.cpp: the verbs of the program, and one that only the page has.
#include "cli/program.hpp"
#include "commands/all.hpp"
#include "page/wasm/preview.hpp"

int main(int argc, char** argv) {
    static const demarc::Registry registry = demarc::all_commands().with(demarc::preview_verb());
    return demarc::run_program(registry, {argv + 1, argv + argc});
}
