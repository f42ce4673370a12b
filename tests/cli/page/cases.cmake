demarc_case(NAME "page needs a folder" ARGS page STATUS 2
  STDERR "^demarc: page needs --app DIR, the folder to write the app into\n")
demarc_script("page writes the app beside the data, or says that there is none" page/app.sh)
