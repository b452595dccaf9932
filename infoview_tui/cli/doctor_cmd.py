"""``infoview doctor``."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

from infoview_tui.cli.exit_codes import EXIT_FAILED, EXIT_OK
from infoview_tui.cli.output import print_json, print_lines, print_remark, wrap_text
from infoview_tui.config import load_config
from infoview_tui.domain.labels import format_count
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.errors import ConfigError
from infoview_tui.exchange.files_json import FindingJson
from infoview_tui.paths import AppPaths, bundled_banks, bundled_templates
from infoview_tui.storage.banks import load_library
from infoview_tui.storage.doctor.database import check_database
from infoview_tui.storage.doctor.files import check_files
from infoview_tui.storage.doctor.findings import Finding, Severity
from infoview_tui.storage.doctor.synchronization import check_synchronization
from infoview_tui.storage.message_templates import load_templates


def examine(paths: AppPaths, *, fix: bool, as_json: bool) -> int:
    """Check the data and the user's files, and print what was found; with *fix*, mend what can be mended.

    Return the exit code: 1 if a problem remains; a warning is no problem.
    """
    findings: list[Finding] = []
    try:
        findings += _check(paths, fix=fix)
    except OSError as error:
        reason = f"{error.strerror or error}: {error.filename}" if error.filename else str(error)
        findings.append(Finding("files", Severity.PROBLEM, f"Some files could not be checked: {clean_line(reason)}."))
    if as_json:
        print_json([_to_json(finding) for finding in findings])
    else:
        for finding in findings:
            first = f"{finding.severity.value:<8} {finding.check}: "
            print_lines(*wrap_text(finding.text, first, " " * 9))
        fixable = sum(finding.can_fix for finding in findings)
        if fixable:
            print_remark(f"{format_count(fixable, 'finding')} can be fixed: run `infoview doctor --fix`.")
    has_problem = any(finding.severity is Severity.PROBLEM for finding in findings)
    return EXIT_FAILED if has_problem else EXIT_OK


def _check(paths: AppPaths, *, fix: bool) -> Iterator[Finding]:
    yield from check_database(paths.database, fix=fix)
    if paths.database.exists():
        yield from check_files(paths.database, datetime.now(UTC), fix=fix)
        yield from check_synchronization(paths.data)
    yield _check_config(paths)
    banks = load_library(bundled_banks(), paths.custom_banks).problems
    yield _check_own_files("question banks", len(banks), "banks")
    templates = load_templates(bundled_templates(), paths.custom_templates).problems
    yield _check_own_files("templates", len(templates), "templates")


def _check_config(paths: AppPaths) -> Finding:
    try:
        load_config(paths.config_file)
    except ConfigError as error:
        return Finding("config", Severity.PROBLEM, str(error))
    return Finding("config", Severity.OK, "The config file is valid." if paths.config_file.exists() else "Not used.")


def _check_own_files(check: str, problems: int, command: str) -> Finding:
    if not problems:
        return Finding(check, Severity.OK, "No problems.")
    text = f"{format_count(problems, 'problem')}. Run `infoview {command} check` to see where."
    return Finding(check, Severity.PROBLEM, text)


def _to_json(finding: Finding) -> FindingJson:
    return {
        "check": finding.check,
        "severity": finding.severity.value,
        "text": clean_line(finding.text),
        "can_fix": finding.can_fix,
    }
