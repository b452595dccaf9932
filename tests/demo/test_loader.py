"""The YAML files of the demo: strict parsing, and errors with file and line."""

from __future__ import annotations

import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from infoview_tui.demo.calendar import Moment, WorkdayTime, parse_moment
from infoview_tui.demo.loader import (
    CAMPAIGN_FILES,
    DATA_DIRECTORY,
    VOCABULARY_FILE,
    load_campaign,
    load_vocabulary,
)
from infoview_tui.demo.records import DemoDataError
from infoview_tui.domain.enums import Stage


@pytest.fixture
def directory(tmp_path: Path) -> Path:
    """A copy of the data."""
    for name in (*CAMPAIGN_FILES, VOCABULARY_FILE):
        shutil.copy(DATA_DIRECTORY / name, tmp_path)
    return tmp_path


def replace(file: Path, old: str, new: str) -> int:
    """Replace the first occurrence of a text in a file and return the number of its line."""
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


def test_files_are_read_as_typed_records() -> None:
    campaign = load_campaign()
    ines = campaign.contacts[0]
    assert (ines.key, ines.organization, ines.referrer) == ("ines", "Tidewell Health", "bettina")
    assert list(ines.stages)[-1] is Stage.IN_TOUCH
    assert ines.stages[Stage.CONTACTED] == WorkdayTime(-25, 9, 20)
    note = campaign.interviews[0].notes[1]
    assert (note.at, note.question, note.starred) == (185, 1, False)
    assert campaign.messages[0].body.startswith("Dear Bettina,\n\nAfter six years")


def test_every_data_file_is_read() -> None:
    assert {file.name for file in DATA_DIRECTORY.glob("*.yaml")} == {*CAMPAIGN_FILES, VOCABULARY_FILE}


def test_names_and_titles_are_complete() -> None:
    words = load_vocabulary()
    sizes = [len(names.split()) for group in words.names for names in group]
    assert sizes == [16] * 32
    assert [len(titles) for titles in words.titles.values()] == [16] * 3
    assert list(words.titles) == [path.key for path in load_campaign().paths]
    assert (len(words.relationships), len(words.reasons), len(words.cities), len(words.lessons)) == (16, 8, 32, 7)


MISTAKES = {
    "unknown key": ("contacts.yaml", "    how_met:", "    how_mett:", 'unknown key "how_mett"'),
    "unknown key of the file": ("messages.yaml", "messages:", "letters:", 'unknown key "letters"'),
    "key given twice": ("contacts.yaml", "    title: Lead", "    name: Lead", 'the key "name" is given twice'),
    "contact that does not exist": ("research.yaml", "contact: ines", "contact: inez", 'there is no ContactKey "inez"'),
    "referrer that does not exist": ("contacts.yaml", "referrer: ines", "referrer: x", 'there is no ContactKey "x"'),
    "path that does not exist": ("contacts.yaml", "[design]", "[x]", 'there is no PathKey "x"'),
    "hypothesis that does not exist": (
        "interviews.yaml", "hypothesis: rules", "hypothesis: x", 'there is no HypothesisKey "x"',
    ),
    "organization that does not exist": (
        "contacts.yaml", "organization: Pulsewick", "organization: Pulse", 'there is no OrganizationName "Pulse"',
    ),
    "hour that does not exist": ("contacts.yaml", "-28d 11:00", "-28d 24:00", '"-28d 24:00": a time is written like'),
    "time without a sign": ("actions.yaml", "created: -39h", "created: 39h", '"39h": a time is written like'),
    "time in an interview": ("interviews.yaml", "at: 3:05", "at: 3:60", '"3:60": a time in an interview is written'),
    "number": ("interviews.yaml", "minutes: 30", "minutes: half", '"half" is not a whole number'),
    "boolean": ("interviews.yaml", "starred: true", "starred: yes", '"yes" is neither true nor false'),
    "stage": ("contacts.yaml", "      ready: ", "      red: ", '"red" is none of researching, ready, '),
    "text for a list": ("contacts.yaml", "paths: [design]", "paths: design", "a list is expected here"),
    "list for a text": ("contacts.yaml", "name: Inês Carvalho", "name: [Inês]", "a text is expected here"),
    "text for a mapping": ("profile.yaml", "profile:\n", "profile: Robin\nx:\n", "a profile is a mapping"),
}  # fmt: skip


@pytest.mark.parametrize(("name", "old", "new", "message"), MISTAKES.values(), ids=MISTAKES)
def test_mistake_is_reported_with_file_and_line(directory: Path, name: str, old: str, new: str, message: str) -> None:
    line = replace(directory / name, old, new)
    with pytest.raises(DemoDataError) as caught:
        load_campaign(directory)
    place, _, found = str(caught.value).partition(": ")
    assert place.rpartition(":")[0] == f"{name}:{line}"
    assert found.startswith(message)


def test_missing_key_is_reported_with_the_line_of_its_entry(directory: Path) -> None:
    line = replace(directory / "contacts.yaml", "  - key: ines\n", "  -\n") + 1
    with pytest.raises(DemoDataError, match=rf'^contacts\.yaml:{line}:5: the key "key" is missing$'):
        load_campaign(directory)


def test_duplicate_contact_is_an_error(directory: Path) -> None:
    replace(directory / "contacts.yaml", "key: tobiasz", "key: ines")
    with pytest.raises(DemoDataError, match='the ContactKey "ines" is defined twice'):
        load_campaign(directory)


def test_missing_and_repeated_lists_are_errors(directory: Path) -> None:
    shutil.copy(directory / "messages.yaml", directory / "actions.yaml")
    with pytest.raises(DemoDataError, match="another file already has messages"):
        load_campaign(directory)
    (directory / "actions.yaml").write_text("{}")
    with pytest.raises(DemoDataError, match="no file has actions"):
        load_campaign(directory)


@pytest.mark.parametrize(("text", "message"), [("", "is empty"), ("a: [", "is not valid YAML")])
def test_invalid_yaml_file_is_reported(directory: Path, text: str, message: str) -> None:
    (directory / "research.yaml").write_text(text)
    with pytest.raises(DemoDataError, match=rf"research\.yaml {message}"):
        load_campaign(directory)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("-3d 14:00", WorkdayTime(-3, 14, 0)),
        ("+1d 08:30", WorkdayTime(1, 8, 30)),
        ("0d 17:00", WorkdayTime(0, 17, 0)),
        ("-20h33m", timedelta(hours=-20, minutes=-33)),
        ("-39h", timedelta(hours=-39)),
        ("+12m", timedelta(minutes=12)),
    ],
)
def test_times_are_relative_to_the_start(text: str, moment: Moment) -> None:
    assert parse_moment(text) == moment


@pytest.mark.parametrize("text", ["", "+", "3d 14:00", "-0d 14:00", "-3d", "-3d 9:00", "-3d 09:60", "20h", "-1h60m"])
def test_invalid_times_are_rejected(text: str) -> None:
    with pytest.raises(ValueError, match="a time is written like"):
        parse_moment(text)
