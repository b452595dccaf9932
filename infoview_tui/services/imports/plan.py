"""What an import would do: the preview of each row, without changing anything (R2)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, NamedTuple

from infoview_tui.domain.organization_names import organization_key
from infoview_tui.errors import InfoviewError
from infoview_tui.services.core.garbage_collection import pausing_collection as pausing_collection
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.imports.candidates import Addition, Candidate, Match
from infoview_tui.services.imports.import_rows import AffiliationRow, ImportResult, ImportRow, OwnData
from infoview_tui.services.imports.incoming import Incoming, affiliation_key, clean_affiliations, clean_row
from infoview_tui.services.imports.known_contacts import read_known_contacts, read_own_affiliations
from infoview_tui.services.imports.matching import ContactIndex, needs_question
from infoview_tui.services.imports.progress import Progress

PROGRESS_ROWS = 200
"""Progress is reported after this many rows."""


class Lane(StrEnum):
    """What becomes of a row: a new contact, more about a known one, nothing, a question, or an error.

    A row is ``unknown`` if it only completes known contacts, and there is none.
    """

    NEW = "new"
    COMPLETED = "completed"
    SAME = "same"
    DOUBTFUL = "doubtful"
    UNKNOWN = "unknown"
    UNREADABLE = "unreadable"


class Choice(StrEnum):
    """Whether a doubtful row is the contact that it may be; until the user says so, it is left out."""

    SAME = "same"
    NEW = "new"
    SKIP = "skip"


class Decision(NamedTuple):
    """What the user has decided about a row, and about which contact; None is one that the import adds.

    With ``takes_job``, the organization and title of the row replace those of the contact.
    """

    choice: Choice | None = None
    takes_job: bool = False
    contact_id: int | None = None


class RowSource(NamedTuple):
    """A file: its name, its rows, and what could not be read."""

    name: str
    rows: Sequence[ImportRow]
    rejected: Sequence[ImportResult] = ()
    own: OwnData | None = None
    """What it says about the user."""


class JobChange(NamedTuple):
    """Where a contact works now, by a row, and where until now; the organization may be the same."""

    organization: str
    title: str
    former_organization: str
    former_title: str

    @property
    def is_elsewhere(self) -> bool:
        """Whether it is at another organization."""
        return organization_key(self.organization) != organization_key(self.former_organization)


@dataclass(slots=True)
class PlannedRow:
    """A row of the preview. ``index`` counts the readable rows of all files; None if it is unreadable.

    ``contact_id`` and ``contact_name`` are the contact that it is, or may be; the id is None if the import adds it.
    ``is_asked`` is whether it is doubtful, whatever was decided. ``file`` is the one in the archive or folder that has
    the row, if it is not the source itself.
    """

    source: int
    line: int
    name: str
    lane: Lane
    reason: str = ""
    index: int | None = None
    row: ImportRow | None = None
    contact_id: int | None = None
    contact_name: str = ""
    additions: tuple[Addition, ...] = ()
    job_change: JobChange | None = None
    takes_job: bool = False
    is_asked: bool = False
    choice: Choice | None = None
    file: str = ""

    @property
    def has_new_job(self) -> bool:
        """Whether the row names another job than the contact has, which is not accepted."""
        return self.job_change is not None and not self.takes_job


@dataclass(slots=True)
class ImportPlan:
    """The rows of an import, and the contacts as they are afterwards."""

    sources: Sequence[RowSource]
    rows: list[PlannedRow] = field(default_factory=list)
    added: list[Candidate] = field(default_factory=list)
    changed: list[Candidate] = field(default_factory=list)
    """Known contacts that get something."""
    distinct: list[tuple[Candidate, Candidate]] = field(default_factory=list)
    """Contacts that are not the same person, as was decided."""
    own_affiliations: list[AffiliationRow] = field(default_factory=list)
    """Former employers and schools of the user."""

    def counts(self) -> Counter[Lane]:
        """Return the number of rows in each lane."""
        return Counter(row.lane for row in self.rows)

    def count_new_jobs(self) -> int:
        """Return how many rows name another job than their contact has, which is not accepted."""
        return sum(row.has_new_job and row.lane is not Lane.DOUBTFUL for row in self.rows)

    def in_lane(self, lane: Lane) -> list[PlannedRow]:
        """Return the rows in a lane, in the order of the files."""
        return [row for row in self.rows if row.lane is lane]

    @property
    def is_empty(self) -> bool:
        """Whether the import changes nothing."""
        return not (self.added or self.changed or self.distinct or self.own_affiliations)


def plan_import(
    workspace: Workspace,
    sources: Sequence[RowSource],
    decisions: Mapping[int, Decision] | None = None,
    *,
    default: Choice = Choice.SKIP,
    takes_jobs: bool = False,
    progress: Progress | None = None,
) -> ImportPlan:
    """Return what an import of these files would do.

    *decisions* are by the index of a row, counted over all files. *default* is for doubtful rows without one. With
    *takes_jobs*, all new jobs of known contacts are accepted.
    """
    total = sum(len(source.rows) for source in sources)
    index = 0
    with pausing_collection():
        planner = _Planner(workspace, sources, decisions or {}, default, takes_jobs=takes_jobs)
        for number, source in enumerate(sources):
            for row in source.rows:
                planner.add(number, index, row)
                index += 1
                if progress is not None and index % PROGRESS_ROWS == 0:
                    progress(index, total)
        return planner.finish()


class _Arrival(NamedTuple):
    """A cleaned row, with the number of its file and its number over all files."""

    source: int
    number: int
    incoming: Incoming


class _Planner:
    def __init__(
        self,
        workspace: Workspace,
        sources: Sequence[RowSource],
        decisions: Mapping[int, Decision],
        default: Choice,
        *,
        takes_jobs: bool,
    ) -> None:
        self.store = workspace.store
        self.known = read_known_contacts(self.store)
        zone = workspace.cadence.calendar.zone
        self.index = ContactIndex(self.known, has_one_source=len(sources) == 1, zone=zone)
        self.decisions = decisions
        self.default = default
        self.takes_jobs = takes_jobs
        self.plan = ImportPlan(sources)

    def add(self, source: int, index: int, row: ImportRow) -> None:
        """Plan one row."""
        try:
            arrival = _Arrival(source, index, clean_row(row))
        except InfoviewError as error:
            self.plan.rows.append(
                PlannedRow(source, row.line, "", Lane.UNREADABLE, str(error), index, row, file=row.file)
            )
            return
        match = self.index.find(arrival.incoming, source)
        if match is None and row.only_if_known:
            self._append(arrival, Lane.UNKNOWN)
        elif match is None:
            self._add_contact(arrival)
            self._append(arrival, Lane.NEW)
        elif match.is_certain or not needs_question(match, arrival.incoming):
            self._complete(arrival, match, is_asked=False)
        else:
            self._ask(arrival, match)

    def finish(self) -> ImportPlan:
        """Return the plan, with its rows in the order of the files and lines."""
        for number, source in enumerate(self.plan.sources):
            self.plan.rows += (
                PlannedRow(number, result.line, result.name, Lane.UNREADABLE, result.reason, file=result.file)
                for result in source.rejected
            )
        self.plan.rows.sort(key=lambda row: (row.source, row.file, row.line))
        self.plan.own_affiliations = self._find_own_affiliations()
        self.plan.changed = [candidate for candidate in self.known if candidate.is_changed]
        return self.plan

    def _find_own_affiliations(self) -> list[AffiliationRow]:
        rows = [row for source in self.plan.sources if source.own is not None for row in source.own.affiliations]
        known = read_own_affiliations(self.store) if rows else set()
        return [row for row in clean_affiliations(rows) if affiliation_key(row) not in known]

    def _ask(self, arrival: _Arrival, match: Match) -> None:
        """Plan a doubtful row as it was decided."""
        decision = self.decisions.get(arrival.number, Decision())
        decided = decision.choice if decision.contact_id == match.candidate.id else None
        match decided or self.default:
            case Choice.SAME:
                self._complete(arrival, match, is_asked=True)
            case Choice.NEW if arrival.incoming.row.only_if_known:
                self._append(arrival, Lane.UNKNOWN, match, is_asked=True, choice=Choice.NEW)
            case Choice.NEW:
                self.plan.distinct.append((match.candidate, self._add_contact(arrival)))
                self._append(arrival, Lane.NEW, match, is_asked=True, choice=Choice.NEW)
            case Choice.SKIP:
                left_out = self._build_candidate(arrival)
                left_out.doubt = match
                self.index.add(left_out)
                self._append(
                    arrival,
                    Lane.DOUBTFUL,
                    match,
                    additions=tuple(match.additions),
                    job_change=_find_job_change(match.candidate, arrival.incoming),
                    is_asked=True,
                    choice=decided,
                )

    def _add_contact(self, arrival: _Arrival) -> Candidate:
        candidate = self._build_candidate(arrival)
        self.index.add(candidate)
        self.plan.added.append(candidate)
        return candidate

    def _build_candidate(self, arrival: _Arrival) -> Candidate:
        return self.index.build_candidate(arrival.incoming, arrival.source)

    def _complete(self, arrival: _Arrival, match: Match, *, is_asked: bool) -> None:
        """Plan a row of a known contact. Its new job is taken only if the user has said so."""
        additions = list(match.additions)
        job_change = _find_job_change(match.candidate, arrival.incoming)
        takes_job = self.takes_jobs or self.decisions.get(arrival.number, Decision()).takes_job
        if job_change is not None and takes_job:
            additions += _take_job(job_change)
        elif (
            job_change is not None and is_asked and job_change.is_elsewhere
        ):  # the row may have no address: next time, it is known by this job
            additions.append(Addition("affiliation", AffiliationRow(job_change.organization, title=job_change.title)))
        self.index.complete(match.candidate, additions)
        self._append(
            arrival,
            Lane.COMPLETED if additions else Lane.SAME,
            match,
            additions=tuple(additions),
            job_change=job_change,
            takes_job=takes_job and job_change is not None,
            is_asked=is_asked,
            choice=Choice.SAME if is_asked else None,
        )

    def _append(self, arrival: _Arrival, lane: Lane, match: Match | None = None, **outcome: Any) -> None:
        row = arrival.incoming.row
        if match is not None:
            candidate = match.candidate
            outcome |= {"reason": match.reason, "contact_id": candidate.id, "contact_name": candidate.name}
        self.plan.rows.append(
            PlannedRow(
                arrival.source,
                row.line,
                arrival.incoming.form.name,
                lane,
                index=arrival.number,
                row=row,
                file=row.file,
                **outcome,
            )
        )


def _find_job_change(candidate: Candidate, incoming: Incoming) -> JobChange | None:
    """Return the new job by a row: at another organization, or another title; unless it is a former one."""
    form = incoming.form
    if not form.organization or not candidate.organization:
        return None
    title = candidate.values.get("title") or ""
    if candidate.organization_key == incoming.organization_key:
        if not form.title or not title or candidate.has_had_title(form.title):
            return None
    elif candidate.has_worked_at(incoming.organization_key):
        return None
    return JobChange(form.organization, form.title, candidate.organization, title)


def _take_job(change: JobChange) -> list[Addition]:
    former = AffiliationRow(change.former_organization, title=change.former_title)
    return [
        *([Addition("organization", change.organization)] if change.is_elsewhere else ()),
        Addition("title", change.title),
        Addition("affiliation", former),
    ]
