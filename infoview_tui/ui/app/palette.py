"""Command palette provider: actions of the current screen, contacts, organizations, paths, and interviews."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple, cast

from textual import command
from textual.command import CommandInput, DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from infoview_tui.domain.normalize import fold
from infoview_tui.domain.research_subjects import Subject, SubjectKind
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.ui.app import profiles
from infoview_tui.ui.app.unfinished import COMMAND, show_unfinished
from infoview_tui.ui.shared.bindings import full_description
from infoview_tui.ui.shared.contact_actions import ContactActions
from infoview_tui.ui.shared.content import plain
from infoview_tui.ui.shared.screen import InfoviewScreen
from infoview_tui.ui.shared.synonyms import get_synonyms
from infoview_tui.ui.shared.widgets.line_input import LineInput

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from textual.binding import Binding
    from textual.dom import DOMNode
    from textual.fuzzy import Matcher

    from infoview_tui.ui.app.profiles import SwitchesProfile
    from infoview_tui.ui.backups.backup_list import RestoresBackup
    from infoview_tui.ui.shared.context import Context

MAX_CONTACTS = 8
"""Maximum number of contacts shown."""


MAX_SUBJECTS = 5
"""Maximum number of paths, organizations, and industries shown, of each."""


MAX_INTERVIEWS = 300
"""Maximum number of interviews searched, the latest first."""


CURSOR_ACTIONS = {"left", "right", "up", "down", "page_up", "page_down", "first", "last"}
"""Last parts of the ids of bindings that move a cursor."""


_SYNONYM_WEIGHT = 2.7
"""Score of each letter of a synonym; Textual gives 3 for the beginning of a name, and 4 for all of it."""


class PaletteInput(CommandInput, LineInput):
    """The line of the palette. Style sheets find it by its first base class."""


def use_own_input() -> None:
    """Make Textual's palette use `PaletteInput`."""
    # Textual, private: a name that its palette uses. It creates its line inside a long function; a palette that takes
    # the class of its line would end the need.
    command.CommandInput = PaletteInput  # type: ignore[misc, assignment]


class PaletteAction(NamedTuple):
    """Something that can be done: an id for its synonyms, its name, its key or what it is for, and how to do it."""

    id: str
    name: str
    help_text: str
    run: Callable[[], object]


