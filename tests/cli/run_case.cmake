# SPDX-License-Identifier: MIT
# Runs the program once and demands exit status, standard output, standard error and what is left in
# the working folder. Called with -DCASE=FILE -DPROGRAM=FILE; the case file sets:
#   arguments      the command line
#   status         the exit status
#   golden         a file whose bytes standard output must have (optional)
#   stdout_regex   what standard output must match (optional)
#   stderr_regex   what standard error must match; without it, it must be empty
#   writes         files that must be there afterwards; nothing else may be at the top level
#   environment    variables to set: NAME=value (optional)
#   scratch        the working folder, made anew
include("${CASE}")
file(REMOVE_RECURSE "${scratch}")
file(MAKE_DIRECTORY "${scratch}")
set(ENV{NO_COLOR} "")
set(ENV{TERM} "xterm")
unset(ENV{DEMARC_DATA})
execute_process(
  COMMAND ${CMAKE_COMMAND} -E env ${environment} "${PROGRAM}" ${arguments}
  WORKING_DIRECTORY "${scratch}"
  RESULT_VARIABLE actual_status
  OUTPUT_VARIABLE actual_out
  ERROR_VARIABLE actual_err)

set(faults "")
if(NOT actual_status STREQUAL status)
  string(APPEND faults "exit status ${actual_status}, not ${status}\n")
endif()
if(golden)
  file(READ "${golden}" wanted)
  if(NOT actual_out STREQUAL wanted)
    string(APPEND faults "standard output is not that of ${golden}\n")
  endif()
endif()
if(stdout_regex AND NOT actual_out MATCHES "${stdout_regex}")
  string(APPEND faults "standard output does not match ${stdout_regex}\n")
endif()
if(status STREQUAL "2" AND NOT actual_out STREQUAL "")
  string(APPEND faults "wrong use printed a result\n")
endif()
if(stderr_regex)
  if(NOT actual_err MATCHES "${stderr_regex}")
    string(APPEND faults "standard error does not match ${stderr_regex}\n")
  endif()
elseif(NOT actual_err STREQUAL "")
  string(APPEND faults "standard error is not empty\n")
endif()

foreach(file IN LISTS writes)
  if(NOT EXISTS "${scratch}/${file}")
    string(APPEND faults "${file} was not written\n")
  endif()
endforeach()
file(GLOB left RELATIVE "${scratch}" "${scratch}/*" "${scratch}/.*")
list(REMOVE_ITEM left "." "..")
if(NOT writes AND left)
  string(APPEND faults "left behind: ${left}\n")
endif()

if(faults)
  message(FATAL_ERROR "demarc ${arguments}\n${faults}--- stdout\n${actual_out}--- stderr\n${actual_err}")
endif()
file(REMOVE_RECURSE "${scratch}")
