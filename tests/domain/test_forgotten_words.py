"""What identifies a person is replaced, and nothing else."""

from __future__ import annotations

import pytest

from infoview_tui.domain.forgotten_words import compile_words, replace_words

WORDS = ["Ana Silva", "ana@x.org", "+49 30 123456", "https://x.org/in/ana", "Ana"]


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("Call Ana Silva!", "Call (forgotten)!"),
        ("ANA  SILVA and\nana silva", "(forgotten) and\n(forgotten)"),
        ("Write to ana@x.org.", "Write to (forgotten)."),
        ("+49 30 123456", "(forgotten)"),
        ("see https://x.org/in/ana", "see (forgotten)"),
        ("Ana said", "Ana said"),
        ("Banana Silvana", "Banana Silvana"),
        ("anna@x.org, ana@x.organic", "anna@x.org, ana@x.organic"),
    ],
)
def test_replacing(text: str, after: str) -> None:
    pattern = compile_words(WORDS)
    assert pattern is not None
    assert replace_words(text, pattern) == after


def test_a_single_short_name_identifies_nobody() -> None:
    assert compile_words(["Ana", "", "J. "]) is None
