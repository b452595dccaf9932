"""The parser of terminal input: every key as people mean it, and no byte that ends it."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st
from textual.events import Key, Paste

from infoview_tui.ui.app.key_parser import PASTE_TIMEOUT, TolerantKeyParser
from infoview_tui.ui.app.layout_key import LayoutKey
from tests.benchmarks.key_reader import find_failures


def read(data: str) -> list[tuple[str, str | None]]:
    """The name and the character of each key that some input is read as."""
    return [(event.key, event.character) for event in TolerantKeyParser().feed(data) if isinstance(event, Key)]


@pytest.mark.parametrize(
    ("sequence", "expected"),
    [
        # The kitty protocol: event types, alternate keys, and associated text
        ("\x1b[97;1:1u", [("a", "a")]),
        ("\x1b[97;1:2;97u", [("a", "a")]),
        ("\x1b[97;1:3u", []),
        ("\x1b[97:65;2;65u", [("A", "A")]),
        ("\x1b[97:65;2u", [("A", "A")]),
        ("\x1b[1;1:1A", [("up", None)]),
        ("\x1b[1;5:1A", [("ctrl+up", None)]),
        ("\x1b[1;1:3A", []),
        ("\x1b[A", [("up", None)]),
        ("\x1b[3~", [("delete", None)]),
        ("\x1b[5:5~", [("pageup", None)]),
        ("\x1b[13u", [("enter", "\r")]),
        ("\x1b[13;1:1u", [("enter", "\r")]),
        ("\x1b[127;1:2u", [("backspace", "\x7f")]),
        ("\x1b[27u", [("escape", None)]),
        # Another layout: the key of the base layout is meant with ctrl, the letter itself without
        ("\x1b[1089::99;5:1u", [("ctrl+c", None)]),
        ("\x1b[1077::116;5u", [("ctrl+t", None)]),
        ("\x1b[1089::99;1;1089u", [("с", "с")]),
        # The keypad
        ("\x1b[57413;1;43u", [("plus", "+")]),
        ("\x1b[57413u", [("plus", "+")]),
        ("\x1b[57412u", [("minus", "-")]),
        ("\x1b[57404u", [("5", "5")]),
        ("\x1b[57414u", [("enter", "\r")]),
        # xterm's modifyOtherKeys
        ("\x1b[27;5;103~", [("ctrl+g", None)]),
        ("\x1b[27;5;116~", [("ctrl+t", None)]),
        ("\x1b[27;2;13~", [("shift+enter", None)]),
        ("\x1b[27;2;71~", [("G", "G")]),
        ("\x1b[27;1;103~", [("g", "g")]),
        # Codes that no key has
        ("\x1b[1114112u", []),
        ("\x1b[55296u", []),
        ("\x1b[1u", []),
        ("\x1b[99999999999999999999u", []),
        ("\x1b[97;1;1114112u", [("a", "a")]),
        ("\x1b[99~", []),
        ("\x1b[9;9;9;9;9;9u", []),
        ("\x1b[?99;99z", []),
    ],
)
def test_a_sequence_is_one_key_or_none(sequence: str, expected: list[tuple[str, str | None]]) -> None:
    assert read(sequence + "x") == [*expected, ("x", "x")]


@pytest.mark.parametrize(
    ("sequence", "key", "base"),
    [
        ("\x1b[1086::106;;1086u", "о", "j"),
        ("\x1b[1054:1054:106;2;1054u", "О", "J"),
        ("\x1b[1086::106;129;1086u", "о", "j"),
        ("\x1b[1102::46;;1102u", "ю", "full_stop"),
        ("\x1b[122::121;;122u", "z", ""),
        ("\x1b[1086;;1086u", "о", ""),
    ],
)
def test_a_letter_of_another_layout_has_its_base_key(sequence: str, key: str, base: str) -> None:
    (event,) = TolerantKeyParser().feed(sequence)
    assert isinstance(event, Key)
    assert (event.key, event.base.key if isinstance(event, LayoutKey) else "") == (key, base)


def test_mouse_after_a_terminal_without_a_size_is_ignored() -> None:
    assert read("\x1b[48;0;0;0;0t\x1b[<0;5;5Mx") == [("x", "x")]


@pytest.mark.parametrize("size", [1, 3, 7, 100])
def test_pasted_text_is_not_read_as_keys(size: int) -> None:
    text = "i\x1b[97u\x1b[1114112u then\x1b[20 and \x1b"
    data = f"a\x1b[200~{text}\x1b[201~\x1b[Ax\x1b[200~\x1b[201~y"
    parser = TolerantKeyParser()
    events = [event for at in range(0, len(data), size) for event in parser.feed(data[at : at + size])]
    assert [event.text if isinstance(event, Paste) else getattr(event, "key", event) for event in events] == [
        "a",
        text,
        "up",
        "x",
        "",
        "y",
    ]


def test_paste_without_an_end_gives_keys_back(monkeypatch: pytest.MonkeyPatch) -> None:
    seconds = 100.0
    monkeypatch.setattr("time.monotonic", lambda: seconds)
    parser = TolerantKeyParser()
    assert list(parser.feed("\x1b[200~half a li")) == []
    seconds += PASTE_TIMEOUT - 0.1
    assert list(parser.tick()) == []
    assert list(parser.feed("ne")) == []
    seconds += PASTE_TIMEOUT
    assert [event.text for event in parser.tick() if isinstance(event, Paste)] == ["half a line"]
    assert [event.key for event in parser.feed("q") if isinstance(event, Key)] == ["q"]


INPUT = st.lists(
    st.one_of(
        st.text(max_size=3),
        st.builds("\x1b[{}{}".format, st.text("0123456789:;<>?=- $", max_size=12), st.characters(codec="utf-8")),
        st.builds("\x1b{}".format, st.text("[O\x1b\x00\x9b]PX^_", max_size=4)),
    ),
    max_size=12,
).map("".join)


@given(data=INPUT, split=st.integers(0, 40))
def test_no_input_ends_the_parser(data: str, split: int) -> None:
    parser = TolerantKeyParser()
    for part in (data[:split], data[split:]):
        if part:
            list(parser.feed(part))
    list(parser.feed("\x1b[201~" + "\0" * 40))  # the end of a paste, and of any sequence that has begun
    assert [event.key for event in parser.feed("x") if isinstance(event, Key)] == ["x"]


def test_random_and_mutated_sequences_end_nothing() -> None:
    """A sample; ``python -m tests.benchmarks.key_reader`` reads 100,000."""
    assert find_failures(1_500, seed=7) == []
