"""Names of organizations: the same but for spelling, or not."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from infoview_tui.domain.organization_names import (
    is_legal_form,
    mentions_organization,
    organization_key,
)

SAME = [
    ("Figma", "figma"),
    ("Figma", "Figma, Inc."),
    ("Société Générale", "Societe Generale S.A."),
    ("Siemens AG", "SIEMENS"),
    ("Bosch GmbH & Co. KG", "Bosch"),
    ("Tiffany & Co.", "Tiffany and Co"),
    ("The New York Times Company", "New York Times"),
    ("McDonald’s", "McDonalds Corp."),
    ("Coca-Cola", "Coca Cola"),
    ("Ernst + Young", "Ernst & Young LLP"),
    ("Atlassian Pty Ltd", "Atlassian"),
    ("Żabka Polska sp. z o.o.", "Zabka Polska Sp z oo"),
    ("Ørsted A/S", "Orsted"),
    ("株式会社リコー", "リコー"),
    ("ООО Ромашка", "ромашка"),
    ("주식회사카카오", "카카오"),
]

DIFFERENT = [
    ("Meta", "Metabase"),
    ("Uber", "Uberall"),
    ("Apple", "Applebee's"),
    ("Stripe", "Stripe Press"),
    ("Bank of America", "America"),
    ("Deutsche Bank", "Deutsche Bahn"),
    ("Plan E", "Plan"),
    ("★", "☆"),
    ("Limited", ""),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_same_organization(one: str, other: str) -> None:
    assert organization_key(one) == organization_key(other)


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_different_organizations(one: str, other: str) -> None:
    assert organization_key(one) != organization_key(other)


def test_a_name_of_nothing_but_a_legal_form_keeps_it() -> None:
    assert organization_key("The Limited") == "limited"
    assert organization_key("Company, Inc.") == "company"


@given(st.text(max_size=40))
def test_key_of_a_key_is_the_key(name: str) -> None:
    assert organization_key(organization_key(name)) == organization_key(name)


@given(
    st.lists(st.from_regex(r"[a-z]{3,8}", fullmatch=True), min_size=1, max_size=3),
    st.sampled_from(["Inc.", "AG", "LLC"]),
)
def test_case_and_legal_form_never_matter(words: list[str], form: str) -> None:
    name = " ".join(words)
    assert organization_key(name) == organization_key(f"{name.title()}, {form}")


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("knows people at figma", "Figma, Inc.", True),
        ("Figma's design team", "Figma", True),
        ("had lunch at McDonald's", "McDonald's", True),
        ("was at Metabase for years", "Meta", False),
        ("a figment", "Fig", False),
        ("went to the New York Times", "The New York Times Company", True),
        ("new things in York", "New York Times", False),
        ("anything", "", False),
    ],
)
def test_mention_is_of_whole_words(text: str, name: str, expected: bool) -> None:
    assert mentions_organization(text, name) is expected


def test_legal_forms() -> None:
    assert is_legal_form("Inc.")
    assert is_legal_form("Pty Ltd")
    assert not is_legal_form("data analyst")
    assert not is_legal_form("")
