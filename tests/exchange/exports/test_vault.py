"""A vault of Markdown pages: what is written, what the user adds, and writing it again after changes."""

from __future__ import annotations

import os
import re
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
import yaml
from hypothesis import given, strategies as st

from infoview_tui.domain.research_subjects import Subject
from infoview_tui.errors import InfoviewError
from infoview_tui.exchange.exports.vault.file_names import format_stem
from infoview_tui.exchange.exports.vault.page_file import ID, MARK, format_page, hash_text, parse_page
from infoview_tui.exchange.exports.vault.pages import VaultSource
from infoview_tui.exchange.exports.vault.writer import VaultReport, write_vault
from infoview_tui.services.contacts import commands as contact_commands
from infoview_tui.services.contacts.form import ContactForm
from infoview_tui.services.contacts.queries import read_contact_form
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.interviews import call_clock, notes, planning
from infoview_tui.services.research.lines import add_research
from infoview_tui.storage.queries.contacts.contacts import CONTACTS
from tests.hostile_texts import HOSTILE_TEXTS

ANA = ContactForm("Ana Silva", "Designer", "Figma", email="ana@x.org", paths=("Design",), tags=("alumni",))


def write(workspace: Workspace, directory: Path, now: datetime, *, with_off_record: bool = False) -> VaultReport:
    """Write the vault."""
    return write_vault(directory, VaultSource(workspace, now, UTC, with_off_record=with_off_record))


def pages(directory: Path) -> dict[str, str]:
    """Return the content of all pages by their path in the vault."""
    return {str(path.relative_to(directory)): path.read_text(encoding="utf-8") for path in directory.rglob("*.md")}


def rename(workspace: Workspace, contact_id: int, name: str, now: datetime) -> None:
    """Give a contact another name."""
    form = read_contact_form(workspace, contact_id)
    contact_commands.edit_contact(workspace, contact_id, replace(form, name=name), now)


@pytest.fixture
def ana(workspace: Workspace, now: datetime) -> int:
    """A contact with research, a hypothesis, a task, and an interview with a note off the record."""
    ana = contact_commands.add_contact(workspace, ANA, now)
    for line in ("Wrote about *type* https://x.org/a", "? Designers draw all day", "+ send her the book by fri"):
        add_research(workspace, Subject.contact(ana), line, now, UTC)
    call = planning.get_or_create_planned_interview(workspace, ana, now).id
    call_clock.start_call(workspace, call, now)
    notes.add_note(workspace, call, "Two days of drawing a week *", now, seconds=60, question_id=None)
    notes.add_note(workspace, call, "% she is about to leave", now, seconds=90, question_id=None)
    call_clock.end_call(workspace, call, now)
    return ana


def test_each_thing_has_a_page_and_they_link_to_one_another(
    workspace: Workspace, ana: int, now: datetime, tmp_path: Path
) -> None:
    report = write(workspace, tmp_path / "vault", now)
    found = pages(tmp_path / "vault")
    assert set(found) == {
        "Contacts/Ana Silva.md",
        "Paths/Design.md",
        "Organizations/Figma.md",
        "Interviews/2026-11-26 Ana Silva.md",
    }
    assert (report.written, report.unchanged, report.omitted_notes) == (4, 0, 1)
    contact = found["Contacts/Ana Silva.md"]
    assert "Designer at [[Figma]]" in contact
    assert r"- Wrote about \*type\* (<https://x.org/a>)" in contact
    assert "- Designers draw all day (no one asked yet)" in contact
    assert "- [ ] send her the book by fri 📅 2026-11-27" in contact
    assert "- [[2026-11-26 Ana Silva]], ended" in contact
    assert "[[Ana Silva]], Designer at Figma" in found["Paths/Design.md"]
    assert "With [[Ana Silva]]" in found["Interviews/2026-11-26 Ana Silva.md"]
    links = {link for page in found.values() for link in re.findall(r"\[\[([^|\]]+)", page)}
    assert links <= {Path(name).stem for name in found}


def test_properties_are_yaml(workspace: Workspace, ana: int, now: datetime, tmp_path: Path) -> None:
    write(workspace, tmp_path, now)
    properties = yaml.safe_load(pages(tmp_path)["Contacts/Ana Silva.md"].split("---\n")[1])
    assert properties["organization"] == "[[Figma]]"
    assert properties["paths"] == ["[[Design]]"]
    assert properties["tags"] == ["alumni"]
    assert properties["stage"] == "Researching"


def test_files_are_private(workspace: Workspace, ana: int, now: datetime, tmp_path: Path) -> None:
    write(workspace, tmp_path / "vault", now)
    assert (tmp_path / "vault").stat().st_mode & 0o777 == 0o700
    assert (tmp_path / "vault/Contacts/Ana Silva.md").stat().st_mode & 0o777 == 0o600


def test_off_the_record_only_if_asked_for(workspace: Workspace, ana: int, now: datetime, tmp_path: Path) -> None:
    write(workspace, tmp_path / "without", now)
    write(workspace, tmp_path / "with", now, with_off_record=True)
    assert not any("about to leave" in page for page in pages(tmp_path / "without").values())
    assert any("about to leave" in page for page in pages(tmp_path / "with").values())


