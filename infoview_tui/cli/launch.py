"""``infoview``, ``infoview demo``, and ``infoview live``: checks and setup before the app starts."""

from __future__ import annotations

import gc
import os
import signal
import stat
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, NoReturn, TextIO

from infoview_tui.cli.known_data import remember_data, require_known_data
from infoview_tui.cli.output import use_profile
from infoview_tui.config import Config, load_config
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.errors import InfoviewError, StorageError, UnusableDataError
from infoview_tui.paths import AppPaths, expand_home
from infoview_tui.storage.directory_lock import lock_directory
from infoview_tui.storage.durable_files import delete_temporary_files

if TYPE_CHECKING:
    from infoview_tui.services.core.workspace import Workspace
    from infoview_tui.ui.app.next_run import NextRun
    from infoview_tui.ui.app.restore_app import RestoreOutcome
    from infoview_tui.ui.app.start_point import StartPoint


def launch_app(paths: AppPaths, *, plain: bool = False) -> int:
    """Start the app with the user's data."""
    _require_terminal()
    from infoview_tui.ui.app.next_run import NextRun

    return _run_on(NextRun(paths), plain=plain)


def launch_call(paths: AppPaths, name: str, *, practice: bool = False, plain: bool = False) -> int:
    """Start the app in the next call with the contact that matches *name* or, if it is empty, in the next call.

    With *practice*, the call is practiced on a copy of the data, and the data stays as it is. Raises InfoviewError if
    no contact or several contacts match, or if no name is given and no call is planned.
    """
    _require_terminal()
    config = _load_config(paths, plain=plain)

    def run(restored: RestoreOutcome | None) -> int | NextRun:
        from infoview_tui.cli.open_data import has_data, no_data_message

        if not has_data(paths):
            raise InfoviewError(no_data_message(paths))
        remember_data(paths)
        return _run_app(paths, config, partial(_find_call, clean_line(name), practice), restored)

    return _run_on(_run_or_restore(paths, config, run), plain=plain)


def launch_demo(paths: AppPaths, *, extra: int, seed: int, keep: str | None, plain: bool = False) -> int:
    """Start the app with sample data in a temporary directory, or in the directory *keep*.

    Without a terminal, the data is only created in *keep*. Raises InfoviewError if that already contains data, or if
    there is neither a terminal nor *keep*, and StorageError if it is not writable.
    """
    has_terminal = all(map(_is_terminal, (sys.stdin, sys.stdout, sys.stderr)))
    if keep is None:
        _require_terminal()
    config = _load_config(paths, plain=plain)._replace(calendars=(), daily_backups=False)  # the data are made up
    with _exit_on_termination_signals(), _demo_paths(paths, keep) as demo, _gc_disabled():
        _create_demo_data(demo, extra, seed, durable=keep is not None)
        code = _run_demo(demo, config) if has_terminal else 0
    if keep is not None:
        from infoview_tui.cli.output import print_lines

        print_lines(f"The demo data is saved in {clean_line(str(demo.data))}. Open it again with --data-dir.")
    return code


def _load_config(paths: AppPaths, *, plain: bool) -> Config:
    """Read the config file; ``--plain`` overrides it."""
    config = load_config(paths.config_file)
    return config._replace(plain=True) if plain else config


def _run_on(result: int | NextRun, *, plain: bool) -> int:
    """Run the app for each profile that the user opens and each backup that is restored; return the exit code."""
    while not isinstance(result, int):
        config = _load_config(result.paths, plain=plain)
        restored = _restore(result, config)
        result = _run_or_restore(result.paths, config, partial(_run_and_remember, result.paths, config), restored)
        if not isinstance(result, int):
            use_profile(result.paths.profile)
    return result


def _run_and_remember(paths: AppPaths, config: Config, restored: RestoreOutcome | None) -> int | NextRun:
    delete_temporary_files(paths.data)  # such as a decrypted backup whose restore was killed
    require_known_data(paths)
    remember_data(paths)
    try:
        return _run_app(paths, config, restored=restored)
    finally:
        remember_data(paths)  # it may be new


def _run_demo(paths: AppPaths, config: Config) -> int:
    from infoview_tui.ui.app.next_run import NextRun
    from infoview_tui.ui.app.start_point import StartPoint

    result: int | NextRun = NextRun(paths)
    while not isinstance(result, int):
        result = _run_app(paths, config, lambda _: StartPoint(has_profiles=False), _restore(result, config))
    return result


def _restore(next_run: NextRun, config: Config) -> RestoreOutcome | None:
    """Restore the backup that was chosen in the app, if one was, and return what came of it."""
    if next_run.backup is None:
        return None
    from infoview_tui.ui.app.restore_app import restore_and_show

    return restore_and_show(next_run.paths, config, next_run.backup)


def _run_or_restore(
    paths: AppPaths,
    config: Config,
    run: Callable[[RestoreOutcome | None], int | NextRun],
    restored: RestoreOutcome | None = None,
) -> int | NextRun:
    """Run the app. If the data are damaged or missing, offer the backups, and run it again with what was done.

    Raises the error if the user quits instead.
    """
    while True:
        try:
            return run(restored)
        except UnusableDataError as error:
            from infoview_tui.ui.app.restore_app import RestoreOutcome, offer_restore

            done = offer_restore(paths, config, error)
            if done is None:
                raise
            restored = RestoreOutcome(done)


