"""`infoview templates`."""

from __future__ import annotations

from pathlib import Path

from infoview_tui.paths import AppPaths
from tests.cli.conftest import Infoview

OWN = "kind: request\ntemplates:\n  - id: request.mine\n    title: My own\n    body:\n      - Hi\n"


def write_own(paths: AppPaths, text: str) -> Path:
    paths.custom_templates.mkdir(parents=True)
    path = paths.custom_templates / "mine.yaml"
    path.write_text(text)
    return path


def test_templates_are_listed_with_their_source(infoview: Infoview, paths: AppPaths) -> None:
    write_own(paths, OWN)
    rows = [line.split("  ") for line in infoview("templates", "list").out.splitlines()]
    listed = {cells[0]: [cell.strip() for cell in cells if cell] for cells in rows}
    assert listed["request.mine"] == ["request.mine", "all", "My own", "yours: mine.yaml"]
    assert listed["request.referred"][-1] == "bundled"
    assert "introduction.organization" in listed  # an ID is not cut


def test_own_template_overrides_the_bundled_one(infoview: Infoview, paths: AppPaths) -> None:
    write_own(paths, OWN.replace("request.mine", "request.referred"))
    rows = [line for line in infoview("templates", "list").out.splitlines() if line.startswith("request.referred ")]
    assert ["yours: mine.yaml" in row for row in rows] == [True]


def test_bundled_templates_are_valid(infoview: Infoview) -> None:
    result = infoview("templates", "check")
    assert (result.code, result.out.endswith(" templates, no problems\n")) == (0, True)


def test_problems_have_their_place(infoview: Infoview, paths: AppPaths) -> None:
    path = write_own(paths, OWN.replace("Hi", "Hi {nickname}"))
    result = infoview("templates", "check")
    assert (result.code, result.err) == (1, "infoview: 1 problem in 1 file.\n")
    assert result.out.startswith(f'{path}:6:12: unknown placeholder "nickname"; ')
    assert infoview("templates", "list").err.startswith("infoview: 1 problem in the templates. ")


def test_check_of_given_files(infoview: Infoview, paths: AppPaths, tmp_path: Path) -> None:
    write_own(paths, "broken: [")  # not among the given files
    (tmp_path / "good.yaml").write_text(OWN)
    assert infoview("templates", "check", tmp_path / "good.yaml") == (0, "1 file, 1 template, no problems\n", "")
