"""``infoview completion SHELL``: a script that completes commands, options, files, stages, and names of contacts."""

from __future__ import annotations

import argparse
from collections.abc import Mapping

from infoview_tui.cli.argument_types import parse_directory_path, parse_file_path
from infoview_tui.cli.exit_codes import EXIT_OK
from infoview_tui.cli.output import print_lines
from infoview_tui.cli.parser import build_parser, subparsers_of
from infoview_tui.domain.enums import Stage

_NAME_DESTINATIONS = frozenset({"name", "restore"})
"""Arguments that take the name of a contact."""

_FILE_DESTINATIONS = frozenset({"file", "files"})

_CONTACTS = {"bash": "_infoview_contacts", "zsh": "_infoview_contacts", "fish": "(_infoview_contacts)"}
"""Functions of `_PREAMBLES` that complete names."""

_PREAMBLES = {
    "bash": r"""
# Print the names of contacts that begin with $1, quoted for the shell.
_infoview_contacts() {
  local name quoted index data_dir=()
  for ((index = 1; index < COMP_CWORD; index++)); do
    [[ ${COMP_WORDS[index]} == --data-dir ]] && data_dir=(--data-dir "${COMP_WORDS[index + 1]}")
  done
  infoview list "${data_dir[@]}" --names 2>/dev/null | while IFS= read -r name; do
    printf -v quoted %q "$name"
    if [[ $quoted == "$1"* || $name == "$1"* ]]; then printf '%s\n' "$quoted"; fi
  done
}
""",
    "zsh": r"""
# Add the names of contacts to the completions.
_infoview_contacts() {
  local -a names data_dir
  local index=${words[(i)--data-dir]}
  (( index < CURRENT )) && data_dir=(--data-dir "${(Q)words[index + 1]}")
  names=("${(@f)$(infoview list $data_dir --names 2>/dev/null)}")
  compadd -a names
}
""",
    "fish": r"""
# Print the names of contacts.
function _infoview_contacts
    set -l tokens (commandline -opc)
    set -l data_dir
    if set -l index (contains -i -- --data-dir $tokens)
        set data_dir --data-dir $tokens[(math $index + 1)]
    end
    infoview list $data_dir --names 2>/dev/null
end
""",
}


def print_completion(shell: str) -> int:
    """Print the script for a shell: ``bash``, ``zsh``, or ``fish``."""
    print_lines(format_completion(shell))
    return EXIT_OK


def format_completion(shell: str) -> str:
    """Return the script for a shell, made from the parser."""
    import shtab

    parser = build_parser()
    for command in _all_parsers(parser):
        for action in command._actions:  # argparse has no public way
            _set_completion(action, {"file": shtab.FILE, "directory": shtab.DIRECTORY})
    script = shtab.complete(parser, shell, preamble=_PREAMBLES)  # type: ignore[arg-type] # a dictionary is meant, too
    return script.rstrip()


def _all_parsers(parser: argparse.ArgumentParser) -> list[argparse.ArgumentParser]:
    return [parser, *(each for command in subparsers_of(parser).values() for each in _all_parsers(command))]


def _set_completion(action: argparse.Action, paths: Mapping[str, object]) -> None:
    """Set the attribute by which shtab knows how to complete an argument."""
    if action.type is parse_directory_path:
        action.complete = paths["directory"]  # type: ignore[attr-defined] # shtab's
    elif action.type is parse_file_path or action.dest in _FILE_DESTINATIONS:
        action.complete = paths["file"]  # type: ignore[attr-defined] # shtab's
    elif action.dest in _NAME_DESTINATIONS:
        action.complete = _CONTACTS  # type: ignore[attr-defined] # shtab's
    elif action.dest == "stage":
        action.choices = [stage.value.replace("_", "-") for stage in Stage]
