"""The text of a message's target: how it can be read, and what it is after a rename."""

from __future__ import annotations

import pytest

from infoview_tui.domain.message_targets import MessageTarget, list_readings, rename_organization, rename_person


def test_a_person_is_named_with_their_organization() -> None:
    assert MessageTarget.person("Ada Lind", "Figma").text == "Ada Lind at Figma"
    assert MessageTarget.person("Ada Lind").text == "Ada Lind"


def test_every_at_may_be_between_a_person_and_an_organization() -> None:
    assert list_readings("Matt at Large at Bank at Work") == [
        ("Matt at Large at Bank at Work", ""),
        ("Matt", "Large at Bank at Work"),
        ("Matt at Large", "Bank at Work"),
        ("Matt at Large at Bank", "Work"),
    ]


@pytest.mark.parametrize(
    ("text", "person", "organization"),
    [
        ("Ada", "Eva", "Ada"),
        ("ada at Figma", "Eva at Figma", "ada at Config"),
        ("Figma", "Figma", "Config"),
        ("Adam at Figma", "Adam at Figma", "Adam at Config"),
        ("somebody at FIGMA", "somebody at FIGMA", "somebody at Config"),
        ("Figma Friends", "Figma Friends", "Figma Friends"),
        ("", "", ""),
    ],
)
def test_renames(text: str, person: str, organization: str) -> None:
    assert rename_person(text, "Ada", "Eva") == person
    assert rename_organization(text, "Figma", "Config") == organization
