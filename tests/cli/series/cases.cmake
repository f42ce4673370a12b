set(series_days ${fixtures}/series/deepstatemap_data_*.geojson)
set(series_board --boundaries ${fixtures}/boundaries/squares.geojson:natural-earth)
demarc_case(NAME "series measures the good days, names the broken one and fails"
  ARGS series --control ${series_days} ${series_board} -o story STATUS 1
  STDOUT "^6 maps of DeepState, 1 January 2025 to 7 January 2025\n.*1 measured by cutting a partition; 1 broken\nResults: story\n$"
  STDERR "^demarc: warning: squares.geojson: regions are off .*\ndemarc: 2025-01-06: deepstatemap_data_20250106.geojson: "
  WRITES story/series.csv story/quality.csv story/datapackage.json)
demarc_case(NAME "series writes the formats that are asked for"
  ARGS series --quiet --control ${fixtures}/series ${series_board} --format wide,jsonl,svg,png
       --annotations ${fixtures}/series/events.csv -o story
  STATUS 1 STDOUT "^$" STDERR "2025-01-06"
  WRITES story/series-wide.csv story/series.jsonl story/quality.csv story/control.svg
         story/control.png)
demarc_case(NAME "series writes a page of all days"
  ARGS series --quiet --control ${fixtures}/series --format page -o story
  STATUS 1 STDOUT "^$" STDERR "2025-01-06" WRITES story/index.html story/quality.csv)
demarc_case(NAME "series counts people and what stands there day by day"
  ARGS series --control ${fixtures}/series ${series_board} --people embedded
       --count ${fixtures}/tables/schools.csv --format csv,svg -o story
  STATUS 1 STDERR "regions are off"
  STDOUT "People who lived there before the full-scale war, not today: .* → .*\nSchools there: "
  WRITES story/series.csv story/people.csv story/counts.csv story/people.svg
         story/control.svg story/quality.csv story/datapackage.json)
demarc_case(NAME "series tells who holds how much of each district day by day"
  ARGS series --control ${fixtures}/series ${series_board} --people embedded
       --districts ${fixtures}/boundaries/districts.geojson:osm-raions --format csv -o story
  STATUS 1 STDERR "regions are off"
  STDOUT "\nBy raions: [0-9]+ districts in districts.csv\n"
  WRITES story/series.csv story/people.csv story/districts.csv story/quality.csv
         story/datapackage.json)
demarc_case(NAME "series counts one map as one"
  ARGS series --control ${fixtures}/series/deepstatemap_data_20250101.geojson ${series_board}
       -o story
  STATUS 0 STDOUT "^1 map of DeepState, 1 January 2025 to 1 January 2025\n"
  STDERR "^demarc: warning: squares.geojson: regions are off"
  WRITES story/control.svg)
demarc_case(NAME "series names annotations outside its days"
  ARGS series --quiet --control ${fixtures}/series/deepstatemap_data_20250101.geojson
       ${series_board} --annotations ${fixtures}/series/events.csv -o story
  STATUS 0 STDOUT "^$"
  STDERR "events.csv: 'a day, marked' on 2025-01-04 lies outside the series and is not drawn\n$"
  WRITES story/control.svg)
demarc_case(NAME "series wants maps" ARGS series STATUS 2 STDERR "^demarc: --control is missing")
demarc_case(NAME "series refuses a folder without maps"
  ARGS series --control ${fixtures}/control STATUS 2 STDERR "fit no profile")
demarc_case(NAME "series writes nothing where no map can be measured"
  ARGS series --control ${fixtures}/series:line-of-contact STATUS 1
  STDERR "^demarc: none of the 6 maps can be measured; the first: .* is a polygon")
demarc_case(NAME "series refuses an unknown format"
  ARGS series --control ${fixtures}/series --format pdf STATUS 2 STDERR "--format")
demarc_case(NAME "series refuses a jump that is no number"
  ARGS series --control ${fixtures}/series --jump much STATUS 2 STDERR "--jump: 'much'")
demarc_case(NAME "series refuses a pattern that fits nothing"
  ARGS series --control nowhere/*.geojson STATUS 1 STDERR "^demarc: nowhere")
demarc_script("series gives the same bytes for any number of threads and when it is taken up again"
  series/same_bytes.sh)
demarc_script("series finds the geodesic areas that PostGIS finds" series/postgis.sh)
if(NOT DEMARC_SANITIZE)
  # The address sanitizer keeps what was freed, so that memory says nothing there.
  demarc_script("series needs no more memory for many days than for few" series/memory.sh)
endif()
demarc_case(NAME "series says that a register is no series of maps"
  ARGS series --control ${fixtures}/control/register.csv:settlement-list STATUS 2
  STDERR "^demarc: .*register.csv: is a register, one list for all days, with dates from 2022-03-01 to 2022-11-11; .*--date YYYY-MM-DD")
