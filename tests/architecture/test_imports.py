"""The first screens load without slow imports, and the core does not import the interface."""

from __future__ import annotations

import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

import infoview_tui

PACKAGE = Path(infoview_tui.__file__).parent
FEATURES = (
    "contacts",
    "imports",
    "availability",
    "banks",
    "board",
    "interviews",
    "debrief",
    "drafts",
    "outreach",
    "insights",
    "profile",
    "research",
    "introductions",
    "trips",
    "exports",
    "copies",
    "trip_requests",
)
ONLY_WRITE = {"trip_requests", "exports", "copies"}
"""Features without a module that is imported before the first change; an export reads the definitions of tables."""
WRITES = {"sqlmodel", "sqlalchemy", "alembic", "pydantic"}
DEFERRED = {"holidays", "icalendar", "recurring_ical_events", "ruamel"}
"""Imported when a due date is computed, calendars are read, or a question is saved."""
BACKGROUND = {"infoview_tui.services.availability.calendars", "infoview_tui.storage.calendars"}
"""Imported after the first paint."""
INTERFACE = {"textual", "rich"}
FOR_OTHER_SCREENS = {
    "infoview_tui.domain.appointments",
    "infoview_tui.domain.call_clock",
    "infoview_tui.domain.filter_query",
    "infoview_tui.domain.introduction_links",
    "infoview_tui.domain.name_parts",
    "infoview_tui.domain.planning",
    "infoview_tui.services.board.filtering",
    "infoview_tui.services.board.ordering",
    "infoview_tui.services.contacts.card_texts",
    "infoview_tui.services.contacts.form",
    "infoview_tui.services.core.bulk_transaction",
    "infoview_tui.services.core.undo_entry",
    "infoview_tui.services.drafts.opening",
    "infoview_tui.services.interviews.queries",
    "infoview_tui.services.interviews.timing",
    "infoview_tui.services.outreach.next_message",
    "infoview_tui.services.outreach.queries",
    "infoview_tui.storage.backup",
    "infoview_tui.storage.bulk_rows",
    "infoview_tui.storage.instances",
    "infoview_tui.storage.queries.board.filtering",
    "infoview_tui.storage.queries.contacts.contacts",
    "infoview_tui.storage.queries.insights.evidence",
    "infoview_tui.storage.queries.interviews.interviews",
    "infoview_tui.ui.shared.scheduling",
    "infoview_tui.ui.shared.widgets.row_list",
    "textual.widgets._text_area",
}
"""What the first board does not need: without a filter, a running call, or a change."""
AFTER_THE_FIRST_PAINT = ("ui.app.first_screen", "ui.app.unfinished", "services.interviews.upcoming")
"""What the app uses right after it: whether a call is running, unfinished texts, and reminders."""
FIRST_SCREENS = ("ui.app.app", "ui.board.screen", "ui.today.screen", "ui.call.screen")


def modules_of(package: str) -> set[str]:
    """Return every module of a package, found by its file."""
    files = (PACKAGE / package.replace(".", "/")).rglob("*.py")
    parts = (file.relative_to(PACKAGE).with_suffix("").parts for file in files)
    return {".".join(part for part in path if part != "__init__") for path in parts}


SERVICES = modules_of("services")
WRITING = {
    f"services.{feature}.{name}"
    for feature in FEATURES
    for name in import_module(f"infoview_tui.services.{feature}").__all__
} | {
    f"services.core.{name}"
    for name in (
        "actions",
        "cascade_delete",
        "hidden_evidence",
        "check_ins",
        "move_references",
        "offers",
        "outside_undo",
        "plan_questions",
        "renames",
        "row_change",
        "row_images",
        "row_writer",
        "stage_changes",
        "transaction",
        "undo",
    )
}


