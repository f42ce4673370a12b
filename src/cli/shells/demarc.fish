# SPDX-License-Identifier: MIT
# Completion of demarc for fish. What may stand where is asked of the program itself, which knows its
# options, and the plans, claims and profiles that are there now.

function __demarc_complete
    set -l words (commandline -opc)
    set -l current (commandline -ct)
    set -l answer ($words[1] complete -- $words[2..-1] "$current" 2>/dev/null)
    test (count $answer) -gt 0; or return
    set -l first (string split \t -- $answer[1])
    if test (count $answer) -gt 1
        printf '%s\n' $answer[2..-1]
    end
    set -l name (string replace -- "$first[2]" '' "$current")
    switch $first[1]
        case files
            __fish_complete_path "$name" | string replace -r '^' -- "$first[2]"
        case folders
            __fish_complete_directories "$name" '' | string replace -r '^' -- "$first[2]"
    end
end

complete -c demarc -f -a '(__demarc_complete)'
