"""The ``infoview`` command line. Each command imports only what it needs, so that help is fast."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence

from infoview_tui.cli.exit_codes import EXIT_BROKEN_PIPE, EXIT_FAILED, EXIT_INTERRUPTED
from infoview_tui.cli.parser import parse_arguments

TYPE_CHECKING = False  # type checkers recognize the name; importing typing would take longer than importing argparse
if TYPE_CHECKING:
    from argparse import Namespace

    from infoview_tui.paths import AppPaths


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code. Expected errors are one sentence on stderr, without a traceback."""
    if sys.stdout is None:
        return _fail("The standard output is closed, so nothing can be printed. Nothing was done.")
    try:
        code = _exit_code(argv)
        sys.stdout.flush()  # a full disk or closed pipe must be handled here, not at interpreter exit
    except KeyboardInterrupt:
        return EXIT_INTERRUPTED
    except BrokenPipeError:
        _discard()
        return EXIT_BROKEN_PIPE
    except OSError as error:
        _discard()
        return _fail(f"{error.strerror or error}{f': {error.filename}' if error.filename else ''}.")
    return code


def _exit_code(argv: Sequence[str] | None) -> int:
    """Run the command and return its exit code, whether it returns, exits, or fails."""
    data_dir = profile = None
    try:
        arguments = parse_arguments(argv)
        data_dir, profile = arguments.data_dir, arguments.profile
        return _run(arguments)
    except SystemExit as end:  # from argparse after --help or a usage error, or from the demo when terminated
        return end.code if isinstance(end.code, int) else EXIT_FAILED
    except OSError:
        raise
    except Exception as error:
        from infoview_tui.cli.failures import describe_failure  # not needed for help

        return _fail(describe_failure(error, data_dir, profile))


def _run(arguments: Namespace) -> int:
    """Run a command; those that a shell runs at each prompt or key come first, and import less."""
    if arguments.command == "due" and arguments.short:
        from infoview_tui.cli.due_short import print_due_line

        return print_due_line(arguments.data_dir, arguments.profile)
    if arguments.command == "list" and arguments.names:
        from infoview_tui.cli.names_cmd import print_names

        return print_names(arguments.data_dir, arguments.profile)
    from infoview_tui.cli.output import replace_unencodable_output, show_remarks

    replace_unencodable_output()
    show_remarks(not arguments.quiet)
    run = _COMMANDS.get(arguments.command, _launch)
    return run(_find_paths(arguments), arguments)


def _find_paths(arguments: Namespace) -> AppPaths:
    """Return the directories of the profile; for commands that are about none, those of the default one.

    Raises UnknownProfileError, if no new one is started that may have been meant.
    """
    from infoview_tui.cli.output import use_profile
    from infoview_tui.errors import UnknownProfileError
    from infoview_tui.paths import resolve_default_paths, resolve_paths

    use_profile("")
    if arguments.command in _WITHOUT_PROFILE:
        return resolve_default_paths(arguments.data_dir)
    try:
        paths = resolve_paths(arguments.data_dir, arguments.profile)
    except UnknownProfileError as error:
        if arguments.command not in (None, "import"):
            raise
        from infoview_tui.cli.profiles_cmd import start_new_profile

        paths = start_new_profile(resolve_default_paths(arguments.data_dir), error)
    use_profile(paths.profile if arguments.profile else "")
    return paths


def _run_import(paths: AppPaths, arguments: Namespace) -> int:
    from infoview_tui.cli.import_cmd import ImportChoices, import_files

    choices = ImportChoices(
        arguments.dry_run,
        arguments.json,
        arguments.doubtful,
        arguments.date_order,
        arguments.map,
        fills_profile=arguments.fill_profile,
        takes_jobs=arguments.new_jobs,
    )
    return import_files(paths, arguments.files, choices)


def _run_list(paths: AppPaths, arguments: Namespace) -> int:
    from infoview_tui.cli.list_cmd import print_contacts, print_due

    if arguments.command == "due":
        return print_due(paths, as_json=arguments.json)
    return print_contacts(paths, arguments.stage, " ".join(arguments.filter), as_json=arguments.json)


