"""Validates a template file against its schema and the known placeholders, with the position of every mistake."""

from __future__ import annotations

from pydantic import BaseModel

from infoview_tui.domain.message_placeholders import PLACEHOLDER_PATTERN, PLACEHOLDERS
from infoview_tui.domain.message_template import Template, list_placeholders
from infoview_tui.domain.sanitize import clean_text
from infoview_tui.storage.message_templates.model import TemplateFile
from infoview_tui.storage.message_templates.schema import TemplateContext, TemplateModel, TemplatesModel
from infoview_tui.storage.strict_yaml import Position, ScalarNode, quote_text
from infoview_tui.storage.yaml_validator import Located, Location, YamlValidator


class TemplateValidator(YamlValidator):
    """One template file while it is validated."""

    items = {"templates": "template", "channels": "channel", "when": "condition", "body": "paragraph"}
    text_keys = frozenset({"title", "subject", "body", "optional"})
    empty_message = "the file is empty; it has a kind and templates"

    def describe_mapping(self, location: Location) -> tuple[str, type[BaseModel]]:
        """Return the name and the model of a mapping: a file, or a template in it."""
        return ("a template", TemplateModel) if location else ("a file", TemplatesModel)

    def clean(self, text: str) -> str:
        """Return a text without escape sequences and hidden characters; line breaks stay."""
        return "\n".join(line.rstrip() for line in clean_text(text).split("\n")).strip()

    def read(self) -> TemplateFile | None:
        """Return the templates in the file, or None if anything in it is wrong."""
        values = self.read_values()
        if values is None:
            return None
        self.check_unique_ids(values, "templates")
        for location, located in values.items():
            match location:
                case ("templates", int(), "subject" | "body", *_):
                    self._check_placeholders(located)
        model = self.validate(values, TemplatesModel, TemplateContext())
        return self._build_file(model) if model else None

    def _check_placeholders(self, located: Located) -> None:
        node = located.node
        if not isinstance(node, ScalarNode):
            return
        for name in dict.fromkeys(list_placeholders(node.value)):
            if name not in PLACEHOLDERS:
                message = f"unknown placeholder {quote_text(name)}; there are {', '.join(PLACEHOLDERS)}"
                self.add_problem(self._find_position(f"{{{name}}}", node.position), message)
        rest = PLACEHOLDER_PATTERN.sub("", node.value)
        for brace in (brace for brace in "{}" if brace in rest):
            message = "a brace that is no part of a placeholder such as {first_name}"
            self.add_problem(self._find_position(brace, node.position), message)

    def _find_position(self, wanted: str, start: Position) -> Position:
        """Return where a text stands in the file, from *start* on; *start* if it is written in another way."""
        for number, line in enumerate(self.text.split("\n")[start.line - 1 :], start.line):
            column = line.find(wanted, start.column - 1 if number == start.line else 0)
            if column >= 0:
                return Position(number, column + 1)
        return start

    def _build_file(self, model: TemplatesModel) -> TemplateFile:
        templates = tuple(
            Template(
                id=template.id,
                kind=model.kind,
                title=template.title,
                channels=template.channels,
                when=template.when,
                subject=template.subject,
                body=template.body,
                max_characters=template.max_characters,
                is_custom=self.is_custom,
            )
            for template in model.templates
        )
        return TemplateFile(model.kind, templates, self.path, self.is_custom)
