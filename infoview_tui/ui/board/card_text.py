"""Text of a card: its lines at a width, each with the name of its style."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len

from infoview_tui.domain.headline import Headline, Urgency
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.services.board.queries import Card
from infoview_tui.ui.shared.line_wrap import line_starts, truncate

if TYPE_CHECKING:
    from infoview_tui.services.board.filtering import MatchReason

MAX_NAME_LINES = 2
MAX_LINES = 6
"""Maximum lines of the title, the organization, the headline, the paths, and the tags each."""

MAX_WANTED_WIDTH = 40
"""Maximum width in cells that a card asks for."""


class CardLine(NamedTuple):
    """A line of a card, and the name of its style (`STYLE_NAMES`)."""

    text: str
    style: str


def build_card_lines(
    card: Card, headline: Headline, width: int, *, with_extras: bool, match: MatchReason | None = None
) -> list[CardLine]:
    """Return the lines of a card: name, title, organization, and the headline or the reason for a match.

    Title and organization share a line if it is wide enough. *with_extras* adds paths and tags.
    """
    title, organization = clean_line(card.title), clean_line(card.organization)
    role = " · ".join(part for part in (title, organization) if part)
    roles = [role] if cell_len(role) <= width else [title, organization]
    lines = [CardLine(text, "name") for text in wrap_lines(clean_line(card.name), width, MAX_NAME_LINES)]
    lines += [CardLine(text, "who") for part in roles for text in wrap_lines(part, width, MAX_LINES)]
    if match is not None:
        lines.append(CardLine(match.format_excerpt(width), "match"))
    else:
        lines += [CardLine(text, headline.urgency.value) for text in _wrap_headline(headline, width)]
    if with_extras:
        tags = " ".join(f"#{clean_line(tag)}" for tag in card.tags)
        for extra in (", ".join(map(clean_line, card.paths)), tags):
            lines += [CardLine(text, "extra") for text in wrap_lines(extra, width, MAX_LINES)]
    return lines


def measure_width(card: Card) -> int:
    """Return the width in cells at which the name, the title, and the organization fit on a line each."""
    longest = max(cell_len(clean_line(text)) for text in (card.name, card.title, card.organization))
    return min(longest, MAX_WANTED_WIDTH)


def wrap_lines(text: str, width: int, most: int) -> list[str]:
    """Wrap a text to a width in cells and at most *most* lines; the last one ends in an ellipsis if text is left."""
    if not text:
        return []
    if cell_len(text) <= width:
        return [text]
    if width <= 0:
        return [""]
    starts = line_starts(text, width)
    shown = starts[:most]
    lines = [text[start:end].rstrip() for start, end in zip(shown, [*starts[1 : len(shown)], len(text)], strict=True)]
    lines[-1] = truncate(lines[-1], width)
    return lines


def _wrap_headline(headline: Headline, width: int) -> list[str]:
    """Wrap the headline, or its short form if it does not fit; with ``!`` if urgent, since color is not enough.

    The time where the contact is stands behind it, or on a line of its own.
    """
    text, there = clean_line(headline.text), clean_line(headline.there)
    sign = "! " if headline.urgency is Urgency.NOW and text else ""
    if there:
        lines = (f"{text} · {there}", f"{headline.short} · {there}")
        fitting = next((line for line in lines if cell_len(line) <= width), "")
        parts = [fitting] if fitting else [headline.short, there]
        return [line for part in parts for line in wrap_lines(part, width, MAX_LINES)]
    if headline.short and cell_len(sign + text) > width:
        text = headline.short
    return wrap_lines(sign + text, width, MAX_LINES)
