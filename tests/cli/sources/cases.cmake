demarc_case(NAME "sources list" ARGS sources list STATUS 0
  STDOUT "^id .*\nnatural-earth +boundaries +land .*\nsettlements +control +settlements ")
demarc_case(NAME "sources list --json" ARGS sources list --json STATUS 0
  STDOUT "\"id\": \"geoboundaries\"")
demarc_case(NAME "sources without an action" ARGS sources STATUS 2
  STDERR "^demarc: sources needs an action: list")
