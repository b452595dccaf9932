"""Running a function in a process that kills itself on the way."""

from __future__ import annotations

import signal
import subprocess
import sys

_SCRIPT = """
import os, signal, sys
{statements}
calls = int(sys.argv[1])

def count(frame, event, argument):
    global calls
    if event == "c_call" and frame.f_globals.get("__name__", "").startswith("infoview_tui.storage"):
        calls -= 1
        if calls == 0:
            os.kill(os.getpid(), signal.SIGKILL)

sys.setprofile(count)
{call}
"""


def run_and_kill(statements: str, call: str, step: int) -> bool:
    """Run statements and then a call; kill it before it calls a C function of the system from the storage layer.

    *step* is the number of that function. Returns whether it was killed; otherwise it ended before. Raises
    CalledProcessError if it failed.
    """
    script = _SCRIPT.format(statements=statements, call=call)
    completed = subprocess.run([sys.executable, "-c", script, str(step)], check=False, capture_output=True)
    if completed.returncode == -signal.SIGKILL:
        return True
    completed.check_returncode()
    return False
