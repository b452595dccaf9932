"""What a typed character and the opening of a call cost, counted: messages, layouts, painted lines, and reads."""

from __future__ import annotations

from collections import Counter
from unittest.mock import patch

import pytest
from textual.message import Message
from textual.message_pump import MessagePump
from textual.messages import Prompt

from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.interviews import queries
from infoview_tui.services.interviews.queries import CallDetails, read_call_details
from infoview_tui.ui.app.app import InfoviewApp
from infoview_tui.ui.call import state
from infoview_tui.ui.call.ticker import CallTicker
from tests.ui.board.steps import settle
from tests.ui.call.steps import Live, live
from tests.ui.key_ways import Counts, recorded_way
from tests.ui.paint_counts import PaintCounts, counted_painting, stop_app_timers


async def type_one(call: Live, character: str) -> tuple[Counter[str], PaintCounts]:
    """Type a character, and return how many messages of each type were handled for it, and what was painted."""
    messages: Counter[str] = Counter()
    dispatch = MessagePump._dispatch_message

    async def count(pump: MessagePump, message: Message) -> None:
        if not isinstance(message, Prompt):
            messages[type(message).__name__] += 1
        await dispatch(pump, message)

    await stop_app_timers(call.pilot)
    with counted_painting() as painted, patch.object(MessagePump, "_dispatch_message", count):
        call.burst(character)
        await settle(call.pilot)
    return messages, painted


@pytest.mark.painted
async def test_typed_character_paints_only_the_line(
    empty_app: InfoviewApp, interview: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(CallTicker, "tick", lambda _: None)
    async with live(empty_app, interview) as call:
        await call.write("ab")
        messages, painted = await type_one(call, "c")
        assert messages == {"Key": 2, "Callback": 3, "Update": 1}
        assert (painted.layouts, painted.frames, painted.lines) == (0, 1, 1)


@pytest.mark.painted
async def test_way_of_a_typed_character(
    empty_app: InfoviewApp, interview: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(CallTicker, "tick", lambda _: None)
    async with live(empty_app, interview) as call:
        call.app.sync_in_thread()
        await stop_app_timers(call.pilot)
        await call.write("ab")
        with recorded_way() as way:
            call.burst("c")
            await settle(call.pilot)
        assert call.unfinished.line == "abc"
        assert way.counts == Counts(files=16, functions=41, crossings=17, inside=2), str(way)


async def test_call_is_read_once_when_it_is_opened_and_at_each_return(
    empty_app: InfoviewApp, interview: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    reads: list[int] = []

    def count(workspace: Workspace, interview_id: int) -> CallDetails:
        reads.append(interview_id)
        return read_call_details(workspace, interview_id)

    for module in (queries, state):
        monkeypatch.setattr(module, "read_call_details", count)
    async with live(empty_app, interview) as call:
        assert len(reads) == 1
        await call.write("a line", "f1")
        reads.clear()
        await call.write("", "escape")
        assert len(reads) == 1
        assert call.line.value == "a line"
        assert call.line.has_focus
