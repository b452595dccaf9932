"""``infoview notes NAME --markdown``."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from infoview_tui.cli import DONE
from infoview_tui.cli.notes_cmd import chosen
from infoview_tui.cli.open_data import has_data, no_data, opened
from infoview_tui.cli.output import complain, say
from infoview_tui.domain.enums import NoteKind
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.errors import InfoviewError, NotFoundError
from infoview_tui.exchange import markdown
from infoview_tui.exchange.private_file import FileExistsAlreadyError, write_private
from infoview_tui.paths import Places
from infoview_tui.services.interviews.interviews import find_contact
from infoview_tui.services.interviews.transcript import on_record, read_pages
from infoview_tui.timezone import local_zone


class Wish(NamedTuple):
    """What is asked for: which interview (None all), whether all that was said, and which file; on stdout without."""

    which: int | None
    include_off_record: bool
    output: str | None
    force: bool


def give_markdown(places: Places, name: str, wish: Wish) -> int:
    """Print, or write to a file, the interviews with the contact that a name means.

    What is left out as off the record is told on stderr and nowhere in the document. Raises InfoviewError where the
    name means nobody or several, there is no such interview, or the file is there already or cannot be written.
    """
    if not has_data(places):
        raise NotFoundError(no_data(places))
    with opened(places) as desk:
        contact = find_contact(desk, clean_line(name))
        pages = chosen(read_pages(desk, contact.id), wish.which, contact.name)
    if not pages:
        complain(f"No interview with {contact.name} yet: `infoview live` begins one.")
        return DONE
    left_out = sum(note.kind == NoteKind.OFF_RECORD for page in pages for note in page.notes)
    if not wish.include_off_record:
        pages = [on_record(page) for page in pages]
    text = markdown.interviews(pages, datetime.now(UTC), local_zone())
    if wish.output is None:
        say(text.removesuffix("\n"))
    else:
        _write(Path(wish.output), text, force=wish.force)
    if left_out and not wish.include_off_record:
        complain(f"Left out: {left_out} {'note' if left_out == 1 else 'notes'} off the record.")
    return DONE


def _write(path: Path, text: str, *, force: bool) -> None:
    try:
        write_private(path, text, replace=force)
    except FileExistsAlreadyError as error:
        raise InfoviewError(f"{error} --force replaces it.") from error
