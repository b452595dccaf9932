"""The linear program is solved: no vertex costs less, and the duals bound the cost."""

from __future__ import annotations

from hypothesis import given, settings, strategies as st

from infoview_tui.domain.trips.linear_program import LinearProgram, Variable


@settings(max_examples=60)
@given(st.data())
def test_duals_of_the_solution_prove_that_no_choice_costs_less(data: st.DataObject) -> None:
    sums = data.draw(st.lists(st.integers(1, 3), min_size=1, max_size=5))
    costs = st.integers(1, 60).map(float)
    basis = [Variable(data.draw(costs), (row,), 1.0) for row in range(len(sums))]
    others = [Variable(data.draw(costs), (row,), 1.0) for row, total in enumerate(sums) for _ in range(total - 1)]
    program = LinearProgram(sums, basis, others)
    rows = st.lists(st.integers(0, len(sums) - 1), min_size=1, max_size=3).map(tuple)
    more = st.lists(st.tuples(costs, rows).map(lambda drawn: Variable(*drawn)), max_size=12)
    for _ in range(2):
        for variable in data.draw(more):
            program.add(variable)
        program.solve(500)
    bound = sum(dual * total for dual, total in zip(program.duals, sums, strict=True))
    for cost, counted, upper in program.variables:
        reduced = cost - sum(program.duals[row] for row in counted)
        assert reduced >= -1e-6 or upper == 1.0
        bound += min(0.0, reduced) * upper if upper == 1.0 else 0.0
    assert abs(bound - program.cost) < 1e-6