def _run_app(
    paths: AppPaths,
    config: Config,
    find_start_point: Callable[[Workspace], StartPoint] | None = None,
    restored: RestoreOutcome | None = None,
) -> int | NextRun:
    """Run the app, which says what was *restored*; return its exit code, or what to open next."""
    with _gc_disabled():
        from infoview_tui.ui.app.app import run_app

        if restored is not None:
            find_start_point = partial(_mention_restored, find_start_point, restored)
        return run_app(paths, config, find_start_point=find_start_point)


def _mention_restored(
    find_start_point: Callable[[Workspace], StartPoint] | None, restored: RestoreOutcome, workspace: Workspace
) -> StartPoint:
    from infoview_tui.ui.app.start_point import StartPoint

    start_point = find_start_point(workspace) if find_start_point else StartPoint()
    return start_point._replace(notice=restored.text, is_notice_error=restored.has_failed)


@contextmanager
def _gc_disabled() -> Iterator[None]:
    """Disable garbage collection during startup. The app enables it after the first paint."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _require_terminal() -> None:
    """Raise InfoviewError unless all standard streams are terminals; Textual draws on stderr."""
    streams = {"input": sys.stdin, "output": sys.stdout, "error output": sys.stderr}
    for name, stream in streams.items():
        if not _is_terminal(stream):
            raise InfoviewError(
                f"The app needs a terminal, but its {name} is not one. "
                "`infoview list`, `infoview due`, and `infoview notes` work without one."
            )


def _is_terminal(stream: TextIO | None) -> bool:
    return stream is not None and stream.isatty()


def _find_call(name: str, practice: bool, workspace: Workspace) -> StartPoint:
    """Return the call to open: with the contact of this name, or else the next one. Nothing is written."""
    from infoview_tui.services.contacts.resolve_contact import get_contact_by_name
    from infoview_tui.services.interviews.timing import find_next_interview
    from infoview_tui.ui.app.start_point import StartPoint

    contact_id = get_contact_by_name(workspace, name).id if name else None
    if practice and contact_id is not None:
        return StartPoint(practice_contact_id=contact_id)
    interview = find_next_interview(workspace, contact_id)
    if interview is None and contact_id is not None:
        return StartPoint(contact_id=contact_id)
    if interview is None:
        raise InfoviewError("No interview is planned. Run `infoview live NAME` to start one with that contact now.")
    return StartPoint(practice_contact_id=interview.contact_id) if practice else StartPoint(interview_id=interview.id)


_DEMO_PREFIX = "infoview-demo-"

_DEMO_START = 60
"""Seconds in which a demo has certainly locked its directory."""


def _delete_abandoned_demos() -> None:
    """Delete what demos have left behind that were killed. Those that still run hold a lock."""
    import shutil
    import tempfile

    for directory in Path(tempfile.gettempdir()).glob(f"{_DEMO_PREFIX}*"):
        with suppress(OSError, StorageError):
            found = directory.lstat()
            if (
                not stat.S_ISDIR(found.st_mode)
                or found.st_uid != os.getuid()
                or time.time() - found.st_mtime < _DEMO_START
            ):
                continue
            with lock_directory(directory, timeout=0) as is_locked:
                if is_locked:
                    shutil.rmtree(directory, ignore_errors=True)


@contextmanager
def _demo_paths(paths: AppPaths, keep: str | None) -> Iterator[AppPaths]:
    if keep is None:
        from tempfile import TemporaryDirectory  # makes it 0700

        _delete_abandoned_demos()
        with TemporaryDirectory(prefix=_DEMO_PREFIX) as directory, lock_directory(Path(directory)):
            try:
                yield AppPaths(Path(directory) / "data", paths.config)  # restoring a backup locks it, too
            finally:
                _set_signal_handlers(signal.SIG_IGN)  # do not interrupt the removal
        return
    demo = AppPaths(expand_home(keep), paths.config)
    if demo.database.exists():
        raise InfoviewError(
            f"{clean_line(str(demo.data))} already contains data. "
            "Open it with --data-dir, or choose another directory for the demo."
        )
    yield demo


def _create_demo_data(paths: AppPaths, extra: int, seed: int, *, durable: bool) -> None:
    """Create the demo data, all or nothing. Temporary data is not synced to disk, which is faster."""
    from infoview_tui.demo import load_demo
    from infoview_tui.storage.connection import connect
    from infoview_tui.timezone import local_timezone

    connection = connect(paths.database)
    try:
        if not durable:
            connection.execute("PRAGMA synchronous = OFF")
        load_demo(connection, datetime.now(UTC), local_timezone(), extra_contacts=extra, seed=seed)
    except BaseException:
        connection.close()
        paths.database.unlink()
        raise
    connection.close()


_TERMINATION_SIGNALS = (signal.SIGTERM, signal.SIGHUP, signal.SIGINT)


def _set_signal_handlers(handler: signal.Handlers) -> None:
    for number in _TERMINATION_SIGNALS:
        signal.signal(number, handler)


@contextmanager
def _exit_on_termination_signals() -> Iterator[None]:
    """Exit with an exception on a termination signal, so that temporary directories are removed.

    The app has its own signal handlers; these are for the time before and after it runs.
    """

    def end(number: int, _frame: FrameType | None) -> NoReturn:
        raise SystemExit(128 + number)

    previous = {number: signal.signal(number, end) for number in _TERMINATION_SIGNALS}
    try:
        yield
    finally:
        for number, handler in previous.items():
            signal.signal(number, handler)
