"""Text is displayed literally: no markup, links or control characters."""

import unicodedata

import pytest
from textual.content import Content

from infoview_tui.domain.sanitize import clean_line, clean_text
from infoview_tui.ui.shared.content import assemble, plain, plain_lines
from tests.hostile_texts import HOSTILE_TEXTS


def short_id(text: str) -> str:
    return ascii(text[:30])


def controls_in(content: Content) -> set[str]:
    return {c for c in content.plain if unicodedata.category(c) in {"Cc", "Cs"}} - {"\n"}


@pytest.mark.parametrize("text", HOSTILE_TEXTS, ids=short_id)
def test_hostile_text_is_shown_literally(text: str) -> None:
    for content, expected in (
        (plain(text), clean_line(text)),
        (plain_lines(text), clean_text(text)),
        (assemble(text), clean_text(text)),
        (assemble((text, "bold")), clean_text(text)),
    ):
        assert content.plain == expected
        assert not controls_in(content)
    assert not plain(text).spans
    assert not plain_lines(text).spans


def test_a_name_like_markup_gets_no_style_and_no_link() -> None:
    content = plain("[@click=app.quit]Ann[/] [TBD]")
    assert content.plain == "[@click=app.quit]Ann[/] [TBD]"
    assert not content.spans


def test_plain_joins_lines_and_plain_lines_keeps_them() -> None:
    assert "\n" not in plain("one\ntwo").plain
    assert plain_lines("one\r\ntwo").plain == "one\ntwo"


def test_each_part_is_styled_only_over_its_own_text() -> None:
    content = assemble(("[b]Ann", "bold"), " · ", plain("[Acme] Ltd"), "\n", ("Paris", "dim"))
    assert content.plain == "[b]Ann · [Acme] Ltd\nParis"
    assert {(content.plain[span.start : span.end], span.style) for span in content.spans} == {
        ("[b]Ann", "bold"),
        ("Paris", "dim"),
    }


def test_styles_match_their_text_after_cleaning() -> None:
    content = assemble("\x1b[31mred\x1b[0m ", ("e\u0301t\x00e\u0301", "bold"))
    (span,) = content.spans
    assert content.plain[span.start : span.end] == "été"


def test_assembling_no_parts_is_empty() -> None:
    assert assemble().plain == ""