def test_writing_again_changes_nothing(workspace: Workspace, ana: int, now: datetime, tmp_path: Path) -> None:
    write(workspace, tmp_path, now)
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*.md")}
    report = write(workspace, tmp_path, now)
    assert (report.written, report.unchanged) == (0, 4)
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*.md")} == before


def test_what_the_user_adds_stays(workspace: Workspace, ana: int, now: datetime, tmp_path: Path) -> None:
    write(workspace, tmp_path, now)
    page = tmp_path / "Contacts/Ana Silva.md"
    content = page.read_text(encoding="utf-8").replace("type:", "rating: 5\ncolors:\n  - red\n  - blue\ntype:")
    page.write_text(content + "\nMy own *words*.  \r\n\n\n", encoding="utf-8", newline="")
    add_research(workspace, Subject.contact(ana), "Plays the cello", now, UTC)
    assert write(workspace, tmp_path, now).written == 1
    after = page.read_bytes().decode()
    assert "- Plays the cello" in after
    assert "rating: 5\n" in after
    assert "colors:\n  - red\n  - blue\n" in after
    assert after.endswith(f"{MARK}\n\nMy own *words*.  \r\n\n\n")
    assert write(workspace, tmp_path, now).written == 0


def test_text_changed_above_the_mark_is_left(workspace: Workspace, ana: int, now: datetime, tmp_path: Path) -> None:
    write(workspace, tmp_path, now)
    page = tmp_path / "Contacts/Ana Silva.md"
    edited = page.read_text(encoding="utf-8").replace("Designer at", "Great designer at")
    page.write_text(edited, encoding="utf-8")
    add_research(workspace, Subject.contact(ana), "Plays the cello", now, UTC)
    assert write(workspace, tmp_path, now).changed == [page]
    assert page.read_text(encoding="utf-8") == edited


@pytest.mark.parametrize("change", ["tick", "no mark", "not utf-8"])
def test_kinds_of_changes(workspace: Workspace, ana: int, now: datetime, tmp_path: Path, change: str) -> None:
    write(workspace, tmp_path, now)
    page = tmp_path / "Contacts/Ana Silva.md"
    content = page.read_bytes()
    edited = {
        "tick": content.replace(b"- [ ]", b"- [x]"),
        "no mark": content.replace(MARK.encode(), b"my own words"),
        "not utf-8": content + b"caf\xe9",
    }[change]
    page.write_bytes(edited)
    report = write(workspace, tmp_path, now)
    assert report.changed == ([] if change == "tick" else [page])
    assert (page.read_bytes() == edited) is (change != "tick")


@pytest.mark.usefixtures("ana")
def test_source_is_a_link_only_if_it_is_an_address(workspace: Workspace, now: datetime, tmp_path: Path) -> None:
    for source, shown in (("https://x.org/a", "(<https://x.org/a>)"), ("Google <Contacts>", "(Google \\<Contacts>)")):
        with workspace.transaction("contact.edited", now) as tx:
            tx.session.connection().exec_driver_sql("UPDATE findings SET source = ?", (source,))
        write(workspace, tmp_path, now)
        assert shown in pages(tmp_path)["Contacts/Ana Silva.md"]


def test_a_renamed_contact_renames_its_page(workspace: Workspace, ana: int, now: datetime, tmp_path: Path) -> None:
    write(workspace, tmp_path, now)
    page = tmp_path / "Contacts/Ana Silva.md"
    page.write_text(page.read_text(encoding="utf-8") + "mine\n", encoding="utf-8")
    rename(workspace, ana, "Ana Costa", now)
    write(workspace, tmp_path, now)
    found = pages(tmp_path)
    assert "Contacts/Ana Silva.md" not in found
    assert found["Contacts/Ana Costa.md"].endswith("mine\n")
    assert "Interviews/2026-11-26 Ana Costa.md" in found
    assert "[[Ana Costa]]" in found["Paths/Design.md"]


@pytest.mark.parametrize("name", ["My friend Ana", "Ana Silva from Figma"])
def test_a_page_that_the_user_moved_or_renamed_stays_there(
    workspace: Workspace, ana: int, now: datetime, tmp_path: Path, name: str
) -> None:
    write(workspace, tmp_path, now)
    (tmp_path / "People").mkdir()
    (tmp_path / "Contacts/Ana Silva.md").rename(tmp_path / f"People/{name}.md")
    rename(workspace, ana, "Ana Costa", now)
    write(workspace, tmp_path, now)
    assert "# Ana Costa" in pages(tmp_path)[f"People/{name}.md"]
    assert f"[[{name}|Ana Costa]]" in pages(tmp_path)["Paths/Design.md"]


