"""Question banks: YAML files of questions, one topic a file (R20).

Importing this package imports PyYAML (some 15 ms): import it where banks are needed, not at the start.
"""

from infoview_tui.storage.banks.model import Bank, BankLibrary, BankProblem, Question, TopicQuestions
from infoview_tui.storage.banks.reader import load_library, read_bank

__all__ = ["Bank", "BankLibrary", "BankProblem", "Question", "TopicQuestions", "load_library", "read_bank"]
