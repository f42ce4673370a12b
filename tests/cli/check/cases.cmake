set(claims ${CMAKE_CURRENT_SOURCE_DIR}/check)
demarc_case(NAME "check the shipped claims" ARGS check STATUS 0
  STDOUT "Claim: Russia currently controls +roughly 20%.*\n  verdict +holds")
demarc_case(NAME "check --json" ARGS check --json STATUS 0
  STDOUT "\"id\": \"askgeopolitics-2025-11-24\".*\"verdict\": \"holds\"")
demarc_case(NAME "check --quiet says it by the exit status"
  ARGS check --quiet --claim ${claims}/half.toml STATUS 3 STDOUT "^$")
demarc_case(NAME "check a claim that does not hold" ARGS check --claim ${claims}/half.toml STATUS 3
  STDOUT "\n  stated +about 50%.*\n  measured +19\\.[0-9][0-9]%.*\n  verdict +does not hold")
demarc_case(NAME "check counts the claims that this input cannot test, by reason"
  ARGS check STATUS 0 STDOUT "claims cannot be tested with this input.*\n   [0-9]+ of a change, which takes a second front line \\(--from\\)\n")
demarc_case(NAME "check --verbose says which claims this input cannot test"
  ARGS check --verbose STATUS 0
  STDOUT "claims cannot be tested with this input.*of a change.*deepstate-2025," STDERR "total")
demarc_case(NAME "check --card writes a picture and a text"
  ARGS check --card askgeopolitics-2025-11-24 --quiet STATUS 0 STDOUT "^$"
  WRITES output/card/askgeopolitics-2025-11-24.svg output/card/askgeopolitics-2025-11-24.md)
demarc_script("check --card replaces an earlier card" check/card_again.sh)
demarc_case(NAME "check --card takes one claim" ARGS check --card a --claim b STATUS 2
  STDERR "--card checks one claim")
demarc_case(NAME "check a claim of another time" ARGS check --claim ${claims}/long-ago.toml STATUS 1
  STDOUT "\n  verdict +cannot be tested" STDERR "the claim cannot be tested on a front line of")
demarc_case(NAME "check a claim of another time beside one that holds" STATUS 0
  ARGS check --claim ${claims}/long-ago.toml --claim askgeopolitics-2025-11-24
  STDOUT "\n  verdict +cannot be tested")
demarc_case(NAME "check one claim that holds and one that does not"
  ARGS check --claim askgeopolitics-2025-11-24 --claim ${claims}/half.toml STATUS 3
  STDOUT "verdict +holds.*verdict +does not hold")
demarc_case(NAME "check an unknown claim" ARGS check --claim askgeopolitics-2025-11-25 STATUS 2
  STDERR "did you mean 'askgeopolitics-2025-11-24'\\?")
demarc_case(NAME "check a claim whose id is half remembered" ARGS check --card reuters-16 STATUS 2
  STDERR "^demarc: unknown claim 'reuters-16'; did you mean 'reuters-2025-11-16'\\?\n$")
demarc_case(NAME "check a claim like no other" ARGS check --claim tass-1 STATUS 2
  STDERR "^demarc: unknown claim 'tass-1'; 'demarc check' names those there are\n$")
demarc_case(NAME "check a claim file with an unknown key"
  ARGS check --claim ${claims}/unknown-key.toml STATUS 2
  STDERR "^demarc: .*unknown-key.toml.*colour")
demarc_case(NAME "check a claim of a region that is none"
  ARGS check --claim ${claims}/unknown-region.toml STATUS 2
  STDERR "^demarc: .*unknown-region.toml:[0-9]+: regions 1: unknown value 'UA-99'")
set(square ${claims}/square-2025-11-24.geojson:classes)
set(square_before --from 2025-11-01 --from-control ${claims}/square-2025-11-01.geojson:classes)
demarc_case(NAME "check a gain and a loss of one period apart" STATUS 3
  ARGS check --control ${square} --date 2025-11-24 ${square_before} --claim ${claims}/gained.toml
  --claim ${claims}/lost.toml
  STDERR "^demarc: warning: square-2025-11-24.geojson: this map does not show Crimea"
  STDOUT "figure of +what was gained since 1 November 2025, whatever was lost\n.*measured +4,1[0-9][0-9] km².*verdict +holds; .*figure of +what was lost since 1 November 2025, whatever was gained\n.*measured +4,1[0-9][0-9] km².*verdict +does not hold")
demarc_case(NAME "check a gain without the second front line" STATUS 1
  ARGS check --control ${square} --date 2025-11-24 --claim ${claims}/gained.toml
  STDOUT "takes a second front line" STDERR "the claim cannot be tested on a front line of")
demarc_case(NAME "check what a plan moves" STATUS 0
  ARGS check --control ${square} --date 2025-11-24 --claim ${claims}/plan-moves.toml
  STDERR "^demarc: warning: square-2025-11-24.geojson: this map does not show Crimea"
  STDOUT "figure of +what Russia would return or withdraw from under the plan us-28-point-2025-11\n")
demarc_case(NAME "check a claim of a plan that is none"
  ARGS check --claim ${claims}/unknown-plan.toml STATUS 2
  STDERR "in the claim unknown-plan: unknown plan 'us-28-points-2025-11'; did you mean 'us-28-point-2025-11'\\?")
demarc_case(NAME "check a claim that counts a part of no change"
  ARGS check --claim ${claims}/counted-of-what.toml STATUS 2
  STDERR "counted-of-what.toml:[0-9]+: counted: 'gained' goes with 'since'")
set(layers ${claims}/layers)
set(three_layers --control ${layers}/AssessedControl-2025-11-20.geojson:isw-layers --control
  ${layers}/AssessedAdvances-2025-11-20.geojson:isw-layers --control
  ${layers}/ClaimedControl-2025-11-20.geojson:isw-layers)
demarc_case(NAME "check a claim that counts claimed land on layers that show it" STATUS 3
  ARGS check ${three_layers} --claim afp-28-points-kharkiv
  STDERR "this map does not show Crimea"
  STDOUT "measured +2,552 km²\n  range +2,55[0-9] to 2,552 km² over 3 methods.*verdict +does not hold")
demarc_case(NAME "check a claim that counts claimed land where a layer is missing" STATUS 1
  ARGS check --control ${layers}/AssessedControl-2025-11-20.geojson:isw-layers --control
  ${layers}/ClaimedControl-2025-11-20.geojson:isw-layers --claim afp-28-points-kharkiv
  STDOUT "cannot be tested.*which this map does not.*figure would be +1,434 +km²"
  STDERR "the claim cannot be tested on a front line of")
demarc_case(NAME "check cannot test claims of all land on a map of a part of it"
  ARGS check --claim askgeopolitics-2025-11-24
       --control ${fixtures}/control/south-2025-11-24.geojson:classes STATUS 1
  STDOUT "cannot be tested.*The claim also counts land that this map does not"
  STDERR "this map does not show Crimea[^\n]*\n.*the claim cannot be tested on a front line of")
