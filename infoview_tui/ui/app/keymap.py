"""Validation of the config file's ``[keymap]``; Textual would silently accept unknown ids and drop conflicting keys."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from textual.keys import REPLACED_KEYS, Keys, key_to_character

from infoview_tui.errors import ConfigError
from infoview_tui.ui.shared.binding_keys import get_keys, split_keys
from infoview_tui.ui.shared.bindings import BINDING_GROUPS, COMMON_GROUPS

_MODIFIERS = {"ctrl", "shift", "alt", "super", "meta", "hyper"}
_NAMED_KEYS = {key.value for key in Keys}


def validate_keymap(keymap: Mapping[str, str], path: Path | None) -> dict[str, str]:
    """Return a valid keymap for the app.

    Raises ConfigError for an unknown id, a key that no terminal sends, or two actions on the same key of a screen.
    """
    location = f"{path}: [keymap]" if path else "[keymap]"
    known = {binding.id: binding for bindings in BINDING_GROUPS.values() for binding in bindings if binding.id}
    for binding_id, keys in keymap.items():
        if binding_id not in known:
            raise ConfigError(f"{location} {binding_id}: unknown action. Press F1 in the app to see the ids.")
        for key in split_keys(keys):
            if not is_valid_key(key):
                raise ConfigError(
                    f"{location} {binding_id}: {key!r} is not a key. Examples of keys: k, K, ctrl+k, f6, slash, space."
                )
    for group in BINDING_GROUPS:
        _check_conflicts(group, keymap, location)
    return {identity: ",".join(split_keys(keys)) for identity, keys in keymap.items()}


def is_valid_key(key: str) -> bool:
    """Return whether a terminal can send a key, given by its Textual name."""
    *modifiers, last = key.split("+")
    if not set(modifiers) <= _MODIFIERS:
        return False
    if len(last) == 1:
        return last.isprintable() and last != " "
    return last in _NAMED_KEYS or key in _NAMED_KEYS or key_to_character(REPLACED_KEYS.get(last, last)) is not None


def _canonical_key(key: str) -> str:
    """Return a canonical name for a key with two names, such as ``/`` and ``slash``."""
    return key_to_character(REPLACED_KEYS.get(key, key)) or key


def _check_conflicts(group: str, keymap: Mapping[str, str], location: str) -> None:
    used: dict[str, str] = {}
    groups = [group, *(other for other in COMMON_GROUPS if other != group)]
    for binding in (binding for name in groups for binding in BINDING_GROUPS[name]):
        for key in get_keys(binding, keymap):
            binding_id = binding.id or ""
            other = used.setdefault(_canonical_key(key), binding_id)
            if other != binding_id and {other, binding_id} & set(keymap):
                raise ConfigError(
                    f"{location}: {other} and {binding_id} both use {key!r}; give one of them a different key."
                )
