/**
 * Completion for bash. It looks at the line as typed, for bash takes the colon of "group:name" for the end of a word;
 * of what is offered it then wants only what follows the last colon.
 */
export const BASH = String.raw`
# bash completion for supervisorctl
_supervisorctl() {
    local line=${"${COMP_LINE:0:COMP_POINT}"} word= i
    local -a words options=() action=()
    read -ra words <<< "$line"
    case $line in *[[:space:]]) ;; *) word=${"${words[-1]}"}; unset 'words[-1]' ;; esac
    for ((i = 1; i < ${"${#words[@]}"}; i++)); do
        case ${"${words[i]}"} in
            -c | -s | -u | -p | -r | --configuration | --serverurl | --username | --password | --history_file)
                options+=("${"${words[i]}"}" "${"${words[++i]}"}") ;;
            -*) options+=("${"${words[i]}"}") ;;
            *) action=("${"${words[@]:i}"}"); break ;;
        esac
    done
    COMPREPLY=()
    if [[ ${"${#action[@]}"} == 0 ]]; then
        case ${"${words[-1]}"} in
            -c | --configuration | -r | --history_file) COMPREPLY=($(compgen -f -- "$word")); return ;;
            -s | -u | -p | --serverurl | --username | --password) return ;;
        esac
        if [[ $word == -* ]]; then
            COMPREPLY=($(compgen -W '-c -h -i -s -u -p -r --configuration --help --interactive --serverurl --username --password --history_file' -- "$word"))
            return
        fi
    fi
    local IFS=$'\n' before=
    [[ $word == *:* && $COMP_WORDBREAKS == *:* ]] && before=${"${word%:*}"}:
    for i in $("${"${words[0]}"}" "${"${options[@]}"}" completion words "${"${action[@]}"}" "=$word" 2> /dev/null); do
        [[ $i == "$word"* ]] && COMPREPLY+=("${'${i#"$before"}'}")
    done
}
complete -F _supervisorctl supervisorctl
`;
