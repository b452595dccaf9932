"""Compose: the thank-you, its checks as one types, and the ways out of the program (R11, R32, R33)."""

from __future__ import annotations

import asyncio

from textual.app import ComposeResult
from textual.containers import Container, Horizontal, Vertical
from textual.content import Content
from textual.widgets import Label, Static
from textual.widgets.text_area import Selection

from infoview_tui.domain.enums import MessageState, Stage
from infoview_tui.domain.headline import Urgency
from infoview_tui.domain.sanitize import clean_line, clean_text
from infoview_tui.domain.thank_you import MOMENT_PLACEHOLDER, check_thank_you, cites, moment_span
from infoview_tui.domain.thank_you_countdown import count_down
from infoview_tui.errors import InfoviewError
from infoview_tui.exchange import mail
from infoview_tui.services.outreach import messages, stages
from infoview_tui.services.outreach.messages import Letter
from infoview_tui.storage.timestamps import maybe
from infoview_tui.ui.shared.autosave import AT_ONCE
from infoview_tui.ui.shared.bindings import BACK, COMPOSE
from infoview_tui.ui.shared.content import join, plain
from infoview_tui.ui.shared.editor_screen import WritingScreen
from infoview_tui.ui.shared.widgets.editor import Editor
from infoview_tui.ui.shared.widgets.line_input import Line
from infoview_tui.ui.shared.widgets.row_list import Row
from infoview_tui.ui.shared.widgets.top_bar import TopBar

LOOKS_EVERY = 20.0
"""Seconds between two looks at how much time there is left."""

MOMENTS_SHOWN = 6
"""The most moments that stand beside the text; f4 lists them all."""

_COLOURS = {Urgency.TODAY: "$warning", Urgency.NOW: "$error"}


