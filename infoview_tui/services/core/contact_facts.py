"""What rules need to know about a contact: a row of the table, or one that was read past the ORM, fits."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from typing import Protocol

from infoview_tui.domain.enums import Channel


class ContactFacts(Protocol):
    """What the actions of a contact depend on."""

    @property
    def id(self) -> int | None:
        """The id; None only for a row that is not inserted."""

    @property
    def not_before(self) -> date | None:
        """The day before which nothing is due."""

    @property
    def stay_in_touch_months(self) -> int | None:
        """How often to check in; None leaves it to the tags, then to the config."""


class StagedContact(ContactFacts, Protocol):
    """What the consequences of a new stage depend on."""

    @property
    def name(self) -> str:
        """The name."""

    @property
    def channel(self) -> Channel | None:
        """The preferred channel."""


def list_ids(contacts: Iterable[ContactFacts]) -> str:
    """Return the ids of contacts as a JSON list, for a query."""
    return json.dumps([contact.id for contact in contacts])
