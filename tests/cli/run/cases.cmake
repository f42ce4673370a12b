demarc_case(NAME "run on the embedded data" ARGS run STATUS 0
  STDOUT "^Ukraine on 24 November 2025: Russia holds 19\\.[0-9]%.*\n  us-28-point-2025-11 .*\nResults: output/run\\. In full: --verbose\n$"
  WRITES output/run/areas.csv output/run/claims.csv output/run/methods.csv output/run/places.csv output/run/people.csv
         output/run/counts.csv
         output/run/changes-wide.csv output/run/changes-by-region-wide.csv
         output/run/russia-by-region-wide.csv
         output/run/scenarios.json output/run/faces.gpkg output/run/faces.geojson
         output/run/faces.topojson output/run/faces.fgb output/run/report.html output/run/index.html
         output/run/report.md output/run/datapackage.json output/run/maps/present.svg
         output/run/maps/us-28-point-2025-11.svg)
demarc_case(NAME "run --quiet with one plan and one format"
  ARGS run --quiet --plan us-28-point-2025-11 --format csv --output story STATUS 0 STDOUT "^$"
  WRITES story/areas.csv story/datapackage.json)
demarc_case(NAME "run writes FlatGeobuf" ARGS run --quiet --plan present --format fgb -o story
  STATUS 0 STDOUT "^$" WRITES story/faces.fgb story/datapackage.json)
demarc_case(NAME "run writes a Shapefile where asked" ARGS run --quiet --format shp -o story STATUS 0
  STDOUT "^$"
  WRITES story/faces-shapefile/faces.shp story/faces-shapefile/faces.shx
         story/faces-shapefile/faces.dbf story/faces-shapefile/faces.prj
         story/faces-shapefile/faces.cpg story/faces-shapefile/columns.txt)
demarc_case(NAME "run writes the report as a page, with the maps it shows"
  ARGS run --quiet --plan us-28-point-2025-11 --format html --preset story -o story STATUS 0
  STDOUT "^$" WRITES story/report.html story/maps/us-28-point-2025-11_story.svg)
demarc_case(NAME "run writes a page alone, without maps beside it"
  ARGS run --quiet --plan us-28-point-2025-11 --format page -o story STATUS 0
  STDOUT "^$" WRITES story/index.html story/datapackage.json)
demarc_case(NAME "run --dry-run names the files of the formats"
  ARGS run --dry-run --plan present --format fgb,shp,html,page STATUS 0
  STDOUT "\n  faces.fgb\n  faces-shapefile/columns.txt\n  faces-shapefile/faces.shp\n  report.html\n  index.html\n  maps/present.svg\n  datapackage.json\n")
demarc_case(NAME "run --dry-run knows which tables there will be"
  ARGS run --dry-run --plan present --format csv --line-error 1 STATUS 0
  STDOUT "\n  methods.csv\n  line_error.csv\n  places.csv\n  people.csv\n  counts.csv\n")
demarc_case(NAME "run --json" ARGS run --json --format csv -o story STATUS 0
  STDOUT "\"russian_control_pct\": 19\\..*\"plan\": \"present\""
  WRITES story/areas.csv)
demarc_case(NAME "run gives the reason why a plan has no result"
  ARGS run --plan china-12-point-2023-02 --format svg,report -o story STATUS 0
  STDOUT "\nPlans without a result\n  china-12-point-2023-02: the text has no territorial rule: "
  WRITES story/report.md story/maps/present.svg)
demarc_case(NAME "run --dry-run writes nothing" ARGS run --dry-run STATUS 0
  STDOUT "^All inputs can be read. Nothing is written.\n.*settlements-2025-11-24.csv.*\n  maps/us-28-point-2025-11.svg\n")
demarc_case(NAME "run compares boundary sets"
  ARGS run --json --format csv --plan present -o story
       --compare-boundaries ${PROJECT_SOURCE_DIR}/geodata/boundaries/natural-earth-admin-1.geojson:natural-earth
  STATUS 0 STDOUT "russian_control_pct" WRITES story/methods.csv)
demarc_case(NAME "run --dry-run --quiet says it by the exit status"
  ARGS run --dry-run --quiet STATUS 0 STDOUT "^$")
