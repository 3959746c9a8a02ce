/** Completion for zsh; it works as a file _supervisorctl in $fpath, and when it is evaluated. */
export const ZSH = String.raw`
#compdef supervisorctl
# zsh completion for supervisorctl
_supervisorctl() {
    local i offered
    local -a options action candidates
    for ((i = 2; i < CURRENT; i++)); do
        case $words[i] in
            -c | -s | -u | -p | -r | --configuration | --serverurl | --username | --password | --history_file)
                options+=($words[i] $words[++i]) ;;
            -*) options+=($words[i]) ;;
            *) action=($words[i,CURRENT-1]); break ;;
        esac
    done
    if (( ! $#action )); then
        case $words[CURRENT-1] in
            -c | --configuration | -r | --history_file) _files; return ;;
            -s | -u | -p | --serverurl | --username | --password) return ;;
        esac
        if [[ $words[CURRENT] == -* ]]; then
            compadd -- -c -h -i -s -u -p -r --configuration --help --interactive --serverurl --username --password --history_file
            return
        fi
    fi
    offered=$($words[1] $options completion words $action "=$PREFIX" 2> /dev/null)
    candidates=(${"${(f)offered}"})
    compadd -a candidates
}
if [[ $funcstack[1] == _supervisorctl ]]; then _supervisorctl "$@"; else compdef _supervisorctl supervisorctl; fi
`;
