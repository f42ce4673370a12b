demarc_case(NAME "version" ARGS version STATUS 0
  STDOUT "^demarc    ${PROJECT_VERSION}\ncompiler  .+\nGDAL      [0-9.]+[^\n]*\nGEOS      [0-9.]+[^\n]*\nPROJ      [0-9.]+\nlibrsvg   [0-9.]+\ncairo     [0-9.]+\nfmt       [0-9.]+\ndata      .+/geodata\n          manifest [0-9a-f]+, ([0-9]+) of ([0-9]+) files as it has them\n$")
demarc_case(NAME "--version --json" ARGS --version --json STATUS 0
  STDOUT "^{\n  \"demarc\": \"${PROJECT_VERSION}\",\n  \"compiler\": .+\"GDAL\": \"[0-9.]+.+\"PROJ\": \"[0-9.]+\".+\"manifest_sha256\": \"[0-9a-f]+\".+\"changed\": \\[\\]")
# A report of a broken installation needs the rest all the more.
demarc_case(NAME "version without data" ARGS version --json STATUS 0
  ENV DEMARC_DATA=/nowhere STDOUT "\"GDAL\": \"[0-9.]+.+\"fault\": \"DEMARC_DATA=/nowhere")
demarc_case(NAME "--version with an unknown option" ARGS --version --jsno STATUS 2
  STDERR "^demarc: unknown option '--jsno'; did you mean '--json'\\?\nSee 'demarc help version'.\n$")
demarc_script("version names data that were changed" version/changed_data.sh)
