demarc_case(NAME "diff two plans" ARGS diff present us-28-point-2025-11 STATUS 0
  STDOUT "Ukraine → demilitarised zone: [0-9,]+ km².*Donetsk Oblast.*Kramatorsk \\(147,145\\).*Legal status, on paper\n.*On balance to Russia: −[0-9,]+ km² with the demilitarised zone counted for neither side.*[+][0-9,]+ km² with the zone counted as Russian")
demarc_case(NAME "diff of plans that differ in what lies over the land alone"
  ARGS diff present kellogg-buffer-2025-05 STATUS 0
  STDOUT "Nothing is in other hands.\n\nWhat lies over the land.*none → .*km²")
demarc_case(NAME "diff with the line of a day between two days" ARGS diff --from 2025-01-01 --line
  2014-09-19=x.geojson STATUS 2 STDERR "--line goes with two plans")
demarc_case(NAME "diff of a plan with itself" ARGS diff present present STATUS 0
  STDOUT "Nothing is in other hands")
demarc_case(NAME "diff as a table" ARGS diff present us-28-point-2025-11 --csv STATUS 0
  STDOUT "^layer,region_code,region,from,to,area_km2,people,people_low,people_high,power_plants,power_plants_low,power_plants_high\nhands,.*hands,UA-14,Donetsk Oblast,ukraine,demilitarised_zone,.*overlay,UA-14,Donetsk Oblast,none,.*legal_status,UA-43,")
demarc_case(NAME "diff as JSON" ARGS diff present anchorage-2025-08 --json STATUS 0
  STDOUT "\"net_to_russia_km2\": .*\"place\": \"Kramatorsk\"")
demarc_case(NAME "diff of one plan" ARGS diff present STATUS 2
  STDERR "^demarc: diff compares either two plans")
demarc_case(NAME "diff with a plan without a result" ARGS diff present china-12-point-2023-02 STATUS 2
  STDERR "china-12-point-2023-02 has no result")
demarc_case(NAME "diff shows readers labels, not the words of the tables"
  ARGS diff present us-28-point-2025-11 STATUS 0
  STDOUT "none → demilitarised zone: .*Ukraine → recognised as de facto Russian: ")
demarc_case(NAME "diff says how many people lived where land changes hands, and what stands there"
  ARGS diff present us-28-point-2025-11 STATUS 0
  STDOUT "Ukraine → demilitarised zone: .*Donetsk Oblast +[0-9,]+ km² +[0-9,]+ people\n  People who lived there before the full-scale war, not today: [0-9,]+ \\([0-9,]+ to .*\\)\\.\n  Power plants there: [0-9,]+ MW\\..*, not today, on balance to Russia: −.*with the zone counted as Russian[ \n]+[+]")
demarc_case(NAME "diff by district"
  ARGS diff present us-28-point-2025-11 --boundaries ${fixtures}/boundaries/squares.geojson:natural-earth
       --control ${fixtures}/control/classes-2025-01-02.geojson:classes
       --districts ${fixtures}/boundaries/districts.geojson:osm-raions --csv STATUS 0 STDERR "regions are off"
  STDOUT "^layer,region_code,region,district_id,district,from,to,area_km2,people,.*\nhands,UA-14,Donetsk Oblast,,,.*\nhands_by_district,UA-14,Donetsk Oblast,UA14[0-9]+,[A-Z].*Raion,ukraine,")
