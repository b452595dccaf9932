"""Bundles: one file with a copy of the data and the user's own files, each with its size and checksum.

A bundle is a zip archive with ``manifest.json`` first.
"""

from __future__ import annotations

import hashlib
import json
import platform
import shutil
import sqlite3
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from infoview_tui.domain.timestamps import format_timestamp
from infoview_tui.errors import NewerDataError, StorageError
from infoview_tui.storage.backup import checksum_file, is_intact, temporary_copy
from infoview_tui.storage.connection import connect, read_revision
from infoview_tui.storage.durable_files import sync_directory, sync_file, temporary_file
from infoview_tui.storage.file_state import file_uri, wal_path
from infoview_tui.storage.own_files import OWN_FOLDERS, OwnFile, is_file_name
from infoview_tui.storage.schema_mark import SCHEMA_REVISION

FORMAT, FORMAT_VERSION = "infoview-bundle", 1
MANIFEST, DATABASE = "manifest.json", "infoview.db"

_MAX_MANIFEST, _MAX_OWN_FILE, _MAX_DATABASE = 1 << 20, 1 << 24, 1 << 35
"""Bytes: an archive that unpacks to more is refused."""

_BLOCK = 1 << 20


class Bundle(NamedTuple):
    """What the manifest of a bundle says: when (UTC, as text), on which computer, and by which schema."""

    written_at: str
    computer: str
    schema_revision: str


class OpenedCopy(NamedTuple):
    """Another copy, opened: a connection to a temporary copy of its database, and the user's own files in it."""

    connection: sqlite3.Connection
    files: tuple[OwnFile, ...]
    bundle: Bundle | None


def write_bundle(connection: sqlite3.Connection, files: Sequence[OwnFile], target: Path, now: datetime) -> Bundle:
    """Write a private file with a checked copy of the data, complete or not at all. Raises StorageError."""
    bundle = Bundle(format_timestamp(now), platform.node(), SCHEMA_REVISION)
    try:
        with temporary_copy(connection, target.parent) as copy, temporary_file(target.parent) as archive:
            contents = {f"{file.folder}/{file.name}": file.text.encode() for file in files}
            entries = {DATABASE: _describe(copy.stat().st_size, copy)}
            entries |= {name: {"size": len(text), "sha256": _digest(text)} for name, text in contents.items()}
            manifest = {"format": FORMAT, "version": FORMAT_VERSION, **bundle._asdict(), "files": entries}
            with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as packed:
                packed.writestr(MANIFEST, json.dumps(manifest, indent=2, ensure_ascii=False))
                packed.write(copy, DATABASE)
                for name, text in contents.items():
                    packed.writestr(name, text)
            sync_file(archive)
            archive.replace(target)
        sync_directory(target.parent)
    except (OSError, sqlite3.Error, zipfile.BadZipFile) as error:
        reason = getattr(error, "strerror", None) or error
        raise StorageError(f"Could not write {target}: {reason}. Nothing was changed.") from error
    return bundle


@contextmanager
def open_copy(file: Path) -> Iterator[OpenedCopy]:
    """Open a bundle, or a database such as a backup, as a temporary copy of the newest schema. The file is only read.

    Raises StorageError if it is damaged or not of Infoview, and NewerDataError if a newer version wrote it.
    """
    if not file.is_file():
        raise StorageError(f"{file} is missing or not a file. Nothing was changed.")
    with TemporaryDirectory(prefix="infoview-") as name:
        directory = Path(name) / "data"
        directory.mkdir(mode=0o700)
        database = directory / DATABASE
        try:
            if zipfile.is_zipfile(file):
                bundle, files = _unpack(file, database)
            else:
                bundle, files = None, ()
                _copy_database(file, database)
        except (OSError, EOFError, sqlite3.Error, zipfile.BadZipFile, RuntimeError, NotImplementedError) as error:
            raise _damaged(file) from error
        except (ValueError, KeyError, TypeError, AttributeError) as error:  # of a manifest that another program wrote
            raise _damaged(file) from error
        if _read_revision(database, file) is None:
            raise StorageError(f"{file} is empty. Nothing was changed.")
        with closing(connect(database)) as connection:
            connection.execute("PRAGMA trusted_schema = OFF")
            yield OpenedCopy(connection, files, bundle)


def _read_revision(database: Path, file: Path) -> str | None:
    try:
        return read_revision(database)
    except NewerDataError as error:
        raise NewerDataError(
            f"{file} was written by a newer version of Infoview. Nothing was changed; please update Infoview here."
        ) from error
    except StorageError as error:
        raise _damaged(file) from error


def _damaged(file: Path) -> StorageError:
    return StorageError(f"{file} is damaged, or neither a bundle nor a copy of Infoview's data. Nothing was changed.")


def _copy_database(file: Path, database: Path) -> None:
    if checksum_file(file).exists() and not is_intact(file):
        raise OSError("the checksum differs")
    mode = "mode=ro" if Path(wal_path(file)).exists() else "mode=ro&immutable=1"
    with (
        closing(sqlite3.connect(file_uri(file, mode), uri=True)) as source,
        temporary_copy(source, database.parent) as copy,
    ):
        copy.rename(database)


def _unpack(file: Path, database: Path) -> tuple[Bundle, tuple[OwnFile, ...]]:
    """Unpack a bundle, and check each file in it."""
    with zipfile.ZipFile(file) as packed:
        manifest = json.loads(_read(packed, MANIFEST, _MAX_MANIFEST))
        if manifest["format"] != FORMAT:
            raise ValueError("another format")
        if manifest["version"] > FORMAT_VERSION:
            raise NewerDataError(
                f"{file} was written by a newer version of Infoview. Nothing was changed; please update Infoview here."
            )
        entries = manifest["files"]
        _unpack_database(packed, entries[DATABASE], database)
        files = tuple(_read_own_files(packed, entries))
    return Bundle(*(str(manifest[name]) for name in Bundle._fields)), files


def _unpack_database(packed: zipfile.ZipFile, entry: dict[str, Any], database: Path) -> None:
    size = int(entry["size"])
    if size > min(_MAX_DATABASE, shutil.disk_usage(database.parent).free):
        raise OSError("too large")
    digest, written = hashlib.sha256(), 0
    with packed.open(DATABASE) as source, database.open("xb") as target:
        while block := source.read(_BLOCK):
            written += len(block)
            if written > size:
                break
            digest.update(block)
            target.write(block)
    if written != size or digest.hexdigest() != entry["sha256"]:
        raise OSError("the checksum differs")
    database.chmod(0o600)


def _read_own_files(packed: zipfile.ZipFile, entries: dict[str, dict[str, Any]]) -> Iterator[OwnFile]:
    for path, entry in entries.items():
        folder, _, name = path.partition("/")
        if path == DATABASE:
            continue
        if folder not in OWN_FOLDERS or not is_file_name(name):
            raise ValueError(path)
        content = _read(packed, path, _MAX_OWN_FILE)
        if _digest(content) != entry["sha256"]:
            raise OSError("the checksum differs")
        yield OwnFile(folder, name, content.decode())


def _read(packed: zipfile.ZipFile, name: str, limit: int) -> bytes:
    with packed.open(name) as source:
        content = source.read(limit + 1)
    if len(content) > limit:
        raise OSError("too large")
    return content


def _describe(size: int, file: Path) -> dict[str, object]:
    with file.open("rb") as content:
        return {"size": size, "sha256": hashlib.file_digest(content, "sha256").hexdigest()}


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