class ComposeScreen(WritingScreen):
    """The draft, saved as it is typed. The person sends it with their own program and says so."""

    BINDINGS = [*COMPOSE, *BACK]
    CSS_PATH = "screen.tcss"
    HELP_GROUPS = ("Message",)

    def __init__(self, contact_id: int, interview_id: int | None = None) -> None:
        """Write the thank-you for an interview, else for the contact's last one."""
        super().__init__()
        self.contact_id = contact_id
        self.interview_id = interview_id
        self.letter: Letter | None = None
        self.subject = Line(id="subject", placeholder="What it is about, in a few words")
        self.body = Editor(id="body", placeholder="Dear …")
        self._saved = ("", "")
        """Subject and text as they were last put into the fields, or saved from them."""
        self._kept = ("", "")
        """Subject and text as this window last read or wrote them."""

    def compose_body(self) -> ComposeResult:
        """Give the fields, and what is checked beside or below the text."""
        with Vertical(id="fields"):
            with Horizontal(classes="field"):
                yield Label("To")
                yield Static(id="to")
            with Horizontal(classes="field"):
                yield Label("Subject")
                yield self.subject
            with Horizontal(classes="field"):
                yield Label("Due", id="when")
                yield Static(id="due")
        yield self.trouble_line()
        with Container(id="page"):
            yield self.body
            with Vertical(id="beside"):
                yield Static(id="checks")
                yield Static(id="moments")

    def on_mount(self) -> None:
        """Let the countdown go on."""
        self.set_interval(LOOKS_EVERY, self._show_countdown)

    def load(self) -> None:
        """Read the message and show it; the text is shown once and from then on belongs to the person."""
        first = self.letter is None
        if self.letter is None:
            message = messages.open_thank_you(self.desk, self.contact_id, self.now(), self.interview_id)
        else:
            message = self.letter.message
        self.letter = letter = messages.read_letter(self.desk, message.id)
        self.query_one(TopBar).title = f"Thank-you to {letter.message.contact}"
        written = letter.message.subject, letter.message.body
        if first:
            self._kept = written
            self._put(written)
            self._go_to_the_moment(letter)
            self.body.focus()
        elif written != self._kept and not self.keeper.unsaved and self._texts() == self._saved:
            self._kept = written
            self._put(written)
        self._show_state(letter)
        self._show_checks()
        self.refresh_bindings()

    @property
    def is_sent(self) -> bool:
        """Whether the message went out, as the person said."""
        return self.letter is not None and self.letter.message.state != MessageState.DRAFT

    def _show_state(self, letter: Letter) -> None:
        self.body.read_only = self.subject.disabled = self.is_sent
        address = letter.message.email
        to = (
            join(plain(letter.message.contact), ("  " + address, "$text-muted"))
            if address
            else join(plain(letter.message.contact), ("  no email address yet: f2 copies the text", "$warning"))
        )
        self.query_one("#to", Static).update(to)
        self.query_one("#when", Label).update("Sent" if self.is_sent else "Due")
        self.query_one("#due", Static).update(self._due(letter))

    def _due(self, letter: Letter) -> Content:
        sent_at = maybe(letter.message.sent_at)
        if sent_at is not None:
            local = self.local(sent_at)
            return join((f"{local:%a} {local.day} {local:%b} {local:%H:%M}", "bold $success"))
        if letter.due_at is None or letter.late_at is None:
            return join(("No interview is behind it, so nothing is due.", "$text-muted"))
        counted = count_down(letter.due_at, letter.late_at, self.now())
        said = counted.short if self.has_class("-narrow") else counted.text
        return join((said, f"bold {_COLOURS.get(counted.urgency, '')}".strip()))

    def _show_countdown(self) -> None:
        if self.letter is not None and self.is_mounted:
            self.query_one("#due", Static).update(self._due(self.letter))

    def _put(self, texts: tuple[str, str]) -> None:
        """Put subject and text into their fields, the cursor where it was."""
        self._saved = clean_line(texts[0]), clean_text(texts[1])
        if self.subject.value != self._saved[0]:
            self.subject.value = self._saved[0]
        if self.body.text != self._saved[1]:
            self.body.take_over(self._saved[1])

    def _go_to_the_moment(self, letter: Letter) -> None:
        """Begin where a moment is still to be put in, else behind the last one."""
        text = self.body.text
        start, end = (_location(text, at) for at in moment_span(text, letter.facts.moments))
        self.body.selection = Selection(start, end)
        self.call_after_refresh(self.body.scroll_cursor_visible)

    # The text and its checks

    def _texts(self) -> tuple[str, str]:
        return self.subject.value, self.body.text

    def on_text_area_changed(self) -> None:
        """Save what was typed, and check it."""
        self._changed()

    def on_input_changed(self) -> None:
        """Save what was typed."""
        self._changed()

    def on_input_submitted(self) -> None:
        """From the subject on to the text."""
        self.body.focus()

    def _changed(self) -> None:
        texts = self._texts()
        if self.letter is None or self.is_sent or texts == self._saved:
            return
        size = sum(map(len, texts))
        if size <= AT_ONCE:
            self._show_checks()
        self.keeper.changed(size)

    def save_text(self) -> None:
        """Save subject and body; a long text is checked only now. What another window wrote is kept too."""
        if self.letter is None or self.is_sent:
            return
        subject, body = self._texts()
        if len(subject) + len(body) > AT_ONCE:
            self._show_checks()
        texts = clean_line(subject), clean_text(body)
        self._kept = messages.keep_draft(self.desk, self.letter.message.id, texts, self.now(), known=self._kept)
        self._saved = (subject, body)
        if self._kept != texts:
            self._put(self._kept)
            self.say("Another window wrote here too: both texts are kept.")

    def _show_checks(self) -> None:
        if self.letter is None or not self.is_mounted:
            return
        if self.is_sent:
            said = join(("Sent, so it is read only. u takes that back.", "$text-muted"))
            self.query_one("#checks", Static).update(said)
            self.query_one("#moments", Static).update("")
            return
        checks = check_thank_you(self.body.text, self.letter.facts)
        missing = [check for check in checks if not check.ok]
        lines = [join(("! ", "bold $warning"), plain(check.text)) for check in missing]
        if self.has_class("-wide"):
            lines += [join(("✓ ", "bold $success"), plain(check.text)) for check in checks if check.ok]
        elif not missing:
            lines = [join(("✓ ", "bold $success"), ("Nothing is missing", "$text-muted"))]
        self.query_one("#checks", Static).update(Content("\n").join(lines))
        self.query_one("#moments", Static).update(_moments(self.letter, self.body.text))

    def on_resize(self) -> None:
        """Show the checks and the countdown in as many words as there is room for."""
        self.call_after_refresh(self._show_checks)
        self.call_after_refresh(self._show_countdown)

    # Ways on

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What was sent is not changed any more."""
        if action in ("mark_sent", "insert_moment") and self.is_sent:
            return False
        return super().check_action(action, parameters)

    def action_insert_moment(self) -> None:
        """Choose a moment of the conversation and put it where the cursor is, or where the template asks for one."""
        from infoview_tui.ui.shared.dialogs.choose import ChooseScreen

        if self.letter is None:
            return
        moments = self.letter.facts.moments
        if not moments:
            self.infoview.tell("No moment is starred yet: in the debrief, space stars one.")
            return

        def chosen(index: object) -> None:
            if isinstance(index, int):
                self._insert(messages.as_cited(moments[index]))

        used = [cites(self.body.text, moment) for moment in moments]
        rows = [
            Row(index, plain(messages.as_cited(moment)), label=_sign(is_in=used[index]))
            for index, moment in enumerate(moments)
        ]
        unused = used.index(False) if False in used else None
        title = "A moment of your conversation"
        self.app.push_screen(ChooseScreen(title, rows, verb="put it in", cursor=unused), chosen)

    def _insert(self, text: str) -> None:
        text, written = clean_text(text), self.body.text
        place = written.find(MOMENT_PLACEHOLDER)
        if place >= 0:
            start, end = _location(written, place), _location(written, place + len(MOMENT_PLACEHOLDER))
        else:
            start, end = sorted(self.body.selection)
            text = self._set_apart(text, start, end)
        result = self.body.replace(text, start, end, maintain_selection_offset=False)
        self.body.move_cursor(result.end_location)
        self.body.focus()

    def _set_apart(self, text: str, start: tuple[int, int], end: tuple[int, int]) -> str:
        """Return the text with a space where it would touch a word."""
        before = self.body.get_text_range((start[0], 0), start)[-1:]
        after = self.body.get_text_range(end, (end[0], end[1] + 1))
        return f"{' ' if before and not before.isspace() else ''}{text}{' ' if after.isalnum() else ''}"

    def action_copy(self) -> None:
        """Copy subject and text, by way of the terminal."""
        subject, body = map(clean_text, self._texts())
        self.app.copy_to_clipboard(f"{subject}\n\n{body}" if subject else body)
        self.infoview.tell("Copied, subject and text. If pasting gives nothing, this terminal does not allow it.")

    def action_open_mail(self) -> None:
        """Open the message in the mail program, where the person sends it."""
        if self.letter is None:
            return
        if not self.letter.message.email:
            self.infoview.tell("No email address is known, so there is nobody to address. f2 copies the text instead.")
            return
        url = mail.mailto_url(self.letter.message.email, *self._texts())
        self.run_worker(self._hand_over(url), exclusive=True)

    async def _hand_over(self, url: str) -> None:
        try:
            await asyncio.to_thread(mail.open_mail_program, url)
        except InfoviewError as error:
            self.infoview.tell(str(error), error=True)
            return
        caution = " It is long: see that its end is there." if len(url) > mail.SAFE_LENGTH else ""
        self.infoview.tell(f"Handed to your mail program.{caution} Once it is sent, ctrl+s says so.")

    def action_mark_sent(self) -> None:
        """Say that it was sent; then In touch is proposed, and the way leads back."""
        if self.letter is None or not self.keeper.flush():
            return
        with self.telling():
            proposes = messages.mark_sent(self.desk, self.letter.message.id, self.now())
            if proposes:
                self._propose_in_touch(self.letter)
            else:
                self.infoview.tell("Marked as sent. u undoes it.")
                self.action_back()

    def _propose_in_touch(self, letter: Letter) -> None:
        from infoview_tui.ui.shared.dialogs.confirm import AskScreen

        def answered(yes: bool | None) -> None:
            if yes:
                with self.telling():
                    said = stages.move_contact(self.desk, self.contact_id, Stage.IN_TOUCH, self.now())
                    self.infoview.tell(f"{said} u undoes it.")
            else:
                self.infoview.tell("Marked as sent. u undoes it.")
            self.action_back()

        question = plain(f"Thanked. Move {letter.message.contact} to In touch? A few lines fall due in three months.")
        self.app.push_screen(AskScreen(question, yes="Move to In touch", no="Leave as it is"), answered)


def _moments(letter: Letter, body: str) -> Content:
    """List the moments that may be cited, those that are in the text with a tick."""
    moments = letter.facts.moments
    lines = [join(("Moments to drop in", "bold $primary"))] if moments else []
    for moment in moments[:MOMENTS_SHOWN]:
        is_in = cites(body, moment)
        lines.append(join(_sign(is_in=is_in), (messages.as_cited(moment), "$text-muted" if is_in else "")))
    if len(moments) > MOMENTS_SHOWN:
        lines.append(join((f"and {len(moments) - MOMENTS_SHOWN} more", "$text-muted")))
    return Content("\n").join(lines)


def _sign(*, is_in: bool) -> Content:
    """Tick a moment that is in the text."""
    return join(("✓ ", "bold $success")) if is_in else join(("○ ", "$accent"))


def _location(text: str, at: int) -> tuple[int, int]:
    """Return the row and column of a character."""
    return text.count("\n", 0, at), at - text.rfind("\n", 0, at) - 1
