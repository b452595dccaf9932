"""Random and mutated input must not end the reading of keys: ``python -m tests.benchmarks.key_reader [COUNT]``.

Reads 100,000 inputs by default, as the terminal driver does: bytes, in random parts, through the lenient decoder and
the parser. Prints each input at which something is raised, or after which a key is no longer read, and exits with 1.
"""

from __future__ import annotations

import codecs
import random
import sys

from textual._ansi_sequences import ANSI_SEQUENCES_KEYS
from textual.events import Key

from infoview_tui.ui.app.key_parser import TolerantKeyParser

COUNT = 100_000

KNOWN = [
    *(sequence.encode() for sequence in ANSI_SEQUENCES_KEYS if len(sequence) > 1),
    b"\x1b[97;1:1u",
    b"\x1b[1089::99;5:1u",
    b"\x1b[1086:1054:106;2;1054u",
    b"\x1b[1114112u",
    b"\x1b[127;1:2u",
    b"\x1b[5:5~",
    b"\x1b[1;1:1A",
    b"\x1b[27;5;103~",
    b"\x1b[57413;1;43u",
    b"\x1b[200~pasted \x1b[97u text\x1b[201~",
    b"\x1b[<0;10;20M",
    b"\x1b[<35;1;1m",
    b"\x1b[48;24;80;0;0t",
    b"\x1b[?2026;2$y",
    b"\x1b[I",
    b"\x1b[O",
    b"\x1b]52;c;eA==\x07",
    b"\x1bP1+r\x1b\\",
    "é林👨‍👩‍👧".encode(),
    b"\xff\xc3",
]
"""Sequences that terminals send, which are mutated."""

PARTS = (b"\x1b", b"[", b"O", b";", b":", b"<", b"?", b"u", b"~", b"M", b"\x00", b"\x9b", b"-", b"99999999999", b"\xe2")

RESET = b"\x1b[201~" + b"\0" * 40
"""The end of a paste, and of any sequence that has begun."""


def make_input(generator: random.Random) -> bytes:
    """Return random bytes, or known sequences with some bytes changed, added, repeated, or removed."""
    if generator.random() < 0.2:
        return generator.randbytes(generator.randrange(1, 24))
    data = bytearray(b"".join(generator.choices(KNOWN, k=generator.choice((1, 1, 1, 2, 3)))))
    for _ in range(generator.choice((0, 1, 1, 2, 4))):
        at = generator.randrange(len(data) + 1)
        match generator.randrange(4):
            case 0:
                data[at : at + 1] = generator.randbytes(1)
            case 1:
                data[at:at] = generator.choice(PARTS)
            case 2:
                del data[at : at + generator.randrange(1, 4)]
            case _:
                data[at:at] = data[max(0, at - 4) : at]
    return bytes(data)


def read_input(data: bytes, generator: random.Random) -> str:
    """Read some input in random parts, and return what went wrong; empty if nothing did."""
    parser, decode = TolerantKeyParser(), codecs.getincrementaldecoder("utf-8")(errors="replace").decode
    try:
        while data:
            size = generator.randrange(1, len(data) + 1)
            part, data = data[:size], data[size:]
            if text := decode(part):
                list(parser.feed(text))
            list(parser.tick())
        list(parser.feed(decode(RESET)))
        keys = [event.key for event in parser.feed("x") if isinstance(event, Key)]
    except Exception as error:  # whatever it is, it would end the program
        return repr(error)
    return "" if keys == ["x"] else f"x is read as {keys}"


def find_failures(count: int, *, seed: int) -> list[str]:
    """Read a number of inputs and return the failures."""
    generator = random.Random(seed)  # noqa: S311 - reproducible
    found = []
    for _ in range(count):
        data = make_input(generator)
        if problem := read_input(data, generator):
            found.append(f"{data!r}: {problem}")
    return found


def main() -> int:
    """Read the inputs and print the failures."""
    count, seed = int(sys.argv[1]) if len(sys.argv) > 1 else COUNT, random.SystemRandom().randrange(1 << 32)
    failures = find_failures(count, seed=seed)
    print(*failures, sep="\n", end="\n" if failures else "")  # noqa: T201 - its purpose
    print(f"{count:,} inputs, seed {seed}: {len(failures)} failures")  # noqa: T201
    return int(bool(failures))


if __name__ == "__main__":
    sys.exit(main())
