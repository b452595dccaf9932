"""``.eml`` drafts, read back by the standard library: the text stays whole and injects no header."""

from __future__ import annotations

import stat
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from infoview_tui.domain.sanitize import clean_line, clean_text
from infoview_tui.errors import InfoviewError
from infoview_tui.exchange import eml
from infoview_tui.exchange.eml import EmailDraft, format_eml, suggest_file_name
from infoview_tui.exchange.private_file import FileAlreadyExistsError, write_private_file
from tests.hostile_texts import HOSTILE_TEXTS

INJECTIONS = [
    "Hi\r\nBcc: eve@x.org",
    "Hi\n\nBcc: eve@x.org",
    "Bcc: eve@x.org",
    "Grüße, „Müller“ 👩🏽‍💻",
    'Lopez, "Maria" <eve@x.org>',
    "=?utf-8?q?Hi=0ABcc:_eve=40x.org?=",
    "=?utf-8?q?=00?=",
    "a" * 90 + ", " + "ü" * 90,
]
TEXTS = st.text() | st.sampled_from([*HOSTILE_TEXTS, *INJECTIONS])


def read_back(data: bytes) -> EmailMessage:
    message = message_from_bytes(data, _class=EmailMessage, policy=default)
    assert isinstance(message, EmailMessage)
    return message


def text_of(message: EmailMessage) -> str:
    body = message.get_body()
    assert body is not None
    return str(body.get_content()).replace("\r\n", "\n")


@given(TEXTS, TEXTS, TEXTS)
def test_any_text_is_read_back_and_injects_no_header(name: str, subject: str, body: str) -> None:
    data = format_eml(EmailDraft(name, "maria@x.org", subject, body))
    assert data.replace(b"\r\n", b"").count(b"\n") == data.replace(b"\r\n", b"").count(b"\r") == 0
    message = read_back(data)
    assert sorted(message.keys()) == [
        "Content-Transfer-Encoding", "Content-Type", "MIME-Version", "Subject", "To", "X-Unsent",
    ]  # fmt: skip
    assert message["X-Unsent"] == "1"
    (to,) = message["To"].addresses
    assert to.addr_spec == "maria@x.org"
    assert " ".join(message["Subject"].split()) == " ".join(clean_line(subject).split())
    assert text_of(message).rstrip("\n") == clean_text(body).rstrip("\n")


@pytest.mark.parametrize("text", INJECTIONS)
def test_a_hostile_name_or_subject_stays_whole(text: str) -> None:
    message = read_back(format_eml(EmailDraft(text, "maria@x.org", text, text)))
    assert message["Subject"] == clean_line(text)
    if "=?" not in text:
        name = message["To"].addresses[0].display_name
        assert name.replace(" ", "") == clean_line(text).replace(" ", "")  # Python 3.11 reads long names with spaces


@pytest.mark.parametrize("address", ["maria.lopez+infoview@x.org", "maria@bücher.example", "jörg@x.org"])
def test_an_address_is_read_back(address: str) -> None:
    (to,) = read_back(format_eml(EmailDraft("Jörg", address, "Grüße", "x")))["To"].addresses
    assert to.addr_spec.encode("ascii", "surrogateescape").decode() == address


@pytest.mark.parametrize(
    "address",
    ["maria", "a@x.org,eve@x.org", "a@x.org\nBcc: eve@x.org", "a@x.org>, <eve@x.org", "a@b@c", "(a)@x.org", "@x.org"],
)
def test_what_is_not_one_address_is_refused(address: str) -> None:
    with pytest.raises(InfoviewError, match=r"is not an email address\. Correct it in the contact"):
        format_eml(EmailDraft("Maria", address, "Hi", "x"))


def test_without_an_address_there_is_no_recipient() -> None:
    assert "To" not in read_back(format_eml(EmailDraft("Maria", "", "Hi", "x")))


def test_the_resume_is_attached(tmp_path: Path) -> None:
    resume = tmp_path / "Résumé, “Ada”.pdf"
    resume.write_bytes(bytes(range(256)))
    message = read_back(format_eml(EmailDraft("Maria", "maria@x.org", "Hi", "Dear Maria", resume)))
    (part,) = message.iter_attachments()
    assert part.get_content_type() == "application/pdf"
    assert part.get_filename() == resume.name
    assert part.get_content() == bytes(range(256))
    assert text_of(message) == "Dear Maria\n"


def test_a_resume_that_cannot_be_attached_is_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    draft = EmailDraft("Maria", "maria@x.org", "Hi", "x", tmp_path / "resume.pdf")
    with pytest.raises(InfoviewError, match=r"No résumé file at .*resume\.pdf\. Correct the path in your profile"):
        format_eml(draft)
    monkeypatch.setattr(eml, "MAX_RESUME_BYTES", 1_000_000)
    (tmp_path / "resume.pdf").write_bytes(b"x" * 1_000_001)
    with pytest.raises(InfoviewError, match=r"is over 1 MB\. Attach a smaller file"):
        format_eml(draft)


def test_the_file_is_private_and_never_replaced_silently(tmp_path: Path) -> None:
    path = tmp_path / "draft.eml"
    draft = format_eml(EmailDraft("Maria", "maria@x.org", "Hi", "Grüße"))
    write_private_file(path, draft.decode())
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert path.read_bytes() == draft
    with pytest.raises(FileAlreadyExistsError):
        write_private_file(path, "other")
    write_private_file(path, "other", replace=True)
    assert b"other" in path.read_bytes()


@pytest.mark.parametrize(
    ("name", "file"), [("María López", "request-to-maria-lopez.eml"), ("../../x", "request-to-x.eml")]
)
def test_a_file_name_is_safe(name: str, file: str) -> None:
    assert suggest_file_name("request", name) == file


@given(st.text())
def test_any_name_gives_a_safe_file_name(name: str) -> None:
    suggested = suggest_file_name("thank-you", name)
    assert suggested == Path(suggested).name
    assert suggested.startswith("thank-you-to")
    assert len(suggested.encode()) < 255
