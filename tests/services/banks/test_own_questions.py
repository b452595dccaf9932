"""Own questions: written, edited, and deleted in the user's bank files, with undo byte for byte."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from infoview_tui.errors import InfoviewError, NotFoundError, UndoError
from infoview_tui.paths import bundled_banks
from infoview_tui.services.banks import own_questions
from infoview_tui.services.banks.library import BankLoader, find_bundled
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.storage.banks.model import Question, QuestionFields as Fields

OWN = """\
# Mine, and nobody else's.
topic: hindsight
questions:
  # Asked in every call.
  - id: hindsight.known-earlier
    text:  "What should I know?"   # short
    minutes: 2

  - id: hindsight.mine
    text: What else?
"""


@pytest.fixture
def banks(tmp_path: Path) -> BankLoader:
    return BankLoader(bundled_banks(), tmp_path / "config" / "question_banks")


def get(banks: BankLoader, key: str) -> Question:
    banks.refresh()
    question = banks.load().get_question(key)
    assert question is not None
    return question


def own_file(banks: BankLoader, name: str = "hindsight.yaml") -> Path:
    assert banks.own is not None
    return banks.own / name


def test_the_first_own_question_creates_a_bank(workspace: Workspace, banks: BankLoader, now: datetime) -> None:
    fields = Fields("  What’s the\nhardest week? ", ("Why?", " "), "Honest answers.", 4)
    key = own_questions.add_question(workspace, banks, own_questions.OWN_TOPIC, fields, now)
    assert key == "own.whats-the-hardest-week"
    assert get(banks, key).fields == Fields("What’s the hardest week?", ("Why?",), "Honest answers.", 4)
    assert own_file(banks, "own.yaml").read_text().startswith("topic: own\ntitle: Your own questions\n")
    assert own_questions.add_question(workspace, banks, "own", fields, now) == f"{key}-2"
    workspace.undo(now)
    workspace.undo(now)
    assert not own_file(banks, "own.yaml").exists()
    banks.refresh()
    assert banks.load().get_question(key) is None


def test_an_id_can_be_made_of_any_text(workspace: Workspace, banks: BankLoader, now: datetime) -> None:
    assert own_questions.add_question(workspace, banks, "own", Fields("何が好きですか？"), now) == "own.question"
    assert own_questions.add_question(workspace, banks, "own", Fields("???"), now) == "own.question-2"
    long = own_questions.add_question(workspace, banks, "own", Fields("Donaudampfschiff" * 20), now)
    assert get(banks, long).text == "Donaudampfschiff" * 20


def test_editing_a_bundled_question_makes_an_own_one_with_its_id(
    workspace: Workspace, banks: BankLoader, now: datetime
) -> None:
    bundled = get(banks, "hindsight.known-earlier")
    own_questions.edit_question(workspace, banks, bundled, bundled.fields._replace(text="What should I know?"), now)
    edited = get(banks, bundled.id)
    assert (edited.text, edited.probes, edited.is_custom) == ("What should I know?", bundled.probes, True)
    assert find_bundled(banks.load(), bundled.id) == bundled
    assert own_questions.delete_question(workspace, banks, edited, now)  # the bundled one comes back
    assert get(banks, bundled.id) == bundled
    workspace.undo(now)
    assert get(banks, bundled.id) == edited


def test_ten_edits_and_undos_give_the_file_back_byte_for_byte(
    workspace: Workspace, banks: BankLoader, now: datetime
) -> None:
    file = own_file(banks)
    file.parent.mkdir(parents=True)
    content = b"\xef\xbb\xbf" + OWN.replace("\n", "\r\n").encode()
    file.write_bytes(content)
    states = [content]
    for number in range(10):
        match number % 4:
            case 0:
                own_questions.add_question(workspace, banks, "hindsight", Fields(f"What: number {number}? #"), now)
            case 1:
                question = get(banks, "hindsight.known-earlier")
                fields = question.fields._replace(probes=("Why: then?", *question.probes), minutes=number)
                own_questions.edit_question(workspace, banks, question, fields, now)
            case 2:
                question = get(banks, "hindsight.known-earlier")
                changed = question.fields._replace(text=f"- What now, {number}?", good_for="“Quotes” & [brackets]")
                own_questions.edit_question(workspace, banks, question, changed, now)
            case 3:
                own_questions.delete_question(workspace, banks, banks_own(banks)[-1], now)
        states.append(file.read_bytes())
        assert "# Asked in every call." in file.read_text(encoding="utf-8-sig")
    assert len(set(states)) == 11
    for state in states[-2::-1]:
        workspace.undo(now)
        assert file.read_bytes() == state
    for state in states[1:]:
        workspace.redo(now)
        assert file.read_bytes() == state


def test_a_question_changed_in_an_editor_is_not_overwritten(
    workspace: Workspace, banks: BankLoader, now: datetime
) -> None:
    key = own_questions.add_question(workspace, banks, "own", Fields("What then?"), now)
    seen = get(banks, key)
    file = own_file(banks, "own.yaml")
    file.write_text(file.read_text().replace("What then?", "What next?"))
    with pytest.raises(InfoviewError, match=r"changed in own\.yaml meanwhile"):
        own_questions.edit_question(workspace, banks, seen, Fields("What now?"), now)
    with pytest.raises(UndoError):
        workspace.undo(now)
    assert get(banks, key).text == "What next?"
    own_questions.edit_question(workspace, banks, get(banks, key), Fields("What now?"), now)
    file.unlink()
    with pytest.raises(NotFoundError, match="no longer exists"):
        own_questions.edit_question(workspace, banks, seen, Fields("Where now?"), now)


def test_another_question_changed_in_an_editor_does_not_matter(
    workspace: Workspace, banks: BankLoader, now: datetime
) -> None:
    key = own_questions.add_question(workspace, banks, "own", Fields("What then?"), now)
    file = own_file(banks, "own.yaml")
    file.write_text(file.read_text() + "  - id: own.by-hand\n    text: By hand?\n")
    own_questions.edit_question(workspace, banks, get(banks, key), Fields("What now?"), now)
    assert [question.text for question in banks_own(banks)] == ["What now?", "By hand?"]


def banks_own(banks: BankLoader) -> list[Question]:
    banks.refresh()
    return [question for bank in banks.load().banks if bank.is_custom for question in bank.questions]


def test_a_question_goes_to_a_bank_of_its_language(workspace: Workspace, banks: BankLoader, now: datetime) -> None:
    german = own_file(banks, "own.yaml")
    german.parent.mkdir(parents=True)
    german.write_text("topic: own\nlanguage: de\nquestions:\n- id: own.wie\n  text: Wie kam das?\n")
    key = own_questions.add_question(workspace, banks, "own", Fields("How come?"), now)
    assert get(banks, key).language == "en"
    own_questions.edit_question(workspace, banks, get(banks, "own.wie"), Fields("Wie das?"), now)
    assert (get(banks, "own.wie").text, get(banks, "own.wie").language) == ("Wie das?", "de")


def test_a_bank_with_mistakes_is_not_touched(workspace: Workspace, banks: BankLoader, now: datetime) -> None:
    broken = own_file(banks, "own.yaml")
    broken.parent.mkdir(parents=True)
    broken.write_text("topic: own\nquestions: 3\n")
    own_questions.add_question(workspace, banks, "own", Fields("What then?"), now)
    assert broken.read_text() == "topic: own\nquestions: 3\n"
    assert own_file(banks, "own-2.yaml").exists()


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        (Fields("  "), "The question is empty"),
        (Fields("\x1b[31m"), "The question is empty"),
        (Fields("What?", ("x" * 501,)), "longer than 500 characters"),
        (Fields("What?", (), "", 0), "1 to 30 minutes"),
        (Fields("What?", (), "", 31), "1 to 30 minutes"),
    ],
)
def test_what_cannot_be_saved_is_explained(
    workspace: Workspace, banks: BankLoader, now: datetime, fields: Fields, why: str
) -> None:
    with pytest.raises(InfoviewError, match=why):
        own_questions.add_question(workspace, banks, "own", fields, now)


def test_bundled_questions_cannot_be_deleted(workspace: Workspace, banks: BankLoader, now: datetime) -> None:
    with pytest.raises(InfoviewError, match="x retires it"):
        own_questions.delete_question(workspace, banks, get(banks, "hindsight.known-earlier"), now)


def test_without_an_own_directory_nothing_can_be_added(workspace: Workspace, now: datetime) -> None:
    with pytest.raises(InfoviewError, match="no directory"):
        own_questions.add_question(workspace, BankLoader(bundled_banks(), None), "own", Fields("What?"), now)


def test_saving_without_a_change_writes_nothing(workspace: Workspace, banks: BankLoader, now: datetime) -> None:
    bundled = get(banks, "hindsight.known-earlier")
    own_questions.edit_question(workspace, banks, bundled, bundled.fields, now)
    assert not own_file(banks).exists()
