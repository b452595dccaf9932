"""`infoview backup --encrypt` and `infoview restore` of what it made."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from infoview_tui.paths import AppPaths
from infoview_tui.storage.backup import list_backups
from infoview_tui.storage.encryption import has_passphrase, is_encrypted
from tests.cli.conftest import Infoview
from tests.storage.test_encryption import WITH_PASSPHRASE, Key, left_in

pytest.importorskip("pyrage")

Answer = Callable[..., list[str]]


@pytest.fixture
def answer(monkeypatch: pytest.MonkeyPatch) -> Answer:
    """A function that sets what is typed when a passphrase is asked for, and returns the list of the prompts."""

    def set_answers(*typed: str) -> list[str]:
        prompts: list[str] = []
        answers: Iterator[str] = iter(typed)

        def ask(prompt: str) -> str:
            prompts.append(prompt)
            return next(answers)

        monkeypatch.setattr("getpass.getpass", ask)
        return prompts

    return set_answers


@pytest.fixture
def key(tmp_path: Path) -> Key:
    """A key whose private half is in ``key.txt``."""
    key = Key()
    (tmp_path / "key.txt").write_text(f"# public key: {key.public}\n{key.private}\n")
    return key


def test_passphrase_is_asked_for_twice_and_once(
    infoview: Infoview, sample: AppPaths, tmp_path: Path, answer: Answer
) -> None:
    file = tmp_path / "copy.age"
    prompts = answer("seven words are better than one", "seven words are better than one")
    code, out, err = infoview("backup", file, "--encrypt")
    assert (code, err) == (0, "")
    assert out.startswith(f"Encrypted a backup to {file}: 24 contacts, ")
    assert prompts == ["Passphrase to encrypt with: ", "The same again: "]
    assert has_passphrase(file)
    assert file.stat().st_mode & 0o777 == 0o600
    sample.database.unlink()
    prompts = answer("seven words are better than one")
    code, out, err = infoview("restore", file)
    assert (code, err, prompts) == (0, "", ["Passphrase: "])
    assert "".join(out.split()).startswith(f"Restored{file}:24contacts,")  # a long path takes several lines
    assert left_in(sample.data) == left_in(tmp_path) == set()


def test_keys_instead_of_a_passphrase(infoview: Infoview, sample: AppPaths, tmp_path: Path, key: Key) -> None:
    file, identity = tmp_path / "copy.age", tmp_path / "key.txt"
    assert infoview("backup", file, "--recipient", key.public, "--quiet") == (0, "", "")
    assert is_encrypted(file)
    assert not file.with_suffix(".sha256").exists()
    code, out, err = infoview("restore", file)
    assert (code, out) == (1, "")
    assert "Name the file of the private key with --identity FILE" in err
    (tmp_path / "other.txt").write_text(Key().private)
    before = sample.database.read_bytes()
    code, out, err = infoview("restore", file, "--identity", tmp_path / "other.txt")
    assert (code, out) == (1, "")
    assert "The key does not fit" in err
    assert sample.database.read_bytes() == before
    code, out, err = infoview("restore", file, "--identity", identity)
    assert (code, err) == (0, "")
    assert "Nothing of the data that it replaced is missing in it." in out
    assert left_in(sample.data) == set()


def test_encrypted_backup_in_the_directory_of_the_backups_is_named_as_it_is(
    infoview: Infoview, sample: AppPaths, key: Key, tmp_path: Path
) -> None:
    infoview("backup")
    file = sample.data / "backups" / "copy.age"
    infoview("backup", file, "--recipient", key.public)
    assert len(list_backups(sample.database)) == 1  # it is not one of those that are thinned
    assert infoview("restore", "copy.age", "--identity", tmp_path / "key.txt").code == 0


def test_what_an_encrypted_backup_refuses(
    infoview: Infoview, sample: AppPaths, tmp_path: Path, answer: Answer, key: Key
) -> None:
    file = tmp_path / "copy.age"
    file.write_bytes(b"before")
    for typed, arguments, words in (
        (("short", "short"), (file, "--force", "--encrypt"), "at least 8 characters"),
        (("a long passphrase", "a long Passphrase"), (file, "--force", "--encrypt"), "The two passphrases differ"),
        ((), (file, "--encrypt"), "Use --force to replace it."),
        ((), (file, "--force", "--recipient", key.private), "has a private key"),
        ((), (file, "--force", "--recipient", tmp_path / "none"), "Could not read keys"),
        ((), (sample.database, "--force", "--recipient", key.public), "is the data itself"),
        ((), (file, "--force", "--passphrase-file", tmp_path / "none"), "Could not read the passphrase"),
    ):
        answer(*typed)
        code, out, err = infoview("backup", *arguments)
        assert (code, out) == (1, "")
        assert words in err
        assert key.private not in err
        assert file.read_bytes() == b"before"


def test_passphrase_of_a_file_for_scripts(
    infoview: Infoview, sample: AppPaths, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "copy.age").write_bytes(WITH_PASSPHRASE)  # no database is in it
    words = tmp_path / "words"
    words.write_text("correct horse battery staple\r\nignored\n")
    for option in (words, "-"):
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(words.read_bytes())))
        code, out, err = infoview("restore", tmp_path / "copy.age", "--passphrase-file", option)
        assert (code, out) == (1, "")
        assert f"{tmp_path / 'copy.age'} is damaged or not a backup of Infoview" in err
    for content, reason in ((b"\n", "is empty"), (b"\xff\n", "not a text")):
        words.write_bytes(content)
        code, _, err = infoview("restore", tmp_path / "copy.age", "--passphrase-file", words)
        assert (code, reason in err) == (1, True)


def test_without_a_terminal_the_file_for_the_passphrase_is_named(
    infoview: Infoview, sample: AppPaths, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_terminal(*_: object, **__: object) -> int:
        raise OSError

    monkeypatch.setattr("getpass.os.open", no_terminal)
    monkeypatch.setattr("sys.stdin", io.StringIO("never read\n"))
    code, out, err = infoview("backup", tmp_path / "copy.age", "--encrypt")
    assert (code, out) == (1, "")
    assert "--passphrase-file FILE" in err
    assert not (tmp_path / "copy.age").exists()


def test_backup_that_is_not_encrypted_takes_no_key(infoview: Infoview, sample: AppPaths, tmp_path: Path) -> None:
    infoview("backup")
    code, _, err = infoview("restore", "latest", "--identity", tmp_path / "key.txt")
    assert (code, "is not encrypted" in err) == (1, True)


@pytest.mark.parametrize(
    "arguments",
    [
        ("backup", "--encrypt"),
        ("backup", "--recipient", "age1"),
        ("backup", "--passphrase-file", "-"),
        ("restore", "--identity", "key.txt"),
        ("backup", "x.age", "--recipient", "age1", "--passphrase-file", "-"),
    ],
)
def test_options_that_do_not_go_together(infoview: Infoview, arguments: tuple[str, ...]) -> None:
    assert infoview(*arguments).code == 2


def test_killed_restore_is_cleaned_by_forgetting_somebody(infoview: Infoview, sample: AppPaths) -> None:
    left = sample.data / ".infoview-killed.part"
    left.write_bytes(sample.database.read_bytes())
    assert infoview("forget", "Inês Carvalho", "--yes").code == 0
    assert not left.exists()
