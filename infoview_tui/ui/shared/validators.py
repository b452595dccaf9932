"""Validators of input fields: each asks a parser of the core, and fails with the sentence that the user should read."""

from __future__ import annotations

from collections.abc import Callable

from textual.validation import ValidationResult, Validator

from infoview_tui.domain.sanitize import clean_line
from infoview_tui.errors import InfoviewError


class Accepted(Validator):
    """Fails with the sentence of the error that a parser raises: InfoviewError, or ValueError."""

    def __init__(self, parse: Callable[[str], object]) -> None:
        """*parse* gets the text as one clean line."""
        super().__init__()
        self._parse = parse

    def validate(self, value: str) -> ValidationResult:
        """Ask the parser."""
        try:
            self._parse(clean_line(value))
        except (InfoviewError, ValueError) as error:
            return self.failure(str(error))
        return self.success()


class Understood(Validator):
    """Fails with a sentence if a parser returns None. An empty text is valid."""

    def __init__(self, parse: Callable[[str], object | None], sentence: str | Callable[[str], str]) -> None:
        """*sentence* is what to type instead, or returns it for the text."""
        super().__init__()
        self._parse = parse
        self._sentence = sentence

    def validate(self, value: str) -> ValidationResult:
        """Ask the parser."""
        typed = clean_line(value)
        if not typed or self._parse(typed) is not None:
            return self.success()
        return self.failure(self._sentence if isinstance(self._sentence, str) else self._sentence(typed))


class NotEmpty(Validator):
    """Fails with a sentence if nothing is typed."""

    def __init__(self, sentence: str) -> None:
        """*sentence* says what is missing."""
        super().__init__(sentence)

    def validate(self, value: str) -> ValidationResult:
        """Return whether there is any text."""
        return self.success() if clean_line(value) else self.failure()
