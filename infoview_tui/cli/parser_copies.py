"""The arguments of ``infoview bundle`` and ``infoview merge``."""

from __future__ import annotations

import argparse

from infoview_tui.cli.argument_types import parse_file_path
from infoview_tui.cli.parser_options import add_decryption_options, add_encryption_options, add_json_option


def add_bundle_options(bundle: argparse.ArgumentParser) -> None:
    """Add the arguments of ``infoview bundle``."""
    add_json_option(bundle)
    bundle.add_argument(
        "file", nargs="?", type=parse_file_path, metavar="FILE", help="where to; default: a new file in this directory"
    )
    bundle.add_argument("--force", action="store_true", help="with FILE: replace it if it exists")
    add_encryption_options(bundle)


def add_merge_options(merge: argparse.ArgumentParser) -> None:
    """Add the arguments of ``infoview merge``."""
    add_json_option(merge)
    merge.add_argument("file", type=parse_file_path, metavar="FILE", help="a bundle, or a copy of the database")
    merge.add_argument("--dry-run", action="store_true", help="only say what would come, and what is in conflict")
    merge.add_argument(
        "--unrelated", action="store_true", help="also if it has nothing in common with the data, but is yours, too"
    )
    add_decryption_options(merge)
