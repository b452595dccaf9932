"""Records of the words that the demo's generated contacts are made of, as `models` has those of the campaign."""

# No postponed annotations here, as in models.py.
from typing import NamedTuple

from infoview_tui.demo.keys import PathKey
from infoview_tui.domain.enums import Relationship


class NameGroup(NamedTuple):
    """Given names and family names that go together, separated by spaces."""

    given: str
    family: str


class OrganizationWord(NamedTuple):
    """The second word of a generated organization, and its industry."""

    word: str
    industry: str


class Acquaintance(NamedTuple):
    """A way to know somebody."""

    relationship: Relationship
    how_met: str = ""


class Vocabulary(NamedTuple):
    """The words that the generated contacts are made of."""

    names: tuple[NameGroup, ...]
    titles: dict[PathKey, tuple[str, ...]]
    first_words: tuple[str, ...]
    second_words: tuple[OrganizationWord, ...]
    relationships: tuple[Acquaintance, ...]
    reasons: tuple[str, ...]
    cities: tuple[str, ...]
    lessons: tuple[str, ...]
