# SPDX-License-Identifier: MIT
# Completion of demarc for bash. What may stand where is asked of the program itself, which knows its
# options, and the plans, claims and profiles that are there now.

_demarc() {
    local words=() answer=() names before line current broken candidate file
    line=${COMP_LINE:0:COMP_POINT}
    read -r -a words <<<"$line"
    [[ $line != *[[:space:]] ]] || words+=("")
    current=${words[-1]}
    mapfile -t answer < <("${words[0]/#\~/$HOME}" complete -- "${words[@]:1}" 2>/dev/null)
    ((${#answer[@]} > 0)) || return 0
    IFS=$'\t' read -r names before <<<"${answer[0]}"

    # Bash breaks words at '=' and ':', and replaces only what stands after the last one.
    broken=${COMP_WORDS[COMP_CWORD]}
    [[ $broken != [=:]* ]] || broken=${broken:1}
    broken=${current%"$broken"}

    COMPREPLY=()
    for candidate in "${answer[@]:1}"; do
        candidate=${candidate%%$'\t'*}
        COMPREPLY+=("${candidate#"$broken"}")
    done
    [[ $names != words ]] || return 0
    compopt -o filenames 2>/dev/null
    local kind=-f
    [[ $names == files ]] || kind=-d
    while IFS= read -r file; do
        file=$before$file
        COMPREPLY+=("${file#"$broken"}")
    done < <(compgen "$kind" -- "${current#"$before"}")
}

complete -F _demarc demarc
