"""Question banks: YAML files of questions, one topic per file (R20).

Importing this package imports PyYAML (about 15 ms), so import it only where banks are needed, not at startup.
"""

from infoview_tui.storage.banks.model import Bank, BankLibrary, Question, QuestionFields, TopicQuestions
from infoview_tui.storage.banks.reader import load_library, read_bank

__all__ = ["Bank", "BankLibrary", "Question", "QuestionFields", "TopicQuestions", "load_library", "read_bank"]
