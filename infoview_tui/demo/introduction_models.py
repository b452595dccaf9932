"""Records of former employers, schools, and asks in the demo (see `models`)."""

# No postponed annotations here: the loader reads the types of the fields.
from typing import NamedTuple

from infoview_tui.demo.calendar import Moment
from infoview_tui.demo.keys import ContactKey, OrganizationName
from infoview_tui.domain.enums import AffiliationKind, AskState


class Affiliation(NamedTuple):
    """A former employer or a school of a contact, or of the person without one."""

    organization: OrganizationName
    contact: ContactKey | None = None
    kind: AffiliationKind = AffiliationKind.WORK
    title: str = ""
    first_year: int | None = None
    last_year: int | None = None


class Ask(NamedTuple):
    """What a contact was asked about an organization; ``found`` is the contact that they introduced."""

    contact: ContactKey
    organization: OrganizationName
    at: Moment
    state: AskState = AskState.OPEN
    answered: Moment | None = None
    note: str = ""
    found: ContactKey | None = None
