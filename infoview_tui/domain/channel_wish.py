"""The channel that somebody asks for in words, such as “call her” or “best by email” (R7).

Read only from what a referrer says about a contact. Words that are not clearly a wish are left alone.
"""

from __future__ import annotations

import re

from infoview_tui.domain.enums import Channel

_NOUNS = {
    Channel.EMAIL: r"e-?mails?",
    Channel.PHONE: r"(?:tele)?phone|(?:a |phone )?calls?",
    Channel.LINKEDIN: r"linkedin",
    Channel.TEXT: r"(?:a )?texts?(?: messages?)?|sms",
    Channel.POST: r"post|(?:a )?letters?",
}
_VERBS = {Channel.EMAIL: r"e-?mail", Channel.PHONE: r"call|phone|ring", Channel.TEXT: r"text"}

_PRONOUN = r"(?:him|her|them)"
_BY = r"(?:by|via|on|over|through|with)"


def _wish_pattern(channel: Channel) -> str:
    noun = rf"(?:{_NOUNS[channel]})"
    forms = [
        rf"(?:s?he |they )?prefers? {noun}",
        rf"(?:(?:it is|it's) )?(?:best|better|ideally|rather|please|only)(?: reached)? {_BY} {noun}",
        rf"(?:reach|ask|contact|try|write to|message|get) {_PRONOUN} (?:best )?{_BY} {noun}",
        rf"{_BY} {noun},? please",
    ]
    if channel in _VERBS:
        forms.append(rf"(?:(?:please|best|better|just) )?(?:{_VERBS[channel]}) {_PRONOUN}(?! back)")
    return "|".join(forms)


_WISH = re.compile(
    r"[\s,;:.(–—-]*(?<![\w'’])(?P<refused>(?:not|never|don['’]?t|no|nor|doesn['’]?t|can|could|will|would|to) )?(?:"
    + "|".join(f"(?P<{channel.name}>{_wish_pattern(channel)})" for channel in Channel)
    + r")(?![\w'’-])[\s.)]*",
    re.IGNORECASE,
)


def find_channel_wish(text: str) -> Channel | None:
    """Return the first channel that a text asks for, or None. “Don't call her” asks for none."""
    return next((found[0] for found in _find_wishes(text)), None)


def without_channel_wish(text: str) -> str:
    """Return a text without the words that ask for a channel: “Priya Shah, designer; call her” names a designer."""
    for _, (start, end) in reversed(_find_wishes(text)):
        text = f"{text[:start]} {text[end:]}".strip()
    return text


def _find_wishes(text: str) -> list[tuple[Channel, tuple[int, int]]]:
    return [
        (Channel[found.lastgroup], found.span())
        for found in _WISH.finditer(text)
        if found.lastgroup is not None and found.lastgroup != "refused" and not found["refused"]
    ]