class PaletteProvider(Provider):
    """Finds actions by description and synonym, contacts and interviews by name. Names are content, never markup."""

    async def discover(self) -> Hits:
        """Yield all actions before the user types."""
        for action in self._iter_actions():
            yield DiscoveryHit(plain(action.name), action.run, text=action.name, help=action.help_text)

    async def search(self, query: str) -> Hits:
        """Yield matching actions, contacts, and interviews."""
        matcher = self.matcher(query)
        for action in self._iter_actions():
            if (score := _score(matcher, action)) > 0:
                yield Hit(score, plain(action.name), action.run, text=action.name, help=action.help_text)
        for contact_id, name in self._iter_contacts(query):
            yield Hit(
                0.5,
                Content.assemble(plain(name)),
                partial(self._context.navigation.open_contact, contact_id),
                text=name,
                help="Open",
            )
        for subject, name in self._iter_subjects(query):
            yield Hit(
                0.4,
                Content.assemble(plain(name)),
                partial(self._context.navigation.open_subject, subject),
                text=name,
                help=f"Open the {subject.kind.label}",
            )
        folded = self.matcher(fold(query))
        for interview_id, name in self._iter_interviews():
            if (score := folded.match(fold(name))) > 0:
                yield Hit(
                    score,
                    plain(name),
                    partial(self._context.navigation.open_interview, interview_id),
                    text=name,
                    help="Notes and debrief",
                )

    def _iter_actions(self) -> Iterator[PaletteAction]:
        """Yield the enabled actions of the screen behind the palette, and the commands without a key.

        A text field with the focus takes letters as text, but the actions on these letters are listed too.
        """
        seen: set[str] = set()
        for node, binding in sorted(self._iter_bindings(), key=_is_global):
            name = full_description(binding)
            if binding.id is None or name in seen or _is_left_out(binding.id):
                continue
            # Textual, private: `_check_action_state`; `Screen.active_bindings` leaves out the keys that a field takes.
            if not self.app._check_action_state(binding.action, node):
                continue
            seen.add(name)
            run = partial(self.app.run_action, binding.action, node)
            yield PaletteAction(binding.id, name, self.app.get_key_display(binding), run)
        yield from self._iter_commands()

    def _iter_bindings(self) -> Iterator[tuple[DOMNode, Binding]]:
        """Yield the bindings from the focused widget up to the screen, if that is a dialog, or to the app."""
        start = self.screen.focused or self.screen
        for node in [*start.ancestors_with_self] if start is not self.screen else [self.screen, self.app]:
            bindings = node._bindings.copy()  # Textual, private: `_bindings`
            bindings.apply_keymap(self.app._keymap)
            yield from ((node, binding) for _, binding in bindings)
            if node.is_modal:
                yield from ((self.app, binding) for _, binding in self.app._bindings if binding.priority)
                return

    def _iter_contacts(self, query: str) -> Iterator[tuple[int, str]]:
        from infoview_tui.services.board.queries import read_board, read_cards

        order = read_board(self._context.workspace, query, now=self._context.now(), zone=self._context.zone).columns
        found = [contact_id for ids in order.values() for contact_id in ids][:MAX_CONTACTS]
        for card in read_cards(self._context.workspace, found):
            yield card.id, card.name

    def _iter_subjects(self, query: str) -> Iterator[tuple[Subject, str]]:
        """Yield the paths, organizations, and industries with all words of the query in their names."""
        from infoview_tui.services.research.subject_lists import find_subjects

        return iter(find_subjects(self._context.workspace, query, MAX_SUBJECTS))

    def _iter_interviews(self) -> Iterator[tuple[int, str]]:
        from infoview_tui.services.interviews.transcript import list_held_interviews

        for row in list_held_interviews(self._context.workspace, MAX_INTERVIEWS):
            local = row.started_at.astimezone(self._context.zone)
            yield row.interview_id, f"Read the interview with {clean_line(row.contact)}, {local.day} {local:%b %Y}"

    def _iter_commands(self) -> Iterator[PaletteAction]:
        """Yield the commands without a key."""
        from infoview_tui.services.board.queries import count_contacts

        navigation = self._context.navigation
        if isinstance(self.screen, InfoviewScreen):
            yield PaletteAction(
                "command.import",
                "Import contacts",
                "From LinkedIn, Google, Outlook, or any table",
                navigation.import_contacts,
            )
            if not count_contacts(self._context.workspace):
                yield PaletteAction(
                    "command.first_questions",
                    "Answer the first questions",
                    "six short ones, which end with a first contact",
                    navigation.open_first_questions,
                )
            yield PaletteAction(
                "command.profile",
                "Edit your profile",
                "your name, introduction, country, and résumé",
                navigation.edit_profile,
            )
            yield PaletteAction(
                "command.paths",
                "Paths",
                "the careers you explore: why, what you believe, and what is still unknown",
                partial(navigation.open_subjects, SubjectKind.PATH),
            )
            yield PaletteAction(
                "command.organizations",
                "Organizations",
                "who is there, what you found, and what you believe",
                partial(navigation.open_subjects, SubjectKind.ORGANIZATION),
            )
            yield PaletteAction(
                "command.industries",
                "Industries",
                "their organizations, what you found, and what you believe",
                partial(navigation.open_subjects, SubjectKind.INDUSTRY),
            )
            yield PaletteAction(
                "command.affiliations",
                "Edit where you worked and studied",
                "to find who could introduce you",
                navigation.edit_affiliations,
            )
            yield PaletteAction(
                "command.trips",
                "Plan a trip",
                "a week in one city: who to meet when",
                navigation.open_trips,
            )
            yield PaletteAction(
                "command.unfinished", COMMAND, "what you were typing when the program ended", self._show_unfinished
            )
            yield PaletteAction(
                "command.deleted",
                "Deleted contacts",
                "restore contacts that were deleted in the last 30 days",
                partial(_ask_to_restore, self.screen),
            )
            if self._switching_app.start_point.has_profiles:
                yield PaletteAction(
                    "command.switch_profile",
                    profiles.COMMAND,
                    "the data of another person, kept apart; or start new ones",
                    partial(profiles.ask_for_profile, self.screen, self._switching_app),
                )
            if self.screen.workspace is self._context.workspace:  # a call is practiced on a copy, which is deleted
                yield PaletteAction(
                    "command.merge",
                    "Merge another copy …",
                    "what you changed on another computer, from a file of infoview bundle",
                    partial(_merge_copy, self.screen),
                )
            yield PaletteAction(
                "command.backups",
                "Backups",
                "what is in each one, and what is missing; restore one, or make one now",
                partial(_show_backups, self.screen, cast("RestoresBackup", self.app)),
            )
            contact_actions = getattr(self.screen, "contact_actions", None)
            if isinstance(contact_actions, ContactActions):
                yield PaletteAction(
                    "command.forget",
                    "Forget this person for good …",
                    "from all texts, the history, and the search; cannot be undone",
                    partial(_ask_to_forget, contact_actions),
                )
            yield PaletteAction(
                "command.tags",
                "Stay in touch by tag",
                "how often to check in with the contacts of a tag",
                navigation.edit_tag_intervals,
            )
        yield PaletteAction(
            "command.theme", "Change the theme", "dark, light, and all Textual themes", self.app.action_change_theme
        )

    def _show_unfinished(self) -> None:
        show_unfinished(self.app, self._context)

    @property
    def _switching_app(self) -> SwitchesProfile:
        return cast("SwitchesProfile", self.app)

    @property
    def _context(self) -> Context:
        return cast("Context", self.app)


