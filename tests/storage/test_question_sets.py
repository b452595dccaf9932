"""Question sets: the bundled ones fit their situation, and reading files of sets is strict."""

from __future__ import annotations

from pathlib import Path

import pytest

from infoview_tui.domain.call_clock import CLOSING_MINUTES
from infoview_tui.domain.enums import Topic
from infoview_tui.domain.planning import OPENING_MINUTES
from infoview_tui.paths import bundled_banks
from infoview_tui.storage.banks import BankLibrary, load_library
from infoview_tui.storage.question_sets import is_set_file, read_set_file

KNOWN = {"day-to-day.one", "day-to-day.two"}

GOOD = """\
sets:
  - id: mine
    title: Mine
    questions:
      - day-to-day.two
      - day-to-day.one
"""

OWN_BANK = "topic: sailing\nquestions:\n  - {id: sailing.why, text: Why do you sail?}\n"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "mine.yaml"


@pytest.fixture(scope="module")
def bundled() -> BankLibrary:
    return load_library(bundled_banks(), None)


def problems_of(path: Path, text: str) -> list[str]:
    path.write_text(text, encoding="utf-8")
    file, problems = read_set_file(path, KNOWN, is_custom=True)
    assert file is None
    return [f"{problem.line}:{problem.column}: {problem.message}" for problem in problems]


def write_own(config: Path, **sets: str) -> BankLibrary:
    """Return the library with own files of sets, given by file name, and an own bank about sailing."""
    (config / "sets").mkdir(exist_ok=True)
    (config / "sailing.yaml").write_text(OWN_BANK)
    for name, text in sets.items():
        (config / "sets" / f"{name}.yaml").write_text(text)
    return load_library(bundled_banks(), config)


class TestBundledSets:
    def test_there_is_one_for_each_situation(self, bundled: BankLibrary) -> None:
        assert bundled.problems == ()
        assert [each.id for each in bundled.sets] == [
            "new-field", "fifteen-minutes", "two-paths", "career-changer", "hiring", "alumni", "referred",
            "second-talk",
        ]  # fmt: skip
        assert all(each.title and each.situation.endswith(".") and not each.is_custom for each in bundled.sets)

    @pytest.mark.parametrize("index", range(8))
    def test_each_fits_its_time(self, bundled: BankLibrary, index: int) -> None:
        question_set = bundled.sets[index]
        agreed = 15 if question_set.id == "fifteen-minutes" else 20
        questions = bundled.list_set_questions(question_set)
        assert 5 <= len(questions) <= 8
        assert sum(question.minutes for question in questions) <= agreed - OPENING_MINUTES - CLOSING_MINUTES

    @pytest.mark.parametrize("index", range(8))
    def test_each_ends_with_a_question_for_names_and_covers_several_topics(
        self, bundled: BankLibrary, index: int
    ) -> None:
        topics = [question.topic for question in bundled.list_set_questions(bundled.sets[index])]
        assert topics[-1] == Topic.CLOSING
        assert len(set(topics)) >= 3


class TestOwnSets:
    def test_own_sets_follow_bundled_ones_and_may_use_own_questions(self, tmp_path: Path) -> None:
        text = GOOD.replace("day-to-day.two", "sailing.why").replace("day-to-day.one", "network-and-closing.who-else")
        library = write_own(tmp_path, mine=text)
        assert library.problems == ()
        own = library.sets[-1]
        assert (len(library.sets), own.id, own.situation, own.is_custom) == (9, "mine", "", True)
        assert [question.text for question in library.list_set_questions(own)] == [
            "Why do you sail?", "Who else should I talk to, and may I mention your name?",
        ]  # fmt: skip

    def test_own_set_replaces_bundled_one_in_its_place(self, bundled: BankLibrary, tmp_path: Path) -> None:
        text = "sets:\n  - {id: alumni, title: My school, questions: [sailing.why]}\n"
        library = write_own(tmp_path, mine=text)
        assert [each.id for each in library.sets] == [each.id for each in bundled.sets]
        assert [each.title for each in library.sets if each.is_custom] == ["My school"]

    def test_a_broken_file_does_not_affect_others(self, bundled: BankLibrary, tmp_path: Path) -> None:
        good = "sets:\n  - {id: good, title: Good, questions: [sailing.why]}\n"
        library = write_own(tmp_path, broken=GOOD, good=good, second=good)
        assert [str(problem) for problem in library.problems] == [
            f'{tmp_path}/sets/broken.yaml:5:9: no question bank has the question "day-to-day.two"',
            f'{tmp_path}/sets/broken.yaml:6:9: no question bank has the question "day-to-day.one"',
            f'{tmp_path}/sets/second.yaml:2:10: the id "good" is already used in good.yaml',
        ]
        assert [each.id for each in library.sets] == [*(each.id for each in bundled.sets), "good"]

    def test_other_folders_are_still_reported(self, tmp_path: Path) -> None:
        (tmp_path / "set").mkdir()
        (tmp_path / "set" / "mine.yaml").write_text(GOOD)
        (problem,) = write_own(tmp_path).problems
        assert problem.message == "files in a subfolder are not read; move them up one level"


