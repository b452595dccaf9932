"""`infoview list`, `infoview due` and `infoview notes`."""

from __future__ import annotations

import json
import sqlite3
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from infoview_tui.cli.output import display_width
from infoview_tui.domain.enums import Stage
from infoview_tui.domain.timestamps import format_timestamp
from infoview_tui.exchange import json_export
from infoview_tui.paths import AppPaths
from tests.cli.conftest import Infoview


def parse_json(result: tuple[int, str, str]) -> list[dict[str, Any]]:
    code, out, err = result
    assert (code, err) == (0, "")
    found = json.loads(out)
    assert isinstance(found, list)
    return found


def execute(paths: AppPaths, sql: str, *parameters: object) -> None:
    connection = sqlite3.connect(paths.database)
    with connection:
        connection.execute(sql, parameters)
    connection.close()


@pytest.mark.parametrize("command", ["list", "due"])
def test_without_data_the_output_is_empty_and_none_is_created(
    infoview: Infoview, paths: AppPaths, command: str
) -> None:
    sentence = f"infoview: No data yet in {paths.data}. Run `infoview` or `infoview import FILE`.\n"
    assert infoview(command) == (0, "", sentence)
    assert infoview(command, "--json") == (0, "[]\n", "")
    assert not paths.data.exists()


def test_notes_fail_without_data(infoview: Infoview, paths: AppPaths) -> None:
    result = infoview("notes", "Ann", "--json")
    assert (result.code, result.out) == (1, "")
    assert result.err.startswith("infoview: No data yet in ")
    assert not paths.data.exists()


@pytest.mark.parametrize("arguments", [["list"], ["due"], ["notes", "Inês"]])
def test_output_fits_eighty_columns(infoview: Infoview, sample: AppPaths, arguments: list[str]) -> None:
    result = infoview(*arguments)
    assert (result.code, result.err) == (0, "")
    assert max(map(display_width, result.out.splitlines())) <= 80


def test_list_has_every_contact(infoview: Infoview, sample: AppPaths) -> None:
    lines = infoview("list").out.splitlines()
    all_contacts = parse_json(infoview("list", "--json"))
    assert lines[0].split() == ["NAME", "WHO", "STAGE", "NEXT"]
    assert len(lines) == len(all_contacts) + 1


def test_list_of_one_stage(infoview: Infoview, sample: AppPaths) -> None:
    all_contacts = parse_json(infoview("list", "--json"))
    for stage in Stage:
        for spelling in (stage.value, stage.value.replace("_", "-"), stage.value.upper()):
            some = parse_json(infoview("list", "--json", "--stage", spelling))
            assert some == [contact for contact in all_contacts if contact["stage"] == stage]
    assert any(contact["stage"] == "in_touch" for contact in all_contacts)


def test_list_takes_a_filter(infoview: Infoview, sample: AppPaths) -> None:
    execute(sample, "UPDATE contacts SET location = 'München' WHERE name = 'Inês Carvalho'")
    assert [row["name"] for row in parse_json(infoview("list", "munchen", "--json"))] == ["Inês Carvalho"]
    assert [row["name"] for row in parse_json(infoview("list", "place:mün", "ines", "--json"))] == ["Inês Carvalho"]
    assert infoview("list", "place:atlantis").err == "infoview: No contact matches “place:atlantis”.\n"


def test_empty_stage_is_reported(infoview: Infoview, sample: AppPaths) -> None:
    execute(sample, "UPDATE contacts SET stage = 'met'")
    assert infoview("list", "--stage", "ready") == (0, "", "infoview: No contacts in Ready.\n")


def test_contact_json(infoview: Infoview, sample: AppPaths) -> None:
    all_contacts = {contact["name"]: contact for contact in parse_json(infoview("list", "--json"))}
    for contact in all_contacts.values():
        assert contact.keys() == json_export.ContactJson.__annotations__.keys()
    met = next(contact for contact in all_contacts.values() if contact["stage"] == "met")
    assert met["next_action"].keys() == {"kind", "due_at", "text", "due_on"}
    assert met["next_action"]["kind"] == "thank"
    scheduled = next(contact for contact in all_contacts.values() if contact["stage"] == "scheduled")
    assert datetime.fromisoformat(scheduled["next_interview_at"]).utcoffset() == timedelta(0)
    assert any(contact["referrer"] in all_contacts for contact in all_contacts.values())
    assert any(len(contact["paths"]) > 1 for contact in all_contacts.values())
    assert any("alumni" in contact["tags"] for contact in all_contacts.values())
    assert any(contact["next_action"] is None for contact in all_contacts.values())
    sent = [one for contact in all_contacts.values() for one in contact["messages"] if one["state"] != "draft"]
    assert sent
    assert all(one.keys() == json_export.MessageJson.__annotations__.keys() for one in sent)
    assert all(one["body"] and one["sent_at"] for one in sent)


def test_json_is_indented_and_keeps_unicode(infoview: Infoview, sample: AppPaths) -> None:
    assert '\n    "name": "Inês Carvalho",\n' in infoview("list", "--json").out


def test_json_escapes_control_characters(infoview: Infoview, sample: AppPaths) -> None:
    execute(sample, "UPDATE contacts SET title = ? WHERE name = 'Inês Carvalho'", "\x9b31m\x1b[0m\u202e\x7f")
    result = infoview("list", "--json")
    assert [contact["title"] for contact in parse_json(result) if contact["name"] == "Inês Carvalho"] == [
        "\x9b31m\x1b[0m\u202e\x7f"
    ]
    assert not set("\x9b\x1b\u202e\x7f") & set(result.out)
    assert not set("\x9b\x1b\u202e\x7f") & set(infoview("list").out)


