"""Checks of a message while it is written: shown in a pause, and gone through by keys (R8-R12)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from infoview_tui.domain.message_facts import MessageDraft
from infoview_tui.services.outreach.message_checks import open_checker
from infoview_tui.ui.messages import choices, header
from infoview_tui.ui.messages.checks_panel import ChecksPanel
from infoview_tui.ui.shared.content import assemble
from infoview_tui.ui.shared.idle_timer import IdleTimer
from infoview_tui.ui.shared.widgets.live_text import LiveText

if TYPE_CHECKING:
    from infoview_tui.domain.check_result import Span
    from infoview_tui.services.outreach.message_checks import MessageChecker
    from infoview_tui.services.outreach.open_message import OpenMessage
    from infoview_tui.ui.messages.draft import Draft
    from infoview_tui.ui.messages.fields import MessageFields
    from infoview_tui.ui.shared.screen import InfoviewScreen

CHECK_PAUSE = 0.15
"""Seconds without a key after which the text is checked, so that typing is not slowed down."""

CHECK_INTERVAL = 1.0
"""Seconds after which a text is checked at the latest, even if the user types without a pause."""


class MessageChecks:
    """Marks in the text what the checks found, and lists it beside the text, with the moments to cite."""

    def __init__(self, screen: InfoviewScreen, draft: Draft, fields: MessageFields) -> None:
        """Start without checks."""
        self._screen = screen
        self._draft = draft
        self._fields = fields
        self.panel = ChecksPanel(id="checks")
        self.moments = LiveText(id="moments")
        self._checker: MessageChecker | None = None
        self._timer = IdleTimer(screen, self.show, CHECK_PAUSE, CHECK_INTERVAL)

    def open(self, opened: OpenMessage) -> None:
        """Prepare the checks of a message."""
        screen = self._screen
        templates, now = screen.context.templates.load().templates, screen.to_local(screen.now())
        self._checker = open_checker(
            screen.workspace, self._draft.message_id, opened.facts, templates=templates, now=now
        )

    def show_soon(self) -> None:
        """Check the text in the next pause."""
        self._timer.key_pressed()

    def show(self) -> None:
        """Check the text, and show what was found."""
        self._timer.stop()
        draft, fields = self._draft, self._fields
        if draft.opened is None or self._checker is None or not self._screen.is_mounted:
            return
        if draft.is_sent:
            self._show_sent()
            return
        subject, body = draft.texts
        results = self._checker.check(MessageDraft(subject, body))
        fields.length.show(header.format_length(draft.opened, body, results))
        self.panel.show_results(results, with_passed=self._screen.has_class("-wide"))
        fields.body.mark(span for result in self.panel.failed for span in result.spans)
        self.moments.show(choices.format_moments(draft.opened.facts.moments, body))

    def _show_sent(self) -> None:
        self._fields.length.show(Content(""))
        self._fields.body.mark(())
        note = "Sent, so it is read-only. r records the answer; u undoes the last change."
        self.panel.show_note(assemble((note, "$text-muted")))
        self.moments.show(Content(""))

    def _check_now(self) -> None:
        """Check the text as it is, if it has changed since it was checked."""
        if self._timer.is_running:
            self.show()

    def find_gaps(self) -> tuple[Span, ...]:
        """Return where the text has to be filled in."""
        self._check_now()
        return self.panel.spans_of("filled_in")

    def action_next_gap(self) -> None:
        """Select the next gap, so that typing replaces it; without one, move the focus."""
        gaps, body = self.find_gaps(), self._fields.body
        if not gaps or self._draft.is_sent:
            self._screen.focus_next()
            return
        at = body.cursor_offset if body.has_focus else -1
        body.select_span(next((gap for gap in gaps if gap.start >= at), gaps[0]))

    def action_next_check(self) -> None:
        """Select the next place that a check found, and show its reason."""
        self._check_now()
        found = self.panel.next_failure(self._fields.body.cursor_offset)
        if found is None:
            self._screen.show_status("All checks passed.")
            return
        if found[1] is not None:
            self._fields.body.select_span(found[1])
        self.show()

    def action_apply_fix(self) -> None:
        """Apply the correction of the selected check, or of the first one that has one."""
        self._check_now()
        result = self.panel.selected_fix()
        if result is None or result.fix is None:
            self._screen.show_status("No check has a correction to apply.")
            return
        self._fields.body.replace_span(result.fix.span, result.fix.replacement)
