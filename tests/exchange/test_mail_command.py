"""Mail commands: the draft on standard input or in a file, failures, and neomutt where it is installed."""

from __future__ import annotations

import os
import pty
import select
import shutil
import signal
import stat
from pathlib import Path

import pytest

from infoview_tui.errors import InfoviewError
from infoview_tui.exchange.eml import EmailDraft, format_eml
from infoview_tui.exchange.mail_command import run_mail_command


def program(tmp_path: Path, script: str) -> str:
    path = tmp_path / "mailer"
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(stat.S_IRWXU)
    return str(path)


def test_the_draft_is_on_standard_input(tmp_path: Path) -> None:
    mailer = program(tmp_path, f'cat > {tmp_path}/got; echo "$1|$2" > {tmp_path}/arguments')
    run_mail_command([mailer, "-H", "$HOME; x"], "To: Jörg\r\n\r\nx".encode())
    assert (tmp_path / "got").read_bytes() == "To: Jörg\r\n\r\nx".encode()
    assert (tmp_path / "arguments").read_text(encoding="utf-8") == "-H|$HOME; x\n"


def test_the_draft_is_in_a_private_file_that_is_deleted(tmp_path: Path) -> None:
    mailer = program(tmp_path, f'cat "${{1#--draft=}}" > {tmp_path}/got; echo "${{1#--draft=}}" > {tmp_path}/path')
    run_mail_command([mailer, "--draft={file}"], b"draft")
    assert (tmp_path / "got").read_bytes() == b"draft"
    assert not Path((tmp_path / "path").read_text(encoding="utf-8").strip()).exists()


def test_a_command_that_does_not_read_its_input_succeeds(tmp_path: Path) -> None:
    run_mail_command([program(tmp_path, "exit 0")], b"x" * 1_000_000)


@pytest.mark.parametrize(
    ("script", "message"),
    [
        ("exit 3", r" ended with exit code 3, so the message may not have been sent\.$"),
        ("kill -TERM $$", "by signal 15, so the"),
        (
            "echo sent; printf '\\033[31mno route\\033[0m\\nto x.org\\n' >&2; exit 1",
            r"sent\. It said: no route to x\.org$",
        ),
        ("exec 2>&-; exit 4", "exit code 4"),
        ("sleep 5 >/dev/null & echo no queue >&2; exit 5", "exit code 5, .* It said: no queue$"),
    ],
)
def test_a_failing_command_is_reported(tmp_path: Path, script: str, message: str) -> None:
    with pytest.raises(InfoviewError, match=message):
        run_mail_command([program(tmp_path, script)], b"x")


@pytest.mark.parametrize("command", ["no-such-mailer", "/", "bad\0name"])
def test_a_missing_command_is_reported(command: str) -> None:
    with pytest.raises(InfoviewError, match=r"Could not start .*: .*\. Check \[mail\] in the config file"):
        run_mail_command([command], b"x")


def test_interrupting_the_command_does_not_interrupt_the_program(tmp_path: Path) -> None:
    before = signal.getsignal(signal.SIGINT)
    with pytest.raises(InfoviewError, match="by signal 2"):
        run_mail_command([program(tmp_path, f"kill -INT {os.getpid()}; kill -INT $$")], b"x")
    assert signal.getsignal(signal.SIGINT) is before


@pytest.mark.parametrize("mailer", ["neomutt", "mutt"])
def test_neomutt_and_mutt_read_the_draft_whole(tmp_path: Path, mailer: str) -> None:
    """Their editor gets the draft as they have read it."""
    if shutil.which(mailer) is None:
        pytest.skip(f"{mailer} is not installed")
    editor = program(tmp_path, f'cp "$1" {tmp_path}/copy && mv {tmp_path}/copy {tmp_path}/edited')
    settings = tmp_path / "neomuttrc"
    settings.write_text(
        f'set editor="{editor} %s"\nset edit_headers\nset autoedit\nset folder="{tmp_path}"\nset charset=utf-8\n',
        "utf-8",
    )
    body = "Dear Maria,\n\nÜmläuts, “quotes” and 👩🏽‍💻\nBcc: eve@x.org\n"
    draft = EmailDraft("Jörg “Lopez, Maria”", "maria@x.org", "Grüße\r\nBcc: eve@x.org", body)
    path = tmp_path / "draft.eml"
    path.write_bytes(format_eml(draft))
    child, terminal = pty.fork()
    if child == 0:
        environment = {**os.environ, "TERM": "xterm", "LC_ALL": "C.UTF-8"}
        os.execvpe(mailer, [mailer, "-n", "-F", str(settings), "-H", str(path)], environment)  # noqa: S606 - no shell
    while not (tmp_path / "edited").exists():
        if select.select([terminal], [], [], 0.1)[0]:
            os.read(terminal, 65536)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    os.close(terminal)
    text, _, edited = (tmp_path / "edited").read_text("utf-8").partition("\n\n")
    headers = [line.rstrip() for line in text.splitlines()]
    assert edited == body
    assert 'To: "Jörg “Lopez, Maria”" <maria@x.org>' in headers
    assert "Subject: Grüße Bcc: eve@x.org" in headers
    assert "Bcc:" in headers
