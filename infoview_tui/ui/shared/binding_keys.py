"""Keys of a binding, with the changes of the config file's ``[keymap]``."""

from __future__ import annotations

from collections.abc import Mapping

from textual.binding import Binding


def split_keys(keys: str) -> list[str]:
    """Split the keys of a binding such as ``left,h``."""
    return [key.strip() for key in keys.split(",") if key.strip()] or [""]


def get_keys(binding: Binding, keymap: Mapping[str, str]) -> list[str]:
    """Return the keys of a binding under a keymap."""
    return split_keys(keymap.get(binding.id or "", binding.key))
