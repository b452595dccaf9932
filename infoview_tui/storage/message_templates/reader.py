"""Strict template reader: a file with any problem is skipped, and all its problems are reported.

A template file is a YAML file, ``*.yaml`` or ``*.yml``, in UTF-8 and at most 1 MB::

    kind: thank-you               # introduction, request, nudge, new-time, confirmation, thank-you, update, reconnect
    templates:                    # at least one
      - id: thank-you.text        # kind, dot, lower-case-with-hyphens; yours override bundled ones
        title: Thank-you by text
        channels: [text]          # optional: email, phone, post, linkedin, text; default: all
        when: [moments]           # optional: conditions that must all hold (`CONDITIONS`)
        subject: Thank you
        max_characters: 300       # optional: optional sentences are left out until the message fits
        body:                     # paragraphs
          - Hi {first_name}!
          # a paragraph of several sentences
          - - Thank you for today.
            - optional: "I keep thinking of this: {moment}."
          - |                     # a paragraph with line breaks
            Best,
            {my_name}

Placeholders stand in braces (`PLACEHOLDERS`). An optional text is left out if one of its placeholders cannot be filled;
in other texts a gap in brackets stays. Everything else is as in question bank files (`storage.banks.reader`).
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from infoview_tui.storage.message_templates.model import TemplateFile, TemplateLibrary
from infoview_tui.storage.message_templates.validate import TemplateValidator
from infoview_tui.storage.yaml_files import FileProblem, read_directories


def read_template_file(path: Path, *, is_custom: bool) -> tuple[TemplateFile | None, tuple[FileProblem, ...]]:
    """Read one template file. Never raises, even if the file is invalid or unreadable.

    Returns the templates, or None and all problems found.
    """
    validator = TemplateValidator(path, is_custom)
    file = validator.read()
    return file, validator.problems


def load_templates(bundled: Path, custom: Path | None) -> TemplateLibrary:
    """Read all templates in both directories, sorted by file name (`storage.yaml_files`).

    An invalid file is reported in the library's problems and does not affect others. The *custom* directory may be
    missing. An ID used in two files of one directory is a problem; the first file wins.
    """
    return TemplateLibrary(*read_directories(bundled, custom, _read_first_with_id, contents="message templates"))


def _read_first_with_id(
    path: Path, is_custom: bool, paths_by_id: dict[str, Path]
) -> tuple[TemplateFile | None, tuple[FileProblem, ...]]:
    validator = TemplateValidator(path, is_custom)
    file = validator.read()
    if file is not None:
        first = [template for template in file.templates if validator.is_first_with_id(template.id, paths_by_id)]
        file = replace(file, templates=tuple(first))
    return file, validator.problems
