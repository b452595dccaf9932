"""What happens to a database file: deleted, cut off, overwritten with zeros, or one bit of it flipped."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

Damage = Callable[[Path], None]


def delete(database: Path) -> None:
    """Delete the file."""
    database.unlink()


def cut_off(database: Path) -> None:
    """Cut off the second half, as a copy that did not end."""
    content = database.read_bytes()
    database.write_bytes(content[: len(content) // 2])


def cut_to_nothing(database: Path) -> None:
    """Leave an empty file, as a disk that was full."""
    database.write_bytes(b"")


def overwrite_with_zeros(database: Path) -> None:
    """Overwrite the file with zeros of the same length, as a file system that lost its content."""
    database.write_bytes(bytes(database.stat().st_size))


def flip_bit(database: Path, at: int = 8 * 16 + 1) -> None:
    """Flip one bit, by default one of the page size."""
    content = bytearray(database.read_bytes())
    content[at // 8] ^= 1 << at % 8
    database.write_bytes(content)


DAMAGE: tuple[Damage, ...] = (delete, cut_off, cut_to_nothing, overwrite_with_zeros, flip_bit)