def loaded_by(*modules: str, then: str = "") -> set[str]:
    """Return the modules loaded after importing these modules of the package and running a statement."""
    script = (
        "import importlib, sys\n"
        "for name in sys.argv[1:]: importlib.import_module(f'infoview_tui.{name}')\n"
        f"{then}\n"
        "print(*sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", script, *modules], check=True, capture_output=True, text=True)
    return set(run.stdout.split())


def test_writing_modules_exist_and_queries_do_not_write() -> None:
    assert WRITING < SERVICES
    for feature in set(FEATURES) - ONLY_WRITE:
        other_names = {
            "insights": "document",
            "imports": "import_rows",
            "availability": "busy_times",
            "research": "subject_pages",
        }
        reading = other_names.get(feature, "queries")
        assert f"services.{feature}.{reading}" in SERVICES - WRITING


def test_reading_modules_import_no_slow_libraries() -> None:
    reading = sorted(modules_of("storage.queries") | {"storage.store"} | SERVICES - WRITING)
    assert not loaded_by(*reading) & (WRITES | INTERFACE)


def test_first_screens_import_no_libraries_for_writing() -> None:
    assert not loaded_by(*FIRST_SCREENS) & (WRITES | DEFERRED | BACKGROUND)


def test_the_board_imports_nothing_for_other_screens() -> None:
    assert not loaded_by("cli.launch", "ui.app.app", "ui.board.screen") & FOR_OTHER_SCREENS


def test_what_follows_the_first_paint_imports_little() -> None:
    loaded = loaded_by(*AFTER_THE_FIRST_PAINT)
    assert "infoview_tui.services.drafts.queries" in loaded
    assert not loaded & (FOR_OTHER_SCREENS | {"infoview_tui.domain.quoted_words"})


def test_the_app_starts_without_cryptography() -> None:
    start = "sys.modules['infoview_tui.cli.start'].disable_tls(); import infoview_tui.cli.launch"
    imports = "".join(f", infoview_tui.{name}" for name in FIRST_SCREENS)
    assert not loaded_by("cli.start", then=start + imports) & {"_ssl", "_hashlib"}


def test_writing_modules_are_imported_on_first_use() -> None:
    names = {feature: import_module(f"infoview_tui.services.{feature}").__all__[0] for feature in FEATURES}
    packages = [f"services.{feature}" for feature in FEATURES]
    uses = "; ".join(f"sys.modules['infoview_tui.services.{feature}'].{name}" for feature, name in names.items())
    assert {f"infoview_tui.services.{feature}.{name}" for feature, name in names.items()} <= loaded_by(
        *packages, then=uses
    )
    for feature in FEATURES:
        with pytest.raises(AttributeError, match="no attribute 'nothing'"):
            import_module(f"infoview_tui.services.{feature}").nothing  # noqa: B018 - reading it is the test


def test_warm_up_imports_every_writing_module() -> None:
    calendar = "sys.modules['infoview_tui.domain.business_days'].BusinessCalendar('US')"
    loaded = loaded_by("services.warm_up", then=f"sys.modules['infoview_tui.services.warm_up'].warm_up({calendar})")
    assert {f"infoview_tui.{name}" for name in WRITING} <= loaded
    assert "holidays" in loaded, "those of the user's country"


def test_what_rescues_typed_text_is_imported_before_it_is_needed() -> None:
    app = "sys.modules['infoview_tui.ui.app.app']"
    calendar = "sys.modules['infoview_tui.domain.business_days'].BusinessCalendar()"
    rescue = {"infoview_tui.ui.app.rescue", "infoview_tui.exchange.recovery_file", "ctypes"}
    assert not loaded_by("ui.app.app") & rescue
    assert rescue <= loaded_by("ui.app.app", then=f"{app}._warm_up({calendar}, lambda: None, lambda: None)")


def test_writing_imports_neither_the_interface_nor_migrations() -> None:
    assert not loaded_by("storage.engine", *sorted(SERVICES)) & (INTERFACE | DEFERRED | {"alembic"})
