"""``infoview bundle``: one checked file, for another machine."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from infoview_tui.cli.encryption_options import EncryptionOptions
from infoview_tui.cli.exit_codes import EXIT_OK
from infoview_tui.cli.open_data import has_data, no_data_message, open_workspace
from infoview_tui.cli.output import print_json, print_remark, print_report, wrap_text
from infoview_tui.domain.labels import format_count
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.errors import InfoviewError, NotFoundError, StorageError
from infoview_tui.exchange.copies_json import BundleJson
from infoview_tui.paths import AppPaths
from infoview_tui.services.copies.bundles import bundle_data
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.storage.data_summary import summarize_data
from infoview_tui.storage.database_files import require_other_file
from infoview_tui.storage.own_files import OwnFolders
from infoview_tui.typed_path import parse_path


def bundle(paths: AppPaths, file: str | None, options: EncryptionOptions, *, force: bool, as_json: bool) -> int:
    """Write a bundle to *file*, or to a new file here, and print what is in it, also as JSON.

    Raises NotFoundError if there is no data, InfoviewError if the file exists or the passphrase or keys to encrypt it
    cannot be used, and StorageError if it cannot be written.
    """
    if not has_data(paths):
        raise NotFoundError(no_data_message(paths))
    now = datetime.now(UTC)
    target = (
        parse_path(file).absolute()
        if file
        else Path.cwd() / f"infoview-{now:%Y-%m-%dT%H%M%S}.zip{'.age' * options.is_encrypted}"
    )
    if target.is_dir():
        raise InfoviewError(f"{clean_line(str(target))} is a directory. Give the name of a file in it.")
    require_other_file(paths.database, target)
    if target.exists() and not force:
        raise InfoviewError(f"{clean_line(str(target))} already exists and was not changed. Use --force to replace it.")
    with open_workspace(paths, writes=True) as workspace:
        own = OwnFolders(paths.custom_banks, paths.custom_templates)
        if options.is_encrypted:
            files, problems = _write_encrypted(workspace, own, target, now, options)
        else:
            files, problems = bundle_data(workspace, own, target, now)
    summary = summarize_data(paths.database)
    counts = {
        "contact": summary.contacts if summary else 0,
        "interview": summary.interviews if summary else 0,
        "note": summary.notes if summary else 0,
        "own file": len(files),
    }
    if as_json:
        result: BundleJson = {"path": clean_line(str(target)), "files": list(files), "left_out": list(problems)}
        print_json(result)
        return EXIT_OK
    content = ", ".join(format_count(count, noun) for noun, count in counts.items())
    print_report(*wrap_text(f"Wrote {clean_line(str(target))}: {content}.", "", ""))
    for problem in problems:
        print_remark(problem)
    is_open = "" if options.is_encrypted else "It is not encrypted. "
    key = " --identity KEYFILE" if options.recipients else ""
    print_remark(f"{is_open}On the other machine: `infoview merge FILE{key}`.")
    return EXIT_OK


def _write_encrypted(
    workspace: Workspace, own: OwnFolders, target: Path, now: datetime, options: EncryptionOptions
) -> tuple[Sequence[str], Sequence[str]]:
    """Write a bundle as `bundle_data` does, encrypted. The plain one is only ever a private file beside the data."""
    from infoview_tui.cli.encryption_keys import choose_encryption_key
    from infoview_tui.storage.durable_files import temporary_file
    from infoview_tui.storage.encryption import encrypt_file

    key = choose_encryption_key(options.recipients, options.passphrase_file)
    try:
        with temporary_file(workspace.store.database.parent) as plain:
            found = bundle_data(workspace, own, plain, now)
            encrypt_file(plain, target, key)
            return found
    except OSError as error:
        raise StorageError(f"Could not write {clean_line(str(target))}: {error.strerror or error}.") from error
