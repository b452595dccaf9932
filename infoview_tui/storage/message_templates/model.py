"""Template library: the bundled templates, joined or overridden by the user's own."""

from __future__ import annotations

from dataclasses import dataclass

from infoview_tui.domain.message_template import Template


@dataclass(frozen=True)
class TemplateLibrary:
    """All templates that are in use, by file and in their order there."""

    templates: tuple[Template, ...]
