"""Question banks: loaded once, searchable, with problems reported once."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from infoview_tui.paths import bundled_banks, bundled_templates
from infoview_tui.services.banks.browsing import QuestionIndex
from infoview_tui.services.banks.library import BankLoader, form_from_question
from infoview_tui.services.banks.queries import QuestionSettings
from infoview_tui.services.outreach.templates import TemplateLoader
from infoview_tui.storage.banks import BankLibrary, load_library
from tests.hostile_texts import HOSTILE_TEXTS

BROKEN = "topic: outlook\nquestions:\n  - id: outlook.mine\n    text: What then?\n    minutes: many\n"
GOOD = (
    "topic: sailing\nquestions:\n  - id: sailing.wind\n    text: What does the wind decide?\n    good_for: Weather.\n"
)


@pytest.fixture(scope="module")
def library() -> BankLibrary:
    return load_library(bundled_banks(), None)


def ids(library: BankLibrary, typed: str) -> list[str]:
    groups = QuestionIndex(library, QuestionSettings()).find(typed)
    return [question.id for group in groups for question in group.questions]


def test_banks_are_read_once_on_first_use(tmp_path: Path) -> None:
    shelf = BankLoader(bundled_banks(), tmp_path)
    assert not shelf.is_loaded
    assert shelf.load() is shelf.load()
    assert shelf.is_loaded


def test_broken_own_bank_is_reported_once_and_hides_no_other(tmp_path: Path) -> None:
    (tmp_path / "broken.yaml").write_text(BROKEN)
    (tmp_path / "good.yaml").write_text(GOOD)
    shelf = BankLoader(bundled_banks(), tmp_path)
    assert f"{tmp_path / 'broken.yaml'}:5:14: " in shelf.pop_problem_message()
    assert shelf.pop_problem_message() == ""
    assert ids(shelf.load(), "wind decide") == ["sailing.wind"]
    assert len(shelf.load().questions) > 120


def test_broken_banks_are_counted(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(BROKEN)
    (tmp_path / "b.yaml").write_text("topic: [")
    message = BankLoader(bundled_banks(), tmp_path).pop_problem_message()
    assert message.startswith("2 question banks were skipped")
    assert "And 1 more." in message


def test_broken_templates_are_reported_once(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(
        "kind: thank-you\ntemplates:\n  - id: thank-you.mine\n    title: My #1\n    body: [Hi]\n"
    )
    loader = TemplateLoader(bundled_templates(), tmp_path)
    assert loader.pop_problem_message() == (
        f"A template file was skipped, fully or partly. {tmp_path / 'a.yaml'}:4:15: "
        'the text ends before "#", because the rest is a comment; write title: "My #1". '
        "Run `infoview templates check` to list all errors."
    )
    assert loader.pop_problem_message() == ""


def test_valid_banks_have_no_problem_message() -> None:
    assert BankLoader(bundled_banks(), None).pop_problem_message() == ""


def test_search_matches_every_word_in_text_topic_or_purpose(library: BankLibrary) -> None:
    assert "career-path.turning-points" not in ids(library, "turning decisions")  # ids are not searched
    assert "career-path.turning-points" in ids(library, "DECISIONS what")
    assert set(ids(library, "Career Path")) >= {
        question.id for question in library.questions if "career-path." in question.id
    }
    assert "career-path.turning-points" in ids(library, "choices résumé")
    assert ids(library, "decisions zzz") == []


@given(st.sampled_from(["path", "what", "money", "week"]), st.sampled_from(["how", "team", "you", "zzz"]))
def test_more_words_never_find_more(one: str, other: str) -> None:
    library = load_library(bundled_banks(), None)
    assert set(ids(library, f"{one} {other}")) == set(ids(library, one)) & set(ids(library, other))


def test_search_accepts_any_text(library: BankLibrary) -> None:
    known = {question.id for question in library.questions}
    for typed in HOSTILE_TEXTS:
        assert set(ids(library, typed)) <= known, ascii(typed[:99])


def test_bank_question_converts_to_plan_question(library: BankLibrary) -> None:
    question = library.get_question("career-path.turning-points")
    assert question is not None
    form = form_from_question(question)
    assert (form.text, form.topic, form.bank_id) == (question.text, "career-path", question.id)
    assert (form.probes, form.minutes) == (question.probes, question.minutes)


@pytest.mark.parametrize(
    "typed",
    [
        "enjoy most",
        "day-to-day duties",
        "stereotypes",
        "culture like least",
        "unexpected perks",
        "downsides",
        "how did you end up",
        "skills training",
        "wish known earlier",
        "field over the next five years",
        "work environment like",
        "main trends",
        "outside work",
        "skills need most",
        "biggest challenges",
        "pay range",
        "advice job",
        "internships",
        "who else should I talk to",
    ],
)
def test_the_plainest_questions_are_there(library: BankLibrary, typed: str) -> None:
    assert ids(library, typed)
