"""Records a contact's answer in one key: yes, later, no, somebody else, or the wrong person."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Container, Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from infoview_tui.domain.date_parser import parse_day
from infoview_tui.domain.enums import Answer, Medium
from infoview_tui.domain.offered_times import format_time
from infoview_tui.domain.understood_dates import describe_day
from infoview_tui.services.introductions.queries import Awaited, read_awaited
from infoview_tui.services.outreach import answers
from infoview_tui.ui.shared.ask_outcomes import ask_for_outcome
from infoview_tui.ui.shared.bindings import ANSWER
from infoview_tui.ui.shared.breakpoints import HORIZONTAL_BREAKPOINTS
from infoview_tui.ui.shared.content import assemble, plain
from infoview_tui.ui.shared.scheduling import Scheduling
from infoview_tui.ui.shared.screen import InfoviewScreen
from infoview_tui.ui.shared.validators import Understood
from infoview_tui.ui.shared.widgets.key_hints import KeyHints

if TYPE_CHECKING:
    from infoview_tui.domain.appointments import Appointment
    from infoview_tui.services.availability.open_offers import OfferRow
    from infoview_tui.services.contacts.form import ContactForm
    from infoview_tui.services.outreach.answers import AnswerReferral

_MESSAGE = 0
"""The choice of a message instead of an ask; no ask has this id."""

_OTHER_TIME = 0
"""The choice of a time that was not offered; no offer has this id."""

_CHOICES = (
    ("y", "Yes", "asks when, moves to Scheduled"),
    ("l", "Later", "asks when, plans a new request"),
    ("n", "No", "closes; a thank-you is due"),
    ("s", "Somebody else", "asks who, and adds them"),
    ("w", "Wrong person", "closes the contact"),
)
"""Each answer with its key and what follows, which fits in one line at 40 columns."""


class AnswerDialog(ModalScreen[Answer]):
    """Asks what a contact answered, in one key, and returns it; None if the user cancels."""

    BINDINGS = [*ANSWER]
    HORIZONTAL_BREAKPOINTS = HORIZONTAL_BREAKPOINTS
    DEFAULT_CSS = """
    AnswerDialog .choice { height: auto; layout: horizontal; }
    AnswerDialog .name { width: 18; }
    AnswerDialog .meaning { width: 1fr; color: $text-muted; }
    AnswerDialog.-narrow .choice { layout: vertical; }
    AnswerDialog.-narrow .meaning { width: 100%; padding-left: 3; }
    """

    def __init__(self, name: str) -> None:
        """Set the name of the contact."""
        super().__init__()
        self.heading = plain(f"What did {name} answer?")

    def compose(self) -> ComposeResult:
        """Compose the answers, each with its key and what follows."""
        with Vertical(classes="dialog") as dialog:
            dialog.border_title = self.heading
            for key, name, follows in _CHOICES:
                with Container(classes="choice"):
                    yield Static(assemble((f"{key}  ", "bold $accent"), name), classes="name")
                    yield Static(follows, classes="meaning", markup=False)
            yield Static("")
            yield KeyHints(("escape", "cancel"))

    def action_answer(self, value: str) -> None:
        """Return the answer."""
        self.dismiss(Answer(value))

    def action_cancel(self) -> None:
        """Close the dialog without a result."""
        self.dismiss(None)


def ask_for_answer(screen: InfoviewScreen, contact_id: int, name: str) -> None:
    """Ask for a contact's answer and record it with what follows, as one undo step.

    If they were asked who they know at an organization, that may be what they answer.
    """
    awaited = read_awaited(screen.workspace, contact_id)
    if not awaited.asks:
        _ask_what(screen, contact_id, name)
    elif len(awaited.asks) == 1 and not awaited.has_message:
        ask_for_outcome(screen, awaited.asks[0])
    else:
        _ask_which(screen, contact_id, name, awaited)


def _ask_which(screen: InfoviewScreen, contact_id: int, name: str, awaited: Awaited) -> None:
    """Ask whether they answer a request, or who they know at an organization."""
    from infoview_tui.ui.shared.dialogs.choose import ChooseDialog
    from infoview_tui.ui.shared.widgets.row_list import Row

    def chosen(key: object) -> None:
        ask = next((ask for ask in awaited.asks if ask.id == key), None)
        if ask is not None:
            ask_for_outcome(screen, ask)
        elif key is not None:
            _ask_what(screen, contact_id, name)

    rows = [Row(_MESSAGE, plain("Your request for an interview, or another message"))] if awaited.has_message else []
    rows += (Row(ask.id, plain(f"Who they know at {ask.organization}")) for ask in awaited.asks)
    screen.app.push_screen(ChooseDialog(f"What does {name} answer?", rows), chosen)


def _ask_what(screen: InfoviewScreen, contact_id: int, name: str) -> None:
    """Ask what a contact answered to a request or another message."""

    def chosen(answer: Answer | None) -> None:
        if answer is Answer.YES:
            _ask_when_to_meet(screen, contact_id)
        elif answer is Answer.LATER:
            _ask_until(screen, contact_id)
        elif answer is Answer.SOMEBODY_ELSE:
            _ask_who(screen, contact_id)
        elif answer is not None:
            _record(screen, contact_id, answer)

    screen.app.push_screen(AnswerDialog(name), chosen)


def _record(
    screen: InfoviewScreen,
    contact_id: int,
    answer: Answer,
    *,
    until: date | None = None,
    appointment: Appointment | None = None,
    referral: AnswerReferral | None = None,
) -> None:
    with screen.reporting_errors():
        result = answers.record_answer(
            screen.workspace,
            contact_id,
            answer,
            screen.now(),
            until=until,
            appointment=appointment,
            referral=referral,
        )
        screen.reload()
        screen.show_status(f"{result.text.strip()} u undoes it.")


def _ask_when_to_meet(screen: InfoviewScreen, contact_id: int) -> None:
    """Ask which of the offered times was taken, if there are any, or else for the time."""
    from infoview_tui.services.availability.open_offers import list_offers
    from infoview_tui.services.core.lookups import read_contact

    offers = list_offers(screen.workspace, screen.now(), contact_id)
    if not offers:
        _ask_for_time(screen, contact_id)
        return
    from infoview_tui.ui.shared.dialogs.choose import ChooseDialog
    from infoview_tui.ui.shared.widgets.row_list import Row

    def chosen(key: object) -> None:
        offer = next((offer for offer in offers if offer.id == key), None)
        if offer is not None:
            _record(screen, contact_id, Answer.YES, appointment=_appoint(screen, offer))
        elif key is not None:
            _ask_for_time(screen, contact_id)

    their_zone = read_contact(screen.workspace, contact_id).timezone
    rows = [Row(offer.id, plain(format_time(offer.starts_at, screen.zone, their_zone))) for offer in offers]
    rows.append(Row(_OTHER_TIME, plain("Another time…")))
    screen.app.push_screen(ChooseDialog("Which time did they choose?", rows), chosen)


def _appoint(screen: InfoviewScreen, offer: OfferRow) -> Appointment:
    """Return the appointment at an offered time: by phone if that is the contact's channel, otherwise by video."""
    from infoview_tui.domain.appointments import Appointment, propose_medium
    from infoview_tui.services.core.lookups import read_contact

    contact = read_contact(screen.workspace, offer.contact_id)
    medium = propose_medium(contact.channel)
    phone = contact.phone if medium is Medium.PHONE else ""
    return Appointment(offer.starts_at, offer.minutes, medium, phone=phone)


