"""Drafts as ``.eml`` files (RFC 5322), which mail programs open for editing and sending.

``X-Unsent: 1`` tells Outlook and others that the message is a draft. There is no sender and no date: the mail program
adds both.
"""

from __future__ import annotations

import re
from email.header import Header
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from mimetypes import guess_type
from pathlib import Path
from typing import NamedTuple

from infoview_tui.domain.normalize import fold
from infoview_tui.domain.sanitize import clean_line, clean_text
from infoview_tui.errors import InfoviewError

MAX_RESUME_BYTES = 10_000_000
"""Largest résumé that is attached, in bytes; many mail servers reject larger messages."""

MAX_NAME_LENGTH = 40
"""Longest contact name in a file name, in characters."""

_ADDRESS = re.compile(r"[^@\s<>()\[\]\\,;:\"]+@[^@\s<>()\[\]\\,;:\"]+")
"""An address without quoted parts: stricter than RFC 5322, so that it cannot be read as two addresses or a comment."""

_ENCODED_WORD = "=?"
"""Begins an encoded word (RFC 2047). `EmailMessage` decodes it in any header, also to line breaks."""

_NON_WORD = re.compile(r"[\W_]+")


class CalendarPart(NamedTuple):
    """An invitation to attach: the text of a calendar, and its method, ``REQUEST`` or ``CANCEL``."""

    text: str
    method: str


class EmailDraft(NamedTuple):
    """A message to send: the recipient, the text, and the résumé and the invitation to attach, if any."""

    name: str
    address: str
    subject: str
    body: str
    resume: Path | None = None
    invitation: CalendarPart | None = None


def format_eml(draft: EmailDraft) -> bytes:
    """Return a draft as a message with CRLF line breaks, in UTF-8.

    An empty address gives a draft without a recipient. Raises InfoviewError, with what to do, if the address is not
    valid or the résumé cannot be attached.
    """
    address = clean_line(draft.address)
    policy = SMTP if address.isascii() else SMTP.clone(utf8=True)  # only RFC 6532 has non-ASCII addresses
    message = EmailMessage(policy=policy)
    message["X-Unsent"] = "1"
    if address:
        message["To"] = _parse_address(draft.name, address)
    _set_subject(message, clean_line(draft.subject))
    message.set_content(clean_text(draft.body), cte="quoted-printable")
    if draft.resume is not None:
        kind = guess_type(draft.resume.name)[0] or "application/octet-stream"
        main, _, sub = kind.partition("/")
        file_name = clean_line(draft.resume.name).replace(_ENCODED_WORD, "_")
        message.add_attachment(read_resume(draft.resume), maintype=main, subtype=sub, filename=file_name)
    if draft.invitation is not None:
        message.add_attachment(
            draft.invitation.text.encode("utf-8"),
            maintype="text",
            subtype="calendar",
            filename="invitation.ics",
            params={"method": draft.invitation.method, "charset": "utf-8"},
        )
    return message.as_bytes()


def suggest_file_name(message: str, name: str) -> str:
    """Return a file name for a draft, such as ``thank-you-to-maria-lopez.eml``."""
    return f"{join_words(f'{message} to {fold(clean_line(name))[:MAX_NAME_LENGTH]}')}.eml"


def join_words(text: str) -> str:
    """Return a text as a part of a file name: words with hyphens between them."""
    return _NON_WORD.sub("-", text).strip("-")


def is_address(text: str) -> bool:
    """Return whether a text is an email address that can be written without quoting."""
    return _ADDRESS.fullmatch(clean_line(text)) is not None


def read_resume(path: Path) -> bytes:
    """Return the content of the résumé. Raises InfoviewError if it cannot be read or is too large to attach."""
    shown = clean_line(str(path))
    try:
        if not path.is_file():
            raise InfoviewError(f"No résumé file at {shown}. Correct the path in your profile.")
        if path.stat().st_size > MAX_RESUME_BYTES:
            raise InfoviewError(
                f"The résumé {shown} is over {MAX_RESUME_BYTES // 1_000_000} MB. Attach a smaller file."
            )
        return path.read_bytes()
    except (OSError, ValueError) as error:  # ValueError: an invalid file name
        why = (isinstance(error, OSError) and error.strerror) or error
        raise InfoviewError(f"Could not read the résumé {shown}: {why}.") from error


def _set_subject(message: EmailMessage, subject: str) -> None:
    if _ENCODED_WORD in subject:
        message.set_raw("Subject", Header(subject, "utf-8", header_name="Subject").encode())
    else:
        message["Subject"] = subject


def _parse_address(name: str, address: str) -> Address:
    if not is_address(address):
        raise InfoviewError(f"“{clean_line(address, 60)}” is not an email address. Correct it in the contact.")
    local, _, domain = address.partition("@")
    name = clean_line(name)
    return Address("" if _ENCODED_WORD in name else name, local, domain)
