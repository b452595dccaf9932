"""Fields of the profile: labels, hints, and what to say below the focused one (R6, R23)."""

from __future__ import annotations

from typing import NamedTuple

from textual.content import Content

from infoview_tui.domain.free_hours import format_weekly_hours, parse_weekly_hours
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.domain.spoken_length import (
    INTRODUCTION_SECONDS,
    INTRODUCTION_WORDS,
    format_spoken_length,
    is_too_long_to_introduce,
)
from infoview_tui.errors import InfoviewError
from infoview_tui.exchange.imports.text_file import display_path
from infoview_tui.services.contacts.country import parse_country
from infoview_tui.services.profile.queries import MULTILINE_FIELDS
from infoview_tui.typed_path import expand_path, is_file, parse_path
from infoview_tui.ui.shared.content import assemble

MAX_LABEL_CHARS = 60
"""Maximum number of characters of a path's name as a label."""


class Field(NamedTuple):
    """A field: its name in the profile, its label, the hint in it while it is empty, and what it is for."""

    name: str
    label: str
    hint: str = ""
    remark: str = ""

    @property
    def has_rows(self) -> bool:
        """Whether its text is wrapped over several rows."""
        return self.name in MULTILINE_FIELDS or self.is_introduction

    @property
    def is_introduction(self) -> bool:
        """Whether it is the introduction, in general or for a path."""
        return self.name.startswith("introduction")


INTRODUCTION = Field("introduction", "In general", "who you are, what you do, what you are looking for")

SECTIONS: tuple[tuple[str, tuple[Field, ...]], ...] = (
    ("Your introduction", (INTRODUCTION,)),
    (
        "What you are looking for",
        (
            Field("interests", "Interests", "what you like to spend time on", "What you do without being asked to."),
            Field("values", "Values", "what matters to you", "What a job must have, or must not ask of you."),
            Field("circumstances", "Circumstances", "family, location, time, money", "What your next step has to fit."),
        ),
    ),
    (
        "What you bring",
        (
            Field("skills", "Skills", "what you do well", "What people come to you for."),
            Field("experience", "Experience", "what you have done", "Jobs, projects, and studies: one line each."),
        ),
    ),
    (
        "For messages and times",
        (
            Field("name", "Name", "", "Messages are signed with it."),
            Field("email", "Email", "", "Invitations to interviews come from this address."),
            Field("phone", "Phone", "", "For a call by phone."),
            Field("resume_path", "Résumé", "a file, such as ~/Documents/resume.pdf"),
            Field("free_hours", "Free hours", "mon-fri 9-18, sat 10-12: when to offer times"),
            Field("country", "Country", "US, US-NY, DE: its holidays don't count as business days"),
        ),
    ),
)
"""The fields in the order of the screen, by section."""


def make_path_field(path_id: int, path: str) -> Field:
    """Return the field of the introduction for a path."""
    return Field(f"introduction-{path_id}", clean_line(path, MAX_LABEL_CHARS), "as in general")


RESUME_SUFFIXES = (".pdf", ".docx", ".odt", ".doc", ".txt", ".md")
"""Suffixes of the files that are suggested as a résumé; the user may type any other."""


class Remark(NamedTuple):
    """What to say about the text of a field, and whether it is a warning."""

    text: str
    is_warning: bool = False


def find_problem(name: str, text: str) -> str:
    """Return why the text of a field cannot be saved; empty if it can."""
    try:
        if name == "free_hours":
            parse_weekly_hours(text)
        elif name == "country":
            parse_country(text)
    except (ValueError, InfoviewError) as error:
        return str(error)
    return ""


def build_remark(field: Field, text: str) -> Remark:
    """Return what to say about the text of the focused field."""
    problem = find_problem(field.name, text)
    if problem:
        return Remark(f"{problem} Not saved yet.", is_warning=True)
    if field.is_introduction:
        return _describe_introduction(field, text)
    match field.name:
        case "country":
            code = parse_country(text)
            saved = f" Saved as {code}." if code and code != clean_line(text) else ""
            return Remark(f"Due dates skip the public holidays of your country.{saved}")
        case "free_hours":
            return Remark(f"Times are offered {format_weekly_hours(parse_weekly_hours(text))}.")
        case "resume_path":
            return _describe_resume(text)
    return Remark(field.remark)


def _describe_introduction(field: Field, text: str) -> Remark:
    limit = f"About {INTRODUCTION_WORDS} words fit in {INTRODUCTION_SECONDS} seconds."
    length = format_spoken_length(text)
    if not length and field is not INTRODUCTION:
        return Remark(f"Only for contacts on this path. {limit}")
    if not length:
        return Remark(f"Who you are, and what you are looking for. {limit}")
    return Remark(f"{length}. {limit}" if is_too_long_to_introduce(text) else f"{length}.")


def _describe_resume(text: str) -> Remark:
    typed = clean_line(text)
    if not typed:
        return Remark("The file to attach to a request.")
    path = parse_path(text)
    if is_file(path):
        return Remark("File found.")
    named = "" if path == expand_path(typed) else f": {display_path(path)}"
    return Remark(f"No such file yet{named}.", is_warning=True)


def format_length(text: str) -> Content:
    """Format the spoken length of an introduction: a warning if it is too long."""
    style = "$warning" if is_too_long_to_introduce(text) else "$text-muted"
    return assemble((format_spoken_length(text), style))
