"""Shared fixtures: private directories, a fixed time, a workspace on new data, a second instance, and a campaign."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, date, datetime, timedelta
from importlib import import_module
from pathlib import Path
from typing import NamedTuple
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, settings
from syrupy.report import SnapshotReport

from infoview_tui.domain.appointments import Appointment
from infoview_tui.domain.due import Due
from infoview_tui.domain.enums import (
    ContactMethodKind,
    FitAspect,
    FitSide,
    OutcomeKind,
    Relationship,
    Sort,
    Stage,
    Topic,
    Verdict,
)
from infoview_tui.domain.planning import QuestionForm
from infoview_tui.domain.ratings import PathTopic
from infoview_tui.domain.research_subjects import Subject
from infoview_tui.paths import AppPaths
from infoview_tui.services.availability import offers
from infoview_tui.services.board import bulk, commands as board_commands
from infoview_tui.services.contacts import commands as contact_commands
from infoview_tui.services.contacts.details import read_contact_details
from infoview_tui.services.contacts.form import ContactForm
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.debrief import commitments, outcomes, ratings, referrals, verdicts
from infoview_tui.services.imports import apply
from infoview_tui.services.imports.import_rows import ImportRow, MethodRow
from infoview_tui.services.imports.plan import RowSource
from infoview_tui.services.insights import commands as insight_commands
from infoview_tui.services.interviews import call_clock, notes, planning
from infoview_tui.services.introductions import affiliations, asks
from infoview_tui.services.outreach import actions, stages
from infoview_tui.services.research.forms import OrganizationForm
from infoview_tui.services.research.lines import add_research
from infoview_tui.services.research.organizations import ORGANIZATIONS
from infoview_tui.services.trips import commands as trip_commands, packing
from infoview_tui.services.trips.forms import TripForm
from infoview_tui.storage.queries.contacts.contacts import PATHS, ProfileRow
from infoview_tui.storage.queries.interviews.interviews import NoteRow
from infoview_tui.storage.store import Store
from tests.databases import build_from_template, open_empty, shared_compiled_statements
from tests.drafting import draft_message
from tests.libraries import shared_libraries
from tests.profiles import write_profile

# Nothing is garbage while tests are collected; `pytest_collection_finish` begins to collect it.
gc.disable()

# Write bytecode, so that programs started by tests and pytest's workers need not compile the modules each time.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False

# Keep the files of the tests in memory where there is room: making and deleting thousands of databases on a disk takes
# an eighth of the time.
MEMORY = Path("/dev/shm")  # noqa: S108 - pytest makes a directory of its own there
if MEMORY.is_dir() and os.access(MEMORY, os.W_OK):
    _mounted = os.statvfs(MEMORY)
    if _mounted.f_bavail * _mounted.f_frsize > 2**30 and not _mounted.f_flag & os.ST_NOEXEC:
        os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(MEMORY))

# No test depends on the speed of the machine.
settings.register_profile("infoview", deadline=None, print_blob=True, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("infoview")

SLOW = ("test_whole_call.py", "test_full_journey.py", "test_hostile.py", "tests/e2e/")
"""The slowest tests by a part of their path, slowest first."""


def pytest_xdist_auto_num_workers() -> int:
    """Start one worker more than there are cores: end-to-end tests spend half their time waiting for the program."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return (cores or 1) + 1


