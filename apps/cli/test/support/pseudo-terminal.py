"""Runs a program in a pseudo-terminal and types into it.

Arguments: columns, rows, then the program with its arguments. Standard input: a JSON list of steps
{"wait": seconds, "type": text, "until": regular expression}: the text is typed, then the screen's new output is read until
the expression is found in it. Standard output: JSON {"outputs": [text of each step], "status": exit code}.
"""
import fcntl, json, os, pty, re, select, signal, struct, sys, termios, time

SECONDS = 30

columns, rows, command = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3:]
steps = json.load(sys.stdin)
child, screen = pty.fork()
if child == 0:
    os.execvp(command[0], command)
fcntl.ioctl(screen, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))


def read(until):
    """What comes until the expression is found, or the program ends, or the time is up."""
    found = b""
    limit = time.monotonic() + SECONDS
    while time.monotonic() < limit:
        if select.select([screen], [], [], 0.1)[0]:
            try:
                piece = os.read(screen, 65536)
            except OSError:
                break
            if piece == b"":
                break
            found += piece
        if until is not None and re.search(until, found.decode("utf-8", "replace"), re.S):
            break
    return found.decode("utf-8", "replace")


outputs = []
for step in steps:
    time.sleep(step.get("wait", 0))
    if step.get("type"):
        os.write(screen, step["type"].encode("utf-8"))
    outputs.append(read(step.get("until")))
limit = time.monotonic() + SECONDS
status = None
while status is None and time.monotonic() < limit:
    ended, code = os.waitpid(child, os.WNOHANG)
    if ended == child:
        status = os.waitstatus_to_exitcode(code)
    elif select.select([screen], [], [], 0.05)[0]:
        try:
            outputs[-1] += os.read(screen, 65536).decode("utf-8", "replace")
        except OSError:
            pass
if status is None:
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
print(json.dumps({"outputs": outputs, "status": status}))
