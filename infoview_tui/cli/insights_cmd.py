"""``infoview insights``: what the interviews say about each path, as a summary, Markdown, or JSON."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

from infoview_tui.cli.exit_codes import EXIT_OK
from infoview_tui.cli.open_data import has_data, no_data_message, open_workspace
from infoview_tui.cli.output import format_table, print_json, print_lines, wrap_text
from infoview_tui.domain.labels import format_count
from infoview_tui.errors import NotFoundError
from infoview_tui.exchange import insights_json, insights_markdown
from infoview_tui.paths import AppPaths
from infoview_tui.services.insights.document import Insights, read_insights
from infoview_tui.services.insights.paths import PathColumn
from infoview_tui.timezone import local_timezone

MAX_GAPS = 10
"""How many gaps the summary lists."""


def print_insights(paths: AppPaths, *, as_json: bool, as_markdown: bool) -> int:
    """Print all insights. Raises NotFoundError if there is no data yet."""
    if not has_data(paths):
        raise NotFoundError(no_data_message(paths))
    with open_workspace(paths) as workspace:
        insights = read_insights(workspace, datetime.now(UTC))
    if as_json:
        print_json(insights_json.insights_to_json(insights))
    elif as_markdown:
        print_lines(insights_markdown.format_insights(insights, local_timezone()).removesuffix("\n"))
    else:
        print_lines(*_summarize(insights))
    return EXIT_OK


def _summarize(insights: Insights) -> Iterator[str]:
    """Yield the lines of a summary for a terminal."""
    for sentence in insights.paths.sentences:
        yield from wrap_text(sentence, "", "")
    if insights.paths.paths:
        yield ""
        yield from format_table(("PATH", "TOTAL", "PEOPLE", "SOURCES"), [*map(_path_row, insights.paths.paths)])
    if insights.hypotheses.rows:
        yield from ("", "WHAT YOU BELIEVED")
        for row in insights.hypotheses.rows:
            views = row.evidence.format_views()
            counts = f"{views}: {row.voices}" if views else str(row.voices)
            yield from wrap_text(f"{row.status.label.capitalize()}: {row.text} ({counts})", "- ", "  ")
    if insights.gaps:
        yield from ("", "WHAT TO FIND OUT NEXT")
        for gap in insights.gaps[:MAX_GAPS]:
            who = f"Ask {gap.candidate.name}" if gap.candidate else "Find somebody to ask"
            yield from wrap_text(f"{who}: {gap.subject} ({gap.reason})", "- ", "  ")
        if len(insights.gaps) > MAX_GAPS:
            yield f"  and {format_count(len(insights.gaps) - MAX_GAPS, 'more gap')}"
    yield from ("", "Add --markdown for the whole document, with who said what.")


def _path_row(path: PathColumn) -> tuple[str, str, str, str]:
    total = f"{path.total} of 5" if path.is_rated and path.total is not None else "not rated yet"
    return path.name, total, str(path.talks.voices), str(path.talks.circles)
