"""The imports after the first paint wait while keys come in, and keep no other thread waiting."""

from __future__ import annotations

import subprocess
import sys

SCRIPT = """
import sys
from concurrent.futures import ThreadPoolExecutor
from threading import get_ident

from infoview_tui.domain.business_days import BusinessCalendar
from infoview_tui.services.warm_up import warm_up

had_sqlmodel = []

def wait() -> None:
    had_sqlmodel.append("sqlmodel" in sys.modules)
    if len(had_sqlmodel) == 1:
        with ThreadPoolExecutor(1) as other:
            other.submit(__import__, "colorsys").result()  # does not wait

before, finders = set(sys.modules), list(sys.meta_path)
warm_up(BusinessCalendar(), wait)
imported = {name for name in set(sys.modules) - before if name.startswith(("infoview_tui.", "sqlalchemy.", "sqlmodel"))}
print("sqlmodel" in imported, not had_sqlmodel[0], len(had_sqlmodel) >= len(imported), sys.meta_path == finders)
"""


def test_warm_up_waits_before_each_module_it_imports() -> None:
    run = subprocess.run([sys.executable, "-c", SCRIPT], check=True, capture_output=True, text=True)
    assert run.stdout.split() == ["True"] * 4


FAILING = """
import sys
from infoview_tui.domain.business_days import BusinessCalendar
from infoview_tui.services.warm_up import warm_up

def wait() -> None:
    raise KeyboardInterrupt

finders = list(sys.meta_path)
try:
    warm_up(BusinessCalendar(), wait)
except KeyboardInterrupt:
    print(sys.meta_path == finders)
"""


def test_other_imports_are_as_before_when_the_warm_up_is_interrupted() -> None:
    run = subprocess.run([sys.executable, "-c", FAILING], check=True, capture_output=True, text=True)
    assert run.stdout.split() == ["True"]
