"""What can be said of a contact, as a form (R2, R7)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from textual.app import ComposeResult
from textual.widgets import Input

from infoview_tui.domain.enums import Channel, Tie
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.services.contacts.contacts import ContactForm
from infoview_tui.services.contacts.resolve_contact import whom
from infoview_tui.storage.queries.contacts.contacts import Named
from infoview_tui.ui.shared.dialogs.form import Choice, FormScreen, completing, completing_last
from infoview_tui.ui.shared.widgets.line_input import Line


class Known(NamedTuple):
    """What is there already, for completing: the contacts, of whom one may be the referrer, the paths and the tags."""

    names: Sequence[Named] = ()
    paths: Sequence[str] = ()
    tags: Sequence[str] = ()


class ContactFormScreen(FormScreen[ContactForm]):
    """Asks who a contact is and how one knows them. The referrer is found by name among those known."""

    def __init__(self, form: ContactForm, known: Known | None = None, *, title: str, unsaved: bool = False) -> None:
        """Begin with a form, under a title; ``unsaved`` where it could not be saved before."""
        super().__init__(title, unsaved=unsaved)
        self.form = form
        self.known = known or Known()
        self.names = self.known.names
        self.referrer = next((clean_line(row.name) for row in self.names if row.id == form.referrer_id), "")
        self.paths, self.tags = ", ".join(form.paths), ", ".join(form.tags)
        self.is_refused = False

    def compose_fields(self) -> ComposeResult:
        """Show who they are, how to reach them, and how one knows them."""
        form = self.form
        names = completing([clean_line(row.name) for row in self.names])
        paths, tags = completing_last(self.known.paths), completing_last(self.known.tags)
        yield from self.field("Name", self.line("name", form.name))
        yield from self.field("Title", self.line("title", form.title))
        yield from self.field("Organization", self.line("organization", form.organization))
        yield from self.field("Email", self.line("email", form.email))
        yield from self.field("Phone", self.line("phone", form.phone))
        yield from self.field("Profile", self.line("profile_url", form.profile_url, hint="https://…"))
        yield from self.field("Location", self.line("location", form.location))
        yield from self.field("Tie", Choice(Tie, form.tie, name="tie", prompt="not said"))
        yield from self.field("From where", self.line("how_known", form.how_known, hint="met at …, studied with …"))
        yield from self.field("Named by", self.line("referrer", self.referrer, hint="a contact", suggester=names))
        yield from self.field("Reach by", Choice(Channel, form.channel, name="channel", prompt="email"))
        yield from self.field(
            "Paths", self.line("paths", self.paths, hint="careers, with commas between", suggester=paths)
        )
        yield from self.field("Tags", self.line("tags", self.tags, hint="with commas between", suggester=tags))
        yield from self.field("Why them", self.line("why", form.why))

    def on_input_changed(self, message: Input.Changed) -> None:
        """Say at once whom the referrer's name means."""
        if message.input.name in ("name", "referrer"):
            self._tell()

    def on_descendant_focus(self) -> None:
        """Say what there is to say of the field that is entered."""
        self._tell()

    def result(self) -> ContactForm | None:
        """Return the form, or None where the name is empty."""
        if not clean_line(self.typed("name")):
            self.is_refused = True
            next(field for field in self.query(Line) if field.name == "name").focus()
            self._tell()
            return None
        tie, channel, paths = self.chosen("tie"), self.chosen("channel"), self.typed("paths")
        tags = self.typed("tags")
        return ContactForm(
            name=self.typed("name"),
            title=self.typed("title"),
            organization=self.typed("organization"),
            email=self.typed("email"),
            phone=self.typed("phone"),
            profile_url=self.typed("profile_url"),
            location=self.typed("location"),
            tie=tie if isinstance(tie, Tie) else None,
            how_known=self.typed("how_known"),
            why=self.typed("why"),
            channel=channel if isinstance(channel, Channel) else None,
            referrer_id=self._referrer_id,
            # Untouched, they are what they were: a name may have a comma of its own.
            paths=self.form.paths if paths == self.paths else tuple(paths.split(",")),
            tags=self.form.tags if tags == self.tags else tuple(tags.split(",")),
        )

    @property
    def _referrer_typed(self) -> str:
        return clean_line(self.typed("referrer"))

    @property
    def _referrer_id(self) -> int | None:
        typed = self._referrer_typed
        if typed == self.referrer:
            return self.form.referrer_id
        found = whom(self.names, typed)
        return found.id if found else None

    def _tell(self) -> None:
        typed, referrer_id = self._referrer_typed, self._referrer_id
        focused = self.focused
        if self.is_refused and not clean_line(self.typed("name")):
            self.remark("A contact needs a name.", warning=True)
        elif typed and referrer_id is None:
            self.remark(f"No contact is called {clean_line(typed, 30)}; that is not kept.", warning=True)
        elif focused is None or focused.name != "referrer":
            self.remark("")
        elif not typed:
            self.remark("Who gave you their name? One of your contacts.")
        else:
            name = next((row.name for row in self.names if row.id == referrer_id), typed)
            self.remark(f"Named by {clean_line(name, 60)}.")
