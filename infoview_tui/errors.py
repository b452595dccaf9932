"""The errors that a person can meet: each is a sentence that says what happened and what to do."""


class InfoviewError(Exception):
    """An expected failure. Its text is shown as it stands, on stderr or in a notice, without a traceback."""


class NotFoundError(InfoviewError):
    """Something that was named does not exist (any more)."""


class UndoError(InfoviewError):
    """What should be undone or redone has changed in the meantime."""


class StorageError(InfoviewError):
    """The data could not be read or written; what the person typed stays on the screen."""


class DamagedDataError(StorageError, ValueError):
    """The data holds something that Infoview never wrote there; another program did, or the disk has failed."""

    def __init__(self, problem: str) -> None:
        """``what`` says what was found, and where, in a few clean words."""
        super().__init__(
            f"The data is damaged: {problem}. Nothing was changed. Mend it there, or put a backup in its place "
            "(`infoview locate` says where they are)."
        )


class NewerDataError(StorageError):
    """The data was written by a newer version of Infoview and is left untouched."""


class ConfigError(InfoviewError):
    """The config file says something that cannot be meant; the text names the file and the key."""


class ImportFileError(InfoviewError):
    """A file to be imported is of no known format or cannot be read."""
