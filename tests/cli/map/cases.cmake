demarc_script("maps have the bytes on record in every preset and language" map/golden.sh)
demarc_script("PDFs have their text as text" map/pdf_text.sh)
demarc_case(NAME "map draws one plan on two sheets"
  ARGS map --plan us-28-point-2025-11 --preset social,story --lang uk -o maps STATUS 0
  STDOUT "^maps/us-28-point-2025-11_social_uk.svg\nmaps/us-28-point-2025-11_story_uk.svg\n$"
  WRITES maps/us-28-point-2025-11_social_uk.svg maps/us-28-point-2025-11_story_uk.svg)
demarc_case(NAME "map draws one oblast for print"
  ARGS map --plan present --crop donetsk --preset a4 --theme print --format pdf -o maps STATUS 0
  STDOUT "^maps/present_a4_ua-14_print.pdf\n$" WRITES maps/present_a4_ua-14_print.pdf)
demarc_case(NAME "map fills land by who administers it"
  ARGS map --plan us-28-point-2025-11 --fill administration -o maps STATUS 0
  STDOUT "^maps/us-28-point-2025-11_administration.svg\n$" WRITES maps/us-28-point-2025-11_administration.svg)
demarc_case(NAME "map sets plans on one sheet"
  ARGS map --sheet plans --plan us-28-point-2025-11 --plan haass-kupchan-2023-04 --preset column -o maps STATUS 0
  STDOUT "^maps/plans_column.svg\n$" WRITES maps/plans_column.svg)
demarc_case(NAME "map sets the present line beside a plan"
  ARGS map --sheet before-after --plan us-28-point-2025-11 --lang uk -o maps STATUS 0
  STDOUT "^maps/us-28-point-2025-11_before-after_uk.svg\n$" WRITES maps/us-28-point-2025-11_before-after_uk.svg)
demarc_case(NAME "map refuses an unknown kind of sheet" ARGS map --sheet plan STATUS 2
  STDERR "--sheet: unknown value 'plan'")
demarc_case(NAME "map cannot set the present line beside itself"
  ARGS map --sheet before-after --plan present STATUS 2 STDERR "--sheet before-after needs a plan")
demarc_case(NAME "map needs days for frames" ARGS map --sheet frames STATUS 2
  STDERR "--sheet days and frames need --days")
demarc_case(NAME "map refuses a day that is none" ARGS map --sheet frames --days 2024-13-01 STATUS 2
  STDERR "--days: '2024-13-01' is not a date")
demarc_case(NAME "map takes a range of days from a collection only"
  ARGS map --sheet days --days 2024-01-01..2025-01-01/30 STATUS 2
  STDERR "--days FIRST..LAST needs a folder or an archive")
demarc_case(NAME "map refuses an unknown kind of fill" ARGS map --fill control STATUS 2
  STDERR "--fill: unknown value 'control'")
set(map_days --control ${fixtures}/series:deepstate-daily
    --boundaries ${fixtures}/boundaries/squares.geojson:natural-earth)
demarc_case(NAME "map sets the days of an archive side by side"
  ARGS map ${map_days} --sheet days --days 2025-01-01..2025-01-05/1 -o maps STATUS 0
  STDOUT "^maps/present_days.svg\n$" STDERR "warning: squares.geojson: regions are off" WRITES maps/present_days.svg)
demarc_case(NAME "map draws a frame for each day"
  ARGS map ${map_days} --sheet frames --days 2025-01-01,2025-01-04 -o maps STATUS 0
  STDOUT "^maps/present_2025-01-01.svg\nmaps/present_2025-01-04.svg\n$"
  STDERR "warning: squares.geojson: regions are off"
  WRITES maps/present_2025-01-01.svg maps/present_2025-01-04.svg)
