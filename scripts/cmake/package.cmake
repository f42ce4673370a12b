# SPDX-License-Identifier: MIT
# The Debian package of what is installed; scripts/package makes it.
set(DEMARC_MAINTAINER "The demarc authors <authors@demarc.invalid>" CACHE STRING
    "Who answers for a package: Name <address>")

# A package fits the release it was built on: 0.1.0-deb12.
set(release unknown)
if(EXISTS /etc/os-release)
  file(STRINGS /etc/os-release system REGEX "^(ID|VERSION_ID)=")
  string(REGEX REPLACE ".*VERSION_ID=\"?([0-9.]+).*" "\\1" release "${system}")
  string(REGEX MATCH "(^|;)ID=\"?([a-z]+)" unused "${system}")
  string(SUBSTRING "${CMAKE_MATCH_2}" 0 3 distribution)
  string(PREPEND release ${distribution})
endif()

set(CPACK_GENERATOR DEB)
file(GLOB plans CONFIGURE_DEPENDS geodata/plans/*.toml)
list(LENGTH plans plan_count)
set(CPACK_PACKAGE_DESCRIPTION
"demarc reads the boundaries of the 27 regions of Ukraine and a dated front
line, applies the rules of published peace plans, measures on the ellipsoid
what comes out, checks published figures of territorial control, and writes
tables, maps and a report. Boundaries, a settlement list and ${plan_count} plans come
with it. The library with its headers and a module for Python are there too.")
set(CPACK_PACKAGE_CONTACT "${DEMARC_MAINTAINER}")
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_RELEASE ${release})
set(CPACK_DEBIAN_PACKAGE_SECTION science)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
# What the program, the library and its modules are linked with; and the letters that maps are drawn in.
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_DEPENDS fonts-dejavu-core)
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS ca-certificates)
set(CPACK_DEBIAN_PACKAGE_SUGGESTS
    "man-db, bash-completion, python3, python3-pandas, python3-geopandas, g++, cmake, pkgconf")
set(CPACK_DEBIAN_PACKAGE_CONTROL_EXTRA ${PROJECT_SOURCE_DIR}/scripts/cmake/prerm)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
    OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
set(CPACK_STRIP_FILES ON)
set(CPACK_PRE_BUILD_SCRIPTS ${PROJECT_SOURCE_DIR}/scripts/cmake/debian_files.cmake)
set(CPACK_VERBATIM_VARIABLES ON)
include(CPack)
