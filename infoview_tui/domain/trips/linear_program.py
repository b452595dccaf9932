"""A small linear program, solved by the simplex method with a growing number of variables (R15).

The revised simplex method with bounded variables and an explicit inverse of the basis: G. B. Dantzig, "Linear
Programming and Extensions", 1963, chapters 10 and 18. It is written for some 30 rows and coefficients of 1, for which
lists are quick enough.
"""

from __future__ import annotations

from collections.abc import Sequence
from operator import itemgetter
from typing import NamedTuple

_EPSILON = 1e-7


class Variable(NamedTuple):
    """A variable from 0 to ``upper``, its cost, and the rows in which it counts; once for each time a row is named."""

    cost: float
    rows: tuple[int, ...]
    upper: float = float("inf")


class LinearProgram:
    """Minimize the cost of variables whose sums in each row are given.

    The first variables form the first basis: each counts in one row, with the value that the others leave for it. The
    others start at their upper bounds if these are finite, otherwise at 0.
    """

    def __init__(self, sums: Sequence[float], basis: Sequence[Variable], others: Sequence[Variable]) -> None:
        """Start with a basis of one variable for each row, in the order of the rows."""
        count = len(sums)
        self.variables: list[Variable] = [*basis, *others]
        self.basis = list(range(count))
        self._is_basic = [True] * count + [False] * len(others)
        self._at_upper = [False] * count + [variable.upper < float("inf") for variable in others]
        self._inverse = [[float(row == column) for column in range(count)] for row in range(count)]
        self.duals = [variable.cost for variable in basis]
        self._values = [float(value) for value in sums]
        for variable, is_full in zip(others, self._at_upper[count:], strict=True):
            for row in variable.rows if is_full else ():
                self._values[row] -= variable.upper
        self.pivots = 0

    @property
    def cost(self) -> float:
        """The total cost of all variables."""
        basic = sum(self.variables[index].cost * value for index, value in zip(self.basis, self._values, strict=True))
        full = (variable for variable, is_full in zip(self.variables, self._at_upper, strict=True) if is_full)
        return basic + sum(variable.cost * variable.upper for variable in full)

    def add(self, variable: Variable) -> None:
        """Add a variable, which starts at 0."""
        self.variables.append(variable)
        self._is_basic.append(False)
        self._at_upper.append(False)

    def solve(self, most_pivots: int) -> None:
        """Pivot until the cost is least, or so many times. The duals then are the prices of the rows."""
        for _ in range(most_pivots):
            entering = self._find_entering()
            if entering is None:
                return
            self._enter(*entering)
            self.pivots += 1

    def _find_entering(self) -> tuple[int, float] | None:
        """Return the variable that lowers the cost most for each unit, and its reduced cost."""
        price = self.duals.__getitem__
        best, found = _EPSILON, None
        for index, (cost, rows, _) in enumerate(self.variables):
            if self._is_basic[index]:
                continue
            reduced = cost - sum(map(price, rows))
            gain = reduced if self._at_upper[index] else -reduced
            if gain > best:
                best, found = gain, (index, reduced)
        return found

    def _enter(self, entering: int, reduced: float) -> None:
        """Change a variable until it or one of the basis reaches a bound; in the latter case they change places."""
        variable = self.variables[entering]
        sign = -1.0 if self._at_upper[entering] else 1.0
        if len(variable.rows) == 1:
            (row,) = variable.rows
            column = [line[row] for line in self._inverse]
        else:
            columns = itemgetter(*variable.rows)
            column = [sum(columns(line)) for line in self._inverse]
        step, leaving, leaves_full, pivot = variable.upper, -1, False, 0.0
        for place, value in enumerate(column):
            change = sign * value
            if change > _EPSILON:
                most, is_full = self._values[place] / change, False
            elif change < -_EPSILON:
                upper = self.variables[self.basis[place]].upper
                most, is_full = (self._values[place] - upper) / change, True
            else:
                continue
            if most < step - _EPSILON or (most < step + _EPSILON and abs(value) > abs(pivot)):
                step, leaving, leaves_full, pivot = min(most, step), place, is_full, value
        step = max(0.0, step)
        self._values = [value - sign * step * by for value, by in zip(self._values, column, strict=True)]
        if leaving < 0:
            self._at_upper[entering] = not self._at_upper[entering]
            return
        left = self.basis[leaving]
        self._is_basic[left], self._at_upper[left] = False, leaves_full
        self._values[leaving] = variable.upper - step if self._at_upper[entering] else step
        self._is_basic[entering], self._at_upper[entering] = True, False
        self.basis[leaving] = entering
        line = self._inverse[leaving] = [value / pivot for value in self._inverse[leaving]]
        for place, by in enumerate(column):
            if place != leaving and by:
                self._inverse[place] = [
                    value - by * other for value, other in zip(self._inverse[place], line, strict=True)
                ]
        self.duals = [dual + reduced * value for dual, value in zip(self.duals, line, strict=True)]
