"""What a typed character in a call costs, counted: messages, layouts, frames, and lines painted."""

from __future__ import annotations

from collections import Counter
from unittest.mock import patch

import pytest
from textual.message import Message
from textual.message_pump import MessagePump
from textual.messages import Prompt

from infoview_tui.ui.app.app import InfoviewApp
from infoview_tui.ui.call.ticker import CallTicker
from tests.ui.board.steps import settle
from tests.ui.call.steps import Live, live
from tests.ui.paint_counts import PaintCounts, counted_painting


async def type_one(call: Live, character: str) -> tuple[Counter[str], PaintCounts]:
    """Type a character, and return how many messages of each type were handled for it, and what was painted."""
    messages: Counter[str] = Counter()
    dispatch = MessagePump._dispatch_message

    async def count(pump: MessagePump, message: Message) -> None:
        if not isinstance(message, Prompt):
            messages[type(message).__name__] += 1
        await dispatch(pump, message)

    await call.pilot.pause()
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
        assert messages == {"Key": 2, "Callback": 2, "Update": 1}
        assert (painted.layouts, painted.frames, painted.lines) == (0, 1, 1)
