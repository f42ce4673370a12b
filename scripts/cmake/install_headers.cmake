# SPDX-License-Identifier: MIT
# Runs at installation: puts the public header and all that it includes under FOLDER. What a header
# includes of demarc's own gets the name it has there, so that a program needs one folder of headers
# and none of its own names can be mistaken for demarc's.
#   SOURCE: src   FOLDER: include/demarc of the prefix
cmake_minimum_required(VERSION 3.25)
set(waiting study/library.hpp)
set(found)
while(waiting)
  list(POP_FRONT waiting header)
  list(APPEND found ${header})
  file(READ ${SOURCE}/${header} text)
  string(REGEX MATCHALL "\n#include \"[^\"]+\"" includes "${text}")
  foreach(include IN LISTS includes)
    string(REGEX REPLACE ".*\"(.*)\"" "\\1" name "${include}")
    if(NOT name IN_LIST found AND NOT name IN_LIST waiting)
      list(APPEND waiting ${name})
    endif()
  endforeach()
  string(REGEX REPLACE "\n#include \"([^\"]+)\"" "\n#include \"demarc/\\1\"" text "${text}")
  if(header STREQUAL study/library.hpp)
    set(header study.hpp)
  endif()
  file(WRITE "${FOLDER}/${header}" "${text}")
  list(APPEND CMAKE_INSTALL_MANIFEST_FILES "${FOLDER}/${header}")
endwhile()