demarc_case(NAME "run takes a group of regions for the Russian side"
  ARGS run --dry-run --boundaries ${fixtures}/boundaries/squares.geojson:natural-earth
       --control ${fixtures}/control/line-unmarked-2025-01-02.geojson:line-of-contact
       --russian-side Crimea STATUS 0 STDOUT "^All inputs can be read"
  STDERR "^demarc: warning: squares.geojson: regions are off their official area.*\ndemarc: warning: squares.geojson: regions lie where their towns are not")
demarc_case(NAME "run suggests a group of regions for one that is mistyped"
  ARGS run --control ${fixtures}/control/line-unmarked-2025-01-02.geojson:line-of-contact
       --russian-side donbass STATUS 2 STDERR "^demarc: --russian-side: 'donbass' .*did you mean 'donbas'")
demarc_case(NAME "run suggests plans for a word that is in their names"
  ARGS run --plan us28 STATUS 2 STDERR "^demarc: unknown plan 'us28'. did you mean 'us-28-point-2025-11'")
demarc_case(NAME "run says that a profile is for boundaries"
  ARGS run --control ${fixtures}/control/line-2025-01-02.geojson:natural-earth
  STATUS 2 STDERR "^demarc: profile 'natural-earth' reads boundaries")
demarc_case(NAME "run names the publisher of one's own front line"
  ARGS run --control ${fixtures}/vector/collection.geojson:classes --date 2025-11-24 --plan present
       --publisher "The Desk" --licence CC0 --format report -o story STATUS 0
  STDOUT "The Desk" STDERR "^demarc: warning: collection.geojson, layer collection: 1 of 1 records is \
a collection with parts of another kind.*warning: collection.geojson: this map does not show Crimea"
  WRITES story/report.md)
demarc_case(NAME "run says that a profile is not filled in and replaces a shipped one"
  ARGS run --profile ${fixtures}/tables/own/classes.toml
       --control ${fixtures}/control/classes-2025-01-02.geojson:classes --plan present
       --format report -o story STATUS 0
  STDERR "warning: profile 'classes': keys are still marked FILL IN: licence, classes 'grey'; .*warning: profile 'classes': is your own and replaces the one"
  STDOUT "." WRITES story/report.md)
demarc_case(NAME "run takes no two profiles of one name"
  ARGS run --profile ${fixtures}/tables/own/classes.toml --profile ${fixtures}/tables/own/classes.toml
  STATUS 2 STDERR "^demarc: .*own/classes.toml: there is a profile 'classes' already, of ")
demarc_case(NAME "run --strict passes no part of a collection over"
  ARGS run --control ${fixtures}/vector/collection.geojson:classes --date 2025-11-24 --strict -o story
  STATUS 1 STDERR "record 0 \\(1 point\\); --strict passes nothing over")
demarc_case(NAME "run says which further boundaries add nothing"
  ARGS run --boundaries ${fixtures}/boundaries/squares.geojson:natural-earth --boundaries embedded
       -o story
  STATUS 2 STDERR "^demarc: --boundaries natural-earth-admin-1.geojson: adds no region")
demarc_case(NAME "run says what --sea goes with" ARGS run --sea sea.geojson STATUS 2
  STDERR "--sea goes with --boundaries or --compare-boundaries")
demarc_case(NAME "run --verbose says how long each stage took"
  ARGS run --verbose --quiet STATUS 2 STDERR "--quiet and --verbose cannot be combined")
demarc_case(NAME "run --verbose shows regions and stages on standard error"
  ARGS run --verbose --json --format csv -o story STATUS 0 STDERR "^regions of Natural Earth.*\n  UA-05 .*\nstage .*\ncut .*\ntotal "
  WRITES story/areas.csv)

# Inputs that are wrong: a message that names the file, status 1 or 2, no output folder.
foreach(name nan infinite longitude-370 unclosed-ring two-point-ring truncated bad-utf8
             metres-without-crs unknown-crs empty)
  demarc_case(NAME "run refuses ${name}"
    ARGS run --control ${fixtures}/vector/${name}.geojson:classes --date 2025-11-24 STATUS 1
    STDERR "^demarc: .*${name}.geojson")
endforeach()
demarc_case(NAME "run passes over a record without geometry and names it"
  ARGS run -q --control ${fixtures}/vector/no-geometry.geojson:classes --date 2025-11-24
       --plan present --format csv STATUS 0 WRITES output/run/areas.csv
  STDERR "1 of 2 records has no geometry and was passed over: record 1; ")