def _run_search(paths: AppPaths, arguments: Namespace) -> int:
    from infoview_tui.cli.search_cmd import print_results

    return print_results(paths, arguments.words, as_json=arguments.json)


def _run_report(paths: AppPaths, arguments: Namespace) -> int:
    if arguments.command == "week":
        from infoview_tui.cli.week_cmd import print_week

        return print_week(paths, " ".join(arguments.first_day), as_json=arguments.json)
    from infoview_tui.cli.insights_cmd import print_insights

    return print_insights(paths, as_json=arguments.json, as_markdown=arguments.markdown)


def _run_notes(paths: AppPaths, arguments: Namespace) -> int:
    name = " ".join(arguments.name)
    if arguments.markdown:
        from infoview_tui.cli.notes_markdown_cmd import ExportOptions, export_markdown

        wish = ExportOptions(arguments.interview, arguments.include_off_record, arguments.output, arguments.force)
        return export_markdown(paths, name, wish)
    from infoview_tui.cli.notes_cmd import print_notes

    return print_notes(paths, name, number=arguments.interview, as_json=arguments.json)


def _run_export(paths: AppPaths, arguments: Namespace) -> int:
    if arguments.command == "export":
        from infoview_tui.cli import export_cmd

        if arguments.json_schema:
            return export_cmd.print_json_schema()
        options = export_cmd.ExportOptions(arguments.output, arguments.force, arguments.include_off_record)
        if arguments.markdown is not None:
            return export_cmd.export_vault(paths, arguments.markdown, options)
        if arguments.vcard is not None:
            return export_cmd.export_vcards(paths, "" if arguments.vcard is True else arguments.vcard, options)
        return (export_cmd.export_csv if arguments.csv else export_cmd.export_json)(paths, options)
    from infoview_tui.cli.calendar_cmd import check_calendars, export_calendar

    if arguments.check:
        return check_calendars(paths)
    return export_calendar(paths, " ".join(arguments.name), arguments.output, force=arguments.force)


def _run_files(paths: AppPaths, arguments: Namespace) -> int:
    if arguments.command == "banks":
        from infoview_tui.cli.banks_cmd import check_banks, print_banks

        return (
            print_banks(paths, as_json=arguments.json)
            if arguments.subject == "list"
            else check_banks(paths, arguments.files, as_json=arguments.json)
        )
    from infoview_tui.cli.templates_cmd import check_templates, print_templates

    if arguments.subject == "list":
        return print_templates(paths, as_json=arguments.json)
    return check_templates(paths, arguments.files, as_json=arguments.json)


def _run_data(paths: AppPaths, arguments: Namespace) -> int:
    if arguments.command == "doctor":
        from infoview_tui.cli.doctor_cmd import examine

        return examine(paths, fix=arguments.fix, as_json=arguments.json)
    if arguments.command == "forget":
        from infoview_tui.cli.forget_cmd import forget_person

        name = " ".join(arguments.name)
        return forget_person(paths, name, is_confirmed=arguments.yes, with_backups=arguments.backups)
    if arguments.command == "bundle":
        from infoview_tui.cli.bundle_cmd import bundle
        from infoview_tui.cli.encryption_options import read_encryption_options

        return bundle(
            paths, arguments.file, read_encryption_options(arguments), force=arguments.force, as_json=arguments.json
        )
    if arguments.command == "merge":
        from infoview_tui.cli.merge_cmd import merge_file

        return merge_file(
            paths,
            arguments.file,
            dry_run=arguments.dry_run,
            unrelated=arguments.unrelated,
            as_json=arguments.json,
            identities=arguments.identity,
            passphrase_file=arguments.passphrase_file,
        )
    if arguments.command == "backup":
        from infoview_tui.cli.backup_cmd import back_up
        from infoview_tui.cli.encryption_options import read_encryption_options

        return back_up(paths, arguments.file, read_encryption_options(arguments), force=arguments.force)
    if arguments.command == "locate":
        from infoview_tui.cli.locate_cmd import print_paths

        return print_paths(paths, as_json=arguments.json)
    if arguments.command == "deleted":
        from infoview_tui.cli.deleted_cmd import print_deleted, restore_deleted

        if arguments.restore:
            return restore_deleted(paths, " ".join(arguments.restore))
        return print_deleted(paths, as_json=arguments.json)
    from infoview_tui.cli.restore_cmd import print_backups, restore_data

    if arguments.file is None:
        return print_backups(paths, as_json=arguments.json)
    return restore_data(paths, arguments.file, identities=arguments.identity, passphrase_file=arguments.passphrase_file)


