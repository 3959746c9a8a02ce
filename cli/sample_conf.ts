import { sampleLines } from "../src/config/keys/sample_lines.ts";

/**
 * The configuration to start from that echo_supervisord_conf prints: the first line, which scripts look for, the sections,
 * options and values of CLI-042, and by the table of keys what is new.
 */
export const SAMPLE_CONF = `; Sample supervisor config file.
;
; A configuration to start from, for supervisord and supervisorctl.
; Every section and option is listed. Lines that begin with ";" are switched off; remove the ";" to use them.
; Options with "+" in front of their comment are this program's own: Supervisor passes over them.
;
; Good to know:
;  - A value ends where a ";" or "#" follows a blank, even between quotes. Put commands that need one into a script.
;  - Values are taken as they stand, without quotes around them; environment= alone wants quotes, see below.
;  - "$HOME" and the like are not looked up. Write %(ENV_HOME)s for a variable, and %% for a percent sign.
;  - A line that is indented goes on with the value of the line above it.
;
; The files below lie in /tmp because every system has it. Some systems empty /tmp now and then, and without its
; socket file supervisord cannot be reached: choose better places for real use.

[unix_http_server]
file=/tmp/supervisor.sock   ; where the socket is made
;chmod=0700                 ; permissions of the socket file; 0700 unless set
;chown=nobody:nogroup       ; owner of the socket file, user or user:group
;username=user              ; ask for this name; nobody is asked unless set
;password=123               ; and this password, plain or {SHA} and a hex digest
${sampleLines("unix_http_server*", { column: 28 })}
; Control over TCP. It is neither encrypted nor, without username and password, protected: whoever reaches the port
; can run programs as the users configured here. Bind it to an address that only trusted machines can reach.

;[inet_http_server]         ; not served unless this line is active
;port=127.0.0.1:9001        ; address and port; *:9001 for all interfaces
;username=user              ; ask for this name; nobody is asked unless set
;password=123               ; and this password
${sampleLines("inet_http_server*", { column: 28 })}
[supervisord]
logfile=/tmp/supervisord.log ; the daemon's own log; supervisord.log unless set
logfile_maxbytes=50MB        ; size at which it is rotated, 0 for never; 50MB unless set
logfile_backups=10           ; rotated files to keep; 10 unless set
loglevel=info                ; critical, error, warn, info, debug, trace or blather; info unless set
pidfile=/tmp/supervisord.pid ; holds the daemon's process id; supervisord.pid unless set
nodaemon=false               ; true stays in the foreground
silent=false                 ; true keeps a foreground daemon from logging to stdout
minfds=1024                  ; file descriptors that must be available at start
minprocs=200                 ; processes that must be available at start
;umask=022                   ; umask of the daemon when it goes to the background
;user=supervisord            ; the user to become; wise when started by root
;identifier=supervisor       ; this daemon's name, for clients and event listeners
;directory=/tmp              ; where to change to when going to the background
;nocleanup=true              ; true keeps the AUTO logs of earlier runs
;childlogdir=/tmp            ; where AUTO logs are made; the temporary directory unless set
;environment=KEY="value"     ; variables for all programs: KEY="value",OTHER="value"
;strip_ansi=false            ; true removes colours and the like from program logs
${sampleLines("supervisord", { column: 29 })}
; Without this section supervisorctl and the web page can do nothing.

[rpcinterface:supervisor]
supervisor.rpcinterface_factory = supervisor.rpcinterface:make_main_rpcinterface

; How supervisorctl reaches the daemon: it must agree with one of the server sections above.

[supervisorctl]
serverurl=unix:///tmp/supervisor.sock ; the socket file, as an URL
;serverurl=http://127.0.0.1:9001 ; or the TCP server's address
;username=chris              ; the name that the server asks for
;password=123                ; the password that the server asks for
;prompt=mysupervisor         ; the shell's prompt; "supervisor" unless set
;history_file=~/.sc_history  ; where the shell keeps its history; nowhere unless set
${sampleLines("supervisorctl", { column: 29 })}
; Values for options that a program does not have. Such a section and "+" options change nothing until they are there.

;[program-default]             ;+ for all programs
;autorestart=true              ;+ and any other option of a program

; A program, with all options there are. Copy what you need under a name of your own.

;[program:theprogramname]
;command=/bin/cat              ; what to run, with arguments; looked up in PATH without a slash
;process_name=%(program_name)s ; name of a process; needs %(process_num) when there are several
;numprocs=1                    ; how many processes to run
;directory=/tmp                ; where to run; the daemon's directory unless set
;umask=022                     ; umask to run with; the daemon's unless set
;priority=999                  ; lower numbers start first and stop last
;autostart=true                ; start together with the daemon
;startsecs=1                   ; seconds to stay up before a start counts as good
;startretries=3                ; further tries after a start that failed
;autorestart=unexpected        ; start again after an exit: true, false, or unexpected for other codes than exitcodes
;exitcodes=0                   ; exit codes that are expected, separated by commas
;stopsignal=QUIT               ; the signal to stop with; TERM unless set
;stopwaitsecs=10               ; seconds to wait after it before KILL is sent
;stopasgroup=false             ; true sends the stop signal to the whole process group
;killasgroup=false             ; true sends KILL to the whole process group
;user=chrism                   ; the user to run as
;redirect_stderr=true          ; put stderr into stdout; false unless set
;stdout_logfile=/a/path        ; a file, NONE, or AUTO for one that is removed at the next start; AUTO unless set
;stdout_logfile_maxbytes=1MB   ; size at which it is rotated, 0 for never; 50MB unless set
;stdout_logfile_backups=10     ; rotated files to keep; 10 unless set
;stdout_capture_maxbytes=1MB   ; room for one PROCESS_COMMUNICATION event; 0, which is off, unless set
;stdout_events_enabled=false   ; true sends each piece of output as PROCESS_LOG event
;stdout_syslog=false           ; true copies stdout to syslog
;stderr_logfile=/a/path        ; the same options for stderr
;stderr_logfile_maxbytes=1MB   ; size at which it is rotated
;stderr_logfile_backups=10     ; rotated files to keep
;stderr_capture_maxbytes=1MB   ; room for one PROCESS_COMMUNICATION event
;stderr_events_enabled=false   ; true sends each piece of output as PROCESS_LOG event
;stderr_syslog=false           ; true copies stderr to syslog
;environment=A="1",B="2"       ; variables for this program, over those of [supervisord]
;serverurl=AUTO                ; what the program finds in SUPERVISOR_SERVER_URL; AUTO works it out
${sampleLines("program:*", { column: 31 })}
; An event listener: a program that reads events from its stdin. It knows the options of a program and two more.

;[eventlistener:theeventlistenername]
;command=/bin/eventlistener    ; what to run, with arguments
;process_name=%(program_name)s ; name of a process; needs %(process_num) when there are several
;numprocs=1                    ; how many processes share the events
;events=EVENT                  ; the event types to get, separated by commas; must be set
;buffer_size=10                ; events kept while all processes are busy
;directory=/tmp                ; where to run
;umask=022                     ; umask to run with
;priority=-1                   ; -1 unless set: before all programs
;autostart=true                ; start together with the daemon
;startsecs=1                   ; seconds to stay up before a start counts as good
;startretries=3                ; further tries after a start that failed
;autorestart=unexpected        ; start again after an exit: true, false or unexpected
;exitcodes=0                   ; exit codes that are expected
;stopsignal=QUIT               ; the signal to stop with
;stopwaitsecs=10               ; seconds to wait after it before KILL is sent
;stopasgroup=false             ; true sends the stop signal to the whole process group
;killasgroup=false             ; true sends KILL to the whole process group
;user=chrism                   ; the user to run as
;redirect_stderr=false         ; must stay false: stdout carries the listener's answers
;stdout_logfile=/a/path        ; a file, NONE or AUTO
;stdout_logfile_maxbytes=1MB   ; size at which it is rotated
;stdout_logfile_backups=10     ; rotated files to keep
;stdout_events_enabled=false   ; of no effect for listeners
;stdout_syslog=false           ; of no effect for listeners
;stderr_logfile=/a/path        ; a file, NONE or AUTO
;stderr_logfile_maxbytes=1MB   ; size at which it is rotated
;stderr_logfile_backups=10     ; rotated files to keep
;stderr_events_enabled=false   ; true sends each piece of stderr as PROCESS_LOG event
;stderr_syslog=false           ; true copies stderr to syslog
;environment=A="1",B="2"       ; variables for this program
;serverurl=AUTO                ; what the program finds in SUPERVISOR_SERVER_URL

; A group gathers programs under one name, to be started and stopped together as thegroupname:*.

;[group:thegroupname]
;programs=progname1,progname2  ; names of [program:x] sections, separated by commas
;priority=999                  ; lower numbers start first and stop last

; More files to read, separated by blanks, with * and ? if need be, relative to this file. They are read in this
; order, may hold every section but this one, and their options win over those above.

;[include]
;files = relative/directory/*.ini
`;
