"""The screen that appears when the data are damaged or missing: restore a backup, start with no data, or quit."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, tzinfo
from functools import partial
from pathlib import Path
from typing import NamedTuple

from textual import getters
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import Screen
from textual.widgets import Static

from infoview_tui.domain.labels import format_count
from infoview_tui.domain.profile_names import add_profile_to_commands
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.errors import DamagedDataError, InfoviewError, MissingDataError, UnusableDataError
from infoview_tui.services.backups.listing import (
    BackupState,
    ExaminedBackup,
    choose_latest,
    count_backups,
    examine_backups,
)
from infoview_tui.services.backups.restoring import RestoreStep, can_start_empty, read_loss, restore, start_empty
from infoview_tui.services.backups.sentences import (
    format_loss,
    format_possible_loss,
    format_refusal,
    format_replaced,
    format_restored,
    format_step,
)
from infoview_tui.ui.backups.rows import build_backup_rows
from infoview_tui.ui.shared.bindings import RESTORE
from infoview_tui.ui.shared.breakpoints import HORIZONTAL_BREAKPOINTS
from infoview_tui.ui.shared.content import assemble, plain
from infoview_tui.ui.shared.dialogs.confirm import ConfirmDialog
from infoview_tui.ui.shared.widgets.key_hints import KeyHints
from infoview_tui.ui.shared.widgets.row_list import RowList

_WAIT = "If it is on a drive or in a synchronized folder, quit and wait until it is there."


class RestoreJob(NamedTuple):
    """What the screen works on: the data file, what is wrong with it, the clock, the user's time zone, the profile."""

    database: Path
    error: UnusableDataError
    now: Callable[[], datetime]
    zone: tzinfo
    profile: str = ""


