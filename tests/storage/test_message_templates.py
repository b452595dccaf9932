"""Reading template files is strict: every mistake is reported with its position."""

from __future__ import annotations

from pathlib import Path

import pytest

from infoview_tui.domain.enums import Channel
from infoview_tui.domain.message_template import Sentence
from infoview_tui.paths import bundled_templates
from infoview_tui.storage.message_templates import load_templates, read_template_file

GOOD = """\
kind: thank-you
templates:
  - id: thank-you.mine
    title: Mine
    body:
      - Hi {first_name}
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "mine.yaml"


def problems_of(path: Path, text: str) -> list[str]:
    path.write_text(text, encoding="utf-8")
    file, problems = read_template_file(path, is_custom=True)
    assert file is None
    return [f"{problem.line}:{problem.column}: {problem.message}" for problem in problems]


def test_all_keys_are_read(path: Path) -> None:
    more = """\
      - - one
        - optional: two {moment}
      - |
        Best,
        {my_name}
    subject: "{target}"
    channels: [text, post]
    when: referred
    max_characters: 300
"""
    path.write_text(GOOD + more, encoding="utf-8")
    file, problems = read_template_file(path, is_custom=True)
    assert problems == ()
    assert file is not None
    (template,) = file.templates
    assert (template.subject, template.channels, template.when) == (
        "{target}",
        (Channel.TEXT, Channel.POST),
        ("referred",),
    )
    assert (template.max_characters, template.is_custom) == (300, True)
    assert template.body == (
        (Sentence("Hi {first_name}"),),
        (Sentence("one"), Sentence("two {moment}", is_optional=True)),
        (Sentence("Best,\n{my_name}"),),
    )


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("kind: thank-you", "kind: thanks", '1:7: "thanks" is none of introduction, request, '),
        ("thank-you.mine", "request.mine", "3:9: id is thank-you, a dot, then lower-case letters"),
        ("title: Mine", "title: [Mine]", "4:12: title is one text, not a list"),
        ("title: Mine", "tilte: Mine", "3:5: title missing: a template needs id, title and body"),
        ("title: Mine", "title: Mine\n    channels: [pigeon]", '5:16: "pigeon" is none of email, phone, '),
        ("title: Mine", "title: Mine\n    channels: email", "5:15: channels is a list, not a text; begin each channel"),
        ("title: Mine", "title: Mine\n    when: rainy", '5:11: "rainy" is no condition; there are known, '),
        ("title: Mine", "title: Mine\n    max_characters: -1", "5:21: max_characters is a whole number from 1 to 9999"),
        ("title: Mine", "title: Mine\n    subject: '{x}'", '5:15: unknown placeholder "x"; there are first_name, '),
        ("Hi {first_name}", "Hi {first name}", '6:12: unknown placeholder "first name"'),
        ("Hi {first_name}", "Hi {first_name", "6:12: a brace that is no part of a placeholder"),
        ("Hi {first_name}", ">-\n        Hi\n        you {x}", '8:13: unknown placeholder "x"'),
        ("Hi {first_name}", "optional: {a: b}", "6:9: a paragraph is a text, a list of texts, or optional:"),
        ("- Hi {first_name}", "- ''", "6:9: a paragraph is empty"),
        ("- Hi {first_name}", "- &a Hi", "6:9: anchors"),
        ("title: Mine", "title: Mine\n    title: Mine", '5:5: "title" is a duplicate key'),
        (
            "title: Mine",
            "title: My #1",
            '4:15: the text ends before "#", because the rest is a comment; write title',
        ),
        (
            "Hi {first_name}",
            "Hi # {name}",
            '6:12: the text ends before "#", because the rest is a comment; write -',
        ),
        (
            "- Hi",
            "- Hi: you",
            "6:9: a paragraph is a text, a list of texts, or optional: with a text; write -",
        ),
        ("Hi {first_name}", "{first_name}, hi", "6:"),
    ],
)
def test_problems_have_positions(path: Path, old: str, new: str, expected: str) -> None:
    assert problems_of(path, GOOD.replace(old, new))[0].startswith(expected)


def test_all_problems_of_a_file_are_reported(path: Path) -> None:
    wrong = GOOD.replace("Mine", "''").replace("first_name", "x") + "  - {id: thank-you.mine, title: B, body: [b]}\n"
    assert [line.split(": ")[0] for line in problems_of(path, wrong)] == ["4:12", "6:12", "7:10"]


def test_empty_file_is_reported(path: Path) -> None:
    assert problems_of(path, "# nothing yet\n") == ["1:1: the file is empty; it has a kind and templates"]


def test_own_templates_join_and_override(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(GOOD, encoding="utf-8")
    (tmp_path / "b.yaml").write_text(GOOD.replace("thank-you.mine", "thank-you.email"), encoding="utf-8")
    (tmp_path / "c.yaml").write_text("kind: [", encoding="utf-8")
    (tmp_path / "d.yaml").write_text(GOOD, encoding="utf-8")
    bundled = load_templates(bundled_templates(), None)
    joined = load_templates(bundled_templates(), tmp_path)
    assert bundled.problems == ()
    assert [template.id for template in joined.templates] == [
        *(template.id for template in bundled.templates),
        "thank-you.mine",
    ]
    assert [template.id for template in joined.templates if template.is_custom] == ["thank-you.email", "thank-you.mine"]
    assert [problem.path.name for problem in joined.problems] == ["c.yaml", "d.yaml"]
    assert str(joined.problems[1]).endswith('d.yaml:3:9: the id "thank-you.mine" is already used in a.yaml')


def test_missing_bundled_templates_are_reported(tmp_path: Path) -> None:
    assert "no message templates" in str(load_templates(tmp_path, None).problems[0])
