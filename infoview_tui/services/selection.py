"""What is done to many contacts at once: one deed, and one undo for all of them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from infoview_tui.domain.vocabulary import Stage
from infoview_tui.services.desk import Desk


def move_contacts(desk: Desk, ids: Sequence[int], stage: Stage, now: datetime) -> str:
    """Move contacts to a stage, each with what follows from it; Scheduled has no time yet. Return a sentence."""
    raise NotImplementedError


def tag_contacts(desk: Desk, ids: Sequence[int], tag: str, now: datetime) -> str:
    """Let contacts bear a tag, made where it is new; return a sentence. Raises InfoviewError for an empty tag."""
    raise NotImplementedError


def untag_contacts(desk: Desk, ids: Sequence[int], tag: str, now: datetime) -> str:
    """Take a tag off contacts; return a sentence."""
    raise NotImplementedError


def add_path(desk: Desk, ids: Sequence[int], path: str, now: datetime) -> str:
    """Let contacts speak to a path, made where it is new; return a sentence. Raises InfoviewError for no name."""
    raise NotImplementedError


def delete_contacts(desk: Desk, ids: Sequence[int], now: datetime) -> str:
    """Delete contacts with all that hangs on them; return a sentence."""
    raise NotImplementedError
