"""Commands of introductions, with a call that runs each on the campaign."""

from __future__ import annotations

from typing import TYPE_CHECKING

from infoview_tui.domain.enums import AskState
from infoview_tui.services.contacts.form import ContactForm
from infoview_tui.services.introductions import affiliations, asks
from infoview_tui.services.introductions.asks import FoundPerson
from infoview_tui.services.introductions.queries import list_asks_of

if TYPE_CHECKING:
    from tests.services.commands import Command, Scene


def _ask(s: Scene) -> int:
    """Return the id of what Tom was asked."""
    return list_asks_of(s.workspace, s.ids.tom)[0].id


def _outcome(state: AskState, person: FoundPerson | None = None) -> Command:
    return lambda s: asks.record_ask_outcome(s.workspace, _ask(s), state, s.now, note="his sister", person=person)


INTRODUCTION_COMMANDS: dict[str, Command] = {
    "introductions.affiliations.set_affiliations": lambda s: affiliations.set_affiliations(
        s.workspace, s.ids.maria, "Stripe, 2012-2015\nNew School, MFA", s.now
    ),
    "introductions.affiliations.set_affiliations of the user": lambda s: affiliations.set_affiliations(
        s.workspace, None, "", s.now
    ),
    "introductions.asks.add_ask": lambda s: asks.add_ask(s.workspace, s.ids.maria, "New Place", s.now),
    "introductions.asks.record_ask_outcome": _outcome(AskState.KNOWS_SOMEBODY),
    "introductions.asks.record_ask_outcome with a person": _outcome(
        AskState.INTRODUCED, FoundPerson(ContactForm("Lee Chan", "editor"))
    ),
    "introductions.asks.record_ask_outcome with nobody": _outcome(AskState.KNOWS_NOBODY),
    "introductions.asks.delete_ask": lambda s: asks.delete_ask(s.workspace, _ask(s), s.now),
}
