demarc_case(NAME "sources list" ARGS sources list STATUS 0
  STDOUT "^id .*\nnatural-earth +boundaries +land .*\nsettlements +control +settlements ")
demarc_case(NAME "sources list --json" ARGS sources list --json STATUS 0
  STDOUT "\"id\": \"geoboundaries\"")
demarc_case(NAME "sources without an action" ARGS sources STATUS 2
  STDERR "^demarc: sources needs an action: list, inspect FILE, profile FILE or validate FILE.toml")
demarc_case(NAME "sources inspect a control file"
  ARGS sources inspect ${fixtures}/control/classes-2025-01-02.geojson STATUS 0
  STDOUT "\nRead with profile classes .*\n  date +2 January 2025\n.*\nSuggested: profile classes")
demarc_case(NAME "sources inspect --json tells the same to a program"
  ARGS sources inspect ${fixtures}/control/classes-2025-01-02.geojson --json STATUS 0
  STDOUT "\"readable\": true,.*\"holds\": \"russian_pre_2022\",.*\"suggestion\": {")
demarc_case(NAME "sources inspect --json has whatever the text is made of"
  ARGS sources inspect ${fixtures}/control/classes-2025-01-02.geojson --json STATUS 0
  STDOUT "\"in_degrees\": true,.*\"outside_in_all\": {.*\"title\": \"Areas by control class\",.*\"form\": \"polygons\",.*\"method\": \"Areas as drawn")
demarc_case(NAME "sources inspect the shipped boundaries"
  ARGS sources inspect ${PROJECT_SOURCE_DIR}/geodata/boundaries/natural-earth-admin-1.geojson
  STATUS 0 STDOUT "\nRead with profile natural-earth .*\n  regions +all 27, each once\n")
demarc_case(NAME "sources inspect with one profile that does not fit"
  ARGS sources inspect ${fixtures}/control/classes-2025-01-02.geojson:geoboundaries STATUS 0
  STDOUT "\nRead with profile geoboundaries .*: refused\n.*there is no attribute 'shapeISO'")
foreach(name nan infinite longitude-370 unclosed-ring two-point-ring truncated bad-utf8
             metres-without-crs unknown-crs empty bow-tie)
  demarc_case(NAME "sources inspect ${name} reports instead of failing"
    ARGS sources inspect ${fixtures}/vector/${name}.geojson STATUS 0
    STDOUT "${name}.geojson\n.*(No profile that was tried can read this file|Nothing can be read from this file)")
endforeach()
demarc_case(NAME "sources inspect names a record without geometry and reads the others"
  ARGS sources inspect ${fixtures}/vector/no-geometry.geojson STATUS 0
  STDOUT "record 1: has no geometry.*Read with profile classes.*1 of 2 records has no geometry")
demarc_case(NAME "sources inspect a file that is not there" ARGS sources inspect nowhere.geojson
  STATUS 1 STDERR "^demarc: nowhere.geojson: cannot be opened")
demarc_case(NAME "sources inspect finds features under a key"
  ARGS sources inspect ${fixtures}/control/nested-2025-01-02.json
  STATUS 0 STDOUT "\n  features +under 'data.value' of a JSON document\n.*features_under = \"data.value\"")
demarc_case(NAME "sources inspect several files as one map"
  ARGS sources inspect ${fixtures}/control/classes-2025-01-02.geojson
       ${fixtures}/control/classes-2025-01-02.gpkg
  STATUS 0 STDOUT "Read with profile classes.*Suggested: profile classes, because it reads these files as one map")
demarc_case(NAME "sources inspect shows the areas of values"
  ARGS sources inspect ${fixtures}/control/classes-2025-01-02.geojson
  STATUS 0 STDOUT "class: [0-9]+ different values in [0-9]+ records: [a-z_]+ .[0-9, a-z]*[0-9,.]+ km²")
demarc_case(NAME "sources inspect --json has the areas of values"
  ARGS sources inspect ${fixtures}/control/classes-2025-01-02.geojson --json STATUS 0
  STDOUT "\"value\": \"russian\",\n +\"records\": [0-9]+,\n +\"area_drawn_km2\": [0-9]+")
demarc_case(NAME "sources profile writes a profile"
  ARGS sources profile ${fixtures}/control/classes-2025-01-02.geojson STATUS 0
  STDOUT "^# How classes-2025-01-02.geojson is read.*\nattribute = \"class\".*\n.classes.\n.*= \"russian\"")
demarc_case(NAME "sources validate a profile"
  ARGS sources validate ${fixtures}/tables/register.toml STATUS 0
  STDOUT "register.toml: is a valid profile; use it with --profile .* and FILE:register")
demarc_case(NAME "sources validate says what is not filled in and what is replaced"
  ARGS sources validate ${fixtures}/tables/own/classes.toml STATUS 0
  STDOUT "classes.toml: is a valid profile"
  STDERR "^demarc: warning: profile 'classes': keys are still marked FILL IN: licence, classes 'grey'; .*\ndemarc: warning: profile 'classes': is your own and replaces ")
demarc_case(NAME "sources validate names file, line and key"
  ARGS sources validate ${fixtures}/tables/invalid.toml STATUS 2
  STDERR "invalid.toml.*classes.*names no control class: 'rusian'; did you mean 'russian'")
demarc_case(NAME "sources profile without a file" ARGS sources profile STATUS 2
  STDERR "^demarc: sources profile needs the name of a file")
demarc_case(NAME "sources validate takes no --json" ARGS sources validate --json x.toml STATUS 2
  STDERR "^demarc: --json goes with sources list and sources inspect")
demarc_case(NAME "sources inspect says where a profile of what is counted is used"
  ARGS sources inspect ${fixtures}/tables/schools.csv:power-plants STATUS 2
  STDERR "^demarc: profile 'power-plants' says what is counted; 'demarc run --dry-run --count .*schools.csv:power-plants' checks a file with it\n")
demarc_case(NAME "sources validate a profile of what is counted"
  ARGS sources validate ${fixtures}/tables/pupils.toml STATUS 0
  STDOUT "pupils.toml: is a valid profile; use it with --profile ")
