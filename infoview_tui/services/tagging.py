"""Tags and paths by name, and which contacts have them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from infoview_tui.domain.text import clean_line
from infoview_tui.errors import InfoviewError

if TYPE_CHECKING:
    from sqlmodel import Session

    from infoview_tui.storage.tables import Path, Tag


def clean_tag(tag: str) -> str:
    """Return a tag as it is kept, without its sign. Raises InfoviewError where nothing is left."""
    cleaned = clean_line(clean_line(tag).removeprefix("#"))
    if not cleaned:
        raise InfoviewError("A tag needs a name.")
    return cleaned


def tag_named(session: Session, name: str) -> Tag | None:
    """Return the tag of this name, or None."""
    from sqlmodel import col, select

    from infoview_tui.storage.tables import Tag

    return session.exec(select(Tag).where(col(Tag.name).collate("NOCASE") == name)).first()


def tag_made(session: Session, name: str) -> Tag:
    """Return the tag of this name, made where it is new."""
    from infoview_tui.storage.tables import Tag

    found = tag_named(session, name)
    if found is None:
        found = Tag(name=name)
        session.add(found)
        session.flush()
    return found


def path_made(session: Session, name: str, now: datetime) -> Path:
    """Return the path of this name, made where it is new."""
    from sqlmodel import col, select

    from infoview_tui.storage.tables import Path

    found = session.exec(select(Path).where(col(Path.name).collate("NOCASE") == name)).first()
    if found is None:
        found = Path(name=name, created_at=now)
        session.add(found)
        session.flush()
    return found


def add_tags(session: Session, contact_id: int, tags: Sequence[str]) -> None:
    """Let a contact bear tags, whose names are clean."""
    from infoview_tui.storage.tables import ContactTag

    for tag_id in dict.fromkeys(tag_made(session, name).id or 0 for name in tags):
        if session.get(ContactTag, (contact_id, tag_id)) is None:
            session.add(ContactTag(contact_id=contact_id, tag_id=tag_id))
    session.flush()
