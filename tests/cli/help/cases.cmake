file(GLOB helps RELATIVE ${CMAKE_CURRENT_LIST_DIR} CONFIGURE_DEPENDS ${CMAKE_CURRENT_LIST_DIR}/*.txt)
list(REMOVE_ITEM helps overview.txt)
list(TRANSFORM helps REPLACE "\\.txt$" "")
foreach(verb ${helps})
  demarc_case(NAME "help ${verb}" ARGS help ${verb} STATUS 0 GOLDEN help/${verb}.txt)
  demarc_case(NAME "${verb} --help" ARGS ${verb} --help STATUS 0 GOLDEN help/${verb}.txt)
  demarc_case(NAME "${verb} --version" ARGS ${verb} --version STATUS 0
    STDOUT "^demarc ${PROJECT_VERSION}\n$")
  demarc_case(NAME "${verb} with an unknown option" ARGS ${verb} --versoin STATUS 2
    STDERR "^demarc: unknown option '--versoin'; did you mean '--version'\\?\nSee 'demarc help ${verb}'.\n$")
endforeach()
demarc_case(NAME "help" ARGS help STATUS 0 GOLDEN help/overview.txt)
demarc_case(NAME "--help" ARGS --help STATUS 0 GOLDEN help/overview.txt)
demarc_case(NAME "no verb" STATUS 0 GOLDEN help/overview.txt)
demarc_case(NAME "--version" ARGS --version STATUS 0 STDOUT "^demarc ${PROJECT_VERSION}\n$")
demarc_case(NAME "an unknown verb" ARGS chekc STATUS 2
  STDERR "^demarc: unknown verb 'chekc'; did you mean 'check'\\?\nSee 'demarc help'.\n$")
demarc_case(NAME "an option before the verb" ARGS --plan run STATUS 2
  STDERR "^demarc: the verb comes first")
