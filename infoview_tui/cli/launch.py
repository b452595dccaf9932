"""``infoview``, ``infoview demo`` and ``infoview live``: what is checked and made ready before the app opens."""

from __future__ import annotations

import gc
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, NoReturn, TextIO

from infoview_tui.config import Config, load_config
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.errors import InfoviewError
from infoview_tui.paths import Places

if TYPE_CHECKING:
    from infoview_tui.ui.app.start_point import Opening


def start_app(places: Places) -> int:
    """Open the app on the person's data."""
    _need_terminal()
    config = load_config(places.config_file)
    return _run_app(places, config)


def start_live(places: Places, name: str) -> int:
    """Open the app in the next call with the contact that a name means, or in the next call of all.

    Raises InfoviewError where the name means nobody or several, or where no call is planned and nobody is named.
    """
    _need_terminal()
    config = load_config(places.config_file)
    opening = _call_to_open(places, clean_line(name), config.minutes)
    return _run_app(places, config, opening)


def start_demo(places: Places, *, extra: int, seed: int, keep: str | None) -> int:
    """Open the app on invented data: in a directory that is gone afterwards, or in ``keep``, which has no data yet.

    Raises InfoviewError where ``keep`` has data, StorageError where it cannot be written.
    """
    _need_terminal()
    config = load_config(places.config_file)
    from infoview_tui.cli.meanwhile import meanwhile

    with _terminated_in_order(), _demo_places(places, keep) as demo, _without_collecting():
        with meanwhile(partial(_invent, demo, extra, seed, lasting=keep is not None)):
            import infoview_tui.ui.app.app  # noqa: F401 - it takes about as long
        code = _run_app(demo, config)
    if keep is not None:
        from infoview_tui.cli.output import say

        say(f"The demo's data is kept in {clean_line(str(demo.data))}; --data-dir opens it again.")
    return code


def _run_app(places: Places, config: Config, opening: Opening | None = None) -> int:
    with _without_collecting():
        from infoview_tui.ui.app.app import run_app

        return run_app(places, config, opening=opening)


@contextmanager
def _without_collecting() -> Iterator[None]:
    """Look for no garbage while there is none yet; the app does so again after the first paint."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _need_terminal() -> None:
    """Refuse to start where a screen cannot be shown, or keys cannot be read; Textual draws on stderr."""
    streams = {"input": sys.stdin, "output": sys.stdout, "error output": sys.stderr}
    for name, stream in streams.items():
        if not _is_terminal(stream):
            raise InfoviewError(
                f"The app needs a terminal, and its {name} is none. "
                "`infoview list`, `infoview due` and `infoview notes` print without one."
            )


def _is_terminal(stream: TextIO | None) -> bool:
    return stream is not None and stream.isatty()


def _call_to_open(places: Places, name: str, minutes: int) -> Opening:
    from infoview_tui.cli.open_data import has_data, no_data, opened
    from infoview_tui.services.interviews.interviews import find_contact, interview_to_hold
    from infoview_tui.ui.app.start_point import Opening

    if not has_data(places):
        raise InfoviewError(no_data(places))
    with opened(places) as desk:
        contact_id = find_contact(desk, name).id if name else None
        return Opening(interview_id=interview_to_hold(desk, contact_id, datetime.now(UTC), minutes=minutes).id)


@contextmanager
def _demo_places(places: Places, keep: str | None) -> Iterator[Places]:
    if keep is None:
        from tempfile import TemporaryDirectory  # makes it 0700

        with TemporaryDirectory(prefix="infoview-demo-") as directory:
            try:
                yield Places(Path(directory), places.config)
            finally:
                _let_signals(signal.SIG_IGN)  # the removal is soon done, and not to be cut short
        return
    kept = Places(Path(keep).expanduser().absolute(), places.config)
    if kept.database.exists():
        raise InfoviewError(
            f"{clean_line(str(kept.data))} has data already: open it with --data-dir, or keep the demo elsewhere."
        )
    yield kept


def _invent(places: Places, extra: int, seed: int, *, lasting: bool) -> None:
    """Make the demo's data, all of it or none. What is not to last need not survive a power cut."""
    from infoview_tui.demo import fill
    from infoview_tui.storage.connection import connect
    from infoview_tui.timezone import local_zone

    connection = connect(places.database)
    try:
        if not lasting:
            connection.execute("PRAGMA synchronous = OFF")
        fill(connection, datetime.now(UTC), local_zone(), extra=extra, seed=seed)
    except BaseException:
        connection.close()
        places.database.unlink()
        raise
    connection.close()


_ENDING = (signal.SIGTERM, signal.SIGHUP, signal.SIGINT)


def _let_signals(do: signal.Handlers) -> None:
    for number in _ENDING:
        signal.signal(number, do)


@contextmanager
def _terminated_in_order() -> Iterator[None]:
    """Let a signal end this like an exception, so that a temporary directory goes before the program does.

    The app has its own way of ending in order; this is for the time before and after it.
    """

    def end(number: int, _frame: FrameType | None) -> NoReturn:
        raise SystemExit(128 + number)

    before = {number: signal.signal(number, end) for number in _ENDING}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