foreach(name region-missing region-twice regions-overlapping unknown-region)
  demarc_case(NAME "run refuses boundaries with ${name}"
    ARGS run --boundaries ${fixtures}/boundaries/${name}.geojson:natural-earth STATUS 1
    STDERR "^demarc: .*")
endforeach()
demarc_case(NAME "run refuses an unknown control class"
  ARGS run --control ${fixtures}/control/unknown-class-2025-01-02.geojson:classes STATUS 1
  STDERR "^demarc: .*unknown-class-2025-01-02.geojson")
demarc_case(NAME "run refuses a line of contact that does not close"
  ARGS run --boundaries ${fixtures}/boundaries/squares.geojson:natural-earth
       --control ${fixtures}/control/line-open-2025-01-02.geojson:line-of-contact STATUS 1
  STDERR "^demarc: .*")
demarc_case(NAME "run refuses a plan with an unknown key"
  ARGS run --plan ${CMAKE_CURRENT_SOURCE_DIR}/plans/unknown-key.toml STATUS 2
  STDERR "^demarc: .*unknown-key.toml.*colour")
demarc_case(NAME "run refuses a file that is not there" ARGS run --control nowhere.geojson:classes
  STATUS 1 STDERR "^demarc: nowhere.geojson")
demarc_case(NAME "run refuses a file that is not in an archive"
  ARGS run --control /vsizip/nowhere.zip/front.geojson:classes --date 2025-11-24
  STATUS 1 STDERR "^demarc: .*front.geojson")
demarc_case(NAME "run says that its data are not where DEMARC_DATA points" ARGS run
  ENV DEMARC_DATA=/nowhere STATUS 2 STDERR "^demarc: DEMARC_DATA=/nowhere: there is no")
demarc_case(NAME "run takes the data DEMARC_DATA names" ARGS run --dry-run
  ENV DEMARC_DATA=${PROJECT_SOURCE_DIR}/geodata STATUS 0 STDOUT "^All inputs can be read")
demarc_case(NAME "run refuses an unknown profile"
  ARGS run --control ${fixtures}/control/classes-2025-01-02.geojson:clases STATUS 2
  STDERR "^demarc: .*clases")
demarc_case(NAME "run refuses an unknown plan" ARGS run --plan us-28-point STATUS 2
  STDERR "^demarc: unknown plan 'us-28-point'")
demarc_script("run gives the same bytes every time and for any number of threads" run/same_bytes.sh)
demarc_script("run prints what fits a terminal" run/terminal.sh)
demarc_script("run leaves what is not its own" run/output_folder.sh)
demarc_case(NAME "run with the line moved and sampled"
  ARGS run --plan us-28-point-2025-11 --line-error 2 --samples 40 --seed 3 --format csv,json,report
       -o story STATUS 0
  STDOUT "off by 2 km either way: [0-9,]+ to [0-9,]+ km².* of 40\n? *samples"
  WRITES story/areas.csv story/line_error.csv story/report.md story/datapackage.json)
demarc_case(NAME "run refuses samples without an error of the line" ARGS run --samples 100 STATUS 2
  STDERR "^demarc: --samples, --seed and --correlation go with --line-error\n")
demarc_case(NAME "run refuses a seed without samples" ARGS run --line-error 2 --seed 4 STATUS 2
  STDERR "^demarc: --seed and --correlation go with --samples\n")
demarc_case(NAME "run refuses an error of the line that is no distance"
  ARGS run --line-error far STATUS 2 STDERR "^demarc: --line-error: 'far' is not a number from")
demarc_case(NAME "run says which line a plan needs" ARGS run --plan minsk-memorandum-2014-09
  --format csv -o story STATUS 0
  STDOUT "minsk-memorandum-2014-09: it speaks of the line of 19 September 2014, and no map of that day"
  WRITES story/areas.csv)
demarc_case(NAME "run takes the map of another day"
  ARGS run --plan minsk-memorandum-2014-09 --line 2014-09-19=${fixtures}/control/line-of-2014.geojson:classes
       --format csv,report -o story STATUS 0
  STDOUT "\nminsk-memorandum-2014-09 "
  WRITES story/areas.csv story/report.md)
