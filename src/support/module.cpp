// SPDX-License-Identifier: MIT
#include "support/module.hpp"

#include "support/error.hpp"

#include <fmt/format.h>

#include <dlfcn.h>
#include <string>
#include <system_error>

namespace demarc {

const void* module_table(const char* name) {
    // By its whole path, so that nothing has to be searched: what a search looks through depends on
    // who calls dlopen(), which under the address sanitizer is not the library.
    const std::string file =
        (library_folder() / "demarc" / fmt::format("demarc_{}.so", name)).string();
    // Never unloaded: the libraries it brings cannot all be.
    void* const module = ::dlopen(file.c_str(), RTLD_LAZY | RTLD_LOCAL);
    void* const table = module == nullptr ? nullptr : ::dlsym(module, "demarc_module_table");
    if (table == nullptr) {
        const char* const reason = ::dlerror();
        throw Error(ExitStatus::work_failed,
                    fmt::format("the part '{}' of demarc cannot be loaded: {}; is the "
                                "installation whole?",
                                file, reason == nullptr ? "no reason given" : reason));
    }
    using Table = const void*();
    return reinterpret_cast<Table*>(table)();
}

std::filesystem::path library_folder() {
    ::Dl_info library{};
    if (::dladdr(reinterpret_cast<const void*>(&library_folder), &library) == 0) {
        return {};
    }
    std::error_code failure;
    const std::filesystem::path file = std::filesystem::canonical(library.dli_fname, failure);
    return failure ? std::filesystem::path{} : file.parent_path();
}

} // namespace demarc
