"""``infoview completion SHELL``: a script that completes commands, options, files, stages, contacts, and profiles."""

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

_PROFILE_DESTINATIONS = frozenset({"profile", "remove", "rename"})
"""Arguments that take the name of a profile."""

_PROFILES = {"bash": "_infoview_profiles", "zsh": "_infoview_profiles", "fish": "(_infoview_profiles)"}
_CONTACTS = {"bash": "_infoview_contacts", "zsh": "_infoview_contacts", "fish": "(_infoview_contacts)"}
"""Functions of `_PREAMBLES` that complete names of profiles, and of contacts."""

_PREAMBLES = {
    "bash": r"""
# Print the names that a command prints and that begin with $1, quoted for the shell. $2 is the command, and the
# others are the options that are passed on to it.
_infoview_names() {
  local name quoted index word=$1 command=$2 options=()
  shift 2
  for ((index = 1; index < COMP_CWORD; index++)); do
    if [[ " $* " == *" ${COMP_WORDS[index]} "* ]]; then
      options+=("${COMP_WORDS[index]}" "${COMP_WORDS[index + 1]//\\/}")
    fi
  done
  infoview "$command" "${options[@]}" --names 2>/dev/null | while IFS= read -r name; do
    printf -v quoted %q "$name"
    if [[ $quoted == "$word"* || $name == "$word"* ]]; then printf '%s\n' "$quoted"; fi
  done
}
_infoview_contacts() { _infoview_names "$1" list --data-dir --profile; }
_infoview_profiles() { _infoview_names "$1" profiles --data-dir; }
""",
    "zsh": r"""
# Add the names that a command prints to the completions. The other arguments are the options that are passed on to it.
_infoview_names() {
  local -a names options
  local command=$1 option index
  shift
  for option; do
    index=${words[(i)$option]}
    (( index < CURRENT - 1 )) && options+=($option "${(Q)words[index + 1]}")
  done
  names=("${(@f)$(infoview $command $options --names 2>/dev/null)}")
  compadd -a names
}
_infoview_contacts() { _infoview_names list --data-dir --profile }
_infoview_profiles() { _infoview_names profiles --data-dir }
""",
    "fish": r"""
# Print the names that a command prints. The other arguments are the options that are passed on to it.
function _infoview_names
    set -l tokens (commandline -opc)
    set -l options
    for option in $argv[2..]
        if set -l index (contains -i -- $option $tokens)
            set -a options $option $tokens[(math $index + 1)]
        end
    end
    infoview $argv[1] $options --names 2>/dev/null
end
function _infoview_contacts
    _infoview_names list --data-dir --profile
end
function _infoview_profiles
    _infoview_names profiles --data-dir
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
    elif action.dest in _PROFILE_DESTINATIONS:
        action.complete = _PROFILES  # type: ignore[attr-defined] # shtab's
    elif action.dest in _NAME_DESTINATIONS:
        action.complete = _CONTACTS  # type: ignore[attr-defined] # shtab's
    elif action.dest == "stage":
        action.choices = [stage.value.replace("_", "-") for stage in Stage]
