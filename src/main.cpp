// SPDX-License-Identifier: MIT
#include "cli/program.hpp"
#include "commands/all.hpp"

int main(int argc, char** argv) {
    return demarc::run_program(demarc::all_commands(), {argv + 1, argv + argc});
}
