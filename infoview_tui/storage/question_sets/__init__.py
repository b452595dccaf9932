"""Question sets: ready-made lists of bank questions for a situation, in YAML files (R19, R20).

Importing this package imports PyYAML and pydantic, so import it only where question banks are needed, not at startup.
"""

from infoview_tui.storage.question_sets.model import SETS_FOLDER, QuestionSet, QuestionSetFile
from infoview_tui.storage.question_sets.reader import is_set_file, read_set_directories, read_set_file

__all__ = [
    "SETS_FOLDER",
    "QuestionSet",
    "QuestionSetFile",
    "is_set_file",
    "read_set_directories",
    "read_set_file",
]
