"""Literal text for widgets: Textual parses a ``str`` as markup, but not a `Content`.

Stored text was sanitized on input. It is sanitized again here, since other programs can write to the database.
"""

from textual.content import Content

from infoview_tui.domain.sanitize import clean_line, clean_text


def plain(text: str) -> Content:
    """Return *text* as one line of literal content."""
    return Content(clean_line(text))


def plain_lines(text: str) -> Content:
    """Return *text* as lines of literal content."""
    return Content(clean_text(text))


def assemble(*parts: str | Content | tuple[str, str]) -> Content:
    """Join parts: a ``str`` is literal text, a ``(text, style)`` tuple is literal text in that style.

    Newlines, and spaces at the ends of a part, are preserved, since they separate parts. A style (``"bold $accent"``)
    is always the program's own, never external text.
    """
    return Content.assemble(*(_clean_part(part) for part in parts))


def _clean_part(part: str | Content | tuple[str, str]) -> str | Content | tuple[str, str]:
    if isinstance(part, Content):
        return part
    if isinstance(part, str):
        return clean_text(part)
    text, style = part
    return clean_text(text), style
