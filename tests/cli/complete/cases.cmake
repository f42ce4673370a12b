demarc_case(NAME "complete a verb" ARGS complete -- ru STATUS 0 STDOUT "^words\t\nrun\tcompute every plan[^\n]*\n$")
demarc_case(NAME "complete names no verb that is for programs" ARGS complete -- com STATUS 0
  STDOUT "^words\t\n$")
demarc_case(NAME "complete a plan" ARGS complete -- run --plan us-28 STATUS 0
  STDOUT "^words\t\nus-28-point-2025-11\t\n$")
demarc_case(NAME "complete a plan behind =" ARGS complete -- run --plan=us-28 STATUS 0
  STDOUT "^words\t--plan=\n--plan=us-28-point-2025-11\t\n$")
demarc_case(NAME "complete a plan's file" ARGS complete -- run --plan ./my STATUS 0 STDOUT "^files\t\n$")
demarc_case(NAME "complete a claim" ARGS complete -- check --card askg STATUS 0
  STDOUT "^words\t\naskgeopolitics-2025-11-24\t\n$")
demarc_case(NAME "complete a file" ARGS complete -- run --control fro STATUS 0 STDOUT "^files\t\n$")
demarc_case(NAME "complete a profile" ARGS complete -- run --control front.zip:deepstate-d STATUS 0
  STDOUT "^words\tfront.zip:\nfront.zip:deepstate-daily\t\n$")
demarc_case(NAME "complete a file of a day" ARGS complete -- run --line 2014-09-19=fro STATUS 0
  STDOUT "^files\t2014-09-19=\n$")
demarc_case(NAME "complete a folder" ARGS complete -- run -o o STATUS 0 STDOUT "^folders\t\n$")
demarc_case(NAME "complete a choice" ARGS complete -- run --area-method g STATUS 0
  STDOUT "^words\t\ngeodesic\t\n$")
demarc_case(NAME "complete a part of a list" ARGS complete -- map --format svg,p STATUS 0
  STDOUT "^words\tsvg,\nsvg,png\t\nsvg,pdf\t\n$")
demarc_case(NAME "complete an action" ARGS complete -- plans v STATUS 0 STDOUT "^words\t\nvalidate\t\n$")
demarc_case(NAME "complete an operand" ARGS complete -- plans --json show us-28 STATUS 0
  STDOUT "^words\t\nus-28-point-2025-11\t\n$")
demarc_case(NAME "complete a second operand" ARGS complete -- diff present us-28 STATUS 0
  STDOUT "^words\t\nus-28-point-2025-11\t\n$")
demarc_case(NAME "complete no third operand" ARGS complete -- diff present present us-28 STATUS 0
  STDOUT "^words\t\n$")
demarc_case(NAME "complete the verb to be explained" ARGS complete -- help s STATUS 0
  STDOUT "^words\t\nseries\t\nsources\t\n$")
demarc_case(NAME "complete an option once" ARGS complete -- run --output x --o STATUS 0 STDOUT "^words\t\n$")
demarc_case(NAME "complete an option again that may be" ARGS complete -- run --plan x --pla STATUS 0
  STDOUT "^words\t\n--plan\t[^\n]+\n$")
demarc_case(NAME "complete behind an unknown verb" ARGS complete -- rnu --p STATUS 0 STDOUT "^words\t\n$")
demarc_case(NAME "complete nothing" ARGS complete STATUS 0 STDOUT "^words\t\nrun\t")
# The user's own plans, not those of the release.
demarc_script("complete plans of the user's own" complete/own_data.sh)

foreach(shell bash zsh fish)
  demarc_script("completion of ${shell}" complete/${shell}.sh)
  set_tests_properties("cli/completion of ${shell}" PROPERTIES SKIP_RETURN_CODE 77)
endforeach()