@pytest.hookimpl(tryfirst=True)
def pytest_collection(session: pytest.Session) -> None:
    """Import a share of the test files in each worker before it collects all.

    In a new checkout, most files are then compiled by one worker and read by the others, instead of compiled by each. A
    file that can't be imported is reported when it is collected.
    """
    worker = getattr(session.config, "workerinput", None)
    if worker is None:
        return
    # A worker's report is shown nowhere, but compares each snapshot with each test where some were deselected.
    SnapshotReport.lines = ()  # type: ignore[assignment]
    top = Path(__file__).parent
    collected = [Path(argument.partition("::")[0]).absolute() for argument in session.config.args]
    files = [file for file in sorted(top.rglob("test_*.py")) if any(file.is_relative_to(place) for place in collected)]
    for file in files[int(worker["workerid"].removeprefix("gw")) :: worker["workercount"]]:
        with suppress(Exception, pytest.skip.Exception):
            import_module(".".join(file.relative_to(top.parent).with_suffix("").parts))


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Run the slowest tests first, so that no worker ends with one; the others keep their order."""
    items.sort(key=lambda item: next((at for at, part in enumerate(SLOW) if part in item.nodeid), len(SLOW)))


@pytest.hookimpl(trylast=True)
def pytest_collection_finish() -> None:
    """Collect garbage less often, and never look at the imported modules again: it took a twentieth of the time."""
    gc.collect()
    gc.freeze()
    gc.enable()
    gc.set_threshold(1_000_000, 20, 50)


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish() -> None:
    """Collect all garbage once. pytest does it five times, with all objects of thousands of tests."""
    gc.collect()
    gc.freeze()


@pytest.fixture
def paths(tmp_path: Path) -> AppPaths:
    """Directories private to the test, which do not exist yet."""
    return AppPaths(tmp_path / "data", tmp_path / "config")


@pytest.fixture
def now() -> datetime:
    """A fixed time on a Thursday morning."""
    return datetime(2026, 11, 26, 9, 0, tzinfo=UTC)


@pytest.fixture
def zone() -> ZoneInfo:
    """The person's time zone."""
    return ZoneInfo("Europe/Berlin")


@pytest.fixture(scope="session", autouse=True)
def compiled_statements() -> Iterator[None]:
    """Share compiled statements among all tests of a process."""
    with shared_compiled_statements():
        yield


@pytest.fixture(scope="session", autouse=True)
def bundled_libraries() -> Iterator[None]:
    """Share the bundled question banks and templates among all tests of a process."""
    with shared_libraries():
        yield


@pytest.fixture
def workspace(paths: AppPaths) -> Iterator[Workspace]:
    """A workspace on a new database."""
    opened = open_empty(paths.database)
    yield opened
    opened.close()


@pytest.fixture
def other_workspace(paths: AppPaths, workspace: Workspace) -> Iterator[Workspace]:
    """A second running instance on the same data."""
    other = Workspace(Store(paths.database))
    yield other
    other.close()


@contextmanager
def unwritable(workspace: Workspace) -> Iterator[None]:
    """Make every write fail, as on a full disk."""
    workspace.store.connection.execute("PRAGMA query_only = ON")
    try:
        yield
    finally:
        workspace.store.connection.execute("PRAGMA query_only = OFF")


def add_note(
    workspace: Workspace, call: int, line: str, now: datetime, *, seconds: int = 7, question_id: int | None = None
) -> NoteRow:
    """Add a note to a call; the line must not be empty."""
    note = notes.add_note(workspace, call, line, now, seconds=seconds, question_id=question_id)
    assert note is not None
    return note


class Campaign(NamedTuple):
    """The ids of a small campaign with a row in every table."""

    maria: int
    tom: int
    interview: int
    planned: int
    question: int
    note: int
    referral: int
    commitment: int
    hypothesis: int
    message: int


@pytest.fixture
def campaign(workspace: Workspace, now: datetime, zone: ZoneInfo) -> Campaign:
    """A campaign: Maria was interviewed and has a thank-you draft, Tom referred her; every table has a row."""
    return build_from_template(workspace, build_campaign, now, zone)


