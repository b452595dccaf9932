"""Records of the demo's research: findings, hypotheses, and offerings."""

# No postponed annotations here: the loader reads the types of the fields, and resolving them from text costs time.
from typing import NamedTuple

from infoview_tui.demo.calendar import Moment
from infoview_tui.demo.keys import ContactKey, OrganizationName, PathKey
from infoview_tui.domain.enums import FindingKind, HypothesisOrigin, Verdict


class Finding(NamedTuple):
    """Something learned in research about a contact."""

    contact: ContactKey
    at: Moment
    text: str
    source: str = ""
    kind: FindingKind = FindingKind.FINDING


class SubjectFinding(NamedTuple):
    """Something learned in research about an organization, an industry, or a path."""

    at: Moment
    text: str
    source: str = ""
    organization: OrganizationName | None = None
    industry: str | None = None
    path: PathKey | None = None


class Hypothesis(NamedTuple):
    """A belief to be tested."""

    key: str
    text: str
    path: PathKey
    at: Moment
    contact: ContactKey | None = None
    organization: OrganizationName | None = None
    own_verdict: Verdict | None = None
    origin: HypothesisOrigin | None = None


class Offering(NamedTuple):
    """Something to offer a contact."""

    contact: ContactKey
    at: Moment
    text: str
    source: str = ""
