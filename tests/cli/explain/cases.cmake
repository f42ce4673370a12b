demarc_case(NAME "explain a town under one plan"
  ARGS explain --plan us-28-point-2025-11 --place Kramatorsk STATUS 0
  STDOUT "^Kramatorsk \\(Краматорськ\\)\n.*line [0-9]+ \\(Kramatorsk\\), 0.0 km away, held by Ukraine.*point 21d.*now demilitarised zone.*\n  outcome +demilitarised zone")
demarc_case(NAME "explain finds a town by its Ukrainian name"
  ARGS explain --place "Бахмут" --json STATUS 0 STDOUT "\"name\": \"Bakhmut\".*\"change\": \"kept_by_russia\"")
demarc_case(NAME "explain lists namesakes" ARGS explain --place Mykolaivka STATUS 2
  STDERR "places are called 'Mykolaivka'.*\n  Mykolaivka, Donetsk Oblast: 14,000 people")
demarc_case(NAME "explain tells namesakes apart by their region"
  ARGS explain --place "Миколаївка, Донецька" STATUS 0 STDOUT "Donetsk Oblast.*14,000 people")
demarc_case(NAME "explain a position at sea" ARGS explain --at 31.5,45 STATUS 2
  STDERR "^demarc: --at: 31.50000 E 45.00000 N is not on land of Ukraine.* km away, in ")
demarc_case(NAME "explain a town that a coarse coast leaves in the water"
  ARGS explain --place Skadovsk --plan present STATUS 0 STDOUT "km outside them, where the coast is")
demarc_case(NAME "explain warns of the line" ARGS explain --place "Pokrovsk, Donetsk" STATUS 0
  STDOUT "Warning: nearer than 3.0[ \n]+km")
demarc_case(NAME "explain needs a place" ARGS explain STATUS 2
  STDERR "^demarc: explain needs either --at LON,LAT or --place NAME")
demarc_case(NAME "explain with a misspelt place" ARGS explain --place Kramatosk STATUS 2
  STDERR "unknown place 'Kramatosk'; did you mean 'Kramatorsk'")
demarc_case(NAME "explain says why a plan without a rule says nothing of a place"
  ARGS explain --plan china-12-point-2023-02 --place Kramatorsk STATUS 0
  STDOUT "\nChina's 12 points \\(official text\\)\n  no result +the text has no territorial rule")
demarc_case(NAME "explain tells what other readings of the plan make of a place"
  ARGS explain --plan us-28-point-2025-11 --at 38.12,48.95 STATUS 0
  STDOUT "\n  outcome .*\n  reading +\"Ukraine keeps what it holds in Luhansk Oblast\".*kept by Ukraine.*\n +1 more of the plan's options, taken alone, makes no[ \n]+difference")
demarc_case(NAME "explain counts options that make no difference to a place"
  ARGS explain --plan us-28-point-2025-11 --place Bakhmut STATUS 0
  STDOUT "\n  readings +2 of the plan's options, taken alone, make no")
demarc_case(NAME "explain names a site beside the place with its rule"
  ARGS explain --plan us-28-point-2025-11 --place Enerhodar STATUS 0
  STDOUT "point 19: Zaporizhzhia Nuclear Power Plant.*\n +→ concerns Zaporizhzhia Nuclear Power Plant, 6.2 km to the .*west, and no land")
demarc_case(NAME "explain says how many people lived in the region of a place, and what stands near it"
  ARGS explain --plan us-28-point-2025-11 --place Enerhodar STATUS 0
  STDOUT "\n  region +Zaporizhzhia Oblast: [0-9,]+ km², [0-9.]+% held by Russia\\..*not today: 1.64 million,.*\n  near +Power plants within 10 km: .*Zaporozhye \\(6,000 MW\\), 6.2 km to the north-west")
demarc_case(NAME "explain says what a plan makes of the district of a place"
  ARGS explain --plan us-28-point-2025-11 --at 28.6,46.4
       --boundaries ${fixtures}/boundaries/squares.geojson:natural-earth
       --control ${fixtures}/control/classes-2025-01-02.geojson:classes
       --districts ${fixtures}/boundaries/districts.geojson:osm-raions STATUS 0 STDERR "regions are off"
  STDOUT "\n  district +Eastern Raion: [0-9,]+ km².*\n  district +Of Eastern Raion: [0-9.]+% ")
