"""Variants of slow tests: the suite runs the first ones, and all where ``INFOVIEW_ALL_VARIANTS`` is set."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TypeVar

Variant = TypeVar("Variant")


def choose_variants(variants: Sequence[Variant], count: int = 1) -> Sequence[Variant]:
    """Return the first *count* variants, or all if a thorough run is asked for."""
    return variants if os.environ.get("INFOVIEW_ALL_VARIANTS") else variants[:count]
