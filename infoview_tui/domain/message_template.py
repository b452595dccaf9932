"""Message templates: sentences with placeholders, filled from facts; what is missing stays as a visible gap."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from infoview_tui.domain.enums import Channel, MessageKind, Relationship
from infoview_tui.domain.message_facts import MessageDraft, MessageFacts
from infoview_tui.domain.message_kinds import MAX_WORDS
from infoview_tui.domain.message_placeholders import (
    GAP_PATTERN,
    PLACEHOLDER_PATTERN,
    PLACEHOLDERS,
    read_value,
    select_moments,
)
from infoview_tui.domain.message_targets import TargetKind
from infoview_tui.domain.message_text import parse_message

LINKEDIN_NOTE_LENGTH = 300
"""Maximum number of characters of a note with an invitation on LinkedIn (R7)."""

_KNOWN = (Relationship.FAMILY, Relationship.FRIEND, Relationship.COLLEAGUE)
_WITH_SUBJECT = (Channel.EMAIL, Channel.POST)
_SENTENCE_ENDS = (".", "!", "?", "…")


class Sentence(NamedTuple):
    """One or more sentences of a paragraph. An optional one is left out if a placeholder of it cannot be filled."""

    text: str
    is_optional: bool = False


class Template(NamedTuple):
    """A template for one kind of message.

    ``channels`` are those it suits. It is offered if all conditions in ``when`` hold (`CONDITIONS`). Each paragraph of
    ``body`` is a sequence of sentences. If the message gets longer than ``max_characters`` (0: no limit), or has more
    words than one of its kind should (`MAX_WORDS`), optional sentences are left out, the last one first.
    """

    id: str
    kind: MessageKind
    title: str
    channels: tuple[Channel, ...]
    when: tuple[str, ...]
    subject: str
    body: tuple[tuple[Sentence, ...], ...]
    max_characters: int = 0
    is_custom: bool = False


class GapSpan(NamedTuple):
    """Offsets of a gap in a text; the text at ``end`` is no longer part of it."""

    start: int
    end: int


CONDITIONS: dict[str, Callable[[MessageFacts], bool]] = {
    "known": lambda facts: facts.relationship in _KNOWN,
    "referred": lambda facts: bool(facts.referrer_name.strip()),
    "second-nudge": lambda facts: facts.earlier_nudges > 0,
    "common-ground": lambda facts: any(text.strip() for text in facts.common_ground),
    "offering": lambda facts: any(text.strip() for text in facts.offerings),
    "moments": lambda facts: bool(select_moments(facts)),
    "visit": lambda facts: bool(facts.visit.strip()),
    "target": lambda facts: bool(facts.target.text.strip()),
    "target-person": lambda facts: facts.target.kind is TargetKind.PERSON,
    "no-interview": lambda facts: not facts.has_interview,
    "met": lambda facts: facts.last_contact_on is not None,
    **{
        relationship.value.replace("_", "-"): lambda facts, relationship=relationship: (  # type: ignore[misc]
            facts.relationship is relationship
        )
        for relationship in Relationship
    },
}
"""When a template is offered: names of its conditions, and whether they hold."""


def fill_template(template: Template, facts: MessageFacts) -> MessageDraft:
    """Fill a template from facts. What a required sentence lacks stays as a gap: ``[what you found about their work]``.

    Only an email and a letter get the subject. Uses nothing off the record. Facts are cleaned, and are never read as
    placeholders or gaps.
    """
    optional = [
        (row, column)
        for row, paragraph in enumerate(template.body)
        for column, sentence in enumerate(paragraph)
        if sentence.is_optional
    ]
    left_out: set[tuple[int, int]] = set()
    body = _fill_body(template, facts, left_out)
    while optional and _is_too_long(template, body, facts):
        left_out.add(optional.pop())
        body = _fill_body(template, facts, left_out)
    subject = _fill_text(template.subject, facts) if facts.channel in _WITH_SUBJECT else ""
    return MessageDraft(subject, body)


def _is_too_long(template: Template, body: str, facts: MessageFacts) -> bool:
    most = MAX_WORDS.get(template.kind)
    return bool(template.max_characters and len(body) > template.max_characters) or (
        most is not None and len(parse_message(body, facts.contact_name).main_text.split()) > most
    )


def find_gaps(text: str) -> list[GapSpan]:
    """Return the gaps left in a message, in order: those that `fill_template` leaves."""
    return [GapSpan(*found.span()) for found in GAP_PATTERN.finditer(text)]


def list_suitable(templates: Iterable[Template], facts: MessageFacts) -> list[Template]:
    """Return the templates for the kind, channel and conditions of a message, the best first.

    The more conditions a template has, the better it suits; of equals, the person's own is better. Without any for the
    channel, those for other channels are returned, so that there is always one.
    """
    of_kind = [
        template
        for template in templates
        if template.kind is facts.kind and all(CONDITIONS[name](facts) for name in template.when)
    ]
    suitable = [template for template in of_kind if facts.channel in template.channels]
    return sorted(suitable or of_kind, key=lambda template: (-len(template.when), not template.is_custom))


def list_placeholders(text: str) -> list[str]:
    """Return the names in braces in a text of a template, known or not."""
    return PLACEHOLDER_PATTERN.findall(text)


def _fill_body(template: Template, facts: MessageFacts, left_out: set[tuple[int, int]]) -> str:
    paragraphs = (
        " ".join(
            _fill_text(sentence.text, facts)
            for column, sentence in enumerate(paragraph)
            if (row, column) not in left_out and not (sentence.is_optional and _has_gap(sentence.text, facts))
        )
        for row, paragraph in enumerate(template.body)
    )
    return "\n\n".join(filter(None, paragraphs))


def _has_gap(text: str, facts: MessageFacts) -> bool:
    return not all(read_value(name, facts) for name in list_placeholders(text) if name in PLACEHOLDERS)


def _fill_text(text: str, facts: MessageFacts) -> str:
    """Replace the placeholders of a text.

    A value that ends a sentence swallows the period after it; a quotation takes the punctuation into its marks.
    """
    parts: list[str] = []
    for index, part in enumerate(PLACEHOLDER_PATTERN.split(text)):
        if index % 2:
            parts.append(read_value(part, facts) or f"[{PLACEHOLDERS[part].gap}]")
        elif part.startswith(".") and parts and parts[-1].rstrip("”").endswith(_SENTENCE_ENDS):
            parts.append(part[1:])
        elif part.startswith((".", ",")) and parts and parts[-1].endswith("”"):
            parts += (parts.pop()[:-1], part[0], "”", part[1:])
        else:
            parts.append(part)
    return "".join(parts)


def choose_template(templates: Sequence[Template], facts: MessageFacts) -> Template | None:
    """Return the best template for a message, or None if there is none of its kind."""
    return next(iter(list_suitable(templates, facts)), None)
