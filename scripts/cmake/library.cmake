# SPDX-License-Identifier: MIT
# What other programs need to use the library: headers, a CMake package, a pkg-config file. All of
# them find the rest from where they lie themselves.
include(CMakePackageConfigHelpers)

target_compile_features(libdemarc INTERFACE cxx_std_20)
install(TARGETS libdemarc EXPORT demarc
        LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR}
        INCLUDES DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
install(CODE "
  set(SOURCE [[${PROJECT_SOURCE_DIR}/src]])
  set(FOLDER \"\$ENV{DESTDIR}\${CMAKE_INSTALL_PREFIX}/${CMAKE_INSTALL_INCLUDEDIR}/demarc\")
  include([[${PROJECT_SOURCE_DIR}/scripts/cmake/install_headers.cmake]])")

set(package_folder ${CMAKE_INSTALL_LIBDIR}/cmake/demarc)
install(EXPORT demarc NAMESPACE demarc:: FILE demarcConfig.cmake DESTINATION ${package_folder})
# Before 1.0 a minor version may change anything.
write_basic_package_version_file(${PROJECT_BINARY_DIR}/demarcConfigVersion.cmake
                                 COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/demarcConfigVersion.cmake DESTINATION ${package_folder})

file(RELATIVE_PATH prefix_from_pc ${CMAKE_INSTALL_FULL_LIBDIR}/pkgconfig ${CMAKE_INSTALL_PREFIX})
string(REGEX REPLACE "/$" "" prefix_from_pc "${prefix_from_pc}")
file(CONFIGURE OUTPUT demarc.pc @ONLY CONTENT [[
prefix=${pcfiledir}/@prefix_from_pc@
libdir=${prefix}/@CMAKE_INSTALL_LIBDIR@
includedir=${prefix}/@CMAKE_INSTALL_INCLUDEDIR@

Name: demarc
Description: @PROJECT_DESCRIPTION@ (C++20)
Version: @PROJECT_VERSION@
Libs: -L${libdir} -ldemarc
Cflags: -I${includedir}
]])
install(FILES ${PROJECT_BINARY_DIR}/demarc.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)
