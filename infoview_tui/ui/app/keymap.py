"""The config file's ``[keymap]``, checked: Textual would accept unknown ids and drop clashing keys in silence."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from textual.binding import Binding
from textual.keys import REPLACED_KEYS, Keys, key_to_character

from infoview_tui.errors import ConfigError
from infoview_tui.ui.shared.bindings import ALL

_EVERYWHERE = ("Everywhere", "On every screen")
_MODIFIERS = {"ctrl", "shift", "alt", "super", "meta", "hyper"}
_NAMED = {key.value for key in Keys}


def checked_keymap(keymap: Mapping[str, str], path: Path | None) -> dict[str, str]:
    """Return the keymap as it may be given to the app.

    Raises ConfigError that names an unknown id, a key that no terminal sends, or two actions on one key of one screen.
    """
    where = f"{path}: [keymap]" if path else "[keymap]"
    known = {binding.id: binding for bindings in ALL.values() for binding in bindings if binding.id}
    for identity, keys in keymap.items():
        if identity not in known:
            raise ConfigError(f"{where} {identity}: there is no such action; F1 in the app shows their ids.")
        for key in split_keys(keys):
            if not is_key(key):
                raise ConfigError(
                    f"{where} {identity}: {key!r} is no key. Keys look like: k, K, ctrl+k, f6, slash, space."
                )
    for group in ALL:
        _refuse_clash(group, keymap, where)
    return {identity: ",".join(split_keys(keys)) for identity, keys in keymap.items()}


def split_keys(keys: str) -> list[str]:
    """Return the single keys of a binding such as ``left,h``."""
    return [key.strip() for key in keys.split(",") if key.strip()] or [""]


def is_key(key: str) -> bool:
    """Tell whether a terminal can send this key, by the name that Textual gives it."""
    *modifiers, last = key.split("+")
    if not set(modifiers) <= _MODIFIERS:
        return False
    if len(last) == 1:
        return last.isprintable() and last != " "
    return last in _NAMED or key in _NAMED or key_to_character(REPLACED_KEYS.get(last, last)) is not None


def keys_of(binding: Binding, keymap: Mapping[str, str]) -> list[str]:
    """Return the keys that a binding has under a keymap."""
    return split_keys(keymap.get(binding.id or "", binding.key))


def _one_name(key: str) -> str:
    """Return the one name of a key that has two, as ``/`` and ``slash``."""
    return key_to_character(REPLACED_KEYS.get(key, key)) or key


def _refuse_clash(group: str, keymap: Mapping[str, str], where: str) -> None:
    taken: dict[str, str] = {}
    groups = [group, *(other for other in _EVERYWHERE if other != group)]
    for binding in (binding for name in groups for binding in ALL[name]):
        for key in keys_of(binding, keymap):
            identity = binding.id or ""
            other = taken.setdefault(_one_name(key), identity)
            if other != identity and {other, identity} & set(keymap):
                raise ConfigError(
                    f"{where}: {other} and {identity} would both be on {key!r}; give one of them another key."
                )
