"""State numbers: how a write-ahead log (WAL) is recognized as belonging to the database file beside it.

SQLite applies any WAL that it finds beside a file. If the file was replaced since, by another database or an older
copy, the pages of both are mixed and the data is malformed. Neither file names the other, so Infoview marks them:

- The *state number* is a random number in the header of the database (``PRAGMA user_version``), on page 1.
- Before the WAL is copied into the file (a checkpoint), the number is changed. SQLite copies page 1 first, so whenever
  the content of the file has changed, its number has changed too. Therefore SQLite does no automatic checkpoints.
- A WAL contains page 1 with the number of the file that it continues, because the first write of each connection, and
  the first write after each checkpoint, writes the number again unchanged.

So a WAL belongs to a file exactly if the file's number is among those in the WAL. This is checked before each opening,
even for reading. It depends on content only: the two files may be copied or renamed together. Backups get a number of
their own, so that none matches a WAL. A WAL without page 1 was left by a version before revision 0009, which had no
numbers; it belongs to a file without one.

Imports only ``os`` and ``sqlite3``, since ``infoview due --short`` uses it.
"""

from __future__ import annotations

import os
import sqlite3
import time

TYPE_CHECKING = False  # type checkers recognize the name; importing typing would take a while
if TYPE_CHECKING:
    from collections.abc import Iterator

_WAL_HEADER = 32
_FRAME_HEADER = 24
_STATE_OFFSET = 60
"""Offset of the user version on page 1 (https://www.sqlite.org/fileformat2.html)."""

_PAGE_START = _STATE_OFFSET + 4

_PAUSES = (0.0, 0.01, 0.02, 0.04, 0.08)
"""Seconds before each further attempt to read a file that another process creates or is copying its log into."""

_WAL_MAGIC = (0x377F0682, 0x377F0683)


def file_uri(database: str | os.PathLike[str], parameters: str) -> str:
    """Return the URI of a file for SQLite. Importing ``urllib`` would take as long as importing ``sqlite3``."""
    path = "".join(
        chr(byte) if (chr(byte).isalnum() and byte < 128) or byte in b"/._-~:" else f"%{byte:02X}"
        for byte in os.fsencode(os.path.abspath(database).replace(os.sep, "/"))  # noqa: PTH100 - without pathlib
    )
    return f"file:{'' if path.startswith('/') else '/'}{path}?{parameters}"


def wal_path(database: str | os.PathLike[str]) -> str:
    """Return the path of the write-ahead log of a database."""
    return f"{os.fspath(database)}-wal"


def belongs_to_wal(database: str | os.PathLike[str]) -> bool:
    """Whether the WAL beside a database may be applied to it: it continues this state of it, or has nothing to apply.

    Raises OSError if the WAL cannot be read, and sqlite3.Error if the file cannot.
    """
    # Another process may be in the middle of a checkpoint or of creating the file: a mismatch counts only if it stays.
    for pause in _PAUSES:
        try:
            if _belongs_to_wal(database, wal_path(database)):
                return True
        except sqlite3.Error:
            pass
        time.sleep(pause)
    return _belongs_to_wal(database, wal_path(database))


def _belongs_to_wal(database: str | os.PathLike[str], wal: str) -> bool:
    if not has_pages(wal):
        return True
    state = read_state(database)
    is_marked = False
    for number in read_wal_states(wal):
        if number == state:
            return True
        is_marked = True
    return state == 0 and not is_marked


def read_state(database: str | os.PathLike[str]) -> int | None:
    """Return the state number of a file alone, without its WAL; None if it is missing or empty. Raises sqlite3.Error.

    It is read through SQLite, since closing a file that Python opened would release the locks of SQLite on it.
    """
    try:
        if not os.stat(database).st_size:  # noqa: PTH116 - without pathlib
            return None
    except FileNotFoundError:
        return None
    reader = sqlite3.connect(file_uri(database, "mode=ro&immutable=1"), uri=True)
    try:
        return int(reader.execute("PRAGMA user_version").fetchone()[0])
    finally:
        reader.close()


def has_pages(wal: str) -> bool:
    """Whether a WAL exists and has pages that SQLite may apply. Raises OSError if it cannot be read."""
    return any(True for _ in _read_frames(wal))


def read_wal_states(wal: str) -> Iterator[int]:
    """Yield the state numbers in a WAL, in order. Raises OSError if it cannot be read."""
    for page, header in _read_frames(wal):
        if page == 1:
            yield int.from_bytes(header[_STATE_OFFSET : _STATE_OFFSET + 4], "big")


def new_state_number() -> int:
    """Return a random state number, which is never 0."""
    return int.from_bytes(os.urandom(4), "big") % 0x7FFFFFFF + 1


def mark_new_state(connection: sqlite3.Connection) -> None:
    """Give the data a new state number. Do it before a checkpoint, which the closing of a connection may be, too.

    Raises sqlite3.Error.
    """
    connection.execute(f"PRAGMA user_version = {new_state_number()}")


def record_state(connection: sqlite3.Connection) -> None:
    """Write page 1 with the unchanged state number to the WAL, so that it names the file. Raises sqlite3.Error."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        (state,) = connection.execute("PRAGMA user_version").fetchone()
        connection.execute(f"PRAGMA user_version = {state}")
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def _read_frames(wal: str) -> Iterator[tuple[int, bytes]]:
    """Yield the page number and the first bytes of each page in a WAL; nothing if it is missing or not a WAL.

    Frames of an earlier use of the file, which SQLite ignores, are left out.
    """
    try:
        file = open(wal, "rb")  # noqa: PTH123, SIM115 - without pathlib
    except FileNotFoundError:
        return
    with file:
        header = file.read(_WAL_HEADER)
        if len(header) < _WAL_HEADER or int.from_bytes(header[:4], "big") not in _WAL_MAGIC:
            return
        size, salts = int.from_bytes(header[8:12], "big"), header[16:24]
        while len(frame := file.read(_FRAME_HEADER + _PAGE_START)) == _FRAME_HEADER + _PAGE_START:
            if frame[8:16] != salts:
                return
            yield int.from_bytes(frame[:4], "big"), frame[_FRAME_HEADER:]
            file.seek(size - _PAGE_START, os.SEEK_CUR)
