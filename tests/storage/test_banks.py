"""The bundled question banks are valid, and reading banks is strict and safe."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from hypothesis import example, given, strategies as st

from infoview_tui.domain.enums import Topic
from infoview_tui.storage import strict_yaml
from infoview_tui.storage.banks import Bank, BankLibrary, load_library, read_bank
from infoview_tui.storage.yaml_files import FileProblem
from tests.clean import is_clean_line

BUNDLED = Path(__file__).parents[2] / "question_banks"

GOOD = """\
topic: day-to-day
questions:
  - id: day-to-day.one
    text: What comes first?
"""

# First words of questions that can be answered with yes or no.
CLOSED = re.compile(
    r"(?:am|is|are|was|were|do|does|did|can|could|will|would|shall|should|may|might|must|have|has|had)\b(?:n't)?",
    re.IGNORECASE,
)

Write = Callable[[str | bytes], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """A function that writes a bank file and returns its path."""

    def write_bank(content: str | bytes) -> Path:
        path = tmp_path / "bank.yaml"
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return write_bank


@pytest.fixture(params=["fast parser", "pure parser"])
def each_parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Run a test with the C parser and with its Python fallback."""
    if request.param == "pure parser":
        monkeypatch.setattr(strict_yaml, "_LOADER", yaml.SafeLoader)


def read(path: Path) -> Bank:
    bank, problems = read_bank(path, is_custom=True)
    assert not problems
    assert bank is not None
    return bank


def problems_of(path: Path, *, own: bool = True) -> list[str]:
    """Return the problems of a bank as ``line:column: message``."""
    bank, problems = read_bank(path, is_custom=own)
    assert bank is None
    assert problems
    return [f"{problem.line}:{problem.column}: {problem.message}" for problem in problems]


def problem_of(path: Path, *, own: bool = True) -> str:
    (only,) = problems_of(path, own=own)
    return only


@pytest.fixture(scope="module")
def bundled() -> BankLibrary:
    return load_library(BUNDLED, None)


