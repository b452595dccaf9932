"""Validators of input fields take their sentences from the parsers that they ask, as plain text."""

from __future__ import annotations

import pytest
from textual.validation import Validator

from infoview_tui.domain.sanitize import clean_line
from infoview_tui.domain.stay_in_touch import parse_interval
from infoview_tui.errors import InfoviewError
from infoview_tui.services.research.forms import require_path_name
from infoview_tui.ui.app.app import InfoviewApp
from infoview_tui.ui.shared.validators import Accepted, NotEmpty, Understood
from infoview_tui.ui.shared.widgets.line_input import LineInput
from infoview_tui.ui.shared.widgets.zone_input import ZoneInput
from tests.hostile_texts import HOSTILE_TEXTS


def parse_digit(text: str) -> int | None:
    return int(text) if text.isdecimal() else None


@pytest.mark.parametrize(
    ("validator", "typed", "sentence"),
    [
        (Accepted(parse_interval), "", ""),
        (Accepted(parse_interval), " every  month ", ""),
        (Accepted(parse_interval), "often", "Type a number of months, such as 6."),
        (Accepted(require_path_name), " ", "A path needs a name."),
        (Understood(parse_digit, "Type a digit."), " ", ""),
        (Understood(parse_digit, "Type a digit."), " 7 ", ""),
        (Understood(parse_digit, "Type a digit."), "x", "Type a digit."),
        (Understood(parse_digit, lambda text: f"{text} is no digit."), " x ", "x is no digit."),
        (NotEmpty("Type a name."), "a", ""),
        (NotEmpty("Type a name."), " \t ", "Type a name."),
    ],
)
def test_sentence_is_that_of_the_parser(validator: Validator, typed: str, sentence: str) -> None:
    result = validator.validate(typed)
    assert result.is_valid == (not sentence)
    assert "".join(result.failure_descriptions) == sentence


async def test_any_text_can_be_refused(empty_app: InfoviewApp) -> None:
    def refuse(typed: str) -> None:
        raise InfoviewError(f"“{typed}” is not it.")

    async with empty_app.run_test():
        line = LineInput(validators=[Accepted(refuse)])
        for text in HOSTILE_TEXTS:
            line.value = text
            assert line.mistake == f"“{clean_line(text)}” is not it."
            assert line.is_valid, "nobody has left it"


async def test_field_is_not_asked_while_it_is_typed(empty_app: InfoviewApp) -> None:
    async with empty_app.run_test():
        assert LineInput(validators=[NotEmpty("Type a name.")]).validate_on == {"blur", "submitted"}
        assert LineInput().validate_on == set()


async def test_zone_that_is_not_known_has_the_sentence_of_its_form(empty_app: InfoviewApp) -> None:
    async with empty_app.run_test() as pilot:
        zone, other = ZoneInput("", name="zone"), ZoneInput("", name="other", sentence="Where?")
        await pilot.app.screen.mount(zone, other)
        assert zone.mistake == other.mistake == ""
        zone.value = other.value = "xyzzy"
        assert zone.mistake == "Type a city of the time zone, such as New York."
        assert other.mistake == "Where?"
        zone.value = "new york"
        assert zone.mistake == ""
