// SPDX-License-Identifier: MIT
#pragma once

#include "cli/command.hpp"
#include "cli/option_groups.hpp"
#include "cli/source_options.hpp"
#include "commands/map_output.hpp"
#include "export/output_files.hpp"

#include <string>
#include <vector>

namespace demarc {

struct RunOptions {
    Sources sources;
    Method method;
    std::vector<std::string> plans; ///< ids or files; empty: all
    LineError line_error;           ///< km 0: the line is not moved
    std::string output = "output/run";
    ExportChoice formats;
    MapChoice look;
    ConsoleOptions console;
    bool dry_run = false;
    friend bool operator==(const RunOptions&, const RunOptions&) = default;
};

/// `demarc run`: the main job.
class RunCommand : public Command {
public:
    ExitStatus run(Terminal& terminal) override;
    [[nodiscard]] std::string_view name() const override { return "run"; }
    [[nodiscard]] const RunOptions& options() const { return options_; }

    [[nodiscard]] std::string_view description() const override;
    [[nodiscard]] std::string_view examples() const override;
    Syntax syntax() override;

protected:
    void check_options() const override;

private:
    RunOptions options_;
};

/// The command line that gives the same results again: without folders and without what changes no
/// result (--output, --jobs, --quiet ...).
std::string repeatable_command_line(const RunOptions& options);

} // namespace demarc
