"""Filling templates: what is missing is a gap, what is optional is left out, and facts are never read as markup."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given, strategies as st

from infoview_tui.domain.enums import Channel, MessageKind, NoteKind
from infoview_tui.domain.message_facts import MessageFacts, StarredMoment
from infoview_tui.domain.message_placeholders import GAPS, PLACEHOLDERS
from infoview_tui.domain.message_targets import MessageTarget
from infoview_tui.domain.message_template import Sentence, Template, fill_template, find_gaps, list_suitable
from tests.clean import is_clean_line
from tests.drafting import TEMPLATES

FACTS = MessageFacts(MessageKind.REQUEST, contact_first_name="Maria", findings=["She built a map."])


def template(*body: str | Sentence, when: tuple[str, ...] = (), **fields: object) -> Template:
    """Return a template with a paragraph for each text."""
    paragraphs = tuple((Sentence(text) if isinstance(text, str) else text,) for text in body)
    made = Template("request.x", MessageKind.REQUEST, "X", tuple(Channel), when, "Hello {first_name}", paragraphs)
    return made._replace(**fields)  # type: ignore[arg-type]


def fill(text: str, facts: MessageFacts = FACTS) -> str:
    return fill_template(template(text), facts).body


def test_placeholders_are_filled_and_missing_ones_stay_as_gaps() -> None:
    draft = fill_template(template("Hi {first_name}", "{referrer} said so. {finding}."), FACTS)
    assert draft.subject == "Hello Maria"
    assert draft.body == "Hi Maria\n\n[who referred you] said so. You built a map."
    (gap,) = find_gaps(draft.body)
    assert draft.body[gap.start : gap.end] == "[who referred you]"


def test_optional_sentence_with_a_gap_is_left_out() -> None:
    paragraph = (Sentence("Hi {first_name}."), Sentence("I know {referrer}.", is_optional=True))
    draft = fill_template(template()._replace(body=(paragraph, paragraph[1:])), FACTS)
    assert draft.body == "Hi Maria."
    known = fill_template(template()._replace(body=(paragraph,)), FACTS._replace(referrer_name="Tom"))
    assert known.body == "Hi Maria. I know Tom."


def test_only_an_email_and_a_letter_have_a_subject() -> None:
    subjects = {channel: fill_template(template("Hi"), FACTS._replace(channel=channel)).subject for channel in Channel}
    assert {channel for channel, subject in subjects.items() if subject} == {Channel.EMAIL, Channel.POST}


def test_optional_sentences_give_way_to_the_limit() -> None:
    long = template("Hi", Sentence("a" * 20, is_optional=True), Sentence("b" * 20, is_optional=True), max_characters=30)
    assert fill_template(long, FACTS).body == "Hi\n\n" + "a" * 20
    wordy = template("Hi,", Sentence("one " * 60, is_optional=True), Sentence("two " * 60, is_optional=True))
    assert fill_template(wordy, FACTS).body == "Hi,\n\n" + "one " * 60  # a request has fewer than 100 words


@pytest.mark.parametrize(
    ("finding", "expected"),
    [
        ("A map.", "See: A map."),
        ("Why a map?", "See: Why a map?"),
        ("Wait...", "See: Wait..."),
        ("a map", "See: a map."),
        ("His team draws maps", "See: Your team draws maps."),
        ("she drew a map", "See: she drew a map."),
        ("They printed a map", "See: You printed a map."),
        ("Theirs is a map", "See: Theirs is a map."),
    ],
)
def test_sentence_ends_once(finding: str, expected: str) -> None:
    assert fill("See: {finding}.", FACTS._replace(findings=[finding])) == expected


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        (StarredMoment("Ship it"), "You said “Ship it.” Right?"),
        (StarredMoment('"Slow is smooth."'), "You said “Slow is smooth.” Right?"),
        (StarredMoment("half of it is writing", NoteKind.INSIGHT), "You said [what you said about …]. Right?"),
        (StarredMoment("They close Cork", NoteKind.OFF_RECORD), "You said [what you said about …]. Right?"),
    ],
)
def test_only_quotes_have_quotation_marks(moment: StarredMoment, expected: str) -> None:
    assert fill("You said {moment}. Right?", FACTS._replace(moments=[moment])) == expected


def test_lists_are_joined() -> None:
    facts = FACTS._replace(offered_times=["Tue", "Wed", "Fri"], referrals=["Ann", "Bo"], commitments=["Send a map."])
    assert fill("{times}; {referrals}; {commitments}", facts) == "Tue, Wed, or Fri; Ann and Bo; send a map"


def test_templates_are_ranked_by_conditions_and_owner() -> None:
    plain, own, referred = template(id="a"), template(id="b", is_custom=True), template(id="c", when=("referred",))
    assert [one.id for one in list_suitable([plain, own, referred], FACTS)] == ["b", "a"]
    known = FACTS._replace(referrer_name="Tom")
    assert [one.id for one in list_suitable([plain, own, referred], known)] == ["c", "b", "a"]
    letter = template(id="d", channels=(Channel.POST,))
    assert list_suitable([letter], FACTS) == [letter]  # better than none
    assert list_suitable([template(kind=MessageKind.NUDGE)], FACTS) == []


HOSTILE = st.one_of(
    st.text(),
    st.sampled_from(
        ["{first_name}", "{{first_name}}", "[their name]", "[[their name]]", "{[their name]}", "\x1b[31m{", "}"]
    ),
    st.lists(st.sampled_from(["{", "}", "[", "]", "first_name", "their name", "\n", "\x07"])).map("".join),
)


@given(HOSTILE, HOSTILE, HOSTILE)
@example("{fi{first_name}rst_name}", "[the[their name]ir name]", "{my_name[their name]}")
def test_facts_are_never_read_as_placeholders_or_gaps(name: str, referrer: str, finding: str) -> None:
    facts = FACTS._replace(contact_first_name=name, referrer_name=referrer, sender_name=name, findings=[finding])
    body = fill("{first_name}\n{referrer}\n{finding}\n{my_name}\n{title}", facts)
    lines = body.split("\n")
    assert len(lines) == 5
    assert all(map(is_clean_line, lines))
    assert not re.search("|".join(rf"\{{{known}\}}" for known in PLACEHOLDERS), body)
    gaps = [body[start:end] for start, end in find_gaps(body)]
    assert gaps == [line for line in lines if line in GAPS]
    assert lines[4] == "[their job title]"


@given(st.sampled_from(TEMPLATES.load().templates), HOSTILE)
def test_bundled_templates_survive_hostile_facts(template: Template, text: str) -> None:
    facts = MessageFacts(
        template.kind,
        contact_first_name=text,
        referrer_name=text,
        sender_name=text,
        introduction=text,
        findings=[text],
        moments=[StarredMoment(text)],
        target=MessageTarget.organization(text),
    )
    draft = fill_template(template, facts)
    assert all(map(is_clean_line, (draft.subject, *draft.body.split("\n"))))
    assert not re.search("|".join(rf"\{{{known}\}}" for known in PLACEHOLDERS), f"{draft.subject}\n{draft.body}")
