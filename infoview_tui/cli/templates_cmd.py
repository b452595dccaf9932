"""``infoview templates list`` and ``infoview templates check``."""

from __future__ import annotations

from collections.abc import Sequence

from infoview_tui.cli.exit_codes import EXIT_OK
from infoview_tui.cli.file_problems import report_check
from infoview_tui.cli.output import format_table, print_json, print_lines, print_remark
from infoview_tui.domain.enums import Channel
from infoview_tui.domain.labels import format_count
from infoview_tui.domain.message_template import Template
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.exchange.files_json import TemplateJson
from infoview_tui.paths import AppPaths, bundled_templates
from infoview_tui.storage.message_templates import TemplateFile, TemplateLibrary, load_templates, read_template_file
from infoview_tui.typed_path import parse_path


def print_templates(paths: AppPaths, *, as_json: bool) -> int:
    """Print each template: its ID, channels, title, and source."""
    library = load_templates(bundled_templates(), paths.custom_templates)
    sources = {template.id: file for file in library.files for template in file.templates}
    if as_json:
        print_json([_to_json(template, sources[template.id]) for template in library.templates])
        return EXIT_OK
    rows = [
        (template.id, _format_channels(template), template.title, _format_owner(sources[template.id], paths))
        for template in library.templates
    ]
    print_lines(*format_table(("ID", "CHANNELS", "TITLE", "SOURCE"), rows, whole=1))
    if library.problems:
        count = format_count(len(library.problems), "problem")
        print_remark(f"{count} in the templates. Run `infoview templates check` for details.")
    return EXIT_OK


def check_templates(paths: AppPaths, files: Sequence[str], *, as_json: bool) -> int:
    """Print the problems in the given files or, if there are none, in all. The exit code is 1 for any problem."""
    library = _read_files(files) if files else load_templates(bundled_templates(), paths.custom_templates)
    templates = sum(len(file.templates) for file in library.files)
    contents = f"{format_count(len(library.files), 'file')}, {format_count(templates, 'template')}"
    return report_check(contents, library.problems, library.skipped, as_json=as_json)


def _read_files(files: Sequence[str]) -> TemplateLibrary:
    results = [read_template_file(parse_path(file), is_custom=True) for file in files]
    problems = tuple(problem for _, found in results for problem in found)
    return TemplateLibrary(tuple(file for file, _ in results if file), problems)


def _to_json(template: Template, file: TemplateFile) -> TemplateJson:
    return {
        "id": template.id,
        "title": template.title,
        "channels": [channel.value for channel in template.channels],
        "is_custom": file.is_custom,
        "path": clean_line(str(file.path)),
    }


def _format_channels(template: Template) -> str:
    names = [channel.value for channel in template.channels]
    return "all" if len(names) == len(Channel) else ", ".join(names)


def _format_owner(file: TemplateFile, paths: AppPaths) -> str:
    return f"yours: {clean_line(str(file.path.relative_to(paths.custom_templates)))}" if file.is_custom else "bundled"
