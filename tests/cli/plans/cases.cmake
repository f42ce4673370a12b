set(shipped_plan ${PROJECT_SOURCE_DIR}/geodata/plans/us-28-point-2025-11.toml)
demarc_case(NAME "plans list" ARGS plans list STATUS 0
  STDOUT "^id .*\npresent .*\nus-28-point-2025-11 +2025-11-2[0-9] ")
demarc_case(NAME "plans list says which have no rule on land"
  ARGS plans list STATUS 0 STDOUT "\nchina-12-point-2023-02 +2023-02-24  China's 12 points \\(no rule\\)\n")
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
set(own_zone ${CMAKE_CURRENT_SOURCE_DIR}/plans/own-zone.toml)
demarc_case(NAME "plans validate tells rules that select no land on the map"
  ARGS plans validate ${own_zone} STATUS 0
  STDOUT "own-zone.toml: valid: own-zone, 5 rules\n  line [0-9]+: rule 3 .withdraw, point 3. selects no land on the map of 24 November 2025\n$")
demarc_case(NAME "plans show tells of places of the plan's own"
  ARGS plans show ${own_zone} STATUS 0
  STDOUT "Places of its own\n  - the site \"A crossing\" .crossing. at 37.*the zone \"The box\" .box., [0-9,]+ km² as drawn: Drawn from.*Read with contested land taken for held by Ukraine")
demarc_case(NAME "plans show with a map" ARGS plans show ${own_zone} --date 2025-11-24 STATUS 2
  STDERR "a map goes with plans validate")
demarc_case(NAME "run tells rules that select no land on the map"
  ARGS run --plan ${own_zone} --format csv STATUS 0
  STDOUT "Rules that select no land on this map\n  own-zone: rule 3 .withdraw, point 3.\\.\n"
  WRITES output/run/areas.csv)
demarc_case(NAME "plans validate names every rule that repeats another"
  ARGS plans validate ${CMAKE_CURRENT_SOURCE_DIR}/plans/thrice.toml STATUS 2
  STDERR "thrice.toml:28: rule 3: repeats rule 2 .line 21.: it changes nothing.*\n.*thrice.toml:36: rule 4: repeats rule 2")
demarc_case(NAME "plans validate names a recognition that another takes back"
  ARGS plans validate ${CMAKE_CURRENT_SOURCE_DIR}/plans/twice-recognised.toml STATUS 2
  STDERR "twice-recognised.toml:[0-9]+: rule 3: 'recognise' contradicts rule 2")
demarc_case(NAME "plans validate asks about land that both sides leave"
  ARGS plans validate ${CMAKE_CURRENT_SOURCE_DIR}/plans/both-sides.toml STATUS 0
  STDOUT "both-sides, 3 rules\n  line [0-9]+: rule 3 and rule 2 .line 21. take both sides out of the same area")
