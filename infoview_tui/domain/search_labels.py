"""Words for search results: what each is, in a few letters."""

from __future__ import annotations

from infoview_tui.domain.enums import ActionKind, FitSide, MessageKind, NoteKind, OutcomeKind, Stage, Verdict
from infoview_tui.domain.labels import ACTION_NAMES, MESSAGE_NAMES, NOTE_LABELS
from infoview_tui.domain.search_kinds import SearchKind

_VARIANTS: dict[SearchKind, dict[str, str]] = {
    SearchKind.CONTACT: {stage.value: stage.label for stage in Stage},
    SearchKind.NOTE: {kind.value: NOTE_LABELS.get(kind, "note") for kind in NoteKind},
    SearchKind.MESSAGE: {kind.value: MESSAGE_NAMES[kind] for kind in MessageKind},
    SearchKind.ACTION: {kind.value: ACTION_NAMES[kind] for kind in ActionKind},
    SearchKind.VERDICT: {verdict.value: verdict.value for verdict in Verdict},
    SearchKind.OUTCOME: {kind.value: kind.value for kind in OutcomeKind},
    SearchKind.FIT: {side.value: f"speaks {side.value}" for side in FitSide},
}


def describe_variant(kind: SearchKind, variant: str) -> str:
    """Return what kind of a note, message or action a result is; the stage of a contact; the topic of a question."""
    return _VARIANTS.get(kind, {}).get(variant, variant.replace("_", " ").replace("-", " "))