demarc_case(NAME "run warns of sea in what a line of another map moves"
  ARGS run --profile ${fixtures}/boundaries/squares-at-sea.toml --boundaries
       ${PROJECT_SOURCE_DIR}/geodata/boundaries/natural-earth-admin-1.geojson:squares-at-sea
       --control ${fixtures}/control/south-2025-11-24.geojson:classes
       --plan ${CMAKE_CURRENT_SOURCE_DIR}/run/back-to-2014.toml
       --line 2014-09-19=${fixtures}/control/line-of-2014.geojson:classes
       --format csv -o story --json STATUS 0
  STDOUT "warnings.*moves land by the line of 19 September 2014.*--sea FILE"
  STDERR "warning: plan back-to-2014: it moves land by the line of 19 September 2014, .*cut the sea off with --sea FILE"
  WRITES story/areas.csv)
demarc_case(NAME "run has nothing to warn of where the boundaries end at the coast"
  ARGS run --control ${fixtures}/control/south-2025-11-24.geojson:classes
       --plan ${CMAKE_CURRENT_SOURCE_DIR}/run/back-to-2014.toml
       --line 2014-09-19=${fixtures}/control/line-of-2014.geojson:classes
       --format csv -o story --json STATUS 0
  STDOUT "\"scenarios\"" STDERR "^demarc: warning: south-2025-11-24.geojson: [^\n]*\n$" WRITES story/areas.csv)
demarc_case(NAME "run refuses a line without a day" ARGS run --line front.geojson STATUS 2
  STDERR "^demarc: --line: 'front.geojson' is not a date and a file")
demarc_script("run reads a front line from PostGIS" run/postgis.sh)

# Cells around settlements would fill the sea of boundaries that have one.
set(at_sea --profile ${fixtures}/boundaries/squares-at-sea.toml)
demarc_case(NAME "run refuses a settlement list on boundaries that reach out to sea"
  ARGS run ${at_sea} --boundaries ${fixtures}/boundaries/squares.geojson:squares-at-sea STATUS 2
  STDERR "^demarc: .*settlements-2025-11-24.csv: .*cut it off with --sea FILE")
demarc_case(NAME "run refuses to compare a settlement list on boundaries that reach out to sea"
  ARGS run ${at_sea} --compare-boundaries ${fixtures}/boundaries/squares.geojson:squares-at-sea STATUS 2
  STDERR "^demarc: --compare-boundaries .*squares-at-sea: these boundaries reach out to sea, .*--sea FILE")
# A map of a part of the land that Russia holds.
set(south ${fixtures}/control/south-2025-11-24.geojson)
demarc_case(NAME "run warns of a map without Crimea and says so beside its figure"
  ARGS run --quiet --control ${south}:classes --plan present --format csv STATUS 0
  STDERR "^demarc: warning: south-2025-11-24.geojson: this map does not show Crimea, Sevastopol and what Russia has held of Donetsk Oblast and Luhansk Oblast since before 24 February 2022: [^\n]*--control embedded[^\n]*\n$"
  WRITES output/run/areas.csv)
demarc_case(NAME "run says beside the share what the map does not show"
  ARGS run --control ${south}:classes --plan present --format csv STATUS 0
  STDOUT "Under Russian control: [^\n]*\n  That is without Crimea, Sevastopol and what Russia has held"
  STDERR "this map does not show Crimea" WRITES output/run/areas.csv)
demarc_case(NAME "run gives warnings as JSON"
  ARGS run --json --control ${south}:classes --plan present --format csv STATUS 0
  STDOUT "\"warnings\": \\[[^]]*\"kind\": \"coverage\",[^]]*\"where\": \"south-2025-11-24.geojson\""
  STDERR "this map does not show Crimea" WRITES output/run/areas.csv)
demarc_case(NAME "run takes what a map does not show from the shipped list"
  ARGS run --control ${south}:classes --control embedded --plan present --format csv STATUS 0
  STDOUT "Land held since before 24 February 2022 is added from\n +another source: Settlements by side, 24 November 2025"
  WRITES output/run/areas.csv)
demarc_case(NAME "run tells what stands on the land, by default power plants"
  ARGS run --plan us-28-point-2025-11 --format csv,report -o story STATUS 0
  STDOUT "\nPower plants, of 48,570 MW in Ukraine\n  us-28-point-2025-11: "
  WRITES story/counts.csv story/report.md)