class RestoreScreen(Screen[str | None]):
    """Shows what is wrong and the backups; returns what was done, in sentences, or None if the user quits."""

    BINDINGS = [*RESTORE]
    CSS_PATH = "restore_screen.tcss"
    HORIZONTAL_BREAKPOINTS = HORIZONTAL_BREAKPOINTS
    _row_list = getters.query_one(RowList)

    def __init__(self, job: RestoreJob) -> None:
        """Set what is to be restored."""
        super().__init__()
        self.job = job
        self.backups: list[ExaminedBackup] = []
        self.is_working = False
        """Whether a restore is running, which no key interrupts."""
        self._losses: dict[Path, str] = {}

    def compose(self) -> ComposeResult:
        """Compose what is wrong, the backups, what is missing in the one under the cursor, and the keys."""
        with Vertical(id="restore"):
            yield Static(plain(self._heading), id="heading")
            yield Static(plain(self._problem), id="problem")
            yield RowList(empty_text="There is no backup here.", enter_label="Restore")
            yield Static(id="detail")
            yield KeyHints(id="keys")

    def on_mount(self) -> None:
        """Read the backups in a thread: each is read completely, to see whether it is sound."""
        self._row_list.focus()
        self._show_keys()
        count = count_backups(self.job.database)
        self._show_detail(f"Checking {format_count(count, 'backup')}…" if count else self.job.error.advice)
        self.run_worker(self._examine, thread=True, exit_on_error=False)

    @property
    def _heading(self) -> str:
        return "Your data is missing" if isinstance(self.job.error, MissingDataError) else "Your data cannot be read"

    @property
    def _problem(self) -> str:
        problem = self.job.error.problem
        if isinstance(self.job.error, DamagedDataError):
            problem = f"{self.job.database} is damaged: {problem}"
        wait = f" {_WAIT}" if isinstance(self.job.error, MissingDataError) else ""
        return f"{problem}. Nothing was changed.{wait}"

    def _examine(self) -> None:
        for backup in examine_backups(self.job.database):
            if not self.app.is_running:
                return
            self.app.call_from_thread(self._add_backup, backup)
        self.app.call_from_thread(self._finish_examining)

    def _add_backup(self, backup: ExaminedBackup) -> None:
        before = choose_latest(self.backups)
        self.backups.append(backup)
        latest = choose_latest(self.backups)
        rows = build_backup_rows(self.backups, self.job.now(), self.job.zone)
        moved_to = latest.file if latest and latest is not before else None
        self._row_list.show(rows, cursor_to=moved_to)

    def _finish_examining(self) -> None:
        if not self.backups:
            self._show_detail(self.job.error.advice)
        self._show_keys()

    def on_row_list_highlighted(self) -> None:
        """Say what is missing in the backup under the cursor."""
        backup = self._current
        if backup is None or self.is_working:
            return
        self._show_keys()
        if backup.state is not BackupState.SOUND:
            self._show_detail(format_refusal(backup))
        elif backup.file in self._losses:
            self._show_detail(self._losses[backup.file])
        else:
            self.run_worker(partial(self._read_loss, backup), thread=True, group="loss", exit_on_error=False)

    def _read_loss(self, backup: ExaminedBackup) -> None:
        loss = read_loss(self.job.database, backup.file)
        if loss is None:
            text = format_possible_loss(backup.made_at, self.job.now(), self.job.zone)
        else:
            text = format_loss(loss)
        self.app.call_from_thread(self._show_loss, backup, text)

    def _show_loss(self, backup: ExaminedBackup, text: str) -> None:
        self._losses[backup.file] = text
        if self._current is backup and not self.is_working:
            self._show_detail(text)

    def on_row_list_selected(self) -> None:
        """Restore the backup under the cursor, unless it is damaged or newer."""
        backup = self._current
        if backup is None or self.is_working:
            return
        if backup.state is not BackupState.SOUND:
            self._show_detail(format_refusal(backup), is_error=True)
            return
        self._work("Restoring…", partial(self._restore, backup.file))

    def action_start_empty(self) -> None:
        """Ask whether to start with no data, and do so."""
        if self.is_working:
            return
        if not can_start_empty(self.job.database):
            self._show_detail(self.job.error.advice, is_error=True)
            return
        question = assemble(
            ("Start with no data?", "bold"),
            add_profile_to_commands(
                "\nThe damaged files are kept, and so are the backups: `infoview restore` brings one back later.",
                self.job.profile,
            ),
        )
        self.app.push_screen(
            ConfirmDialog(question, yes_label="Start with no data", no_label="Back"), self._start_if_confirmed
        )

    def _start_if_confirmed(self, is_confirmed: bool | None) -> None:
        if is_confirmed:
            self._work("Moving the damaged files…", self._start_empty)

    def action_quit(self) -> None:
        """Quit, and change nothing."""
        if not self.is_working:
            self.dismiss(None)

    def _work(self, what: str, work: Callable[[], list[str]]) -> None:
        """Do something in a thread, and leave the screen with what it returns; show its error."""
        self.is_working = True
        self._show_detail(what)
        self.run_worker(partial(self._run, work), thread=True, exit_on_error=False)

    def _run(self, work: Callable[[], list[str]]) -> None:
        try:
            done = work()
        except (InfoviewError, OSError) as error:
            self.app.call_from_thread(self._fail, str(error))
        else:
            self.app.call_from_thread(self.dismiss, " ".join(map(str.strip, done)))

    def _fail(self, message: str) -> None:
        self.is_working = False
        self._show_detail(message, is_error=True)

    def _restore(self, file: Path) -> list[str]:
        now = self.job.now()
        restored = restore(self.job.database, file, now, self._report)
        return [*format_restored(restored, now, self.job.zone), *format_replaced(restored.replaced)]

    def _start_empty(self) -> list[str]:
        return ["Started with no data.", *format_replaced(start_empty(self.job.database, self.job.now()))]

    def _report(self, step: RestoreStep, done: int, total: int) -> None:
        self.app.call_from_thread(self._show_detail, format_step(step, done, total))

    @property
    def _current(self) -> ExaminedBackup | None:
        key = self._row_list.cursor_key
        return next((each for each in self.backups if each.file == key), None)

    def _show_detail(self, text: str, *, is_error: bool = False) -> None:
        said = clean_line(add_profile_to_commands(text, self.job.profile), 600)
        self.query_one("#detail", Static).update(assemble((said, "$error" if is_error else "")))

    def _show_keys(self) -> None:
        keys = [("n", "start with no data"), ("q", "quit")]
        if self._current is not None and self._current.state is BackupState.SOUND:
            keys.insert(0, ("enter", "restore and open"))
        self.query_one("#keys", KeyHints).show(*keys)
