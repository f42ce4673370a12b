set(shipped_plan ${PROJECT_SOURCE_DIR}/geodata/plans/us-28-point-2025-11.toml)
demarc_case(NAME "plans list" ARGS plans list STATUS 0
  STDOUT "^id .*\npresent .*\nus-28-point-2025-11 +2025-11-2[0-9] ")
demarc_case(NAME "plans list --json" ARGS plans list --json STATUS 0
  STDOUT "\"id\": \"present\".*\"id\": \"us-28-point-2025-11\"")
demarc_case(NAME "plans show" ARGS plans show us-28-point-2025-11 STATUS 0 STDOUT "28")
demarc_case(NAME "plans show a misspelt id" ARGS plans show us-28-point-2025-10 STATUS 2
  STDERR "^demarc: unknown plan 'us-28-point-2025-10'; did you mean 'us-28-point-2025-11'\\?")
demarc_case(NAME "plans validate" ARGS plans validate ${shipped_plan} STATUS 0
  STDOUT "us-28-point-2025-11.toml: valid: us-28-point-2025-11, [0-9]+ rules\n$")
demarc_case(NAME "plans validate a file that is not there" ARGS plans validate nothing.toml STATUS 2
  STDERR "^demarc: nothing.toml: no such plan file\n$")
demarc_case(NAME "plans validate a plan with an unknown key"
  ARGS plans validate ${CMAKE_CURRENT_SOURCE_DIR}/plans/unknown-key.toml STATUS 2
  STDERR "^demarc: .*unknown-key.toml.*colour")
demarc_case(NAME "plans without an action" ARGS plans STATUS 2 STDERR "^demarc: plans needs one of")
demarc_case(NAME "plans validate tells every fault of a file"
  ARGS plans validate ${CMAKE_CURRENT_SOURCE_DIR}/plans/two-faults.toml STATUS 2
  STDERR "^demarc: .*two-faults.toml:[0-9]+: .*Sumi.*\n.*two-faults.toml:[0-9]+: .*znpq")
