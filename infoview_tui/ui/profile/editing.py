"""What is typed in the profile: saved, merged with what other windows write, and one undo for each visit."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Protocol

from infoview_tui.domain.sanitize import clean_line
from infoview_tui.services import profile as profile_services
from infoview_tui.services.contacts.country import parse_country
from infoview_tui.services.profile.queries import ProfileTexts, clean_field
from infoview_tui.ui.profile.fields import find_problem
from infoview_tui.ui.shared.host import ScreenHost


class ProfileFields(Protocol):
    """The fields, by their names."""

    @property
    def names(self) -> Iterable[str]:
        """The names."""

    def read(self, name: str) -> str:
        """Return the text of a field."""

    def read_all(self) -> dict[str, str]:
        """Return the texts of all fields."""

    def show(self, texts: Mapping[str, str], keeps: Callable[[str], bool]) -> None:
        """Load texts, except into the fields that keep what is typed in them."""


class ProfileEditing:
    """The texts of the profile: as they are typed, as they are stored, and as undo brings them back."""

    def __init__(self, host: ScreenHost, fields: ProfileFields) -> None:
        """Start before the profile is read."""
        self._host = host
        self._fields = fields
        self._recorded: ProfileTexts | None = None
        """The texts to which undo would go back: as they were when the screen was opened, or last left."""
        self._stored: ProfileTexts | None = None
        """The texts as this window last read or wrote them."""
        self._shown: dict[str, str] = {}
        """The texts of the fields as last loaded, or saved."""

    @property
    def is_loaded(self) -> bool:
        """Whether the profile was read."""
        return self._stored is not None

    def load(self, stored: ProfileTexts) -> None:
        """Show the profile for the first time."""
        self._stored = self._recorded = stored
        self._show(stored)

    def refresh(self, stored: ProfileTexts) -> None:
        """Show what another window has changed; undo leaves that alone."""
        if self._stored is None or stored == self._stored:
            return
        if self._recorded is not None:
            self._recorded = self._recorded.with_changes_of(self._stored, stored)
        self._stored = stored
        self._show(stored)

    def _show(self, texts: ProfileTexts) -> None:
        """Load the texts into the fields, unless a field has what cannot be saved yet."""
        self._fields.show(_by_field(texts), lambda name: bool(self._find_problem(name)))
        self._shown = self._fields.read_all()

    def take_change(self) -> int | None:
        """Return how many characters the texts have now; None if none was changed since they were loaded or saved."""
        texts = self._fields.read_all()
        if not self.is_loaded or texts == self._shown:
            return None
        self._shown = texts
        return sum(map(len, texts.values()))

    def save(self) -> None:
        """Save the texts, merged with changes by other windows. A country or hours not understood wait.

        Raises InfoviewError if that fails.
        """
        if self._stored is None:
            return
        texts = self._read_texts(self._stored)
        stored = profile_services.commands.save_profile(self._host.workspace, texts, self._stored, self._host.now())
        self._stored = texts
        if stored != texts:
            self.refresh(stored)
            self._host.show_status("Also changed in another window; both texts saved.")

    def _read_texts(self, base: ProfileTexts) -> ProfileTexts:
        """Return the texts of the fields; those of *base* where a text cannot be saved."""
        typed = {name: self._fields.read(name) for name in self._fields.names if not self._find_problem(name)}
        texts = {name: clean_field(name, text) for name, text in typed.items()}
        if texts.get("country", base.profile.country) != base.profile.country:
            texts["country"] = parse_country(texts["country"])
        introductions = {
            path_id: texts.pop(f"introduction-{path_id}", text) for path_id, text in base.introductions.items()
        }
        return ProfileTexts(base.profile._replace(**texts), introductions)

    def record(self) -> None:
        """Make what was saved since the last time undoable, as one step."""
        if self._recorded is not None and self._recorded != self._stored:
            with self._host.reporting_errors():
                profile_services.commands.record_profile_edits(self._host.workspace, self._recorded, self._host.now())
                self._recorded = self._stored

    def _find_problem(self, name: str) -> str:
        """Return why the text of a field cannot be saved; empty if it can, or is saved."""
        text = self._fields.read(name)
        is_saved = self._stored is not None and _by_field(self._stored).get(name) == text
        return "" if is_saved else find_problem(name, text)

    def list_problems(self) -> Iterator[tuple[str, str]]:
        """Yield the names of the fields whose text cannot be saved, with that text on one line."""
        for name in self._fields.names:
            if self._find_problem(name):
                yield name, clean_line(self._fields.read(name))


def _by_field(texts: ProfileTexts) -> dict[str, str]:
    introductions = {f"introduction-{path_id}": text for path_id, text in texts.introductions.items()}
    return texts.profile._asdict() | introductions
