"""What is at hand in a call: the hypotheses to test, what to bring, the introduction (R17, R18, R23)."""

from __future__ import annotations

from textual.content import Content

from infoview_tui.services.interviews import Call
from infoview_tui.ui.content import join


def at_hand(call: Call) -> Content:
    """Return it as one column; what is missing is left out."""
    parts: list[Content] = []
    if call.hypotheses:
        parts += _heading("To test")
        for belief in call.hypotheses:
            verdict = f"{belief.verdict_here}: " if belief.verdict_here else ""
            parts.append(join(("· ", "$text-muted"), (verdict, "$accent"), belief.text))
    if call.offerings:
        parts += _heading("To bring")
        parts.extend(join(("· ", "$text-muted"), offering.text) for offering in call.offerings)
    if call.introduction:
        parts += [*_heading("Who you are"), join(call.introduction)]
    if not parts:
        return join(("Hypotheses, things to bring and your introduction stand here.", "$text-muted"))
    return Content("\n").join(parts[1:])


def _heading(text: str) -> list[Content]:
    return [Content(""), join((text, "bold $primary"))]
