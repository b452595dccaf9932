"""Texts that were being typed when the program ended: named at the start, and opened from the palette."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import TYPE_CHECKING, Any

from infoview_tui.domain.labels import format_count
from infoview_tui.domain.research_subjects import Subject, SubjectKind
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.errors import InfoviewError
from infoview_tui.services import drafts
from infoview_tui.services.drafts.queries import Unfinished, list_unfinished
from infoview_tui.ui.shared.content import assemble, plain
from infoview_tui.ui.shared.screen import InfoviewScreen

if TYPE_CHECKING:
    from textual.app import App

    from infoview_tui.ui.shared.context import Context, Navigation

COMMAND = "Unfinished texts"
"""The name of the command in the palette."""

OPENED_AT_ONCE = ("affiliations:0", "import:0", "merge:0", "tags:0")
"""Names of screens that stand for a dialog."""

_TITLE_LENGTH = 40
_TEXT_LENGTH = 60


def mention_unfinished(screen: InfoviewScreen) -> None:
    """Say at the start what is unfinished; the line of a running call is offered with the call."""
    found: list[Unfinished] = []
    with screen.reporting_errors():
        found = [item for item in list_unfinished(screen.workspace) if not item.screen.startswith("call:")]
    if found:
        others = f" and {len(found) - 1} more" if len(found) > 1 else ""
        title = clean_line(found[0].title, _TITLE_LENGTH)
        screen.show_status(f"Unfinished: {title}{others}. Open with ctrl+p, {COMMAND}.")


def show_unfinished(app: App[Any], context: Context) -> None:
    """List the unfinished texts, and open, copy, or discard the chosen one."""
    from infoview_tui.ui.shared.dialogs.choose import ChooseDialog
    from infoview_tui.ui.shared.widgets.row_list import Row

    try:
        found = list_unfinished(context.workspace)
    except InfoviewError as error:
        context.show_notification(str(error), error=True)
        return
    if not found:
        context.show_notification("Nothing is unfinished.")
        return

    def chosen(key: Hashable) -> None:
        if isinstance(key, int):
            _ask_what_to_do(app, context, found[key])

    rows = [
        Row(
            at,
            assemble(
                (clean_line(item.title, _TITLE_LENGTH), "bold"),
                (f"\n{clean_line(item.text, _TEXT_LENGTH)}", "$text-muted"),
            ),
        )
        for at, item in enumerate(found)
    ]
    app.push_screen(ChooseDialog(format_count(len(found), "unfinished text"), rows), chosen)


def _ask_what_to_do(app: App[Any], context: Context, item: Unfinished) -> None:
    from infoview_tui.ui.shared.dialogs.choose import ChooseDialog
    from infoview_tui.ui.shared.widgets.row_list import Row

    def chosen(key: Hashable) -> None:
        if key == "open":
            open_unfinished(app, context, item)
        elif key == "copy":
            app.copy_to_clipboard(item.text)
            context.show_notification("Copied.")
        elif key == "discard":
            try:
                drafts.commands.clear_dialog_draft(context.workspace, item.key, item.instance)
            except InfoviewError as error:
                context.show_notification(str(error), error=True)
            else:
                context.show_notification("Discarded.")

    rows = [Row("open", plain("Continue")), Row("copy", plain("Copy the text"))]
    if item.key:
        rows.append(Row("discard", plain("Discard it")))
    app.push_screen(ChooseDialog(clean_line(item.title, _TITLE_LENGTH), rows), chosen)


def open_unfinished(app: App[Any], context: Context, item: Unfinished) -> None:
    """Go to the screen of a text, and open its dialog, or say which one continues with it."""
    from infoview_tui.services.drafts.opening import parse_opening
    from infoview_tui.ui.app.reopen import reopen

    opening = parse_opening(item.opener)
    context.reopened_draft = item.key
    if item.screen == "merge:0" and isinstance(app.screen, InfoviewScreen):
        from infoview_tui.ui.copies.flow import MergeFlow

        MergeFlow(app.screen).ask_for_file()
        return
    is_there = _open_screen(context.navigation, opening.screen or item.screen)

    def name_place() -> None:
        where = "here" if is_there else "where you typed it"
        context.show_notification(f"Open “{clean_line(item.title, _TITLE_LENGTH)}” {where} again to continue.")

    if opening.steps:
        reopen(app, opening, name_place)
    elif item.key and item.screen not in OPENED_AT_ONCE:
        name_place()


def _open_screen(navigation: Navigation, name: str) -> bool:
    """Open the screen of this name, and return whether there is one."""
    kind, _, target = name.partition(":")
    if kind == "tab" and target:
        navigation.show_tab(target)
    elif kind == "subjects" and target in {*SubjectKind}:
        navigation.open_subjects(SubjectKind(target))
    elif kind == "trips":
        navigation.open_trips()
    elif kind == "affiliations":
        navigation.edit_affiliations()
    elif kind == "import":
        navigation.import_contacts()
    elif kind == "tags":
        navigation.edit_tag_intervals()
    elif target.isdecimal():
        return _open_row(navigation, kind, int(target))
    else:
        return False
    return True


def _open_row(navigation: Navigation, kind: str, row_id: int) -> bool:
    """Open the screen of this kind about a row, and return whether there is one."""
    opening: dict[str, Callable[[int], None]] = {
        "contact": navigation.open_contact,
        "preparation": navigation.open_preparation,
        "interview": navigation.open_interview,
        "debrief": navigation.open_debrief,
        "call": navigation.open_call,
        "trip": navigation.open_trip,
        "fit": navigation.open_fit,
        "message": lambda message_id: navigation.open_message(0, message_id=message_id),
        "way": lambda contact_id: navigation.open_introductions(contact_id=contact_id),
        "way-organization": lambda row_id: navigation.open_introductions(organization_id=row_id),
        "sheet": navigation.open_interview_sheet,
        "trip-sheet": navigation.open_trip_sheet,
    }
    if kind in opening:
        opening[kind](row_id)
    elif kind in {*SubjectKind}:
        navigation.open_subject(Subject(SubjectKind(kind), row_id))
    else:
        return False
    return True
