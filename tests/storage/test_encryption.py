"""Encrypted files: what goes in comes out with the right key only, and nothing is half written or left behind."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from base64 import b64decode, b64encode
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from infoview_tui.storage.durable_files import delete_temporary_files, temporary_file
from infoview_tui.storage.encrypted_backup import back_up_encrypted, decrypted_backup
from infoview_tui.storage.encryption import (
    EncryptionError,
    Identities,
    Passphrase,
    Recipients,
    decrypted_file,
    encrypt_file,
    has_passphrase,
    is_encrypted,
    load_library,
)
from infoview_tui.storage.encryption_keys import parse_recipients, read_identities
from infoview_tui.storage.restore import check_backup, restore_backup
from tests.databases import create_empty
from tests.storage.killing import run_and_kill
from tests.storage.test_restore import NOW, add_path, read_paths

pyrage = pytest.importorskip("pyrage")

PASSPHRASE = Passphrase("correct horse battery staple")
PLAIN = b"Ana said: ask for the budget.\n"
WITH_PASSPHRASE = b64decode(
    "YWdlLWVuY3J5cHRpb24ub3JnL3YxCi0+IHNjcnlwdCBpU0pXNFQvaVMrM2lXaTRLSlBCMTB3IDEKTXN2bGsrSkRBRUtCMmUxbEx3VUlack5ieHRE"
    "ekhwR1ZXbTIwaENDNXNoZwotLS0gcmEraE82aG5NMU83WXlsdi90b3ljbjZiMk9LU01RZ2RZVXF4dFJNQUhqOApqqmbofuNhv2+iNkYGZbCLlTZ7"
    "QBQqaWSvsHXYkty0i/IlYL8Wq5Cwa5Msyu8EcRn3zxzl5N1Fta1adachhQ=="
)
"""The plain text with the passphrase, made with so little work that decrypting it takes no time."""


class Key:
    """A new key of age, with its parts as the program takes them."""

    def __init__(self) -> None:
        identity: Any = pyrage.x25519.Identity.generate()
        self.private, self.public = str(identity), str(identity.to_public())
        self.recipients = Recipients((identity.to_public(),))
        self.identities = Identities((identity,))


@pytest.fixture
def key() -> Key:
    return Key()


@pytest.fixture
def plain(tmp_path: Path) -> Path:
    plain = tmp_path / "plain.txt"
    plain.write_bytes(PLAIN)
    return plain


def left_in(directory: Path) -> set[str]:
    """Return the names of the temporary files in a directory."""
    return {file.name for file in directory.glob(".infoview-*")}


def decrypt(source: Path, target: Path, key: Passphrase | Identities) -> None:
    """Decrypt a file to another one, as the data are when a backup is restored."""
    with decrypted_file(source, target.parent, key) as plain:
        plain.replace(target)


@given(content=st.one_of(st.binary(max_size=2_000), st.integers(65_530, 65_545).map(os.urandom)))
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_is_encrypted_comes_back(tmp_path: Path, content: bytes) -> None:
    key, source, target, back = Key(), tmp_path / "source", tmp_path / "x.age", tmp_path / "back"
    source.write_bytes(content)
    encrypt_file(source, target, key.recipients)
    assert is_encrypted(target)
    assert not has_passphrase(target)
    body = target.read_bytes().partition(b"\n--- ")[2]  # the header is not secret, and the same words may be in it
    assert len(content) < 16 or content not in body
    decrypt(target, back, key.identities)
    assert back.read_bytes() == content
    assert {file.stat().st_mode & 0o777 for file in (target, back)} == {0o600}
    assert left_in(tmp_path) == set()


def test_passphrase_decrypts_and_another_does_not(tmp_path: Path) -> None:
    encrypted, back = tmp_path / "x.age", tmp_path / "back"
    encrypted.write_bytes(WITH_PASSPHRASE)
    assert is_encrypted(encrypted)
    assert has_passphrase(encrypted)
    decrypt(encrypted, back, PASSPHRASE)
    assert back.read_bytes() == PLAIN
    with pytest.raises(EncryptionError, match=r"The passphrase is wrong, or .*x\.age is damaged\."):
        decrypt(encrypted, back, Passphrase("Correct horse battery staple"))
    assert back.read_bytes() == PLAIN
    assert left_in(tmp_path) == set()


def test_text_form_is_read_too(tmp_path: Path) -> None:
    text = b64encode(WITH_PASSPHRASE).decode()
    lines = [text[at : at + 64] for at in range(0, len(text), 64)]
    encrypted = tmp_path / "x.asc"
    start, end = "-----BEGIN AGE ENCRYPTED FILE-----", "-----END AGE ENCRYPTED FILE-----"
    encrypted.write_text("\n".join([start, *lines, end, ""]))
    assert has_passphrase(encrypted)
    with decrypted_file(encrypted, tmp_path, PASSPHRASE) as plain:
        assert plain.read_bytes() == PLAIN
        assert plain.stat().st_mode & 0o777 == 0o600
    assert left_in(tmp_path) == set()


def test_key_of_the_other_kind_is_named(tmp_path: Path, key: Key, plain: Path) -> None:
    encrypted = tmp_path / "x.age"
    encrypted.write_bytes(WITH_PASSPHRASE)
    with pytest.raises(EncryptionError, match="is encrypted with a passphrase, and not a key"):
        decrypt(encrypted, tmp_path / "back", key.identities)
    encrypt_file(plain, encrypted, key.recipients)
    with pytest.raises(EncryptionError, match="is encrypted with a key, and not a passphrase"):
        decrypt(encrypted, tmp_path / "back", PASSPHRASE)
    assert not (tmp_path / "back").exists()


def test_each_of_several_keys_decrypts(tmp_path: Path, plain: Path) -> None:
    keys, other, encrypted = [Key(), Key()], Key(), tmp_path / "x.age"
    encrypt_file(plain, encrypted, Recipients(tuple(key.recipients.keys[0] for key in keys)))
    for key in keys:
        both = Identities((*other.identities.keys, *key.identities.keys))
        decrypt(encrypted, tmp_path / "back", both)
        assert (tmp_path / "back").read_bytes() == PLAIN
    with pytest.raises(EncryptionError, match=r"The key does not fit, or .*x\.age is damaged"):
        decrypt(encrypted, tmp_path / "other", other.identities)


@pytest.mark.parametrize("damage", ["cut", "flipped", "longer", "header", "empty", "plain"])
def test_damaged_files_are_refused(tmp_path: Path, key: Key, plain: Path, damage: str) -> None:
    plain.write_bytes(os.urandom(200_000))
    encrypted = tmp_path / "x.age"
    encrypt_file(plain, encrypted, key.recipients)
    content = encrypted.read_bytes()
    flipped = content[:150_000] + bytes([content[150_000] ^ 1]) + content[150_001:]
    damaged = {
        "cut": content[:-100], "flipped": flipped, "longer": content + b"x", "header": content[:60], "empty": b"",
        "plain": plain.read_bytes(),
    }  # fmt: skip
    encrypted.write_bytes(damaged[damage])
    with pytest.raises(EncryptionError, match=r"damaged|not an encrypted file"):
        decrypt(encrypted, tmp_path / "back", key.identities)
    assert not (tmp_path / "back").exists()
    assert left_in(tmp_path) == set()


def test_what_cannot_be_written_changes_nothing(tmp_path: Path, key: Key, plain: Path) -> None:
    with pytest.raises(EncryptionError, match="No such file or directory"):
        encrypt_file(plain, tmp_path / "no" / "x.age", key.recipients)
    target = tmp_path / "x.age"
    target.write_bytes(b"before")
    with pytest.raises(EncryptionError, match="No such file or directory"):
        encrypt_file(tmp_path / "missing", target, key.recipients)
    with pytest.raises(EncryptionError, match="characters that are not Unicode"):
        encrypt_file(plain, target, Passphrase("passphrase \udce9"))
    with pytest.raises(EncryptionError, match="No such file or directory"):
        decrypt(tmp_path / "missing", target, key.identities)
    assert target.read_bytes() == b"before"


def test_missing_extra_names_the_command(tmp_path: Path, plain: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyrage", None)
    with pytest.raises(EncryptionError, match=r"pip install 'infoview-tui\[encryption\]'"):
        encrypt_file(plain, tmp_path / "x.age", PASSPHRASE)
    assert not (tmp_path / "x.age").exists()


def test_recipients_as_they_are_typed_and_in_files(tmp_path: Path, plain: Path) -> None:
    first, second, third = Key(), Key(), Key()
    file = tmp_path / "recipients.txt"
    file.write_text(f"# the coach\n{second.public}\n\n  {third.public}\n")
    encrypted = tmp_path / "x.age"
    encrypt_file(plain, encrypted, parse_recipients([first.public, str(file)]))
    identity = tmp_path / "key.txt"
    for key in (first, second, third):
        identity.write_text(f"# created: 2026-11-26\n# public key: {key.public}\n{key.private}\n")
        decrypt(encrypted, tmp_path / "back", read_identities([str(identity)]))
        assert (tmp_path / "back").read_bytes() == PLAIN


@pytest.mark.skipif(shutil.which("ssh-keygen") is None, reason="ssh-keygen is not installed")
def test_ssh_keys(tmp_path: Path, plain: Path) -> None:
    for kind, passphrase in (("ed25519", ""), ("ecdsa", ""), ("ed25519", "of its own")):
        file = tmp_path / f"{kind}{len(passphrase)}"
        subprocess.run(["ssh-keygen", "-q", "-t", kind, "-N", passphrase, "-f", file], check=True)
    encrypted = tmp_path / "x.age"
    encrypt_file(plain, encrypted, parse_recipients([str(tmp_path / "ed255190.pub")]))
    decrypt(encrypted, tmp_path / "back", read_identities([str(tmp_path / "ed255190")]))
    assert (tmp_path / "back").read_bytes() == PLAIN
    with pytest.raises(EncryptionError, match="not a public key that can be used"):
        parse_recipients([str(tmp_path / "ecdsa0.pub")])
    for name in ("ecdsa0", "ed2551910"):
        with pytest.raises(EncryptionError, match="has a passphrase of its own, or is of another kind"):
            read_identities([str(tmp_path / name)])


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("age1qqqq", "A key in --recipient is not valid"),
        ("ssh-ed25519 AAAA", "A key in --recipient is not valid"),
        ("missing.txt", "Could not read keys from .*missing.txt: No such file"),
        ("{empty}", "has no key"),
        ("{other}", "has a line that is not a public key"),
        ("{binary}", "it is not a text"),
        ("{private}", "has a private key. Encrypt for the public key"),
    ],
)
def test_what_is_no_recipient(tmp_path: Path, key: Key, typed: str, words: str) -> None:
    files = {"empty": b"# nothing\n", "other": b"hello\n", "binary": b"\xff\xfe", "private": key.private.encode()}
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
    with pytest.raises(EncryptionError, match=words) as failure:
        parse_recipients([typed.format(**{name: tmp_path / name for name in files})])
    assert key.private not in str(failure.value)


def test_what_is_no_identity(tmp_path: Path, key: Key, plain: Path) -> None:
    file = tmp_path / "key"
    for content, words in (
        (key.public, "has no private key"),
        ("AGE-SECRET-KEY-1QQQQ", "cannot be used"),
        ("-----BEGIN OPENSSH PRIVATE KEY-----\nx\n-----END OPENSSH PRIVATE KEY-----\n", "cannot be used"),
    ):
        file.write_text(content)
        with pytest.raises(EncryptionError, match=words):
            read_identities([str(file)])
    file.write_bytes(WITH_PASSPHRASE)
    with pytest.raises(EncryptionError, match="is encrypted itself"):
        read_identities([str(file)])


def test_temporary_files_in_use_are_not_deleted(tmp_path: Path) -> None:
    with temporary_file(tmp_path) as used:
        left = tmp_path / ".infoview-killed.part"
        left_log = tmp_path / ".infoview-killed.part-wal"
        used_log = Path(f"{used}-wal")
        for file in (left, left_log, used_log):
            file.write_bytes(PLAIN)
        code = (
            "import sys; from pathlib import Path; from infoview_tui.storage.durable_files import *; "
            "delete_temporary_files(Path(sys.argv[1]))"
        )
        subprocess.run([sys.executable, "-c", code, tmp_path], check=True)
        assert left_in(tmp_path) == {used.name, used_log.name}
    assert left_in(tmp_path) == set()


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """A database with a path called before."""
    database = tmp_path / "data" / "infoview.db"
    create_empty(database)
    add_path(database, "before")
    return database


def test_encrypted_backup_is_made_of_the_newest_data_and_restored(database: Path, tmp_path: Path, key: Key) -> None:
    copy = tmp_path / "copy.age"
    back_up_encrypted(database, copy, key.recipients)
    add_path(database, "after")
    with decrypted_backup(database, copy, key.identities) as plain:
        assert plain.parent == database.parent
        check_backup(plain)
        restore_backup(database, plain, NOW)
    assert read_paths(database) == ["before"]
    assert left_in(database.parent) == set()
    for end in ("", "-wal", "-shm"):
        with pytest.raises(Exception, match="is the data itself"):
            back_up_encrypted(database, Path(f"{database}{end}"), key.recipients)


@pytest.mark.skipif(sys.platform == "win32", reason="nothing is killed there")
def test_killed_on_the_way_it_leaves_what_the_next_start_deletes(database: Path, tmp_path: Path, key: Key) -> None:
    copy, identity, new = tmp_path / "copy.age", tmp_path / "key.txt", tmp_path / "new.age"
    identity.write_text(key.private)
    back_up_encrypted(database, copy, key.recipients)
    statements = (
        "from datetime import UTC, datetime; from pathlib import Path\n"
        "from infoview_tui.storage.encrypted_backup import *; from infoview_tui.storage.encryption_keys import *\n"
        "from infoview_tui.storage.restore import restore_backup\n"
        f"database, copy, new = Path({str(database)!r}), Path({str(copy)!r}), Path({str(new)!r})\n"
        f"recipients, identities = parse_recipients([{key.public!r}]), read_identities([{str(identity)!r}])\n"
        "def restore():\n"
        "    with decrypted_backup(database, copy, identities) as plain:\n"
        "        restore_backup(database, plain, datetime(2026, 11, 26, 9, tzinfo=UTC))\n"
    )
    kills = 0
    for call, step in (("back_up_encrypted(database, new, recipients)", 30), ("restore()", 60)):
        for number in range(1, 4):
            kills += run_and_kill(statements, call, step * number)
            left = left_in(database.parent)
            assert all((database.parent / name).stat().st_mode & 0o777 == 0o600 for name in left)
            delete_temporary_files(database.parent)
            assert left_in(database.parent) == set()
            assert read_paths(database) == ["before"]
            if new.exists():
                with decrypted_backup(database, new, key.identities) as plain:
                    check_backup(plain)
    assert kills >= 3


def test_library_is_loaded_only_when_it_is_used() -> None:
    code = "import sys, infoview_tui.cli.main, infoview_tui.storage.encryption_keys; print('pyrage' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
    assert load_library() is pyrage
