"""Changes to a draft by keys: its kind, template, channel, and whether the résumé goes with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from infoview_tui.domain.enums import Channel, Extra, MessageKind
from infoview_tui.domain.labels import MESSAGE_NAMES
from infoview_tui.services.outreach import message_options, messages
from infoview_tui.services.outreach.next_message import choose_message
from infoview_tui.services.outreach.open_message import OpenMessage
from infoview_tui.ui.messages import choices, header
from infoview_tui.ui.shared.content import plain
from infoview_tui.ui.shared.dialogs.choose import ChooseDialog
from infoview_tui.ui.shared.dialogs.confirm import ConfirmDialog
from infoview_tui.ui.shared.screen import InfoviewScreen

if TYPE_CHECKING:
    from infoview_tui.ui.messages.draft import Draft
    from infoview_tui.ui.shared.autosaved_texts import AutosavedTexts


class DraftOptions:
    """Asks for an option of the draft on a screen and applies it."""

    def __init__(self, screen: InfoviewScreen, draft: Draft, texts: AutosavedTexts) -> None:
        """Set the message, and what saves it."""
        self._screen = screen
        self._draft = draft
        self._texts = texts

    def _saved_message(self) -> OpenMessage | None:
        """Save the text, and return the message; None if that failed."""
        return self._draft.opened if self._draft.opened is not None and self._texts.flush() else None

    def _show_message(self, message_id: int) -> None:
        """Show a message from the start, such as the draft after its kind has changed."""
        self._draft.reopen(message_id)
        self._screen.reload()

    def action_choose_kind(self) -> None:
        """Ask for another kind or template, and write the message anew from it."""
        opened = self._saved_message()
        if opened is None:
            return
        screen = self._screen
        fitting = choose_message(screen.workspace, opened.message.contact_id, screen.now()).kind
        narrow = screen.has_class("-narrow")
        rows = choices.build_kind_rows(opened, fitting, screen.context.templates.load().templates, narrow=narrow)

        def chosen(key: object) -> None:
            if isinstance(key, MessageKind) and key is not opened.message.kind:
                self._rewrite(opened, kind=key)
            elif isinstance(key, str) and not isinstance(key, MessageKind):
                self._rewrite(opened, template_id=key)

        width = 0 if narrow else choices.KIND_WIDTH
        dialog = ChooseDialog("What kind of message?", rows, initial_key=fitting, label_width=width)
        screen.app.push_screen(dialog, chosen)

    def _rewrite(
        self,
        opened: OpenMessage,
        *,
        kind: MessageKind | None = None,
        template_id: str | None = None,
        discard_edits: bool = False,
    ) -> None:
        """Write the message anew; ask first if that would lose what the user wrote."""
        screen = self._screen
        with screen.reporting_errors():
            rewritten = messages.rewrite_draft(
                screen.workspace,
                opened.message.id,
                screen.now(),
                screen.zone,
                kind=kind,
                template_id=template_id,
                minutes=screen.context.config.minutes,
                templates=screen.context.templates,
                discard_edits=discard_edits,
            )
            if rewritten.would_lose is None:
                self._show_message(rewritten.message.id)
                screen.show_status(f"Kind: {MESSAGE_NAMES[rewritten.message.kind]}. Undo: esc, then u.")
                return

            def answered(yes: bool | None) -> None:
                if yes:
                    self._rewrite(opened, kind=kind, template_id=template_id, discard_edits=True)

            question = plain("You have edited this text. Replace it with the template?")
            screen.app.push_screen(ConfirmDialog(question, yes_label="Replace it", no_label="Keep it"), answered)

    def action_choose_channel(self) -> None:
        """Ask for the channel. A text that the user has not edited is written anew for it."""
        opened = self._saved_message()
        if opened is None:
            return

        def chosen(channel: object) -> None:
            if isinstance(channel, Channel) and channel is not opened.message.channel:
                with self._screen.reporting_errors():
                    self._set_channel(opened, channel)

        rows = choices.build_channel_rows(opened)
        dialog = ChooseDialog("How do you reach them?", rows, initial_key=opened.message.channel)
        self._screen.app.push_screen(dialog, chosen)

    def _set_channel(self, opened: OpenMessage, channel: Channel) -> None:
        screen, message_id = self._screen, opened.message.id
        rewritten = messages.rewrite_draft(
            screen.workspace,
            message_id,
            screen.now(),
            screen.zone,
            channel=channel,
            minutes=screen.context.config.minutes,
            templates=screen.context.templates,
        )
        if rewritten.would_lose is None:
            self._show_message(message_id)
            return
        message_options.set_channel(screen.workspace, message_id, channel, screen.now())
        screen.reload()
        screen.show_status("Your text stays as it is. Press f5 for other templates.")

    def action_choose_enclosure(self) -> None:
        """Attach the résumé, or leave it out; ask for an extra of a thank-you and add or remove it."""
        screen, opened = self._screen, self._saved_message()
        if opened is None:
            return
        if header.takes_extras(opened):
            self._choose_extra(opened)
            return
        with screen.reporting_errors():
            resume = header.next_resume(opened.message.resume)
            message_options.set_resume(screen.workspace, opened.message.id, resume, screen.now())
        screen.reload()

    def _choose_extra(self, opened: OpenMessage) -> None:
        screen = self._screen

        def chosen(extra: object) -> None:
            if isinstance(extra, Extra):
                with screen.reporting_errors():
                    message = message_options.toggle_extra(screen.workspace, opened.message.id, extra, screen.now())
                    screen.show_status(message)
                screen.reload()

        dialog = ChooseDialog("What goes with it?", choices.build_extra_rows(opened), enter_label="tick or untick")
        screen.app.push_screen(dialog, chosen)
