// SPDX-License-Identifier: MIT
#include "support/program_folder.hpp"

#include <cstdint>
#include <string>
#include <system_error>

#if defined(__APPLE__)
#include <mach-o/dyld.h>
#else
#include <sys/auxv.h>
#endif

namespace demarc {

namespace {

/// The program's file as the system names it.
std::filesystem::path program_file() {
#if defined(__APPLE__)
    std::uint32_t size = 0;
    _NSGetExecutablePath(nullptr, &size);
    std::string file(size, '\0');
    return _NSGetExecutablePath(file.data(), &size) == 0 ? file.c_str() : "";
#else
    std::error_code failure;
    if (std::filesystem::exists("/proc/self/exe", failure)) {
        return "/proc/self/exe";
    }
    // Without /proc, as in a bare chroot: the name by which the kernel was asked to run it.
    const auto* const name = reinterpret_cast<const char*>(::getauxval(AT_EXECFN));
    return name == nullptr ? "" : name;
#endif
}

} // namespace

std::filesystem::path program_folder() {
    std::error_code failure;
    const std::filesystem::path file = std::filesystem::canonical(program_file(), failure);
    return failure ? std::filesystem::path{} : file.parent_path();
}

} // namespace demarc
