"""Command palette provider: actions of the current screen, contacts, and interviews."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast

from textual.binding import ActiveBinding
from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from infoview_tui.domain.normalize import fold
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.ui.shared.bindings import full_description
from infoview_tui.ui.shared.content import plain
from infoview_tui.ui.shared.screen import InfoviewScreen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from infoview_tui.ui.shared.context import Context

MAX_CONTACTS = 8
"""Maximum number of contacts shown."""


MAX_INTERVIEWS = 300
"""Maximum number of interviews searched, the latest first."""


CURSOR_ACTIONS = {"left", "right", "up", "down", "page_up", "page_down", "first", "last"}
"""Last parts of the ids of bindings that move a cursor."""


class PaletteProvider(Provider):
    """Finds actions by description, and contacts and interviews by name. Names are content, never markup."""

    async def discover(self) -> Hits:
        """Yield all actions before the user types."""
        for name, help_text, run in self._iter_actions():
            yield DiscoveryHit(plain(name), run, text=name, help=help_text)

    async def search(self, query: str) -> Hits:
        """Yield matching actions, contacts, and interviews."""
        matcher = self.matcher(query)
        for name, help_text, run in self._iter_actions():
            if (score := matcher.match(name)) > 0:
                yield Hit(score, plain(name), run, text=name, help=help_text)
        for contact_id, name in self._iter_contacts(query):
            yield Hit(
                0.5,
                Content.assemble(plain(name)),
                partial(self._context.navigation.open_contact, contact_id),
                text=name,
                help="Open",
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

    def _iter_actions(self) -> Iterator[tuple[str, str, Callable[[], object]]]:
        seen: set[str] = set()
        for active in sorted(self.screen.active_bindings.values(), key=_is_global):
            binding = active.binding
            if binding.id is None or binding.id in seen or not active.enabled or _is_left_out(binding.id):
                continue
            seen.add(binding.id)
            key = self.app.get_key_display(binding)
            yield full_description(binding), key, partial(self.app.run_action, binding.action, active.node)
        yield from self._iter_commands()

    def _iter_contacts(self, query: str) -> Iterator[tuple[int, str]]:
        from infoview_tui.services.board.queries import read_board, read_cards

        order = read_board(self._context.workspace, query, now=self._context.now(), zone=self._context.zone).columns
        found = [contact_id for ids in order.values() for contact_id in ids][:MAX_CONTACTS]
        for card in read_cards(self._context.workspace, found):
            yield card.id, card.name

    def _iter_interviews(self) -> Iterator[tuple[int, str]]:
        from infoview_tui.services.interviews.transcript import list_held_interviews

        for row in list_held_interviews(self._context.workspace, MAX_INTERVIEWS):
            local = row.started_at.astimezone(self._context.zone)
            yield row.interview_id, f"Read the interview with {clean_line(row.contact)}, {local.day} {local:%b %Y}"

    def _iter_commands(self) -> Iterator[tuple[str, str, Callable[[], object]]]:
        """Yield the commands without a key: name, help text, and callback."""
        navigation = self._context.navigation
        if isinstance(self.screen, InfoviewScreen):
            yield "Import contacts", "LinkedIn's Connections.csv", navigation.import_contacts
            yield "Edit your profile", "your name, introduction, country, and résumé", navigation.edit_profile
            yield (
                "Stay in touch by tag",
                "how often to check in with the contacts of a tag",
                navigation.edit_tag_intervals,
            )
        yield "Change the theme", "dark, light, and all Textual themes", self.app.action_change_theme

    @property
    def _context(self) -> Context:
        return cast("Context", self.app)


def _is_left_out(binding_id: str) -> bool:
    """Whether a binding moves a cursor or opens the palette; these are not useful here."""
    group, _, what = binding_id.partition(".")
    return group == "list" or binding_id == "app.palette" or what in CURSOR_ACTIONS


def _is_global(active: ActiveBinding) -> bool:
    """Whether a binding works on every screen; used to sort the current screen's own actions first."""
    return (active.binding.id or "").startswith(("app.", "screen."))
