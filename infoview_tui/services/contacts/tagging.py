"""Find, create, add and remove tags and paths by name, within a transaction."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import Session, col, select

from infoview_tui.storage.tables import ContactTag, Path, Tag


def find_tag(session: Session, name: str) -> Tag | None:
    """Return the tag with this name, or None."""
    return session.exec(select(Tag).where(col(Tag.name).collate("NOCASE") == name)).first()


def get_or_create_tag(session: Session, name: str) -> Tag:
    """Return the tag with this name, creating it if needed."""
    found = find_tag(session, name)
    if found is None:
        found = Tag(name=name)
        session.add(found)
        session.flush()
    return found


def get_or_create_path(session: Session, name: str, now: datetime) -> Path:
    """Return the path with this name, creating it if needed."""
    found = session.exec(select(Path).where(col(Path.name).collate("NOCASE") == name)).first()
    if found is None:
        found = Path(name=name, created_at=now)
        session.add(found)
        session.flush()
    return found


def add_tags(session: Session, contact_id: int, tags: Sequence[str]) -> None:
    """Add tags with cleaned names to a contact."""
    for tag_id in dict.fromkeys(get_or_create_tag(session, name).id or 0 for name in tags):
        if session.get(ContactTag, (contact_id, tag_id)) is None:
            session.add(ContactTag(contact_id=contact_id, tag_id=tag_id))
    session.flush()


def set_tags(session: Session, contact_id: int, tags: Sequence[str]) -> None:
    """Replace the tags of a contact by tags with cleaned names."""
    wanted = {get_or_create_tag(session, name).id or 0 for name in tags}
    links = session.exec(select(ContactTag).where(ContactTag.contact_id == contact_id)).all()
    removed = [link for link in links if link.tag_id not in wanted]
    remove_tags(session, removed)
    known = {link.tag_id for link in links}
    session.add_all(ContactTag(contact_id=contact_id, tag_id=tag_id) for tag_id in sorted(wanted - known))
    session.flush()


def remove_tags(session: Session, links: Sequence[ContactTag]) -> None:
    """Delete tag links, and the tags that are no longer used."""
    for link in links:
        session.delete(link)
    session.flush()
    for tag_id in sorted({link.tag_id for link in links}):
        if session.exec(select(ContactTag.tag_id).where(ContactTag.tag_id == tag_id).limit(1)).first() is None:
            session.delete(session.get_one(Tag, tag_id))
    session.flush()