class TestBundledBanks:
    def test_every_bank_loads_without_problems(self, bundled: BankLibrary) -> None:
        assert bundled.problems == ()

    def test_each_topic_has_one_bank_named_after_it_and_at_least_ten_questions(self, bundled: BankLibrary) -> None:
        assert [entry.topic for entry in bundled.topics] == list(Topic)
        assert {bank.path.stem for bank in bundled.banks} == set(Topic)
        assert all(bank.path.stem == bank.topic for bank in bundled.banks)
        assert all(len(bank.questions) >= 10 for bank in bundled.banks)

    def test_library_is_large(self, bundled: BankLibrary) -> None:
        assert len(bundled.questions) >= 200

    def test_ids_never_change(self, bundled: BankLibrary) -> None:
        """Plans, question sets, and own banks refer to them."""
        known = (Path(__file__).parent / "question_ids.txt").read_text(encoding="utf-8").split()
        assert [each for each in known if bundled.get_question(each) is None] == []

    def test_ids_are_unique_and_start_with_their_topic(self, bundled: BankLibrary) -> None:
        ids = [question.id for bank in bundled.banks for question in bank.questions]
        assert len(ids) == len(set(ids))
        assert all(question.id.startswith(f"{question.topic}.") for question in bundled.questions)

    def test_every_question_is_open_and_ends_as_a_question(self, bundled: BankLibrary) -> None:
        closed = [question.text for question in bundled.questions if CLOSED.match(question.text)]
        assert closed == []
        assert [question.text for question in bundled.questions if not question.text.endswith("?")] == []

    def test_follow_ups_are_open_questions_too(self, bundled: BankLibrary) -> None:
        probes = [probe for question in bundled.questions for probe in question.probes]
        assert [probe for probe in probes if CLOSED.match(probe) or not probe.endswith("?")] == []

    def test_no_question_is_repeated(self, bundled: BankLibrary) -> None:
        texts = [question.text for question in bundled.questions]
        probes = [probe for question in bundled.questions for probe in question.probes]
        asked = [re.sub(r"\W+", " ", text).casefold() for text in texts + probes]
        assert len(asked) == len(set(asked))

    def test_every_question_has_follow_ups_a_purpose_and_a_time(self, bundled: BankLibrary) -> None:
        for question in bundled.questions:
            assert 1 <= len(question.probes) <= 3, question.id
            assert 10 <= len(question.good_for) <= 90, question.id
            assert 2 <= question.minutes <= 5, question.id
            assert len(question.text) <= 140, question.id
            assert (question.language, question.is_custom) == ("en", False)

    def test_both_closing_questions_exist(self, bundled: BankLibrary) -> None:
        for name in ("who-else", "left-out"):
            question = bundled.get_question(f"network-and-closing.{name}")
            assert question is not None
            assert question.topic == Topic.CLOSING

    def test_titles_match_topic_labels(self, bundled: BankLibrary) -> None:
        assert [entry.title for entry in bundled.topics] == [
            topic.value.replace("-", " ").capitalize() for topic in Topic
        ]

    def test_python_parser_reads_the_same(self, bundled: BankLibrary, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(strict_yaml, "_LOADER", yaml.SafeLoader)
        assert load_library(BUNDLED, None) == bundled


@pytest.mark.usefixtures("each_parser")
class TestReadingStrictly:
    def test_missing_fields_have_defaults(self, write: Write) -> None:
        bank = read(write(GOOD))
        (question,) = bank.questions
        assert (bank.topic, bank.title, bank.language, bank.is_custom) == ("day-to-day", "Day to day", "en", True)
        assert (question.probes, question.good_for, question.minutes) == ((), "", 3)

    def test_text_is_unchanged(self, write: Write) -> None:
        bank = read(
            write(
                "topic: '014'\ntitle: 12:30\nlanguage: no\nquestions:\n"
                "  - {id: 014.on, text: no, probes: [null, 1_000, 0x1F, ~, 2026-01-02], good_for: 014, minutes: 2}\n"
            )
        )
        (question,) = bank.questions
        assert (bank.topic, bank.title, bank.language) == ("014", "12:30", "no")
        assert (question.text, question.good_for, question.minutes) == ("no", "014", 2)
        assert question.probes == ("null", "1_000", "0x1F", "~", "2026-01-02")

    def test_text_is_cleaned_and_folded_to_one_line(self, write: Write) -> None:
        bank = read(write(GOOD.replace("What comes first?", '"What \\e[31mcomes\\n\\n  first\\u202e?"')))
        assert bank.questions[0].text == "What comes first?"

    def test_byte_order_mark_and_windows_line_ends_are_accepted(self, write: Write) -> None:
        assert read(write(b"\xef\xbb\xbf" + GOOD.replace("\n", "\r\n").encode())) == read(write(GOOD))

    def test_unknown_key_is_reported_with_its_position(self, write: Write) -> None:
        path = write(GOOD + "    minuets: 3\n")
        expected = 'unknown key "minuets"; a question has id, text, probes, good_for, minutes'
        assert problem_of(path) == f"5:5: {expected}"
        _, problems = read_bank(path, is_custom=True)
        assert str(problems[0]) == f"{path}:5:5: {expected}"

    def test_unknown_key_of_bank_is_reported(self, write: Write) -> None:
        assert problem_of(write(GOOD + "<<: {}\n")).startswith('5:1: unknown key "<<"; a bank has topic, questions')

    @pytest.mark.parametrize("minutes", ["no", "0", "31", "2.5", "014", "-3", "٣", "", "[3]", "{a: b}", "1e1"])
    def test_minutes_must_be_a_whole_number(self, write: Write, minutes: str) -> None:
        message = problem_of(write(GOOD + f"    minutes: {minutes}\n"))
        assert message.startswith("5:1")  # after the colon, where the value starts
        assert message.endswith("minutes is a whole number from 1 to 30")

    @pytest.mark.parametrize(
        ("more", "expected"),
        [
            ("    probes: How so?\n", "5:13: probes is a list, not a text; begin each probe with a hyphen"),
            ("    probes: [How, [Why]]\n", "5:19: a probe is one text, not a list"),
            ("    good_for: {a: b}\n", "5:15: good_for is one text, not keys with values"),
            ("    good_for: ''\n", "5:15: good_for is empty"),
            (f"    good_for: {'x' * 501}\n", "5:15: good_for is longer than 500 characters"),
            ("  - What else?\n", "5:5: a question is written as keys with values, such as id: ..."),
            ("  - text: What else?\n", "5:5: id missing: a question needs id and text"),
            ("  - {}\n", "5:5: id and text missing: a question needs id and text"),
            (
                "  - {id: day-to-day.one, text: Why}\n",
                '5:10: the id "day-to-day.one" is already used on line 3',
            ),
            (
                "  - {id: culture.one, text: Why}\n",
                "5:10: id is day-to-day, a dot, then lower-case letters a-z, digits and single hyphens",
            ),
            ("title: [Day]\n", "5:8: title is one text, not a list"),
            ("language: English please\n", "5:11: language is a tag such as en, de or pt-BR"),
        ],
    )
    def test_problems_have_positions(self, write: Write, more: str, expected: str) -> None:
        assert problem_of(write(GOOD + more)) == expected

    def test_all_problems_are_reported_in_order(self, write: Write) -> None:
        wrong = GOOD + "    minutes: soon\n    probe: Why?\n  - {id: day-to-day.two, text: ''}\n"
        assert [line.split(":")[0] for line in problems_of(write(wrong))] == ["5", "6", "7"]

    def test_questions_must_be_a_nonempty_list(self, write: Write) -> None:
        assert problem_of(write("topic: a\nquestions: []\n")) == "2:12: questions is empty; a bank has at least one"
        assert problem_of(write("topic: a\nquestions: What?\n")).startswith("2:12: questions is a list, not a text")
        assert problem_of(write("topic: a\n")) == "1:1: questions missing: a bank needs topic and questions"

    @pytest.mark.parametrize("topic", ["Day-to-day", "day_to_day", "a-", "a--b", "tägig", "a b", "../x"])
    def test_topic_must_be_a_slug(self, write: Write, topic: str) -> None:
        assert problem_of(write(GOOD.replace("topic: day-to-day", f"topic: {topic}"))).startswith(
            "1:8: topic is made of lower-case"
        )

    def test_only_own_banks_add_topics(self, write: Write) -> None:
        path = write(GOOD.replace("day-to-day", "beekeeping"))
        assert read(path).title == "Beekeeping"
        assert problem_of(path, own=False).startswith('1:8: "beekeeping" is none of Infoview\'s topics')

    def test_duplicate_key_is_rejected(self, write: Write) -> None:
        path = write(GOOD + "    text: What comes last?\n")
        assert problem_of(path) == '5:5: "text" is a duplicate key; it is already on line 4'

    @pytest.mark.parametrize(
        ("text", "word"),
        [("&first What?", "anchors"), ("*first", "aliases"), ("!!python/name:os.system", "tags"), ("! What?", "tags")],
    )
    def test_anchors_aliases_and_tags_are_rejected(self, write: Write, text: str, word: str) -> None:
        assert problem_of(write(GOOD.replace("What comes first?", text))).startswith(f"4:11: {word} ")

    def test_alias_bomb_is_rejected_at_its_first_anchor(self, write: Write) -> None:
        bomb = "a: &a [x, x]\n" + "".join(
            f"{chr(98 + n)}: &{chr(98 + n)} [*{chr(97 + n)}, *{chr(97 + n)}]\n" for n in range(20)
        )
        assert problem_of(write(bomb)).startswith("1:4: anchors")

    @pytest.mark.parametrize(
        ("opener", "place"),
        [("[", "1:21"), ("{", "1:21"), ("- ", "1:41"), ("? ", "1:41"), ("[\n", "21:1"), ("[{a: ", "1:51")],
    )
    @pytest.mark.parametrize("closers", ["", "]" * 50_000])
    def test_deep_nesting_is_rejected(self, write: Write, opener: str, place: str, closers: str) -> None:
        message_text = "lists and mappings are nested more than 20 deep"
        assert problem_of(write(opener * 50_000 + closers)) == f"{place}: {message_text}"

    def test_brackets_in_quotes_are_not_nesting(self, write: Write) -> None:
        message = problem_of(write(GOOD.replace("What comes first?", f"'{'[' * 30}'") + "  - {id: [\n"))
        assert message == "6:1: the file ends here, but a bracket or a quotation mark is not closed"

    def test_second_document_is_rejected(self, write: Write) -> None:
        assert problem_of(write(GOOD + "---\n" + GOOD)).endswith(
            "only one document per file is allowed; remove the second"
        )

    def test_key_must_be_a_word(self, write: Write) -> None:
        assert problem_of(write("? [a, b]\n: c\n")) == "1:3: a key must be a plain word, not a list or a mapping"

    @pytest.mark.parametrize("content", ["", "\n\n", "# nothing yet\n"])
    def test_empty_file_is_reported(self, write: Write, content: str) -> None:
        assert problem_of(write(content)) == "1:1: the file is empty; a bank has a topic and questions"

    @pytest.mark.parametrize(
        ("text", "place", "expected"),
        [
            (
                "What is #1 here?",
                "4:19",
                'the text ends before "#", because the rest is a comment; ~"What is #1 here?"',
            ),
            ("What? # note", "4:17", 'the text ends before "#", because the rest is a comment; ~"What? # note"'),
            ("Is\n      #1 it?", "5:7", 'the text ends before "#", because the rest is a comment; ~"Is #1 it?"'),
            ("Say: what?", "4:14", 'a colon in the text is read as a key; ~"Say: what?"'),
            ("Say this:", "4:19", 'a colon in the text is read as a key; ~"Say this:"'),
            ("'It's nice?'", "4:15", 'a quotation mark in the text ends it; ~"It\'s nice?"'),
            ('"Say "hi" now?"', "4:17", "a quotation mark in the text ends it; ~'Say \"hi\" now?'"),
            ('"C:\\q?"', "4:1", "a backslash in a text in double quotation marks starts a code; ~'C:\\q?'"),
            ('"\\U00110000"', "", "a code that starts with a backslash is not a character"),
            ("@all what?", "4:11", 'a text cannot start with "@"; ~"@all what?"'),
            ("- what?", "4:11", 'a text cannot start with "-"; ~"- what?"'),
            ("[What", "", 'a text cannot start with "["; ~"[What"'),
            ('"What?', "4:11", "the quotation mark before the text is not closed"),
            (f"{'x' * 120}: what?", "4:131", "a colon in the text is read as a key; put the text in quotation marks"),
            ("What?\n\tminutes: 3", "5:1", "the line is indented with a tab; use spaces"),
            ("What?\n    Why?\n   minutes: 3", "", "check its indentation"),
        ],
    )
    def test_mistakes_are_explained_with_what_to_write(
        self, write: Write, text: str, place: str, expected: str
    ) -> None:
        message = problem_of(write(GOOD.replace("What comes first?", text)))
        assert expected.replace("~", "write text: ") in message
        assert message.startswith(place)

    def test_text_in_a_list_that_became_a_key_is_explained(self, write: Write) -> None:
        message = problem_of(write(GOOD + "    probes:\n      - Say: what?\n"))
        assert message == '6:9: a probe is one text, not keys with values; write - "Say: what?"'

    def test_comments_that_cut_off_no_text_are_accepted(self, write: Write) -> None:
        commented = GOOD.replace("day-to-day\n", "day-to-day # note\n", 1).replace("one\n", "one # note\n")
        bank = read(write(commented.replace("What comes first?", "'What #1?' # note\n    # note") + "# note\n"))
        assert bank.questions[0].text == "What #1?"

    @pytest.mark.parametrize("character", ["\0", "\x1b", "\x9b", "\ufeff", "\uffff"])
    def test_control_character_is_reported_by_number(self, write: Write, character: str) -> None:
        message = problem_of(write(GOOD.replace("comes", f"co{character}mes")))
        assert message == f"4:18: the character U+{ord(character):04X} is not allowed here"

    def test_messages_have_no_escape_sequences(self, write: Write) -> None:
        assert all(is_clean_line(line) for line in problems_of(write('topic: a\n"\\e]2;x\\a\\u202e": 1\n')))

    def test_other_encoding_is_reported(self, write: Write) -> None:
        path = write(GOOD.replace("What comes", "Où, café").encode("latin-1"))
        assert problem_of(path) == "4:12: the file is not UTF-8; save it as UTF-8"
        assert "UTF-8" in problem_of(write(GOOD.encode("utf-16")))

    def test_large_file_is_rejected(self, write: Write) -> None:
        padded = GOOD.encode() + b"#" * (1_000_000 - len(GOOD))
        read(write(padded))
        assert problem_of(write(padded + b"#")) == "1:1: the file is larger than 1 MB; split it"


class TestWhatIsNoFile:
    def test_directory_named_like_a_bank_is_reported(self, tmp_path: Path) -> None:
        (tmp_path / "x.yaml").mkdir()
        assert problem_of(tmp_path / "x.yaml") == "1:1: this is a folder, not a file"

    def test_named_pipe_does_not_block(self, tmp_path: Path) -> None:
        os.mkfifo(tmp_path / "x.yaml")
        assert problem_of(tmp_path / "x.yaml") == "1:1: this is not a regular file"

    def test_missing_file_is_reported(self, tmp_path: Path) -> None:
        assert problem_of(tmp_path / "x.yaml") == "1:1: cannot read the file: No such file or directory"

    def test_file_name_is_cleaned_in_messages(self) -> None:
        assert str(FileProblem(Path("a\x1b[31mb\nc.yaml"), 1, 2, "wrong")) == "ab c.yaml:1:2: wrong"


def library(tmp_path: Path, **own: str) -> BankLibrary:
    """Return the bundled banks with own ones, given by file name."""
    for name, content in own.items():
        (tmp_path / f"{name}.yaml").write_text(content, encoding="utf-8")
    return load_library(BUNDLED, tmp_path)


class TestOwnBanks:
    def test_missing_directory_is_empty(self, bundled: BankLibrary, tmp_path: Path) -> None:
        assert load_library(BUNDLED, tmp_path / "none") == bundled

    def test_own_question_replaces_bundled_one(self, bundled: BankLibrary, tmp_path: Path) -> None:
        joined = library(
            tmp_path,
            alltag="topic: day-to-day\nlanguage: de\nquestions:\n"
            "  - {id: day-to-day.week-split, text: 'Wie teilt sich Ihre Woche auf?'}\n",
        )
        question = joined.get_question("day-to-day.week-split")
        assert question is not None
        assert (question.text, question.language, question.is_custom) == ("Wie teilt sich Ihre Woche auf?", "de", True)
        assert [each.id for each in joined.questions] == [each.id for each in bundled.questions]
        assert sum(each.is_custom for each in joined.questions) == 1

    def test_new_question_follows_bundled_ones(self, bundled: BankLibrary, tmp_path: Path) -> None:
        joined = library(tmp_path, mine=GOOD)
        before = next(entry for entry in bundled.topics if entry.topic == "day-to-day")
        after = next(entry for entry in joined.topics if entry.topic == "day-to-day")
        assert [each.id for each in after.questions] == [*(each.id for each in before.questions), "day-to-day.one"]
        assert after.title == before.title

    def test_own_title_replaces_topic_title(self, tmp_path: Path) -> None:
        joined = library(tmp_path, mine=GOOD + "title: Alltag\n")
        assert {entry.topic: entry.title for entry in joined.topics}["day-to-day"] == "Alltag"

    def test_own_topics_come_last(self, tmp_path: Path) -> None:
        joined = library(
            tmp_path, b=GOOD.replace("day-to-day", "apiary"), a=GOOD.replace("day-to-day", "beekeeping"), c=GOOD
        )
        assert [entry.topic for entry in joined.topics] == [*Topic, "beekeeping", "apiary"]

    def test_broken_file_does_not_affect_others(self, bundled: BankLibrary, tmp_path: Path) -> None:
        (tmp_path / "folder.yml").mkdir()
        joined = library(tmp_path, broken="topic: [", good=GOOD)
        assert [problem.path.name for problem in joined.problems] == ["broken.yaml", "folder.yml"]
        assert joined.get_question("day-to-day.one") is not None
        assert len(joined.questions) == len(bundled.questions) + 1

    def test_first_file_with_an_id_wins(self, tmp_path: Path) -> None:
        joined = library(tmp_path, a=GOOD, b=GOOD.replace("first", "last"))
        question = joined.get_question("day-to-day.one")
        assert question is not None
        assert question.text == "What comes first?"
        (problem,) = joined.problems
        place = tmp_path / "b.yaml"
        assert str(problem) == f'{place}:3:9: the id "day-to-day.one" is already used in a.yaml'

    def test_hidden_and_other_files_are_ignored(self, bundled: BankLibrary, tmp_path: Path) -> None:
        for name in (".bank.yaml", "notes.txt", "notes~", "bank.md"):
            (tmp_path / name).write_text("topic: [", encoding="utf-8")
        (tmp_path / "old").mkdir()
        assert load_library(BUNDLED, tmp_path) == bundled

    @pytest.mark.parametrize("name", ["a.YAML", "a.yml", "a.Yml", "a (1).yaml", "a conflicted copy.yaml"])
    def test_every_spelling_of_the_ending_is_read(self, tmp_path: Path, name: str) -> None:
        (tmp_path / name).write_text(GOOD, encoding="utf-8")
        found = load_library(BUNDLED, tmp_path)
        assert (found.problems, found.skipped) == ((), ())
        assert found.get_question("day-to-day.one") is not None

    @pytest.mark.parametrize(
        ("name", "expected"),
        [
            ("a (1).yaml", "this copy of a.yaml is not read; compare them, then delete or rename it"),
            ("a (Ann's conflicted copy 2026-11-02).yaml", "this copy of a.yaml is not read"),
            ("A.sync-conflict-20261102-101500-ABC.YAML", "this copy of a.yaml is not read"),
            ("a copy 2.yaml", "this copy of a.yaml is not read"),
            ("a - Copy (2).yaml", "this copy of a.yaml is not read"),
            ("a-conflict-20261102.yaml", "this copy of a.yaml is not read"),
            ("b.yaml.txt", "this file is not read; rename it so that it ends in .yaml"),
            ("more/b.yml", "files in a subfolder are not read; move them up one level"),
        ],
    )
    def test_copies_and_misplaced_files_are_reported(self, tmp_path: Path, name: str, expected: str) -> None:
        (tmp_path / "a.yaml").write_text(GOOD, encoding="utf-8")
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(GOOD.replace("first", "last"), encoding="utf-8")
        found = load_library(BUNDLED, tmp_path)
        (problem,) = found.problems
        assert problem.message.startswith(expected)
        assert problem.path == tmp_path / name.split("/", maxsplit=1)[0]
        question = found.get_question("day-to-day.one")
        assert question is not None
        assert question.text == "What comes first?"

    @pytest.mark.parametrize("name", ["a.yaml~", "a.yaml.orig", "a.yml.bak", "#a.yaml#"])
    def test_backups_are_skipped_which_is_no_problem(self, tmp_path: Path, name: str) -> None:
        (tmp_path / name).write_text(GOOD, encoding="utf-8")
        found = load_library(BUNDLED, tmp_path)
        assert found.problems == ()
        assert [str(each) for each in found.skipped] == [
            f"{tmp_path / name}:1:1: this backup is not read; delete it, or rename it so that it ends in .yaml"
        ]

    def test_file_instead_of_directory_is_reported(self, tmp_path: Path) -> None:
        path = tmp_path / "banks"
        path.write_text(GOOD, encoding="utf-8")
        assert [str(problem) for problem in load_library(BUNDLED, path).problems] == [
            f"{path}:1:1: cannot read the folder: Not a directory"
        ]

    def test_missing_bundled_banks_are_reported(self, tmp_path: Path) -> None:
        assert "no question banks" in str(load_library(tmp_path, None).problems[0])

    def test_unknown_id_has_no_question(self, bundled: BankLibrary) -> None:
        assert bundled.get_question("day-to-day.nowhere") is None


PIECES = st.sampled_from(
    [*"\n \t:-?[]{},&*!|>'\"%@`#~<\\", "  ", "- ", ": ", "---\n", "...\n", "\\x00", "\\ud800", "%YAML 1.1\n", "topic",
     "questions", "id", "text", "minutes", "day-to-day.one", "3", "\r", "\x85", "\u2028", "\ufeff", "\0", "é", "😀"]
)  # fmt: skip


@pytest.mark.parametrize("loader", [strict_yaml._LOADER, yaml.SafeLoader])
class TestWhateverIsInAFile:
    @staticmethod
    def survives(content: bytes, loader: type[yaml.SafeLoader], folder: Path) -> None:
        path = folder / "fuzz.yaml"
        path.write_bytes(content)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(strict_yaml, "_LOADER", loader)
            bank, problems = read_bank(path, is_custom=True)
        assert (bank is None) == bool(problems)
        assert all(problem.line >= 1 and problem.column >= 1 for problem in problems)
        assert all(is_clean_line(problem.message) for problem in problems)

    @given(content=st.binary(max_size=300))
    @example(content=b"\xef\xbb\xbf\xff")
    def test_any_bytes_give_a_bank_or_problems(
        self, tmp_path_factory: pytest.TempPathFactory, loader: type[yaml.SafeLoader], content: bytes
    ) -> None:
        self.survives(content, loader, tmp_path_factory.getbasetemp())

    @given(pieces=st.lists(PIECES, max_size=40), after_good=st.booleans())
    def test_any_yaml_fragments_give_a_bank_or_problems(
        self,
        tmp_path_factory: pytest.TempPathFactory,
        loader: type[yaml.SafeLoader],
        pieces: list[str],
        after_good: bool,
    ) -> None:
        content = (GOOD if after_good else "") + "".join(pieces)
        self.survives(content.encode(), loader, tmp_path_factory.getbasetemp())
