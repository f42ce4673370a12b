# SPDX-License-Identifier: MIT
# The Python module is built where pybind11 and the headers of Python are. Not under the sanitizers:
# an interpreter without them cannot load it.
set(DEMARC_PYTHON AUTO CACHE STRING "Build the Python module: ON, OFF or AUTO (if it can be)")
# The system's own interpreter, for which the system has pandas and others.
if(EXISTS /usr/bin/python3 AND EXISTS /etc/debian_version)
  set(Python3_EXECUTABLE /usr/bin/python3)
endif()
set(build_python ${DEMARC_PYTHON})
if(DEMARC_SANITIZE)
  set(build_python OFF)
endif()
if(build_python)
  set(PYBIND11_NOPYTHON ON)
  find_package(pybind11 2.10 CONFIG QUIET)
  if(pybind11_FOUND) # else not looked for: what is not found is remembered
    find_package(Python3 3.11 QUIET COMPONENTS Interpreter Development.Module)
  endif()
  if(pybind11_FOUND AND Python3_Development.Module_FOUND)
    add_subdirectory(src/python)
  elseif(NOT build_python STREQUAL AUTO)
    message(FATAL_ERROR "The Python module needs pybind11 2.10 and the headers of Python 3.11")
  endif()
endif()
