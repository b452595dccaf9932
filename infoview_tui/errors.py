"""The errors that a person can meet: each is a sentence that says what happened and what to do."""


class InfoviewError(Exception):
    """An expected failure. Its text is shown as it stands, on stderr or in a notice, without a traceback."""


class NotFoundError(InfoviewError):
    """Something that was named does not exist (any more)."""


class StorageError(InfoviewError):
    """The data could not be read or written; what the person typed stays on the screen."""


class NewerDataError(StorageError):
    """The data was written by a newer version of Infoview and is left untouched."""


class ConfigError(InfoviewError):
    """The config file says something that cannot be meant; the text names the file and the key."""


class ImportFileError(InfoviewError):
    """A file to be imported is of no known format or cannot be read."""


class BankError(InfoviewError):
    """A question bank is wrong at a known place: ``file:line:column: what is wrong``."""