def _run_profiles(default: AppPaths, arguments: Namespace) -> int:
    from infoview_tui.cli import profiles_cmd

    if arguments.add:
        return profiles_cmd.add(default, arguments.add)
    if arguments.rename:
        return profiles_cmd.rename(default, *arguments.rename)
    if arguments.remove:
        return profiles_cmd.remove(default, arguments.remove)
    from infoview_tui.paths import find_profile_in_environment

    wish = find_profile_in_environment(arguments.data_dir)
    return profiles_cmd.print_profiles(default, wish, as_json=arguments.json, only_names=arguments.names)


def _run_shell(_paths: AppPaths, arguments: Namespace) -> int:
    if arguments.command == "man":
        from infoview_tui.cli.man_page import print_man_page

        return print_man_page()
    from infoview_tui.cli.completion_cmd import print_completion

    return print_completion(arguments.shell)


def _run_sheet(paths: AppPaths, arguments: Namespace) -> int:
    if arguments.command == "sheet":
        from infoview_tui.cli.sheet_cmd import SheetOptions as InterviewSheetOptions, print_sheet

        format_ = InterviewSheetOptions(arguments.markdown, arguments.json, arguments.html, arguments.force)
        return print_sheet(paths, " ".join(arguments.name), format_)
    from infoview_tui.cli.trip_cmd import SheetOptions, print_trip_sheet, print_trips

    if arguments.command == "trips":
        return print_trips(paths, as_json=arguments.json)
    options = SheetOptions(arguments.day or "", arguments.markdown, arguments.json, arguments.html, arguments.force)
    return print_trip_sheet(paths, " ".join(arguments.city), options)


def _launch(paths: AppPaths, arguments: Namespace) -> int:
    from infoview_tui.cli.launch import launch_app, launch_call, launch_demo

    match arguments.command:
        case "demo":
            return launch_demo(
                paths, extra=arguments.contacts, seed=arguments.seed, keep=arguments.keep, plain=arguments.plain
            )
        case "live":
            name = " ".join(arguments.name)
            return launch_call(paths, name, practice=arguments.practice, plain=arguments.plain)
        case _:
            return launch_app(paths, plain=arguments.plain)


_WITHOUT_PROFILE = ("profiles", "demo", "completion", "man")
"""Commands that use no data of a person, or those of all."""

_COMMANDS: dict[str | None, Callable[[AppPaths, Namespace], int]] = {
    "import": _run_import,
    "list": _run_list,
    "due": _run_list,
    "search": _run_search,
    "notes": _run_notes,
    "calendar": _run_export,
    "export": _run_export,
    "insights": _run_report,
    "week": _run_report,
    "sheet": _run_sheet,
    "trips": _run_sheet,
    "trip": _run_sheet,
    "banks": _run_files,
    "templates": _run_files,
    "backup": _run_data,
    "bundle": _run_data,
    "merge": _run_data,
    "doctor": _run_data,
    "forget": _run_data,
    "restore": _run_data,
    "deleted": _run_data,
    "locate": _run_data,
    "profiles": _run_profiles,
    "completion": _run_shell,
    "man": _run_shell,
}
"""What runs each command; all others open the app."""


def _fail(sentence: str) -> int:
    from infoview_tui.cli.output import print_error

    print_error(sentence)
    return EXIT_FAILED


def _discard() -> None:
    from infoview_tui.cli.output import discard_output

    discard_output()
