"""Message templates: YAML files, one kind of message per file.

Importing this package imports PyYAML and pydantic, so import it only where templates are needed, not at startup.
"""

from infoview_tui.storage.message_templates.model import TemplateLibrary
from infoview_tui.storage.message_templates.reader import load_templates

__all__ = ["TemplateLibrary", "load_templates"]
