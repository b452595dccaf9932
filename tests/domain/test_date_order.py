"""What is first in a numeric date: by the locale, said back, and decided for a whole column."""

from __future__ import annotations

import pytest

from infoview_tui.domain.date_order import (
    DateOrder,
    decide_order,
    explain_order,
    find_ambiguous,
    has_both_orders,
    order_of_locale,
)

DAY, MONTH = DateOrder.DAY_FIRST, DateOrder.MONTH_FIRST


@pytest.mark.parametrize(
    ("environment", "order"),
    [
        ({}, MONTH),
        ({"LANG": "C.UTF-8"}, MONTH),
        ({"LANG": "en_US.UTF-8"}, MONTH),
        ({"LANG": "en_GB.UTF-8"}, DAY),
        ({"LANG": "de_DE@euro"}, DAY),
        ({"LANG": "en_US.UTF-8", "LC_TIME": "de_DE.UTF-8"}, DAY),
        ({"LANG": "de_DE.UTF-8", "LC_TIME": "", "LC_ALL": "en_US.UTF-8"}, MONTH),
    ],
)
def test_order_is_that_of_the_locale(environment: dict[str, str], order: DateOrder) -> None:
    assert order_of_locale(environment) is order


@pytest.mark.parametrize(
    ("text", "said"),
    [("3/4", "day first"), ("by 3/4/27", "day first"), ("25/12", ""), ("5/5", ""), ("3.4.", ""), ("fri", "")],
)
def test_order_is_said_only_if_it_matters(text: str, said: str) -> None:
    assert explain_order(text, DAY) == said


@pytest.mark.parametrize(
    ("dates", "order", "ambiguous"),
    [
        (["3/4/24", "25/12/24"], DAY, "3/4/24"),
        (["3/4/24", "12/25/24"], MONTH, "3/4/24"),
        (["3/4/24, 3:04 PM"], None, "3/4/24, 3:04 PM"),
        (["25/12/24", "12/25/24"], None, ""),
        (["5/5/24", "04 Sep 2024", "2024-09-04", ""], None, ""),
    ],
)
def test_column_has_one_order(dates: list[str], order: DateOrder | None, ambiguous: str) -> None:
    assert (decide_order(dates), find_ambiguous(dates)) == (order, ambiguous)
    assert has_both_orders(dates) is (dates == ["25/12/24", "12/25/24"])
