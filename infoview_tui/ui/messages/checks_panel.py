"""Results of the checks next to the text: failed ones first, with the reason of the selected one."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from infoview_tui.domain.check_result import CheckResult, Span
from infoview_tui.ui.shared.content import assemble, plain
from infoview_tui.ui.shared.widgets.live_text import LiveText

_DECISIONS = {"resume": ("f7", "attach it, or leave it out")}
"""The key, and what it does, of a check that only a decision of the user passes."""


class ChecksPanel(LiveText):
    """Shows the results of the checks. f8 steps through the places that failed."""

    def __init__(self, *, id: str | None = None) -> None:
        """Start without results."""
        super().__init__(id=id)
        self.results: tuple[CheckResult, ...] = ()
        self.selected = ""
        """The code of the selected check; empty if there is none."""
        self._last_place: Span | None = None
        """The place that was selected last, which the cursor may stand before."""
        self._formatted: tuple[object, object] = ((), ())
        """The results that are shown, and what else their text depends on."""

    @property
    def failed(self) -> list[CheckResult]:
        """The checks that failed."""
        return [result for result in self.results if not result.passed]

    def spans_of(self, code: str) -> tuple[Span, ...]:
        """Return the places of a check that failed."""
        return next((result.spans for result in self.failed if result.code == code), ())

    def show_results(self, results: Sequence[CheckResult], *, with_passed: bool) -> None:
        """Show results, and those that passed too if there is room."""
        self.results = tuple(results)
        layout = self.selected, with_passed, self.content_size.width
        if (self.results, layout) != self._formatted:
            self._formatted = self.results, layout
            self.show(self._format(with_passed=with_passed))

    def show_note(self, note: Content) -> None:
        """Show a note in place of results."""
        self._formatted = (), ()
        self.show(note)

    def next_failure(self, offset: int) -> tuple[CheckResult, Span | None] | None:
        """Select the next place that failed, after the selected check or the cursor, and return it.

        The places are those of one check after the other. *offset* is where the cursor is; the next place of the check
        is the first one after it, also when an earlier one was mended.
        """
        places: list[tuple[CheckResult, Span | None]] = []
        for result in self.failed:
            places += [(result, span) for span in result.spans] or [(result, None)]
        if not places:
            return None
        codes = [result.code for result, _ in places]
        at = codes.index(self.selected) if self.selected in codes else 0
        while at < len(places) and codes[at] == self.selected:
            span = places[at][1]
            if span is not None and span.start >= offset and span != self._last_place:
                break
            at += 1
        result, self._last_place = places[at % len(places)]
        self.selected = result.code
        return result, self._last_place

    def selected_fix(self) -> CheckResult | None:
        """Return the selected check if it has a correction, or else the first one that has."""
        fixable = [result for result in self.failed if result.fix is not None]
        return next((result for result in fixable if result.code == self.selected), next(iter(fixable), None))

    def _format(self, *, with_passed: bool) -> Content:
        failed = self.failed
        if not with_passed:  # there is little room: the selected check comes first
            failed.sort(key=lambda result: result.code != self.selected)
        lines: list[Content] = []
        for result in failed:
            is_selected = result.code == self.selected
            lines += self._hang("! ", "$warning", assemble((result.text, "bold" if is_selected else "")))
            if is_selected and result.reason:
                lines += self._hang("  ", "", assemble((result.reason, "$text-muted")))
            key, label = ("ctrl+g", result.fix.label) if result.fix else _DECISIONS.get(result.code, ("", ""))
            if key and (is_selected or with_passed):
                lines.append(assemble((f"  {key} ", "bold $accent"), label))
        for result in self.results:
            if not result.can_tell:
                lines += self._hang("? ", "$text-muted", assemble((result.text, "$text-muted")))
        if with_passed:
            for result in self.results:
                if result.passed and result.can_tell:
                    lines += self._hang("✓ ", "$success", plain(result.text))
        elif not lines:
            lines = self._hang("✓ ", "$success", assemble(("All checks passed", "$text-muted")))
        return Content("\n").join(lines)

    def _hang(self, sign: str, color: str, text: Content) -> list[Content]:
        """Wrap a text, and indent its lines by the width of the sign before it, in cells."""
        width = self.content_size.width - len(sign)
        first, *rest = (text.wrap(width) if width > 0 else None) or [text]
        indent = " " * len(sign)
        return [assemble((sign, f"bold {color}".strip()), first), *(assemble(indent, line) for line in rest)]