class TestReadingStrictly:
    def test_questions_keep_their_order(self, path: Path) -> None:
        path.write_text(GOOD + "    situation: 'When: now'\n")
        file, problems = read_set_file(path, KNOWN, is_custom=False)
        assert file is not None
        (question_set,) = file.sets
        assert problems == ()
        assert (question_set.question_ids, question_set.situation, question_set.is_custom) == (
            ("day-to-day.two", "day-to-day.one"), "When: now", False,
        )  # fmt: skip

    @pytest.mark.parametrize(
        ("old", "new", "expected"),
        [
            (GOOD, "", "1:1: the file is empty; it has question sets"),
            (GOOD, "sets: []", "1:7: sets is empty; a file has at least one"),
            (GOOD, "set: []", '1:1: unknown key "set"; a file has sets'),
            ("id: mine", "id: Mine", "2:9: id is made of lower-case letters a-z, digits and single hyphens"),
            ("title: Mine", "tilte: Mine", "2:5: title missing: a set needs id, title and questions"),
            ("title: Mine", "title: My #1", '3:15: the text ends before "#"'),
            ("title: Mine", "title: [Mine]", "3:12: title is one text, not a list"),
            ("title: Mine", "title: Mine\n    minutes: 15", '4:5: unknown key "minutes"; a set has id, title, '),
            (
                "day-to-day.two\n",
                "day-to-day.tow\n",
                '5:9: no question bank has the question "day-to-day.tow"; is "day',
            ),
            ("day-to-day.two", "day-to-day.one", '6:9: the question "day-to-day.one" is already in this set'),
            ("day-to-day.two", "[day-to-day.two]", "5:9: a question is one text, not a list"),
            ("- day-to-day.two", "- ''", "5:9: a question is empty"),
            ("- day-to-day.two", "- *two", "5:9: "),
            (
                "\n      - day-to-day.two\n      - day-to-day.one",
                " day-to-day.one",
                "4:16: questions is a list, not a text; begin each question with a hyphen",
            ),
            ("\n      - day-to-day.two\n      - day-to-day.one", " []", "4:16: questions is empty; a set has at least"),
        ],
    )
    def test_every_mistake_has_a_position(self, path: Path, old: str, new: str, expected: str) -> None:
        assert problems_of(path, GOOD.replace(old, new))[0].startswith(expected)

    def test_an_id_twice_in_a_file_is_reported(self, path: Path) -> None:
        assert problems_of(path, GOOD + GOOD.removeprefix("sets:\n")) == [
            '7:9: the id "mine" is already used on line 2'
        ]


@pytest.mark.parametrize(
    ("folder", "text", "expected"),
    [
        (".", GOOD, True),
        ("sets", "topic: sailing\n", False),
        (".", "topic: [\n", False),
        ("sets", "title: [\n", True),
        ("sets", "", True),
        (".", "- sets\n", False),
    ],
)
def test_files_of_sets_are_known_by_their_keys(tmp_path: Path, folder: str, text: str, expected: bool) -> None:
    (tmp_path / folder).mkdir(exist_ok=True)
    path = tmp_path / folder / "any.yaml"
    path.write_text(text)
    assert is_set_file(path) is expected
