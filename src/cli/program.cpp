// SPDX-License-Identifier: MIT
#include "cli/program.hpp"

#include "cli/option_words.hpp"
#include "cli/terminal.hpp"
#include "io/remote_file.hpp"
#include "support/error.hpp"

#include <exception>
#include <iostream>
#include <new>
#include <string_view>

namespace demarc {

int run_program(const Registry& registry, const std::vector<std::string>& arguments) {
    Terminal terminal = Terminal::standard();
    const auto fail = [&](std::string_view message, ExitStatus status) {
        terminal.err << alarming("demarc:", terminal.err_styled) << ' ' << message << '\n';
        return static_cast<int>(status);
    };
    try {
        const ExitStatus status = registry.dispatch(arguments, terminal);
        if (!terminal.out.flush()) {
            throw OutputError("standard output cannot be written; is the disk full?");
        }
        return static_cast<int>(status);
    } catch (const Error& error) {
        return fail(with_addresses(with_options(error.what())), error.status());
    } catch (const std::bad_alloc&) {
        return fail("there is not enough memory for this input", ExitStatus::work_failed);
    } catch (const std::exception& error) {
        return fail(error.what(), ExitStatus::work_failed);
    }
}

} // namespace demarc