def _is_left_out(binding_id: str) -> bool:
    """Whether a binding moves a cursor or opens the palette; these are not useful here."""
    group, _, what = binding_id.partition(".")
    return group == "list" or binding_id == "app.palette" or what in CURSOR_ACTIONS


def _is_global(bound: tuple[DOMNode, Binding]) -> bool:
    """Whether a binding works on every screen; used to sort the current screen's own actions first."""
    return (bound[1].id or "").startswith(("app.", "screen."))


def _score(matcher: Matcher, action: PaletteAction) -> float:
    """Return how well an action matches, 0 for not at all: by its name, or a little less by words and synonyms."""
    typed = fold(matcher.query).split()
    words = fold(action.name).split() + [fold(word) for word in get_synonyms(action.id)]
    score = matcher.match(action.name)
    if all(any(word.startswith(begun) for word in words) for begun in typed):
        # As Textual scores the beginnings of words.
        score = max(score, _SYNONYM_WEIGHT * (sum(map(len, typed)) + len(typed)))
    return score


def _ask_to_restore(screen: InfoviewScreen) -> None:
    from infoview_tui.ui.shared.deleted_contacts import ask_to_restore

    ask_to_restore(screen)


def _ask_to_forget(contact_actions: ContactActions) -> None:
    from infoview_tui.ui.shared.forget import ask_to_forget

    ask_to_forget(contact_actions)


def _merge_copy(screen: InfoviewScreen) -> None:
    from infoview_tui.ui.copies.flow import MergeFlow

    MergeFlow(screen).ask_for_file()


def _show_backups(screen: InfoviewScreen, app: RestoresBackup) -> None:
    from infoview_tui.ui.backups.backup_list import show_backups

    show_backups(screen, app)
