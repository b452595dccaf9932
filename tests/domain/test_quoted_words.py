"""Words of notes in other texts: finding them, and taking them out."""

from __future__ import annotations

import pytest
from hypothesis import example, given, strategies as st

from infoview_tui.domain.quoted_words import HIDDEN_WORDS, hide_quotes, list_phrases, quotes_notes, remove_quotes

NOTE = "The Zanzibar office closes in May"


@pytest.mark.parametrize(
    ("text", "is_quoted"),
    [
        ("- the zanzibar office closes in May", True),
        ("You said “The Zanzibar office closes in May.”", True),
        ("The  Zanzíbar\noffice closes, in May", True),
        ("I heard that the Zanzibar office closes soon", True),  # four words in a row
        ("The Zanzibar office is small", False),
        ("", False),
    ],
)
def test_a_text_quotes_a_note_by_words_in_a_row(text: str, is_quoted: bool) -> None:
    assert quotes_notes(text, [NOTE]) is is_quoted


@pytest.mark.parametrize("note", ["", "yes", "I learned", "!!!", "the time"])
def test_a_note_that_says_little_is_not_found_inside_of_other_text(note: str) -> None:
    text = f"Well, {note} and I learned the most from it, so yes"
    assert not quotes_notes(text, [note])
    assert hide_quotes(text, [note]) == text
    assert list_phrases(note, 10) == []


def test_only_a_copy_is_taken_out() -> None:
    assert hide_quotes(f"So this stayed with me: “{NOTE}.” Bye", [NOTE]) == (
        f"So this stayed with me: “{HIDDEN_WORDS}.” Bye"
    )
    typed = "I heard that the Zanzibar office closes soon"
    assert hide_quotes(typed, [NOTE]) == typed


def test_a_commitment_is_taken_out_as_it_is_said_to_the_contact() -> None:
    assert hide_quotes("As promised, I will send you the Zanzibar plan.", ["send her the Zanzibar plan"]) == (
        f"As promised, I will {HIDDEN_WORDS}."
    )
    assert hide_quotes("I look forward to it: send me your Zanzibar plan.", ["she will send me her Zanzibar plan"]) == (
        f"I look forward to it: {HIDDEN_WORDS}."
    )


def test_lines_that_are_only_a_note_are_left_out() -> None:
    text = f"- {NOTE}\n- They teach\n\n* yes\nSo: {NOTE}!"
    assert remove_quotes(text, [NOTE, "Yes"]) == f"- They teach\n\nSo: {HIDDEN_WORDS}!"


PIECES = ["a", "the", "zanzibar", "office", "closes", "in", "May", "they", "said", "[off the record]", "-", "’s", "Ü"]
WORDS = st.lists(st.sampled_from(PIECES))


@given(st.lists(WORDS.map(" ".join), max_size=5).map("\n".join), WORDS.map(" ".join))
def test_taking_out_loses_no_other_word_and_leaves_no_copy(text: str, note: str) -> None:
    hidden = hide_quotes(text, [note])
    assert hide_quotes(text, []) == text
    left = hidden.split(HIDDEN_WORDS)
    at = 0
    for part in left:  # what is left is in the text, in this order
        at = text.index(part, at) + len(part)
    assert len("".join(left)) <= len(text)


@given(st.text(max_size=60), st.text(max_size=60))
@example("", "RECORD")
@example("", "off the record, as agreed")
def test_any_text_is_safe(text: str, note: str) -> None:
    hidden = hide_quotes(note, [note])
    assert not quotes_notes(hidden, [note])
    assert hide_quotes(hidden, [note]) == hidden
    remove_quotes(text, [note])
    list_phrases(note, 5)
