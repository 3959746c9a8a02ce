/** Completion for fish. */
export const FISH = String.raw`
# fish completion for supervisorctl
function __supervisorctl_words
    set -l words (commandline -opc)
    set -l options
    set -l i 2
    while test $i -le (count $words)
        switch $words[$i]
            case -c -s -u -p -r --configuration --serverurl --username --password --history_file
                set -l next (math $i + 1)
                set options $options $words[$i] $words[$next]
                set i $next
            case '-*'
                set options $options $words[$i]
            case '*'
                break
        end
        set i (math $i + 1)
    end
    set -l typed (commandline -ct)
    $words[1] $options completion words $words[$i..-1] "=$typed" 2>/dev/null
end
complete -c supervisorctl -f -a '(__supervisorctl_words)'
complete -c supervisorctl -s c -l configuration -r -F -d 'Configuration file'
complete -c supervisorctl -s s -l serverurl -x -d 'URL of the server'
complete -c supervisorctl -s u -l username -x -d 'User for the server'
complete -c supervisorctl -s p -l password -x -d 'Password for the server'
complete -c supervisorctl -s r -l history_file -r -F -d 'Keep a history'
complete -c supervisorctl -s i -l interactive -d 'Ask before shutdown and reload'
complete -c supervisorctl -s h -l help -d 'Print usage'
`;
