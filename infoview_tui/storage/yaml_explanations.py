"""What is wrong with a line of YAML, in a sentence, and what to type instead.

YAML's own messages name the state of a parser ("did not find expected key"). The line itself tells more: which
character the text begins with, and which quotation mark is not closed.
"""

from __future__ import annotations

import re

from infoview_tui.domain.sanitize import clean_line

MAX_SUGGESTION_LENGTH = 120
"""Maximum number of characters of a suggested line."""

_LINE = re.compile(r"(?P<start>\s*(?:- +)*(?:[a-z_]+:(?: +|$))?)(?P<value>.*)", re.DOTALL)
_SPECIAL_START = re.compile(r"[@`%&*!|>{}\[\],]|[?:-](?=\s|$)")


def explain_line(line: str, opening: str = "") -> str:
    """Return what is wrong with a line that is not valid YAML.

    *opening* is the line on which a text in quotation marks or a list in brackets began, if the error is in it.
    """
    if not line.strip() and not opening:
        return "the file ends here, but a bracket or a quotation mark is not closed"
    for each in (opening, line):
        explanation = _explain_start(each) or _explain_value(each)
        if explanation:
            return explanation
    if opening:
        return "a quotation mark or bracket is not closed"
    return (
        "this line does not belong here: check its indentation, and that it starts with a key and a colon, or a hyphen"
    )


def explain_comment(line: str) -> str:
    """Return what is wrong with a line whose text loses its end, which is read as a comment."""
    return f'the text ends before "#", because the rest is a comment; {suggest_quotes(line)}'


def suggest_quotes(line: str) -> str:
    """Return how to write the text of a line in quotation marks: ``write text: "What is #1?"``."""
    found = _LINE.fullmatch(line.rstrip())
    start, value = (found["start"].strip(), found["value"].strip()) if found else ("", line.strip())
    mark = "'" if '"' in value or "\\" in value else '"'
    quoted = mark + value.strip("'\"" if _is_quoted_badly(value) else "").replace(mark, mark * 2) + mark
    whole = clean_line(f"{start} {quoted}".strip())
    return f"write {whole}" if len(whole) <= MAX_SUGGESTION_LENGTH else "put the text in quotation marks"


def _explain_start(line: str) -> str:
    if "\t" in line[: len(line) - len(line.lstrip())]:
        return "the line is indented with a tab; use spaces"
    return ""


def _explain_value(line: str) -> str:
    found = _LINE.fullmatch(line.rstrip())
    value = found["value"] if found else ""
    if value[:1] in ("'", '"'):
        return _explain_quotes(line, value)
    if ": " in value or value.endswith(":"):
        return f"a colon in the text is read as a key; {suggest_quotes(line)}"
    if _SPECIAL_START.match(value):
        return f'a text cannot start with "{value[0]}"; {suggest_quotes(line)}'
    return ""


def _explain_quotes(line: str, value: str) -> str:
    mark, inner = value[0], value[1:]
    if mark == '"' and re.search(r'\\(?![0abtnvfre "/\\N_LPxuU\t])', inner):
        return f"a backslash in a text in double quotation marks starts a code; {suggest_quotes(line)}"
    body = inner.replace("''", "") if mark == "'" else re.sub(r"\\.", "", inner)
    if mark not in body:
        return "the quotation mark before the text is not closed"
    if body.partition(mark)[2].split("#")[0].strip(" ,]}"):
        return f"a quotation mark in the text ends it; {suggest_quotes(line)}"
    if mark == '"' and re.search(r"\\[xuU]", inner):
        return "a code that starts with a backslash is not a character"
    return ""


def _is_quoted_badly(value: str) -> bool:
    return len(value) > 1 and value[0] in "'\"" and value[-1] == value[0]
