"""Edits to bank files: the question is as asked for, and every other line stays byte for byte."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, strategies as st

from infoview_tui.domain.sanitize import clean_line
from infoview_tui.paths import bundled_banks
from infoview_tui.storage.banks import read_bank
from infoview_tui.storage.banks.edit import BankEditError, add_question, change_question, remove_question
from infoview_tui.storage.banks.model import Question, QuestionFields
from infoview_tui.storage.banks.round_trip import format_bank
from tests.hostile_texts import HOSTILE_TEXTS

PATH = Path("sailing.yaml")

BANK = """\
# My questions about sailing.~~~
topic:   sailing      # where I want to be

questions:~~~

  # The wind comes first.
  - id: sailing.wind
    text:   'What does the wind decide?'
    # Ask both.
    probes:
    - "What when there is none?"   # their favorite
    - "How do you wait?"
    good_for: >-
      Weather,
      and patience.
  -   id: sailing.crew
      minutes: 5  # long

      text: Who sails
        with you?
  - # the last one
    id: sailing.money
    text: What does it cost?
# Ask harbor people too.
title: On the water
language: en
""".replace("~", " ")

CREW = BANK[BANK.index("  -   id: sailing.crew") : BANK.index("  - # the last")]


def state(content: bytes) -> dict[str, QuestionFields]:
    bank, problems = read_bank(PATH, is_custom=True, text=content.decode("utf-8-sig"))
    assert bank is not None, problems
    return {question.id: question.fields for question in bank.questions}


def change(content: bytes, id: str, **fields: Any) -> bytes:
    before = state(content)[id]
    return change_question(PATH, content, id, before, before._replace(**fields))


def around(content: str, start: str, end: str) -> tuple[str, str]:
    """Return what is before *start* and what is from *end* on."""
    return content[: content.index(start)], content[content.index(end) :]


def test_a_changed_text_leaves_every_other_line_and_comment_as_it_is() -> None:
    after = change(BANK.encode(), "sailing.crew", text="Who: sails # with you?").decode()
    assert state(after.encode())["sailing.crew"] == QuestionFields("Who: sails # with you?", (), "", 5)
    assert around(after, "  -   id: sailing.crew", "  - # the last") == around(
        BANK, "  -   id: sailing.crew", "  - # the last"
    )
    assert "      minutes: 5  # long\n" in after


def test_comments_and_quotes_inside_of_a_changed_question_stay() -> None:
    after = change(BANK.encode(), "sailing.wind", probes=("How do you wait?", "And then?"), minutes=4).decode()
    assert state(after.encode())["sailing.wind"] == QuestionFields(
        "What does the wind decide?", ("How do you wait?", "And then?"), "Weather, and patience.", 4
    )
    assert "'What does the wind decide?'" in after
    assert "# Ask both." in after
    assert around(after, "  - id: sailing.wind", "  -   id: sailing.crew") == around(
        BANK, "  - id: sailing.wind", "  -   id: sailing.crew"
    )


def test_a_new_question_is_written_like_the_others_and_after_them() -> None:
    after = add_question(PATH, BANK.encode(), "sailing.boat", QuestionFields("Which boat?", ("Why?",), "", 2)).decode()
    assert after.startswith(BANK[: BANK.index("# Ask harbor")])
    assert after.endswith(BANK[BANK.index("# Ask harbor") :])
    assert "  - id: sailing.boat\n    text: Which boat?\n    probes:\n    - Why?\n    minutes: 2\n" in after


def test_a_blank_line_between_questions_is_kept_up() -> None:
    bank = "topic: a\nquestions:\n- id: a.x\n  text: X?\n\n- id: a.y\n  text: Y?"
    after = add_question(PATH, bank.encode(), "a.z", QuestionFields("Z?")).decode()
    assert after == bank + "\n\n- id: a.z\n  text: Z?\n  minutes: 3\n"


def test_a_removed_question_takes_only_its_own_lines() -> None:
    after = remove_question(PATH, BANK.encode(), "sailing.crew", state(BANK.encode())["sailing.crew"])
    assert after is not None
    assert after.decode() == BANK.replace(CREW, "")


def test_comments_of_a_removed_question_stay() -> None:
    after = remove_question(PATH, BANK.encode(), "sailing.wind", state(BANK.encode())["sailing.wind"])
    assert after is not None
    assert b"  # Ask both.\n" in after
    assert list(state(after)) == ["sailing.crew", "sailing.money"]


def test_the_last_question_takes_the_file_with_it_unless_there_are_comments() -> None:
    bank = format_bank("own", "", "en", "own.x", QuestionFields("X?"))
    assert remove_question(PATH, bank.encode(), "own.x", QuestionFields("X?")) is None
    with pytest.raises(BankEditError, match="comments"):
        remove_question(PATH, f"# mine\n{bank}".encode(), "own.x", QuestionFields("X?"))


def test_line_ends_and_the_byte_order_mark_stay() -> None:
    content = b"\xef\xbb\xbf" + BANK.replace("\n", "\r\n").encode()
    after = change(content, "sailing.crew", text="Who?")
    assert after.startswith(b"\xef\xbb\xbf#")
    assert after.count(b"\n") == after.count(b"\r\n")
    assert change(after, "sailing.crew", text="Who sails with you?") != content  # it was wrapped
    assert state(after)["sailing.crew"].text == "Who?"


def test_a_bank_in_brackets_is_written_again_with_its_comments() -> None:
    bank = '# mine\ntopic: a\nquestions: [{id: a.x, text: "X, or?"}, {id: a.y, text: "Y, or?"}]  # both\n'
    after = change(bank.encode(), "a.y", text="Why, or not?")
    assert state(after) == {"a.x": QuestionFields("X, or?"), "a.y": QuestionFields("Why, or not?")}
    assert after.startswith(b"# mine\n")
    assert b"# both" in after
    assert state(add_question(PATH, bank.encode(), "a.z", QuestionFields("Z?")))["a.z"].text == "Z?"


def test_a_question_that_was_changed_meanwhile_is_not_overwritten() -> None:
    seen = QuestionFields("Who sailed with you?")
    with pytest.raises(BankEditError, match=r"changed in sailing\.yaml meanwhile"):
        change_question(PATH, BANK.encode(), "sailing.crew", seen, seen._replace(minutes=9))
    with pytest.raises(BankEditError, match="meanwhile"):
        remove_question(PATH, BANK.encode(), "sailing.crew", seen)


@pytest.mark.parametrize("content", [b"topic: a\nquestions: 3\n", b"\xff", b"", b"a: [", b"a: &x b"])
def test_a_file_with_a_mistake_is_not_changed(content: bytes) -> None:
    with pytest.raises(BankEditError, match=r"sailing.yaml has a mistake, so nothing was saved to it"):
        add_question(PATH, content, "a.b", QuestionFields("X?"))


def test_questions_of_bundled_banks_can_be_edited_and_put_back() -> None:
    for path in sorted(bundled_banks().glob("*.yaml")):
        content = path.read_bytes()
        bank, _ = read_bank(path, is_custom=True)
        assert bank is not None
        for question in bank.questions[:1]:
            edited = change(content, question.id, text="What else, really?", minutes=7)
            assert change(edited, question.id, text=question.text, minutes=question.minutes) == content


def line(max_size: int = 60) -> st.SearchStrategy[str]:
    texts = st.one_of(st.text(min_size=1, max_size=max_size), st.sampled_from(HOSTILE_TEXTS))
    return texts.map(lambda text: clean_line(text, 500)).filter(bool)


FIELDS = st.builds(QuestionFields, line(), st.lists(line(), max_size=3).map(tuple), line() | st.just(""),
                   st.integers(1, 30))  # fmt: skip


@given(FIELDS, FIELDS, st.sampled_from(["sailing.wind", "sailing.crew", "sailing.money"]))
def test_what_is_written_is_what_is_read_and_nothing_else_changes(
    new: QuestionFields, changed: QuestionFields, id: str
) -> None:
    content = BANK.encode()
    before = state(content)
    edited = change_question(PATH, content, id, before[id], changed)
    assert state(edited) == {**before, id: changed}
    longer = add_question(PATH, edited, "sailing.new", new)
    assert state(longer) == {**before, id: changed, "sailing.new": new}
    comments = re.findall(rb"^ *(#.*?) *$", content, re.MULTILINE)
    assert [comment for comment in comments if comment not in longer] == []
    assert remove_question(PATH, longer, "sailing.new", new) == edited


def test_a_question_knows_its_fields() -> None:
    question = Question("a.b", "a", "X?", ("Y?",), "use", 4, "en", True)
    assert question.fields == QuestionFields("X?", ("Y?",), "use", 4)
