"""User-facing errors. Each message says what happened and what to do."""

from __future__ import annotations

TYPE_CHECKING = False  # type checkers recognize the name; importing typing would take longer than all the rest
if TYPE_CHECKING:
    from collections.abc import Sequence


class InfoviewError(Exception):
    """Base class of expected errors. The message is shown as is, on stderr or in a notice, without a traceback."""


class NotFoundError(InfoviewError):
    """The requested item does not exist or no longer exists."""


class UnknownProfileError(NotFoundError):
    """No profile has this name, as it was typed. It is not created, since it may be a typing error."""

    def __init__(self, name: str, known: Sequence[str]) -> None:
        """Create an error that suggests the *known* name that is most like it."""
        from difflib import get_close_matches  # slow to import, and rarely needed

        self.name = name
        folded = {each.casefold(): each for each in known}
        begun = [each for each in folded if name and each.startswith(name.casefold())]
        nearest = begun or get_close_matches(name.casefold(), folded, n=2, cutoff=0.5)
        suggestion = f"Did you mean {' or '.join(folded[each] for each in nearest[:2])}?" if nearest else ""
        self.question = f"No profile is called {name}. {suggestion}".rstrip()
        """What is wrong, with a suggestion if there is one."""
        advice = "" if nearest else " `infoview profiles` lists those there are."
        super().__init__(f"{self.question}{advice} To start a new one, run `infoview profiles --add NAME`.")


class EditConflictError(InfoviewError):
    """What was edited has been changed in another window in the meantime. Nothing was saved.

    ``stored`` is what it is now: the form or the text. Saving again, opened with that, replaces it.
    """

    def __init__(self, message: str, stored: object) -> None:
        """Create an error with a message that shows both versions."""
        super().__init__(message)
        self.stored = stored


class UndoError(InfoviewError):
    """What should be undone or redone has changed in the meantime."""


class StorageError(InfoviewError):
    """The data could not be read or written. What the user typed stays on the screen."""


class FileChangedError(StorageError):
    """A file outside the database has been changed by another program. It was left as is."""


class UnusableDataError(StorageError):
    """The data cannot be opened or read as they are, but a backup may be restored in their place.

    ``problem`` is a short, clean description of what was found, without a period; ``advice`` says what to do.
    """

    def __init__(self, problem: str, advice: str) -> None:
        """Create an error with a message that says both."""
        self.problem, self.advice = problem, advice
        super().__init__(f"{problem}. {advice}")


class DamagedDataError(UnusableDataError, ValueError):
    """The data contains values that Infoview never writes, because of another program or a disk error."""

    def __init__(self, problem: str) -> None:
        """Create an error; *problem* is a short, clean description of what was found, and where."""
        super().__init__(
            f"The data is damaged: {problem}",
            "Nothing was changed. Quit and run `infoview restore --list` to see the backups.",
        )
        self.problem = problem


class NewerDataError(StorageError):
    """The data was written by a newer version of Infoview. It is not changed."""


class ForeignLogError(UnusableDataError):
    """The write-ahead log beside the data belongs to another state of them. Neither file is changed."""


class ForeignFileError(UnusableDataError):
    """The data file is a sound database of another program. It is not changed."""


class DataFileError(StorageError):
    """The data file is not the one that was opened: it was moved, deleted, or replaced. Nothing is saved to it."""


class MissingDataError(UnusableDataError):
    """The data file is missing or empty, although there were data before."""


class ConfigError(InfoviewError):
    """The config file is invalid. The message names the file and the key."""


class ImportFileError(InfoviewError):
    """A file to import is unreadable or in an unknown format."""
