"""Reader of template files."""

from __future__ import annotations

from pathlib import Path

from infoview_tui.domain.message_template import Sentence, Template
from infoview_tui.domain.sanitize import clean_text
from infoview_tui.storage.message_templates.model import TemplateLibrary
from infoview_tui.storage.message_templates.schema import SentenceModel, TemplatesModel
from infoview_tui.storage.strict_yaml import Node, ScalarNode, SequenceNode, parse

_Data = str | tuple["_Data", ...] | dict[str, "_Data"]


def load_templates(bundled: Path, custom: Path | None) -> TemplateLibrary:
    """Read all templates in both directories, sorted by file name. The user's own override by ID."""
    templates: dict[str, Template] = {}
    for directory, is_custom in ((bundled, False), (custom, True)):
        for path in sorted(directory.glob("*.yaml")) if directory is not None else []:
            templates |= {template.id: template for template in _read_file(path, is_custom)}
    return TemplateLibrary(tuple(templates.values()))


def _read_file(path: Path, is_custom: bool) -> list[Template]:
    tree = parse(path.read_text(encoding="utf-8"))
    assert tree is not None  # noqa: S101
    model = TemplatesModel.model_validate(_to_data(tree))
    return [
        Template(
            template.id,
            model.kind,
            template.title,
            template.channels,
            template.when,
            template.subject,
            tuple(
                tuple(map(_to_sentence, item)) if isinstance(item, tuple) else (_to_sentence(item),)
                for item in template.body
            ),
            template.max_characters,
            is_custom,
        )
        for template in model.templates
    ]


def _to_sentence(item: str | SentenceModel) -> Sentence:
    return item.to_sentence() if isinstance(item, SentenceModel) else Sentence(item)


def _to_data(node: Node) -> _Data:
    if isinstance(node, ScalarNode):
        return clean_text(node.value).strip()
    if isinstance(node, SequenceNode):
        return tuple(map(_to_data, node.items))
    return {key.value: _to_data(value) for key, value in node.entries}
