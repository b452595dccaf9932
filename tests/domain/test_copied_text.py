"""Text copied from a message to somebody else: found word by word, except for sentences of templates."""

from __future__ import annotations

from unittest.mock import patch

import pytest
from hypothesis import given, strategies as st

from infoview_tui.domain.copied_text import CopiedText, SentText, SentTexts
from infoview_tui.domain.message_text import parse_message

SENT = (
    "Dear Tom,\n\nYour work on the ticket machine showed me that a form can be kind. I have used it every morning"
    " for a"
    " year, and I still find new details in it.\n\nWould you have twenty minutes next week?\n\nJo Byrne"
)


def find(body: str, sent: str = SENT, shared: tuple[str, ...] = ()) -> CopiedText | None:
    return SentTexts([SentText("Tom Weber", sent)], shared).find_copied(parse_message(body, "Maria Lopez"))


def passages(body: str, copied: CopiedText) -> list[str]:
    return [body[start:end] for start, end in copied.spans]


def test_the_same_message_to_somebody_else_is_found() -> None:
    body = SENT.replace("Tom", "Maria").replace("ticket machine", "bus map")
    copied = find(body)
    assert copied is not None
    assert copied.contact == "Tom Weber"
    assert passages(body, copied) == [
        "showed me that a form can be kind. I have used it every morning for a year, and I still find new details"
        " in it."
        "\n\nWould you have twenty minutes next week"
    ]


def test_sentences_of_templates_do_not_count() -> None:
    body = SENT.replace("Tom", "Maria")
    shared = (
        "Your work on {finding} showed me that a form can be kind. I have used it every morning for a year,",
        "and I still find new details in it.",
    )
    assert find(body, shared=shared) is None


@pytest.mark.parametrize(
    "body",
    [
        "",
        "Dear Maria,\n\nWould you have twenty minutes next week?\n\nJo Byrne",
        "Dear Maria,\n\nThe map of the night buses is my favorite. Who drew the first one, and how did you come"
        " to redraw"
        " it? Would you have twenty minutes next week?\n\nJo Byrne",
    ],
)
def test_a_message_of_its_own_is_silent(body: str) -> None:
    assert find(body) is None


def test_the_most_similar_message_is_named() -> None:
    half = " ".join(SENT.split()[:35])
    sent = SentTexts(
        [SentText("Half", half), SentText("Tom Weber", SENT), SentText("Other", "Nothing in common at all")]
    )
    copied = sent.find_copied(parse_message(SENT.replace("Tom", "Maria"), "Maria Lopez"))
    assert copied is not None
    assert copied.contact == "Tom Weber"


@given(
    st.lists(st.sampled_from("abcdefghijklmnopqrstuvwxyz"), min_size=24, max_size=40, unique=False), st.integers(0, 10)
)
def test_a_copied_passage_is_found_wherever_it_begins(letters: list[str], start: int) -> None:
    sent = [f"{letter}{number}" for number, letter in enumerate(letters)]
    copied = find(" ".join(sent[min(start, len(sent) - 20) :]), " ".join(["before"] * start + sent))
    assert copied is not None


def test_few_messages_are_compared_word_by_word_however_many_were_sent() -> None:
    body = SENT.replace("Tom", "Maria")
    others = [SentText(f"Contact {number}", f"{SENT} {number}") for number in range(200)]
    sent = SentTexts(others)
    with patch.object(sent, "_compare", wraps=sent._compare) as compare:
        assert sent.find_copied(parse_message(body, "Maria Lopez")) is not None
        assert compare.call_count == 3
        sent.find_copied(parse_message("Dear Maria, this is about something else: the night bus and its map.", "Maria"))
        assert compare.call_count == 3