def build_campaign(workspace: Workspace, now: datetime, zone: ZoneInfo) -> Campaign:
    """Build the data of the `campaign` fixture."""
    write_profile(workspace, ProfileRow("Ada", "ada@x.org", "", "I teach, and look at design", *[""] * 5), now)
    for name, industry in (("Acme", "Software"), ("Figma", "Web")):
        ORGANIZATIONS.add(workspace, OrganizationForm(name, industry, "They teach"), now)
    tom = contact_commands.add_contact(
        workspace, ContactForm("Tom Weber", organization="Acme", relationship=Relationship.FRIEND), now
    )
    form = ContactForm(
        "Maria Lopez",
        title="designer",
        organization="Figma",
        email="maria@x.org",
        profile_url="https://www.linkedin.com/in/maria",
        referrer_id=tom,
        paths=("Product design", "Health tech"),
    )
    maria = contact_commands.add_contact(workspace, form, now)
    for line in (
        "Won a prize https://x.org/prize",
        "? Design pays well",
        "$ A talk on type",
        "~ Both climb",
        "@ Tom",
        "+ ask Tom",
    ):
        add_research(workspace, Subject.contact(maria), line, now, zone)
    stages.move_contact(workspace, maria, Stage.CONTACTED, now)
    at = Appointment(now + timedelta(days=3))
    stages.move_contact(workspace, maria, Stage.SCHEDULED, now, at)
    interview = planning.get_or_create_planned_interview(workspace, maria, now).id
    question = planning.plan_question(workspace, interview, QuestionForm("What do you do all day?"), now)
    planning.plan_question(workspace, interview, QuestionForm("Whom should I ask?", probes=("Why?",)), now)
    call_clock.start_call(workspace, interview, now)
    note = add_note(workspace, interview, '"Ship it*', now, seconds=5, question_id=question)
    referral = add_note(workspace, interview, "@Priya Shah, designer at Figma", now, seconds=9)
    commitment = add_note(workspace, interview, "+ send portfolio by fri", now, seconds=12)
    add_note(workspace, interview, "% She is leaving", now, seconds=15, question_id=question)
    call_clock.end_call(workspace, interview, now + timedelta(minutes=20))
    stages.move_contact(workspace, maria, Stage.MET, now + timedelta(minutes=21))
    hypothesis = read_contact_details(workspace, maria).hypotheses[0].id
    verdicts.set_verdict(workspace, hypothesis, interview, Verdict.CONFIRMED, now)
    referrals.accept_referral(workspace, referral.id, now)
    commitments.accept_commitment(workspace, commitment.id, now, zone)
    path = workspace.store.all(PATHS)[0].id
    ratings.set_rating(workspace, interview, PathTopic(path, Topic.OUTLOOK), 3, now)
    outcomes.add_outcome(workspace, interview, OutcomeKind.LEAD, "a job from March", now)
    insight_commands.set_weight(workspace, Topic.CULTURE, 5, now)
    insight_commands.add_fit_point(
        workspace, path, "I ship", now, aspect=FitAspect.SKILLS, side=FitSide.FOR, note_id=note.id
    )
    message = draft_message(workspace, maria, now).id
    planned = planning.get_or_create_planned_interview(workspace, tom, now).id
    trip = TripForm("Berlin", date(2026, 12, 7), date(2026, 12, 9), travel_times="Mitte - Wedding 20")
    trip_commands.create_trip(workspace, trip, now, contact_ids=[maria, tom])
    packing.propose_times(workspace, 1, now, zone)
    offers.offer_times(workspace, maria, [now + timedelta(days=40)], 20, now)
    actions.add_todo(workspace, None, "buy paper", Due(at=now), now)
    bulk.tag_contacts(workspace, [maria, tom], "alumni", now)
    board_commands.save_view(workspace, "Designers", "designer -stage:closed", Sort.NAME, now)
    affiliations.set_affiliations(workspace, maria, "RISD, BFA design, 2008-2012\nStripe, 2012-2015", now)
    affiliations.set_affiliations(workspace, None, "RISD, class of 2010", now)
    asks.add_ask(workspace, tom, "Adobe", now)
    emails = tuple(MethodRow(ContactMethodKind.EMAIL, email) for email in ("ben@home.org", "ben@work.org"))
    ben = ImportRow(1, ContactForm("Ben Okri", title="poète"), date(2026, 9, 4), emails)
    apply.import_contacts(workspace, [RowSource("a list", [ben])], now)
    return Campaign(maria, tom, interview, planned, question, note.id, referral.id, commitment.id, hypothesis, message)
