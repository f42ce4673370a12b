// SPDX-License-Identifier: MIT
#pragma once

#include "cli/command.hpp"
#include "cli/option_groups.hpp"

#include <filesystem>
#include <string>

namespace demarc {

struct PageOptions {
    std::string app; ///< the folder to write it into
    ConsoleOptions console;
    friend bool operator==(const PageOptions&, const PageOptions&) = default;
};

/// Where the program as a page lies: beside the data of an installed demarc, or in the build folder
/// of a checkout. \throws ConfigError if it is in neither
std::filesystem::path find_app(const std::filesystem::path& data);

/// `demarc page`: the program as a page, for a host of one's own.
class PageCommand : public Command {
public:
    ExitStatus run(Terminal& terminal) override;
    [[nodiscard]] std::string_view name() const override { return "page"; }
    [[nodiscard]] const PageOptions& options() const { return options_; }

    [[nodiscard]] std::string_view description() const override;
    [[nodiscard]] std::string_view examples() const override;
    Syntax syntax() override;
    void check_options() const override;

private:
    PageOptions options_;
};

} // namespace demarc
