// SPDX-License-Identifier: MIT
//
// What files in memory have not, though the headers declare it: access lists.
#include <cerrno>
#include <cstddef>
#include <sys/xattr.h>

extern "C" ssize_t getxattr(const char* /*path*/, const char* /*name*/, void* /*value*/,
                            std::size_t /*size*/) {
    errno = ENOTSUP;
    return -1;
}

extern "C" int setxattr(const char* /*path*/, const char* /*name*/, const void* /*value*/,
                        std::size_t /*size*/, int /*flags*/) {
    errno = ENOTSUP;
    return -1;
}

extern "C" int removexattr(const char* /*path*/, const char* /*name*/) {
    errno = ENOTSUP;
    return -1;
}
