// SPDX-License-Identifier: MIT
#include "support/library_folder.hpp"

#include <dlfcn.h>
#include <system_error>

namespace demarc {

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
