"""The examples in the README are valid."""

from __future__ import annotations

import re
from pathlib import Path

from infoview_tui.config import load_config
from infoview_tui.domain.enums import Relationship
from infoview_tui.domain.message_placeholders import PLACEHOLDERS
from infoview_tui.domain.message_template import CONDITIONS
from infoview_tui.storage.banks import read_bank
from infoview_tui.storage.message_templates import read_template_file
from infoview_tui.ui.app.keymap import validate_keymap

README = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")


def block(language: str, start: str = "") -> str:
    """Return the first code block in a language that begins with *start*."""
    found = re.search(rf"```{language}\n({start}.*?)```", README, re.DOTALL)
    assert found is not None
    return found.group(1)


def test_config_example_is_valid(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text(block("toml"), encoding="utf-8")
    config = load_config(path)
    assert config.keymap
    assert validate_keymap(config.keymap, path) == config.keymap


def test_question_bank_example_is_valid(tmp_path: Path) -> None:
    path = tmp_path / "bank.yaml"
    path.write_text(block("yaml"), encoding="utf-8")
    bank, problems = read_bank(path, is_custom=True)
    assert problems == ()
    assert bank is not None
    assert bank.language == "de"


def test_template_example_is_valid(tmp_path: Path) -> None:
    path = tmp_path / "request.yaml"
    path.write_text(block("yaml", "kind: "), encoding="utf-8")
    file, problems = read_template_file(path, is_custom=True)
    assert problems == ()
    assert file is not None


def test_placeholders_and_conditions_are_documented() -> None:
    assert re.findall(r"^\| `\{(\w+)\}` \|", README, re.MULTILINE) == list(PLACEHOLDERS)
    relationships = {member.value.replace("_", "-") for member in Relationship}
    assert [name for name in CONDITIONS if name not in relationships and f"`{name}`" not in README] == []


def test_pictures_exist() -> None:
    paths = re.findall(r"!\[[^]]*\]\(([^)]+)\)", README)
    assert paths
    for path in paths:
        assert (Path(__file__).parent.parent / path).is_file()
