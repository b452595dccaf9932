"""Reads the demo's YAML files, which lie beside this module, as typed records."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from infoview_tui.demo.keys import ContactKey, HypothesisKey, OrganizationName, PathKey
from infoview_tui.demo.models import Campaign
from infoview_tui.demo.records import DemoDataError, RecordReader, Reference, parse_file
from infoview_tui.demo.vocabulary import Vocabulary

DATA_DIRECTORY = Path(__file__).parent

CAMPAIGN_FILES = (
    "profile.yaml",
    "contacts.yaml",
    "research.yaml",
    "interviews.yaml",
    "messages.yaml",
    "actions.yaml",
    "insights.yaml",
    "trips.yaml",
    "introductions.yaml",
)
"""The files of the campaign; together they hold each field of `Campaign` once."""

VOCABULARY_FILE = "generator.yaml"


def load_campaign(directory: Path = DATA_DIRECTORY) -> Campaign:
    """Return the hand-written campaign.

    Raises DemoDataError for an unknown or missing key, a value of the wrong type or a reference to an entry that does
    not exist, with file and line, and for an entry that is defined twice.
    """
    reader = RecordReader()
    fields: dict[str, Any] = {}
    for name in CAMPAIGN_FILES:
        found = reader.read_fields(Campaign, parse_file(directory / name))
        if repeated := fields.keys() & found.keys():
            raise DemoDataError(f"{name}: another file already has {', '.join(sorted(repeated))}")
        fields |= found
    if missing := set(Campaign._fields) - fields.keys():
        raise DemoDataError(f"{', '.join(CAMPAIGN_FILES)}: no file has {', '.join(sorted(missing))}")
    campaign = Campaign(**fields)
    _check_references(campaign, reader.references)
    return campaign


def load_vocabulary(directory: Path = DATA_DIRECTORY) -> Vocabulary:
    """Return the words of the generated contacts. Raises DemoDataError."""
    return RecordReader().read_record(Vocabulary, parse_file(directory / VOCABULARY_FILE))


def _check_references(campaign: Campaign, references: list[Reference]) -> None:
    keys: dict[Any, list[str]] = {
        ContactKey: [contact.key for contact in campaign.contacts],
        PathKey: [path.key for path in campaign.paths],
        HypothesisKey: [hypothesis.key for hypothesis in campaign.hypotheses],
        OrganizationName: [organization.name for organization in campaign.organizations],
    }
    defined = {kind: set(found) for kind, found in keys.items()}
    for kind, found in keys.items():
        if repeated := [key for key in found if found.count(key) > 1]:
            raise DemoDataError(f'the {kind.__name__} "{repeated[0]}" is defined twice')
    for reference in references:
        reference.check(defined)
