"""The peek panel: the summary it shows, truncation with an ellipsis, and the cost of drawing it."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from rich.cells import cell_len
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import Static

from infoview_tui.domain.due import Due
from infoview_tui.domain.enums import ActionKind, InterviewState, Stage
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.services.board.summary import ContactSummary, NextAction, NextInterview
from infoview_tui.ui.app.app import InfoviewApp
from infoview_tui.ui.board.peek import MAX_SHOWN_CHARS, Peek
from infoview_tui.ui.shared.screen import InfoviewScreen
from tests.hostile_texts import HOSTILE_TEXTS


@pytest.fixture
def maria(now: datetime) -> ContactSummary:
    """A summary with every field set."""
    return ContactSummary(
        id=1,
        name="Maria Lopez",
        title="designer",
        organization="Figma",
        stage=Stage.IN_TOUCH,
        why="She moved from teaching to design at thirty-five",
        how_met="met at a talk",
        referrer="Tom Weber",
        last_contact_at=now - timedelta(days=123),
        action=NextAction(ActionKind.NUDGE, "", Due(now.date()), None),
        interview=NextInterview(5, InterviewState.PLANNED, now + timedelta(days=1), 20, 5),
        hypotheses=("Design pays well", "It is mostly writing", "One needs a portfolio"),
        hypothesis_count=5,
        finding="Gave a talk on type",
        tags=("alumni", "leeds"),
        paths=("Product design",),
    )


class PeekScreen(Screen[None]):
    """A screen with the panel beside another widget."""

    HORIZONTAL_BREAKPOINTS = InfoviewScreen.HORIZONTAL_BREAKPOINTS
    CSS = """
    PeekScreen Horizontal { height: 1fr; }
    PeekScreen.-narrow Horizontal { layout: vertical; }
    PeekScreen Static { width: 1fr; height: 1fr; }
    """

    def compose(self) -> ComposeResult:
        with Horizontal():
            yield Static()
            yield Peek()


async def show_peek(app: InfoviewApp, pilot: Pilot[None], summary: ContactSummary | None) -> Peek:
    await pilot.pause()
    app.push_screen(PeekScreen())
    await pilot.pause()
    await pilot.pause()
    peek = app.screen.query_one(Peek)
    peek.show(summary, app.now(), app.zone)
    await pilot.pause()
    return peek


def lines(peek: Peek) -> list[str]:
    return peek.render().plain.splitlines()


async def test_shows_summary(demo_app: InfoviewApp, maria: ContactSummary) -> None:
    async with demo_app.run_test(size=(120, 40)) as pilot:
        text = " ".join(words_of(lines(await show_peek(demo_app, pilot, maria))))
    for words in (
        "Maria Lopez In touch designer at Figma",
        "Next Nudge them No reply for 4 months",
        "Interview tomorrow 10:00 · 20 min · 5 of 6 questions",
        "Contact 4 months ago",
        "Why them She moved from teaching to design",
        "How met met at a talk · referred by Tom Weber",
        "To test ? Design pays well ? It is mostly writing ? One needs a portfolio and 2 more",
        "Finding Gave a talk on type",
        "Paths Product design Tags #alumni #leeds",
    ):
        assert words in text


def words_of(shown: list[str]) -> list[str]:
    return " ".join(shown).split()


async def test_a_running_interview_is_not_shown_as_due(
    demo_app: InfoviewApp, maria: ContactSummary, now: datetime
) -> None:
    call = NextInterview(5, InterviewState.RUNNING, now - timedelta(minutes=4), 20, 5)
    async with demo_app.run_test(size=(120, 40)) as pilot:
        shown = lines(await show_peek(demo_app, pilot, maria._replace(interview=call)))
    assert "Interview running" in " ".join(words_of(shown))


async def test_a_commitment_shows_its_text(demo_app: InfoviewApp, maria: ContactSummary, now: datetime) -> None:
    commitment = NextAction(ActionKind.COMMITMENT, "send portfolio", Due(at=now + timedelta(days=1)), None)
    async with demo_app.run_test(size=(120, 40)) as pilot:
        peek = await show_peek(demo_app, pilot, maria._replace(action=commitment))
        assert "Next      send portfolio" in lines(peek)


async def test_missing_values_take_no_line(demo_app: InfoviewApp) -> None:
    bare = ContactSummary(1, "Ann", "", "", Stage.READY, "", "", "", None, None, None, (), 0, "", (), ())
    async with demo_app.run_test(size=(120, 40)) as pilot:
        peek = await show_peek(demo_app, pilot, bare)
        assert lines(peek) == ["Ann  Ready", "", "Next      nothing planned"]


async def test_shows_hint_without_card(demo_app: InfoviewApp, maria: ContactSummary) -> None:
    async with demo_app.run_test(size=(120, 40)) as pilot:
        peek = await show_peek(demo_app, pilot, maria)
        peek.show(None, demo_app.now(), demo_app.zone)
        assert lines(peek) == ["No card selected."]


async def test_a_small_panel_shortens_texts_and_counts_hidden_lines(
    demo_app: InfoviewApp, maria: ContactSummary
) -> None:
    async with demo_app.run_test(size=(40, 20)) as pilot:
        peek = await show_peek(demo_app, pilot, maria)
        shown = lines(peek)
        assert len(shown) == peek.size.height == 10
        assert shown[0] == "Maria Lopez  In touch"
        assert "          No reply for 4 months:…" in shown
        assert shown[-1] == "… 6 more lines; enter shows all"


@pytest.mark.parametrize(
    ("size", "region"), [((120, 40), (78, 0, 42, 40)), ((80, 24), (40, 0, 40, 24)), ((40, 20), (0, 10, 40, 10))]
)
async def test_the_panel_is_beside_the_board_or_below_it(
    demo_app: InfoviewApp, maria: ContactSummary, size: tuple[int, int], region: tuple[int, int, int, int]
) -> None:
    async with demo_app.run_test(size=size) as pilot:
        peek = await show_peek(demo_app, pilot, maria)
        assert tuple(peek.region) == region


@pytest.mark.painted
@pytest.mark.parametrize("size", [(120, 40), (40, 20)])
async def test_hostile_text_fits_the_panel(demo_app: InfoviewApp, maria: ContactSummary, size: tuple[int, int]) -> None:
    async with demo_app.run_test(size=size) as pilot:
        peek = await show_peek(demo_app, pilot, maria)
        for text in HOSTILE_TEXTS:
            odd = ContactSummary(
                1, text, text, text, Stage.MET, text, text, text, None, None, None, (text,), 2, text, (text,), (text,)
            )
            peek.show(odd, demo_app.now(), demo_app.zone)
            shown = lines(peek)
            assert len(shown) <= peek.size.height
            assert all(cell_len(line) <= peek.size.width for line in shown)
            words = clean_line(text, MAX_SHOWN_CHARS).split()
            if words and cell_len(words[0]) <= peek.size.width:
                assert words[0] in shown[0]


async def test_long_texts_are_truncated_before_wrapping(
    demo_app: InfoviewApp, maria: ContactSummary, now: datetime, zone: ZoneInfo, monkeypatch: pytest.MonkeyPatch
) -> None:
    wrapped: list[int] = []
    wrap = Content.wrap

    def count_and_wrap(content: Content, width: int) -> list[Content]:
        wrapped.append(len(content))
        return wrap(content, width)

    async with demo_app.run_test(size=(40, 20)) as pilot:
        peek = await show_peek(demo_app, pilot, maria)
        long = maria._replace(why="a long reason " * 2000, hypotheses=("what one believes of a path " * 1000,) * 3)
        peek.show(long, now, zone)
        monkeypatch.setattr(Content, "wrap", count_and_wrap)
        peek.render()
        assert 0 < len(wrapped) <= 60
        assert max(wrapped) <= len("? ") + MAX_SHOWN_CHARS