def test_due_has_actions_and_reasons(infoview: Infoview, sample: AppPaths) -> None:
    due = parse_json(infoview("due", "--json"))
    for action in due:
        assert action.keys() == json_export.ActionJson.__annotations__.keys()
    thank = next(action for action in due if action["kind"] == "thank")
    assert "a thank-you is best within two days" in thank["reason"]
    assert thank["due_at"] < thank["late_at"]
    lines = infoview("due").out.splitlines()
    assert len(lines) == len(due) + 1
    assert lines[0].split() == ["WHO", "WHY", "NOW", "WHAT"]


def test_due_includes_the_seventh_day(infoview: Infoview, sample: AppPaths) -> None:
    today = datetime.now(UTC).replace(hour=0, minute=0, second=0)
    execute(sample, "DELETE FROM actions WHERE id > 5")
    for action_id, due in (
        (1, today + timedelta(days=8, seconds=-1)),
        (2, today + timedelta(days=8, hours=1)),
        (3, None),
        (4, (today + timedelta(days=7)).date()),
        (5, (today + timedelta(days=8)).date()),
    ):
        at = format_timestamp(due) if isinstance(due, datetime) else None
        day = due.isoformat() if due is not None and at is None else None
        execute(sample, "UPDATE actions SET due_on = ?, due_at = ? WHERE id = ?", day, at, action_id)
    assert [action["id"] for action in parse_json(infoview("due", "--json"))] == [1, 4, 3]


def test_nothing_due_is_reported(infoview: Infoview, sample: AppPaths) -> None:
    execute(sample, "DELETE FROM actions")
    step = "Next step: Ask for an interview: 林美玲 (Lin Mei-ling) (7 people to ask)."
    assert infoview("due") == (0, "", f"infoview: Nothing is due within a week. {step}\n")
    assert infoview("due", "--json") == (0, "[]\n", "")


def test_notes_show_the_interview(infoview: Infoview, sample: AppPaths) -> None:
    lines = infoview("notes", "inês").out.splitlines()
    assert lines[0].startswith("Inês Carvalho · Lead product designer at Tidewell Health · ")
    assert "   1. What two or three decisions got you to where you are now? (answered)" in lines
    assert "   5:40  quote: I did not stop nursing. I only moved to where the mistakes are" in lines


def test_off_record_notes_are_never_printed(infoview: Infoview, sample: AppPaths) -> None:
    connection = sqlite3.connect(sample.database)
    secrets = connection.execute(
        "SELECT n.text, c.name FROM notes n JOIN interviews i ON i.id = n.interview_id "
        "JOIN contacts c ON c.id = i.contact_id WHERE n.kind = 'off_record'"
    ).fetchall()
    connection.close()
    assert secrets
    for secret, name in secrets:
        result = infoview("notes", name)
        in_json = infoview("notes", name, "--json")
        joined = " ".join(result.out.split())
        assert "off the record not shown." in joined
        assert secret not in joined
        assert secret not in in_json.out
        assert "off_record" not in [note["kind"] for call in parse_json(in_json) for note in call["notes"]]
        assert sum(call["off_record"] for call in parse_json(in_json)) > 0


def test_tangents_are_not_printed_under_the_question_before(infoview: Infoview, sample: AppPaths) -> None:
    lines = infoview("notes", "Inês").out.splitlines()
    assert lines[lines.index("Notes") + 1].strip() == "[tangent]"
    assert "### Tangents" in infoview("notes", "Inês", "--markdown").out


def test_interview_json(infoview: Infoview, sample: AppPaths) -> None:
    (call,) = parse_json(infoview("notes", "Inês", "Carvalho", "--json"))
    assert call.keys() == json_export.InterviewJson.__annotations__.keys()
    assert all(question.keys() == json_export.QuestionJson.__annotations__.keys() for question in call["questions"])
    assert all(note.keys() == json_export.NoteJson.__annotations__.keys() for note in call["notes"])
    assert (call["contact"], call["state"], call["minutes"]) == ("Inês Carvalho", "debriefed", 30)
    questions = {question["id"]: question["text"] for question in call["questions"]}
    for note in call["notes"]:
        assert note["question"] == (questions[note["question_id"]] if note["question_id"] else None)
        minutes, seconds = map(int, note["time"].split(":"))
        assert note["seconds"] == minutes * 60 + seconds
    assert any(note["starred"] is True for note in call["notes"])


def test_notes_of_a_contact_without_an_interview(infoview: Infoview, sample: AppPaths) -> None:
    result = infoview("notes", "Noor")
    assert result == (0, "", "infoview: No interview with Noor El-Amrani yet. Run `infoview live` to start one.\n")
    assert infoview("notes", "Noor", "--json") == (0, "[]\n", "")


@pytest.mark.parametrize(("name", "message"), [("zzz", "No contact is called 'zzz'."), ("a", "'a' matches ")])
def test_unknown_or_ambiguous_name_fails(infoview: Infoview, sample: AppPaths, name: str, message: str) -> None:
    result = infoview("notes", name)
    assert (result.code, result.out) == (1, "")
    assert result.err.startswith(f"infoview: {message}")
