"""Pydantic models of a template file: its keys, their types and the rules for their values."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict

from infoview_tui.domain.enums import Channel, MessageKind
from infoview_tui.domain.message_template import Sentence


class TemplateFileModel(BaseModel):
    """A mapping in a template file; unknown keys are mistakes."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class SentenceModel(TemplateFileModel):
    """An optional sentence."""

    optional: str

    def to_sentence(self) -> Sentence:
        """Convert to the domain's sentence."""
        return Sentence(self.optional, is_optional=True)


class TemplateModel(TemplateFileModel):
    """One template of a file."""

    id: str
    title: str
    channels: tuple[Channel, ...]
    when: tuple[str, ...] = ()
    subject: str = ""
    body: tuple[str | SentenceModel | tuple[str | SentenceModel, ...], ...]
    max_characters: int = 0


class TemplatesModel(TemplateFileModel):
    """A whole template file."""

    kind: MessageKind
    templates: tuple[TemplateModel, ...]
