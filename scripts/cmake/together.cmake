# SPDX-License-Identifier: MIT
# Most of the time of a source goes into the headers of libraries. Where all is compiled once, as by a
# newcomer, the sources of a folder go into a few pieces, which takes less than half the time; for who
# changes sources, each by itself is faster.
option(DEMARC_TOGETHER "Compile the sources of a folder in a few pieces" OFF)

# Puts into the list, which has the sources of one folder, pieces that include them in their place. A
# source with definitions of its own stays, if it has them by now.
function(demarc_together list)
  if(NOT DEMARC_TOGETHER)
    return()
  endif()
  set(most 12)
  list(LENGTH ${list} number)
  math(EXPR last "(${number} - 1) / ${most}")
  math(EXPR step "${last} + 1")
  list(GET ${list} 0 first)
  get_filename_component(folder ${first} DIRECTORY)
  get_filename_component(name ${folder} NAME)
  set(pieces)
  foreach(piece RANGE ${last})
    set(includes)
    foreach(at RANGE ${piece} ${number} ${step})
      if(at EQUAL number)
        break()
      endif()
      list(GET ${list} ${at} source)
      get_source_file_property(own ${source} COMPILE_DEFINITIONS)
      if(own)
        list(APPEND pieces ${source})
      else()
        string(APPEND includes "#include \"${source}\"\n")
      endif()
    endforeach()
    set(file ${PROJECT_BINARY_DIR}/together/${name}-${piece}.cpp)
    file(CONFIGURE OUTPUT ${file} CONTENT "@includes@" @ONLY)
    # A local may have the name of something in a source before it.
    set_property(SOURCE ${file} APPEND PROPERTY COMPILE_OPTIONS -Wno-shadow)
    list(APPEND pieces ${file})
  endforeach()
  set(${list} ${pieces} PARENT_SCOPE)
endfunction()