def test_names_that_are_swapped_lose_nothing(workspace: Workspace, now: datetime, tmp_path: Path) -> None:
    first, second = (contact_commands.add_contact(workspace, ContactForm(name), now) for name in ("Ana", "Ben"))
    write(workspace, tmp_path, now)
    for name in ("Ana", "Ben"):
        page = tmp_path / f"Contacts/{name}.md"
        page.write_text(f"{page.read_text(encoding='utf-8')}about {name}\n", encoding="utf-8")
    rename(workspace, first, "Ben", now)
    rename(workspace, second, "Ana", now)
    write(workspace, tmp_path, now)
    by_id = {parse_page(page).id: parse_page(page) for page in pages(tmp_path).values()}
    assert by_id[f"contact-{first}"].own_text.strip() == "about Ana"
    assert by_id[f"contact-{second}"].own_text.strip() == "about Ben"
    assert by_id[f"contact-{first}"].value("title") == "Ben"


def test_files_of_the_user_are_never_touched(workspace: Workspace, ana: int, now: datetime, tmp_path: Path) -> None:
    (tmp_path / "Contacts").mkdir()
    own = tmp_path / "Contacts/Ana Silva.md"
    own.write_text("mine", encoding="utf-8")
    outside = tmp_path.parent / "outside.md"
    outside.write_text(f"---\n{ID}: path-1\n---\n", encoding="utf-8")
    (tmp_path / "Link.md").symlink_to(outside)
    write(workspace, tmp_path, now)
    assert own.read_text(encoding="utf-8") == "mine"
    assert outside.read_text(encoding="utf-8") == f"---\n{ID}: path-1\n---\n"
    assert f"Contacts/Ana Silva {ana}.md" in pages(tmp_path)
    assert f"[[Ana Silva {ana}|Ana Silva]]" in pages(tmp_path)["Paths/Design.md"]


def test_pages_of_what_was_deleted_are_left_and_named(
    workspace: Workspace, ana: int, now: datetime, tmp_path: Path
) -> None:
    write(workspace, tmp_path, now)
    contact_commands.delete_contact(workspace, ana, now)
    report = write(workspace, tmp_path, now)
    assert tmp_path / "Contacts/Ana Silva.md" in report.orphans
    assert (tmp_path / "Contacts/Ana Silva.md").exists()


def test_a_copy_of_a_page_is_left(workspace: Workspace, ana: int, now: datetime, tmp_path: Path) -> None:
    write(workspace, tmp_path, now)
    page = tmp_path / "Contacts/Ana Silva.md"
    copy = tmp_path / "Contacts/Ana Silva (conflicted copy).md"
    copy.write_bytes(page.read_bytes())
    add_research(workspace, Subject.contact(ana), "Plays the cello", now, UTC)
    write(workspace, tmp_path, now)
    assert "cello" in page.read_text(encoding="utf-8")
    assert "cello" not in copy.read_text(encoding="utf-8")


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may write everywhere")
def test_directory_that_cannot_be_written(workspace: Workspace, ana: int, now: datetime, tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(InfoviewError, match="cannot be"):
        write(workspace, tmp_path, now)


def test_a_file_is_no_vault(workspace: Workspace, ana: int, now: datetime, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine", encoding="utf-8")
    with pytest.raises(InfoviewError, match="cannot be used as a vault"):
        write(workspace, tmp_path / "file", now)


def test_hostile_names_make_valid_pages(workspace: Workspace, now: datetime, tmp_path: Path) -> None:
    for text in HOSTILE_TEXTS:
        contact_commands.add_contact(workspace, ContactForm(f"A{text}", text, text, tags=(text,)), now)
    report = write(workspace, tmp_path, now)
    names = {f"contact-{row.id}": row.name for row in workspace.store.all(CONTACTS, stage=None)}
    titles = {}
    for path in (tmp_path / "Contacts").iterdir():
        properties = yaml.safe_load(path.read_text(encoding="utf-8").split("\n---\n")[0].removeprefix("---\n"))
        titles[properties[ID]] = properties["title"]
    assert titles == names
    assert write(workspace, tmp_path, now).unchanged == report.written


@given(st.text(max_size=300))
def test_stems_are_allowed_everywhere(title: str) -> None:
    stem = format_stem(title)
    assert not set(stem) & set('\\/:*?"<>|#^[]\n\0')
    assert len(stem.encode()) <= 205
    assert stem == stem.strip(" .")
    assert format_stem(stem) == stem or stem.endswith(" page")


@given(st.text().map(lambda text: text.replace("\r", "").replace(MARK, "")), st.text())
def test_own_text_and_properties_survive_a_page(own_text: str, text: str) -> None:
    first = format_page("contact-1", {"title": "A"}, text.replace(MARK, ""), None)
    edited = parse_page(first)._replace(
        own_text=f"\n{own_text}", properties={"mine": "mine: 1", ID: f"{ID}: contact-1"}
    )
    page = parse_page(format_page("contact-1", {"title": "B"}, "new text", edited))
    assert page.own_text == f"\n{own_text}"
    assert page.properties["mine"] == "mine: 1"
    assert page.id == "contact-1"
    assert not page.is_changed
    assert hash_text("new text") == page.value("infoview_hash")