demarc_case(NAME "run counts a file of one's own, called as it is, in place of the power plants"
  ARGS run --count ${fixtures}/tables/schools.csv --format csv -o story STATUS 0
  STDOUT "\nSchools there: [0-9] of 4 schools\\. Front line: "
  STDERR "^demarc: warning: schools.csv: 1 of 5 records lies outside Ukraine as the boundaries draw it and is not counted: line 6 \\(Far away\\); "
  WRITES story/counts.csv)
demarc_case(NAME "run counts with a profile of one's own, beside the power plants"
  ARGS run --profile ${fixtures}/tables/pupils.toml --count ${fixtures}/tables/schools.csv:pupils --count embedded
       --plan present --format csv --dry-run STATUS 0
  STDOUT "  count        schools.csv \\(Pupils\\)\n  count        power-plants.csv \\(Power plants\\)\n")
demarc_case(NAME "run measures the classes of a raster"
  ARGS run --profile ${fixtures}/rasters/cover.toml --count ${fixtures}/rasters/people.asc:cover --format csv -o cover STATUS 0
  STDOUT "\nLand cover: Forest there: [0-9,]+ of [0-9,]+ km². Front line: "
  WRITES cover/counts.csv)
demarc_case(NAME "run refuses two counts of one name"
  ARGS run --count ${fixtures}/tables/schools.csv --count ${fixtures}/tables/schools.csv STATUS 2
  STDERR "^demarc: --count .*schools.csv: there is a count called 'schools' already; give the file another name")
demarc_case(NAME "run says that a profile is not for what is counted"
  ARGS run --count ${fixtures}/tables/schools.csv:classes STATUS 2
  STDERR "^demarc: profile 'classes' reads who holds what, not what is counted; for what is counted there are power-plants, worldcover-2021\n")
demarc_case(NAME "run tells figures by district"
  ARGS run --boundaries ${fixtures}/boundaries/squares.geojson:natural-earth
       --control ${fixtures}/control/classes-2025-01-02.geojson:classes
       --districts ${fixtures}/boundaries/districts.geojson:osm-raions --plan present --quiet
       --format csv -o story
  STATUS 0 STDOUT "^$" STDERR "squares.geojson"
  WRITES story/districts.csv story/districts-fit.csv)
demarc_case(NAME "run --dry-run checks districts and names their tables"
  ARGS run --districts ${fixtures}/boundaries/districts.geojson:osm-raions --plan present
       --format csv --dry-run STATUS 0
  STDOUT "  districts    districts.geojson \\(Raions of Ukraine \\(OpenStreetMap\\)\\)\n.*\n  districts.csv\n  districts-fit.csv\n")
demarc_case(NAME "run counts people of today by a raster, in place of the estimate of those before the war"
  ARGS run --profile ${fixtures}/rasters/census.toml --people ${fixtures}/rasters/people.asc:census
       --plan us-28-point-2025-11 --format csv,report -o story STATUS 0
  STDOUT "\nPeople who live there since the full-scale war began\n  us-28-point-2025-11: "
  WRITES story/people.csv story/report.md)
demarc_case(NAME "run counts people by two sources side by side"
  ARGS run --profile ${fixtures}/rasters/census.toml --people ${fixtures}/rasters/people.asc:census --people embedded
       --format csv -o story STATUS 0
  STDOUT "\nPeople living there before 2022 \\(People, 1 January 2022\\): 9\\.17 million .*\nPeople living there since 2022\n?.*\\(Census, 1 July 2025\\): "
  WRITES story/people.csv)
demarc_case(NAME "run --dry-run checks a raster of people without reading its cells"
  ARGS run --profile ${fixtures}/rasters/census.toml --people ${fixtures}/rasters/people.asc:census
       --plan present --format csv --dry-run STATUS 0
  STDOUT "\n  people       people.asc \\(Census\\)\n")
demarc_case(NAME "run says that a profile is not for people"
  ARGS run --people ${fixtures}/rasters/people.asc:classes STATUS 2
  STDERR "^demarc: profile 'classes' reads who holds what, not where people live; for people there are ghs-pop-2020, worldpop-2020\n")
