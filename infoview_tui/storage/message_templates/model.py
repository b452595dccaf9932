"""Template library: the bundled templates, joined or overridden by the user's own."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from infoview_tui.domain.enums import MessageKind
from infoview_tui.domain.message_template import Template
from infoview_tui.storage.yaml_files import FileProblem


@dataclass(frozen=True)
class TemplateFile:
    """The templates of one file, in order. ``is_custom`` is True for the user's own."""

    kind: MessageKind
    templates: tuple[Template, ...]
    path: Path
    is_custom: bool


@dataclass(frozen=True)
class TemplateLibrary:
    """All template files. One of the user's own templates overrides a bundled one with the same ID."""

    files: tuple[TemplateFile, ...]
    problems: tuple[FileProblem, ...] = ()
    skipped: tuple[FileProblem, ...] = ()
    """Backups of editors, which are not read."""

    @cached_property
    def templates(self) -> tuple[Template, ...]:
        """All templates without duplicates: the bundled ones in file order, then others of the user's own."""
        bundled_first = sorted(self.files, key=lambda file: file.is_custom)
        return tuple({template.id: template for file in bundled_first for template in file.templates}.values())
