"""Checks of an open message: reads what they need from the database once, then checks each change in memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime, timedelta

from infoview_tui.domain.copied_text import SentText, SentTexts
from infoview_tui.domain.enums import Relationship
from infoview_tui.domain.introduction_links import LinkKind
from infoview_tui.domain.message_checks import COPIED_KINDS, CheckInput, CheckResult, NameIndex, check_parsed
from infoview_tui.domain.message_facts import MessageDraft, MessageFacts
from infoview_tui.domain.message_targets import MessageTarget
from infoview_tui.domain.message_template import Template
from infoview_tui.domain.message_text import parse_message
from infoview_tui.domain.offer_checks import OfferContext
from infoview_tui.domain.time_mentions import MAX_DAYS_AHEAD
from infoview_tui.services.availability.busy_times import list_busy
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.introductions.ways import find_ways_to_contact
from infoview_tui.services.outreach.open_message import read_message
from infoview_tui.services.outreach.word_list import WordCheck, load_word_list
from infoview_tui.storage.queries.contacts.contacts import CONTACT_NAMES, PATHS, PROFILE
from infoview_tui.storage.queries.outreach import sent_messages as queries

MAX_WARMER_WAYS = 3
"""Maximum number of warmer ways in a warning."""


class MessageChecker:
    """The checks of one open message. `check` reads nothing, so it can run at each key."""

    def __init__(self, given: CheckInput, sent: SentTexts, word_check: WordCheck | None = None) -> None:
        """Keep what was read when the message was opened."""
        self._given = given
        self._sent = sent
        self._word_check = word_check
        self._results: tuple[CheckResult, ...] = ()

    def check(self, draft: MessageDraft) -> tuple[CheckResult, ...]:
        """Check a draft as it is now. The first check indexes the messages to others.

        The same results are the same object as before, so a screen need not show them again.
        """
        facts = self._given.facts
        text = parse_message(draft.body, facts.contact_name or facts.contact_first_name)
        given = self._given._replace(
            copied=self._sent.find_copied(text) if facts.kind in COPIED_KINDS else None,
            misspellings=self._word_check.find(text) if self._word_check else (),
        )
        results = check_parsed(text, given)
        if results != self._results:
            self._results = results
        return self._results


def open_checker(
    workspace: Workspace,
    message_id: int,
    facts: MessageFacts,
    *,
    templates: Iterable[Template] = (),
    now: datetime | None = None,
) -> MessageChecker:
    """Read what the checks of a message need. Raises NotFoundError if the message does not exist.

    Sentences of *templates* may be in several messages. *now* is the current time in the user's zone, by which times
    that are over, taken, or too far away are found.
    """
    store = workspace.store
    contact_id = read_message(workspace, message_id).contact_id
    names = [row.name for row in store.all(CONTACT_NAMES) if row.id != contact_id]
    organizations = [row.name for row in store.all(queries.OTHER_ORGANIZATIONS, contact_id=contact_id)]
    sent = store.all(queries.SENT_TO_OTHERS, contact_id=contact_id)
    given = CheckInput(
        facts,
        NameIndex(names, organizations),
        warmer_ways=_read_warmer_ways(workspace, contact_id, now) if facts.relationship is Relationship.COLD else (),
        today=now.date() if now else None,
        offers=_read_offer_context(workspace, contact_id, now) if now else None,
    )
    shared = [facts.introduction, *(text for template in templates for text in _list_texts(template))]
    words = load_word_list()
    word_check = None
    if words is not None:
        own_texts = [*names, *organizations, *_list_own_texts(workspace, facts)]
        word_check = WordCheck(words, own_texts, lambda word: _is_usual(word, sent))
    return MessageChecker(given, SentTexts([SentText(*row) for row in sent], shared), word_check)


def _read_offer_context(workspace: Workspace, contact_id: int, now: datetime) -> OfferContext:
    """Return what takes time in the weeks in which times are offered; not what is held for this contact."""
    end = now + timedelta(days=MAX_DAYS_AHEAD)
    return OfferContext(now, tuple(list_busy(workspace, now, end, except_contact=contact_id)))


def _list_texts(template: Template) -> Iterator[str]:
    for paragraph in template.body:
        yield " ".join(sentence.text for sentence in paragraph)


def _read_warmer_ways(workspace: Workspace, contact_id: int, now: datetime | None) -> tuple[str, ...]:
    """Return who could introduce the user to a contact: each way as a sentence, the warmest first (R5)."""
    found = find_ways_to_contact(workspace, contact_id, now or datetime.max.replace(tzinfo=UTC)).found
    ways = [f"{way.first.name} {way.reason}" for way in found.ways if not way.is_asked]
    own = [f"you {link.text}" if link.kind is not LinkKind.NOTED else link.text for link in found.own_links]
    return tuple(dict.fromkeys([*ways[:2], *own, *ways[2:]]))[:MAX_WARMER_WAYS]


def _list_own_texts(workspace: Workspace, facts: MessageFacts) -> Iterator[str]:
    """Yield texts of the user whose words are spelled as they want: the profile, paths, and facts of this contact."""
    profile = workspace.store.first(PROFILE)
    if profile is not None:
        yield from profile
    yield from (row.name for row in workspace.store.all(PATHS))
    for value in facts:
        if isinstance(value, str):
            yield value
        elif isinstance(value, MessageTarget):
            yield value.text
        elif isinstance(value, tuple | list):
            yield from (item if isinstance(item, str) else item.text for item in value)


def _is_usual(word: str, sent: Sequence[queries.SentMessageRow]) -> bool:
    """Whether the user has used a word in at least two messages to others."""
    found = 0
    for row in sent:
        found += word in row.body.lower()
        if found > 1:
            return True
    return False
