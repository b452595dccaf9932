"""Checks of a message as it is typed, by its kind (R8-R14, R32-R34). Each only advises; none blocks sending."""

from __future__ import annotations

import re
from typing import NamedTuple

from infoview_tui.domain.check_result import CheckResult as CheckResult, Fix as Fix, Span as Span
from infoview_tui.domain.copied_text import CopiedText as CopiedText
from infoview_tui.domain.enums import MessageKind
from infoview_tui.domain.message_facts import MessageDraft, MessageFacts
from infoview_tui.domain.name_index import NameIndex as NameIndex
from infoview_tui.domain.thank_you_checks import check_commitments, check_length, check_moment


class CheckInput(NamedTuple):
    """What the checks compare a draft with.

    ``other_names`` are the other contacts. ``copied`` is what the body shares with a message to somebody else.
    ``warmer_ways`` are introductions that may exist, as sentences. ``misspellings`` are spans of unknown words.
    """

    facts: MessageFacts
    other_names: NameIndex = NameIndex()
    copied: CopiedText | None = None
    warmer_ways: tuple[str, ...] = ()
    misspellings: tuple[Span, ...] = ()


def check_message(draft: MessageDraft, given: CheckInput) -> tuple[CheckResult, ...]:
    """Check a draft: for each kind always the same checks, in the same order."""
    body, facts = draft.body, given.facts
    results = [_check_not_empty(body), _check_filled_in(body)]
    if facts.kind is MessageKind.THANK_YOU:
        results.append(check_moment(body, facts))
    results.append(_check_name(body, facts.contact_first_name.strip()))
    if facts.kind is MessageKind.THANK_YOU:
        results += [check_commitments(facts), check_length(body)]
    return tuple(results)


def _check_not_empty(body: str) -> CheckResult:
    written = bool(body.strip())
    return CheckResult("not_empty", written, "Message is not empty" if written else "Message is empty")


def _check_filled_in(body: str) -> CheckResult:
    left = [(match[0], Span(*match.span())) for match in re.finditer(r"\[[^\W\d_][^\[\]\n]{1,80}\]", body)]
    text = f"Still to fill in: {', '.join(gap for gap, _ in left)}" if left else "All blanks filled in"
    return CheckResult(
        "filled_in", not left, text, "A blank shows that it is a form letter (R12).", tuple(at for _, at in left)
    )


def _check_name(body: str, name: str) -> CheckResult:
    reason = "A misspelled name is the first thing that its owner notices (R11)."
    if not name:
        return CheckResult("name", True, "The contact has no name to check", reason)
    if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", body):
        return CheckResult("name", True, f"{name}'s name is spelled right", reason)
    return CheckResult("name", False, f"{name}'s name is missing or misspelled", reason)
