"""Shows text as it is: a plain ``str`` handed to a widget would be read as markup, a `Content` is not.

What is kept has been cleaned where it entered; it is cleaned once more here, since a database can be written by other
programs too.
"""

from textual.content import Content

from infoview_tui.domain.sanitize import clean_line, clean_text


def plain(text: str) -> Content:
    """One line of *text*, literally."""
    return Content(clean_line(text))


def plain_lines(text: str) -> Content:
    """Lines of *text*, literally."""
    return Content(clean_text(text))


def assemble(*parts: str | Content | tuple[str, str]) -> Content:
    """The parts one after the other: a ``str`` is literal, a ``(text, style)`` is literal in that style.

    Line ends, and blanks at the ends of a part, stay: parts are set apart by them. A style (``"bold $accent"``)
    is the program's own, never text from outside.
    """
    return Content.assemble(*(_clean_part(part) for part in parts))


def _clean_part(part: str | Content | tuple[str, str]) -> str | Content | tuple[str, str]:
    if isinstance(part, Content):
        return part
    if isinstance(part, str):
        return clean_text(part)
    text, style = part
    return clean_text(text), style
