/** The part of the module (see daemon_module.ts) that has it judged, and puts the executable in its place. */
export const PYTHON_ACTING = String.raw`def descriptors(state):
    fds = [server["fd"] for server in state["servers"]]
    fds.extend(connection["fd"] for server in state["servers"] for connection in server["connections"])
    for group in state["groups"]:
        fds.append(None if group["socket"] is None else group["socket"]["fd"])
        for process in group["processes"]:
            fds.extend(channel["fd"] for channel in process["channels"].values())
    return [fd for fd in fds if fd is not None]


def outline(state):
    return [(group["name"], [process["config"] for process in group["processes"]]) for group in state["groups"]]


def judge(state):
    command = ["supervisord", ORDER["check"]] + ORDER["args"]
    pipe = subprocess.PIPE
    check = subprocess.Popen(command, executable=ORDER["executable"], stdin=pipe, stdout=pipe, stderr=pipe)
    try:
        told, trouble = check.communicate(json.dumps(state).encode("ascii"), timeout=PATIENCE[0])
    except subprocess.TimeoutExpired:
        check.kill()
        check.communicate()
        raise Refusal("the check by %s takes longer than %s seconds" % (ORDER["executable"], PATIENCE[0]))
    try:
        verdict = json.loads(told.decode("utf-8"))
    except ValueError:
        raise Refusal("the check by %s fails: %s" % (ORDER["executable"], trouble.decode("utf-8", "replace").strip()))
    if verdict["refusals"]:
        raise Refusal("; ".join(verdict["refusals"]))
    return verdict["config"]


def memory_file(content):
    if hasattr(os, "memfd_create"):
        fd = os.memfd_create("monovisor")
    else:
        with tempfile.TemporaryFile() as unnamed:
            fd = os.dup(unnamed.fileno())
    with os.fdopen(os.dup(fd), "wb") as file:
        file.write(content)
    os.lseek(fd, 0, os.SEEK_SET)
    return fd


def become(supervisor, handle_signal, agreed):
    options = supervisor.options
    signals = signal.SIGTERM, signal.SIGINT, signal.SIGQUIT, signal.SIGHUP, signal.SIGCHLD, signal.SIGUSR2
    mask = signal.pthread_sigmask(signal.SIG_BLOCK, signals)
    handed = []
    try:
        while options.signal_receiver._signals_recvd:
            handle_signal()
        if options.mood < 1:
            raise Refusal("it is about to stop")
        for handler in options.logger.handlers:
            handler.flush()
        state = dict(state_of(supervisor), config=agreed["config"])
        if outline(state) != agreed["outline"]:
            raise Refusal("its programs are others than they were a moment ago")
        memory = memory_file(b"supervisor\n" + json.dumps(state).encode("ascii"))
        environment = dict(os.environ, MONOVISOR_STATE_FD=str(memory))
        stdio = [fd for fd in (0, 1, 2) if os.path.exists("/proc/self/fd/%d" % fd)]
        for fd in stdio + [memory] + descriptors(state):
            if not os.get_inheritable(fd):
                handed.append(fd)
                os.set_inheritable(fd, True)
        os.execve(ORDER["executable"], ["supervisord"] + ORDER["args"], environment)
    except Exception as error:
        for fd in handed:
            os.set_inheritable(fd, False)
        if handed:
            os.close(memory)
        options.logger.critical("Cannot be taken over by %s: %s; nothing has changed" % (ORDER["executable"], error))
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, mask)


def is_answering(supervisor):
    return any(not is_idle(channel) for channel in connections(supervisor))


def arm(supervisor, agreed):
    handle_signal = supervisor.handle_signal
    deadline = time.time() + PATIENCE[1]
    passes = []

    def in_its_place():
        handle_signal()
        passes.append(None)
        # The first pass is the one that answers the reread
        if len(passes) > 1 and not (is_answering(supervisor) and time.time() < deadline):
            del supervisor.handle_signal
            become(supervisor, handle_signal, agreed)

    supervisor.handle_signal = in_its_place


def take_over():
    if os.getpid() != ORDER["pid"]:
        raise Refusal("it is not the process %s" % ORDER["pid"])
    if time.time() > ORDER["until"]:
        raise Refusal("the files of a take-over of long ago are still there: remove what begins with monovisor_takeover_")
    if not (hasattr(signal, "pthread_sigmask") and hasattr(os, "set_inheritable")):
        raise Refusal("its Python is older than 3.4")
    supervisor = main_loop()
    if "handle_signal" in vars(supervisor):
        raise Refusal("another take-over is under way")
    state = state_of(supervisor)
    arm(supervisor, {"config": judge(state), "outline": outline(state)})


try:
    take_over()
    answer = "ready"
except Refusal as error:
    answer = str(error)
except Exception as error:
    answer = "%s: %s" % (error.__class__.__name__, error)
raise ValueError("monovisor: " + answer)
`;
