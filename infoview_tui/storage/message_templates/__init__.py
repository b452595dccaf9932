"""Message templates: YAML files, one kind of message per file (R8-R10, R32-R34).

Importing this package imports PyYAML and pydantic, so import it only where templates are needed, not at startup.
"""

from infoview_tui.storage.message_templates.model import TemplateFile, TemplateLibrary
from infoview_tui.storage.message_templates.reader import load_templates, read_template_file

__all__ = ["TemplateFile", "TemplateLibrary", "load_templates", "read_template_file"]