demarc_case(NAME "map refuses a day without a map, with those beside it"
  ARGS map ${map_days} --sheet frames --days 2025-01-03 -o maps STATUS 2
  STDERR "has no snapshot of 2025-01-03; the one before is of 2025-01-02")
demarc_case(NAME "map draws nothing of a plan without a result"
  ARGS map --plan china-12-point-2023-02 -o maps STATUS 2
  STDERR "^demarc: china-12-point-2023-02 has no result: ")
demarc_case(NAME "map refuses an unknown preset" ARGS map --preset stroy STATUS 2
  STDERR "--preset: unknown value 'stroy'; did you mean 'story'\\? Possible values: web, ")
demarc_case(NAME "map refuses an unknown part of the country" ARGS map --crop Donezk STATUS 2
  STDERR "--crop: unknown crop 'Donezk'")
demarc_case(NAME "map draws several regions on a sheet of any size"
  ARGS map --plan present --crop "UA-14,Луганська область" --size 1080x1350 -o maps STATUS 0
  STDOUT "^maps/present_1080x1350_ua-14-ua-09.svg\n$" WRITES maps/present_1080x1350_ua-14-ua-09.svg)
demarc_case(NAME "map draws what lies around a place, bare and transparent"
  ARGS map --plan present --crop place:Pokrovsk/60km --without heading,legend,caption --transparent -o maps STATUS 0
  STDOUT "^maps/present_place-pokrovsk-60km.svg\n$" WRITES maps/present_place-pokrovsk-60km.svg)
demarc_case(NAME "map refuses a town that is unknown" ARGS map --plan present --label Kramatrosk STATUS 2
  STDERR "--label: unknown town 'Kramatrosk'; did you mean 'Kramatorsk'")
demarc_case(NAME "map refuses a place that is unknown" ARGS map --plan present --crop place:Nowherevillage/60km STATUS 2
  STDERR "--crop: unknown place 'Nowherevillage'")
demarc_case(NAME "map refuses a headline for several plans" ARGS map --headline Mine STATUS 2
  STDERR "--headline and --standfirst go with one --plan")
demarc_case(NAME "map refuses an unknown language" ARGS map --lang ua STATUS 2
  STDERR "--lang: unknown value 'ua'")
demarc_case(NAME "map shades oblasts by what a plan has Ukraine lose"
  ARGS map --plan us-28-point-2025-11 --fill lost --lang uk -o maps STATUS 0
  STDOUT "^maps/us-28-point-2025-11_lost_uk.svg\n$" WRITES maps/us-28-point-2025-11_lost_uk.svg)
demarc_case(NAME "map shades oblasts by people, in square miles"
  ARGS map --plan present --fill people-held --units mi -o maps STATUS 0
  STDOUT "^maps/present_people-held_mi.svg\n$" WRITES maps/present_people-held_mi.svg)
demarc_case(NAME "map names districts for fills by district alone"
  ARGS map --plan present --districts ${fixtures}/boundaries/districts.geojson:osm-raions STATUS 2
  STDERR "--districts goes with --fill held, lost, people-held or people-lost")
demarc_case(NAME "map names people for figures of people alone" ARGS map --plan present --people embedded STATUS 2
  STDERR "--people goes with --with-people or --fill people-held or people-lost")
demarc_case(NAME "map shades districts of one day alone"
  ARGS map ${map_days} --sheet days --days 2025-01-01 --fill held STATUS 2
  STDERR "--fill by district goes with one day")
demarc_case(NAME "map refuses people of today for a map of those before the war"
  ARGS map --plan present --fill people-held --profile ${fixtures}/rasters/census.toml
       --people ${fixtures}/rasters/people.asc:census -o maps STATUS 2
  STDERR "needs residents before the full-scale war")
demarc_case(NAME "map shows all of Ukraine where that is asked for"
  ARGS map --plan present --crop ukraine -o maps STATUS 0
  STDOUT "^maps/present_ukraine.svg\n$" WRITES maps/present_ukraine.svg)
