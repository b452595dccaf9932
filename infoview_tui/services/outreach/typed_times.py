"""Times that a message offers in the user's own words, which are held only if the user says so (R10)."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from infoview_tui.domain.message_kinds import OFFERS_TIMES
from infoview_tui.domain.message_placeholders import join_with
from infoview_tui.domain.offered_times import format_time
from infoview_tui.domain.person_names import first_name
from infoview_tui.domain.typed_times import find_typed_times
from infoview_tui.services.core.lookups import read_contact
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.outreach.open_message import MessageRow


class TypedTimes(NamedTuple):
    """Times (UTC), and the question whether to hold them."""

    times: tuple[datetime, ...] = ()
    question: str = ""


def read_typed_times(workspace: Workspace, message: MessageRow, body: str, now: datetime) -> TypedTimes:
    """Return the times ahead that the body of a message names, but not in the form that is held without a question."""
    if message.kind not in OFFERS_TIMES:
        return TypedTimes()
    zone = workspace.cadence.calendar.zone
    their_zone = read_contact(workspace, message.contact_id).timezone
    times = tuple(offer.at for offer in find_typed_times(body, now, zone, their_zone, workspace.date_order))
    named = join_with("and", [format_time(at, zone, their_zone) for at in times])
    return TypedTimes(times, f"Hold {named} for {first_name(message.contact)}?" if times else "")