def _ask_for_time(screen: InfoviewScreen, contact_id: int) -> None:
    def save(appointment: Appointment | None) -> None:
        _record(screen, contact_id, Answer.YES, appointment=appointment)

    Scheduling(screen, contact_id, save).ask()


def _ask_until(screen: InfoviewScreen, contact_id: int) -> None:
    from infoview_tui.ui.shared.dialogs.prompt import PromptDialog

    today, order = screen.to_local(screen.now()).date(), screen.workspace.date_order

    def parse(text: str) -> date | None:
        return parse_day(text.strip(), today, order)

    def describe(text: str) -> str:
        if not text.strip():
            return "mon, 2w, 15 Jan; empty: after the usual check-in interval"
        until = parse(text)
        return f"Ask again {describe_day(until, today, text, order)}." if until else "Enter a day, such as mon or 2w."

    def answered(text: str | None) -> None:
        if text is not None:
            _record(screen, contact_id, Answer.LATER, until=parse(text) if text.strip() else None)

    day = Understood(parse, "Enter a day, such as mon, 2w, or 15 Jan.")
    screen.app.push_screen(PromptDialog("When should you ask again?", describe=describe, validator=day), answered)


def _ask_who(screen: InfoviewScreen, contact_id: int) -> None:
    """Ask who to ask instead."""
    from infoview_tui.ui.shared.person_prompt import PersonPrompt

    def save(form: ContactForm, existing_id: int | None) -> None:
        _record(screen, contact_id, Answer.SOMEBODY_ELSE, referral=answers.AnswerReferral(form, existing_id))

    PersonPrompt(screen, "Who should you ask instead?", save, exclude_id=contact_id).ask()
