"""Search in many notes, beside LIKE: ``python -m tests.benchmarks.search``.

Measured are

- the time from a key to its first results, and to all of them, for searches that are typed key by key, with a reader of
  its own as on the search screen, and the same keys answered by ``LIKE '%…%'`` over the notes,
- saving a note, in one transaction, with the index and without its triggers, one after the other,
- what the index costs in space, and how long it takes to read its words.

The notes are made of words that are as unevenly frequent as those of a language.
"""

from __future__ import annotations

import argparse
import itertools
import random
import shutil
import sqlite3
import statistics
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from infoview_tui.demo import load_demo
from infoview_tui.domain.date_order import DateOrder
from infoview_tui.services.search.search import search
from infoview_tui.services.search.session import open_session
from infoview_tui.storage.connection import connect

LETTERS = "etaoinshrdlucmfwypvbgkjqxz"
VOCABULARY = 40_000
WORDS_PER_NOTE = 28
WRITES = 1000
QUERIES = ("nurse", "surgeon risk", "patient form", "desgin review", "maria lopez", "kind:quote hospital", "zzzz", "a")
"""Searches typed key by key; their words are made frequent and rare ones of the notes."""


def make_words(chance: random.Random) -> list[str]:
    """Return words, the most frequent first; some are those of the queries."""
    lengths = (3, 4, 5, 5, 6, 6, 7, 8, 9, 10, 12)
    made = {"".join(chance.choices(LETTERS, range(26, 0, -1), k=chance.choice(lengths))) for _ in range(VOCABULARY)}
    words = sorted(made)
    chance.shuffle(words)
    wanted = ("a", "the", "risk", "patient", "nurse", "form", "design", "review", "hospital", "surgeon", "redesigned")
    for place, word in enumerate(wanted):
        words.insert(place * place * 3, word)
    return words


def make_notes(chance: random.Random) -> Iterator[str]:
    """Yield texts of notes without end; a word at place n is 1/n as frequent as the first."""
    words = make_words(chance)
    weights = list(itertools.accumulate(1 / place for place in range(1, len(words) + 1)))
    while True:
        yield " ".join(chance.choices(words, cum_weights=weights, k=WORDS_PER_NOTE))


def fill(database: Path, count: int, notes: Iterator[str], contacts: int = 0) -> None:
    """Create the demo with this many notes more in its interviews, and this many contacts more."""
    connection = connect(database)
    load_demo(connection, datetime.now(UTC), UTC, extra_contacts=contacts)
    interviews = [key for (key,) in connection.execute("SELECT id FROM interviews")]
    kinds = ("note", "note", "quote", "insight", "drawback")
    stamp = "2026-11-20T09:00:00.000Z"
    connection.execute("BEGIN")
    connection.executemany(
        "INSERT INTO notes (interview_id, position, kind, text, starred, seconds, created_at) "
        "VALUES (?, ?, ?, ?, 0, 0, ?)",
        ((interviews[at % len(interviews)], at, kinds[at % 5], next(notes), stamp) for at in range(count)),
    )
    connection.execute("COMMIT")
    connection.close()


def prefixes() -> list[str]:
    """Return what is in the search line after each key."""
    return [query[:length] for query in QUERIES for length in range(1, len(query) + 1)]


def measure(act: Callable[[str], object], rounds: int) -> list[float]:
    """Return the milliseconds of each key."""
    times = []
    for _ in range(rounds):
        for text in prefixes():
            start = time.perf_counter()
            act(text)
            times.append((time.perf_counter() - start) * 1000)
    return times


def measure_writes(database: Path, notes: Iterator[str]) -> dict[str, list[float]]:
    """Return the milliseconds of saving a note with the triggers of the index and without, one after the other.

    Each is saved in a file of its own. The time of the disk varies more than the cost of the index, so that the time of
    the processor is returned too.
    """
    other = database.with_name("without.db")
    shutil.copy(database, other)
    connections = {"with the index": sqlite3.connect(database), "without it": sqlite3.connect(other)}
    for connection in connections.values():
        connection.isolation_level = None
        connection.executescript("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA temp_store = MEMORY")
    for event in ("insert", "update", "delete"):
        connections["without it"].execute(f"DROP TRIGGER search_notes_{event}")
    (interview,) = connections["without it"].execute("SELECT min(id) FROM interviews").fetchone()
    times: dict[str, list[float]] = defaultdict(list)
    for _ in range(WRITES):
        text = next(notes)
        for name, connection in connections.items():
            start, processor = time.perf_counter(), time.process_time()
            connection.execute("BEGIN IMMEDIATE")
            connection.execute(
                "INSERT INTO notes (interview_id, position, kind, text, starred, seconds, created_at) "
                "VALUES (?, 0, 'note', ?, 0, 0, '2026-11-20T09:00:00.000Z')",
                (interview, text),
            )
            connection.execute("COMMIT")
            times[f"save a note {name}"].append((time.perf_counter() - start) * 1000)
            times[f"  the processor, {name}"].append((time.process_time() - processor) * 1000)
    for connection in connections.values():
        connection.close()
    return times


def main() -> None:
    """Measure and print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--notes", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    notes = make_notes(random.Random(1))  # noqa: S311 - no secret
    with tempfile.TemporaryDirectory() as directory:
        database = Path(directory) / "data" / "infoview.db"
        fill(database, options.notes, notes)
        session, now = open_session(database, UTC, DateOrder.MONTH_FIRST), datetime.now(UTC)
        quick = measure(lambda text: search(session, text, now, UTC, limit=8, is_quick=True), options.rounds)
        session.refresh()
        start = time.perf_counter()
        found = len(session.vocabulary)
        reading = time.perf_counter() - start
        full = measure(lambda text: search(session, text, now, UTC, limit=8), options.rounds)
        like = measure(
            lambda text: session.reader.connection.execute(
                "SELECT id FROM notes WHERE text LIKE ? ORDER BY id DESC LIMIT 60", (f"%{text}%",)
            ).fetchall(),
            1,
        )
        (size,) = session.reader.connection.execute(
            "SELECT sum(pgsize) FROM dbstat WHERE name LIKE 'search_%'"
        ).fetchone()
        (whole,) = session.reader.connection.execute("SELECT sum(pgsize) FROM dbstat").fetchone()
        session.close()
        writes = measure_writes(database, notes)
    rows = {
        "a key, first results": quick,
        "a key, all results": full,
        "a key, LIKE on notes": like,
        **writes,
    }
    sys.stdout.write(f"{options.notes:<34} {'p50 ms':>9} {'p95 ms':>9} {'mean ms':>9}\n")
    for name, times in rows.items():
        p50, p95 = statistics.median(times), statistics.quantiles(times, n=20)[18]
        sys.stdout.write(f"{name:<34} {p50:>9.2f} {p95:>9.2f} {statistics.mean(times):>9.2f}\n")
    sys.stdout.write(
        f"{found} words of the index read in {reading * 1000:.0f} ms; "
        f"the index takes {size / 1e6:.0f} of {whole / 1e6:.0f} MB.\n"
    )


if __name__ == "__main__":
    main()
