"""``infoview search``."""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import UTC, datetime

from infoview_tui.cli.exit_codes import EXIT_OK
from infoview_tui.cli.open_data import has_data, no_data_message, open_workspace
from infoview_tui.cli.output import display_width, print_error, print_json, print_lines, print_remark, wrap_text
from infoview_tui.config import load_config
from infoview_tui.domain.date_order import order_of_locale
from infoview_tui.domain.format_dates import format_day
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.domain.search_labels import describe_variant
from infoview_tui.exchange.search_json import results_to_json
from infoview_tui.paths import AppPaths, bundled_banks
from infoview_tui.services.banks.library import BankLoader
from infoview_tui.services.search.results import SearchGroup, SearchResult, SearchResults
from infoview_tui.services.search.search import search
from infoview_tui.services.search.session import SearchSession
from infoview_tui.timezone import local_timezone


def print_results(paths: AppPaths, words: Sequence[str], *, as_json: bool) -> int:
    """Search the data and the question banks, and print what was found, without notes off the record.

    Words that were one argument are one phrase, as in quotation marks. Raises StorageError if the data cannot be read.
    """
    found = SearchResults()
    if has_data(paths):
        questions = [
            question
            for topic in BankLoader(bundled_banks(), paths.custom_banks).load().topics
            for question in topic.questions
        ]
        with open_workspace(paths) as workspace:
            order = load_config(paths.config_file).date_order or order_of_locale(os.environ)
            session = SearchSession(workspace.store, order)
            text = " ".join(map(_join_phrase, words))
            now = datetime.now(UTC)
            found = search(session, text, now, local_timezone(), questions=questions, with_off_record=False)
    for problem in found.problems:
        print_error(problem)
    if as_json:
        print_json(results_to_json(found.results))
    elif found.groups:
        for at, group in enumerate(found.groups):
            print_lines(*([""] if at else []), *_format_group(group))
    else:
        print_remark("Nothing found." if has_data(paths) else no_data_message(paths))
    return EXIT_OK


def _join_phrase(word: str) -> str:
    """Return an argument for the query: quoted if it has spaces, unless it has quotation marks or a key."""
    is_phrase = any(character.isspace() for character in word) and '"' not in word
    key, colon, value = word.partition(":")
    if is_phrase and colon and key.isalpha():
        return f'{key}:"{value}"'
    return f'"{word}"' if is_phrase else word


def _format_group(group: SearchGroup) -> list[str]:
    more = f", the first {len(group.results)}" if group.has_more else ""
    lines = [f"{group.kind.heading}{more}"]
    for result in group.results:
        lines += _format_result(result)
    return lines


def _format_result(result: SearchResult) -> list[str]:
    what = describe_variant(result.kind, result.variant)
    text = " · ".join(part for part in (result.title, clean_line(result.context)) if part)
    who = result.contact if result.contact != result.title else ""
    now = datetime.now(local_timezone())
    when = format_day(result.at.astimezone(local_timezone()).date(), now.date()) if result.at and who else ""
    origin = ", ".join(part for part in (who, when, result.rank.label) if part)
    first = f"  {what}: " if what else "  "
    return wrap_text(f"{text} ({origin})", first, " " * display_width(first))
