"""``infoview profiles``: the data of several people, and asking before a new one is started."""

from __future__ import annotations

import sys
from datetime import tzinfo

from infoview_tui.cli.exit_codes import EXIT_OK
from infoview_tui.cli.output import format_table, print_json, print_lines, print_report, wrap_text
from infoview_tui.domain.format_dates import format_moment
from infoview_tui.domain.profile_names import DEFAULT_PROFILE, find_name_problem, fold_profile_name
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.domain.timestamps import format_timestamp
from infoview_tui.errors import UnknownProfileError
from infoview_tui.exchange.files_json import ProfileJson
from infoview_tui.paths import AppPaths, list_profile_names
from infoview_tui.storage.profiles import ProfileSummary, add_profile, list_profiles, remove_profile, rename_profile
from infoview_tui.timezone import local_timezone


def print_profiles(default: AppPaths, wish: str, *, as_json: bool, only_names: bool) -> int:
    """Print all profiles as a table, as JSON, or only their names. *wish* is the one used without ``--profile``."""
    if only_names:
        print_lines(*(clean_line(name) for name in (DEFAULT_PROFILE, *list_profile_names(default))))
        return EXIT_OK
    profiles = list_profiles(default)
    used = fold_profile_name(wish or DEFAULT_PROFILE)
    if as_json:
        print_json([_to_json(each, is_used=fold_profile_name(each.name) == used) for each in profiles])
        return EXIT_OK
    zone = local_timezone()
    rows = [_format_row(each, zone, is_used=fold_profile_name(each.name) == used) for each in profiles]
    print_lines(*format_table(("PROFILE", "CONTACTS", "LAST USED", ""), rows))
    if len(profiles) == 1:
        advice = "To keep the data of another person apart, run `infoview profiles --add NAME`."
    else:
        advice = "Open one with `infoview --profile NAME`, or switch in the app: ctrl+p, Switch profile."
    print_lines("", *wrap_text(advice, "", ""))
    return EXIT_OK


def add(default: AppPaths, name: str) -> int:
    """Add a profile. Raises InfoviewError if its name cannot be used."""
    paths = add_profile(default, name)
    print_report(f"Added the profile {paths.profile}, without data yet. Open it:", f"  {_command(paths.profile)}")
    return EXIT_OK


def rename(default: AppPaths, old: str, new: str) -> int:
    """Rename a profile. Raises InfoviewError if that is not possible."""
    print_report(f"The profile is now called {rename_profile(default, old, new).profile}.")
    return EXIT_OK


def remove(default: AppPaths, name: str) -> int:
    """Move a profile to where removed ones are kept. Raises InfoviewError if that is not possible."""
    kept = remove_profile(default, name)
    print_report("Removed. Nothing was deleted: the data, its backups, and its question banks are kept in")
    print_report(f"  {clean_line(str(kept))}")
    return EXIT_OK


def start_new_profile(default: AppPaths, error: UnknownProfileError) -> AppPaths:
    """Ask on a terminal whether a profile should be started that there is not yet, and add it.

    Raises the error again if the user does not want that, cannot be asked, or the name cannot be used.
    """
    is_terminal = sys.stdin is not None and sys.stdin.isatty() and sys.stdout.isatty()
    if not is_terminal or find_name_problem(error.name):
        raise error
    sys.stdout.write(f"{error.question} Start a new one, without data? [y/N] ")
    sys.stdout.flush()
    if sys.stdin.readline().strip().lower() not in ("y", "yes"):
        raise error
    return add_profile(default, error.name)


def _command(name: str) -> str:
    from shlex import quote  # rarely needed

    return f"infoview --profile {quote(name)}"


def _format_row(profile: ProfileSummary, zone: tzinfo, *, is_used: bool) -> tuple[str, str, str, str]:
    contacts = "unreadable" if profile.contacts is None else str(profile.contacts)
    used = format_moment(profile.used_at, zone) if profile.used_at else "never"
    return profile.name, contacts, used, "opens without --profile" if is_used else ""


def _to_json(profile: ProfileSummary, *, is_used: bool) -> ProfileJson:
    return {
        "name": profile.name,
        "is_default": profile.is_default,
        "opens_without_option": is_used,
        "contacts": profile.contacts,
        "last_used_at": format_timestamp(profile.used_at) if profile.used_at else None,
        "path": clean_line(str(profile.paths.data)),
    }
