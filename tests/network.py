"""Watch whether anything in this process could reach the network, by itself or by another program."""

from __future__ import annotations

import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager

MODULES = frozenset(
    {"socket", "ssl", "http", "ftplib", "smtplib", "imaplib", "poplib", "xmlrpc", "requests", "httpx", "urllib.request"}
)
"""Modules by which a program uses the network."""

_FAMILIES = {socket.AF_INET, socket.AF_INET6}
_EVENTS = ("socket.", "urllib.", "http.", "ftplib.", "smtplib.", "webbrowser.")
_PROGRAM_EVENTS = ("subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.spawn")
_seen: list[str] | None = None


def _watch(event: str, arguments: tuple[object, ...]) -> None:
    if _seen is None or not event.startswith(_EVENTS + _PROGRAM_EVENTS):
        return
    if event != "socket.__new__" or arguments[1] in _FAMILIES:  # others are between processes, or a pair in this one
        _seen.append(event)


sys.addaudithook(_watch)


@contextmanager
def watched_network() -> Iterator[list[str]]:
    """Collect the audit events of what could reach the network. An audit hook cannot be removed, so it is switched."""
    global _seen  # noqa: PLW0603 - see above
    found: list[str] = []
    _seen = found
    try:
        yield found
    finally:
        _seen = None
