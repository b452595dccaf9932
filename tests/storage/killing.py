"""Running a function in a process that kills itself on the way."""

from __future__ import annotations

import signal
import subprocess
import sys

STORAGE = ("infoview_tui.storage",)
"""Modules whose calls of C functions are steps."""

_SCRIPT = """
import os, signal, sys
{statements}
calls = left = int(sys.argv[1])

def count(frame, event, argument):
    global left
    if event == "c_call" and frame.f_globals.get("__name__", "").startswith({modules}):
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)

sys.setprofile(count)
{call}
sys.setprofile(None)
print(calls - left)
"""


def run_and_kill(statements: str, call: str, step: int, modules: tuple[str, ...] = STORAGE) -> bool:
    """Run statements and then a call; kill it before it calls a C function of the system from one of the modules.

    *step* is the number of that function. Returns whether it was killed; otherwise it ended before. Raises
    CalledProcessError if it failed.
    """
    completed = _run(statements, call, step, modules)
    if completed.returncode == -signal.SIGKILL:
        return True
    completed.check_returncode()
    return False


def count_steps(statements: str, call: str, modules: tuple[str, ...] = STORAGE) -> int:
    """Run statements and a call to the end, and return how many steps the call has for `run_and_kill`."""
    completed = _run(statements, call, sys.maxsize, modules)
    completed.check_returncode()
    return int(completed.stdout.split()[-1])


def _run(statements: str, call: str, step: int, modules: tuple[str, ...]) -> subprocess.CompletedProcess[bytes]:
    script = _SCRIPT.format(statements=statements, call=call, modules=modules)
    return subprocess.run([sys.executable, "-c", script, str(step)], check=False, capture_output=True)
