"""Merging the texts of two instances without losing a line of either."""

from __future__ import annotations

from hypothesis import given, strategies as st

from infoview_tui.domain.text_merge import merge_lines, merge_texts

TEXTS = st.text(alphabet="ab \n", max_size=20)


@given(ours=TEXTS, theirs=TEXTS)
def test_merge_keeps_every_line_of_both_texts(ours: str, theirs: str) -> None:
    kept = {line.strip() for line in merge_texts(ours, theirs).split("\n")}
    assert {line.strip() for line in (*ours.split("\n"), *theirs.split("\n")) if line.strip()} <= kept


@given(ours=TEXTS, theirs=TEXTS)
def test_merge_starts_with_our_text_and_is_idempotent(ours: str, theirs: str) -> None:
    kept = merge_texts(ours, theirs)
    assert not ours.strip() or kept.startswith(ours.rstrip("\n"))
    assert merge_texts(kept, theirs) == kept


def test_shared_line_is_not_duplicated() -> None:
    assert merge_texts("- a\n- b, ours", "- a\n- b\n- c") == "- a\n- b, ours\n- b\n- c"


def test_two_subjects_are_merged_into_one_line() -> None:
    assert merge_lines("Thanks", "Thank you") == "Thanks / Thank you"
    assert merge_lines("Thanks a lot", "Thanks") == "Thanks a lot"
    assert merge_lines("", "Thanks") == "Thanks"
