"""Form dialog for a contact (R2, R7)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from enum import StrEnum
from typing import NamedTuple

from textual import getters
from textual.app import ComposeResult
from textual.widgets import Input

from infoview_tui.domain.date_order import DateOrder
from infoview_tui.domain.date_parser import parse_day
from infoview_tui.domain.enums import Channel, Relationship, Seniority
from infoview_tui.domain.format_dates import format_full_date
from infoview_tui.domain.organization_names import organization_key
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.domain.stay_in_touch import format_interval, parse_interval
from infoview_tui.domain.understood_dates import describe_day
from infoview_tui.domain.zones import find_zone, format_offset, propose_zone
from infoview_tui.services.contacts.form import ContactForm
from infoview_tui.services.contacts.queries import NamedRow
from infoview_tui.services.contacts.resolve_contact import resolve_contact
from infoview_tui.ui.shared.dialogs.form import EnumSelect, FormDialog, suggest_from, suggest_last_item
from infoview_tui.ui.shared.validators import Accepted, NotEmpty, Understood
from infoview_tui.ui.shared.widgets.zone_input import ZoneInput


class ContactSuggestions(NamedTuple):
    """Existing contacts (for the referrer), paths, tags, and organizations to suggest."""

    contacts: Sequence[NamedRow] = ()
    paths: Sequence[str] = ()
    tags: Sequence[str] = ()
    organizations: Sequence[str] = ()


class _Yes(StrEnum):
    """The one choice of a field that is otherwise no."""

    YES = "yes"


class ContactFormDialog(FormDialog[ContactForm]):
    """Asks for the details of a contact. The referrer is an existing contact, found by name."""

    _zone_input = getters.query_one(ZoneInput)

    def __init__(
        self,
        form: ContactForm,
        suggestions: ContactSuggestions | None = None,
        *,
        title: str,
        today: date,
        order: DateOrder,
        is_unsaved: bool = False,
    ) -> None:
        """Show a form under a title; *is_unsaved* if it could not be saved before. Dates are
        counted from *today*; *order* is how the user writes them."""
        super().__init__(title, is_unsaved=is_unsaved)
        self.form = form
        self.suggestions = suggestions or ContactSuggestions()
        self.known_contacts = self.suggestions.contacts
        self.initial_referrer = next(
            (clean_line(row.name) for row in self.known_contacts if row.id == form.referrer_id), ""
        )
        self.initial_paths, self.initial_tags = ", ".join(form.paths), ", ".join(form.tags)
        self.initial_not_before = format_full_date(form.not_before) if form.not_before else ""
        self.today = today
        self.order = order

    @property
    def draft_opener(self) -> str:
        """The action that opens the form of a contact; a new one begins with quick add."""
        return "edit" if self.form.name == self.heading.plain else ""

    @property
    def draft_title(self) -> str:
        """Whose form it is."""
        return f"Edit {self.heading.plain}" if self.draft_opener else self.heading.plain

    def compose_fields(self) -> ComposeResult:
        """Compose the fields: identity, contact details, and relationship."""
        form = self.form
        names = suggest_from([clean_line(row.name) for row in self.known_contacts])
        paths, tags = suggest_last_item(self.suggestions.paths), suggest_last_item(self.suggestions.tags)
        yield from self.make_field(
            "Name", self.make_input("name", form.name, validator=NotEmpty("A contact needs a name."))
        )
        yield from self.make_field("Title", self.make_input("title", form.title))
        places = suggest_from([clean_line(name) for name in self.suggestions.organizations])
        yield from self.make_field("Organization", self.make_input("organization", form.organization, suggester=places))
        yield from self.make_field("Email", self.make_input("email", form.email))
        yield from self.make_field("Phone", self.make_input("phone", form.phone))
        yield from self.make_field("Profile", self.make_input("profile_url", form.profile_url, hint="https://…"))
        yield from self.make_field("Location", self.make_input("location", form.location))
        yield from self.make_field("Time zone", ZoneInput(form.timezone, name="timezone"))
        yield from self.make_field(
            "Relationship", EnumSelect(Relationship, form.relationship, name="relationship", prompt="not set")
        )
        yield from self.make_field(
            "How you met", self.make_input("how_met", form.how_met, hint="met at …, studied with …")
        )
        yield from self.make_field(
            "Referred by", self.make_input("referrer", self.initial_referrer, hint="a contact", suggester=names)
        )
        yield from self.make_field("Channel", EnumSelect(Channel, form.channel, name="channel", prompt="email"))
        yield from self.make_field(
            "Paths", self.make_input("paths", self.initial_paths, hint="careers, separated by commas", suggester=paths)
        )
        yield from self.make_field(
            "Tags", self.make_input("tags", self.initial_tags, hint="separated by commas", suggester=tags)
        )
        yield from self.make_field("Why them", self.make_input("why", form.why))
        yield from self.make_field(
            "Seniority", EnumSelect(Seniority, form.seniority, name="seniority", prompt="not set")
        )
        hires = _Yes.YES if form.decides_on_hiring else None
        yield from self.make_field("Hires people", EnumSelect(_Yes, hires, name="decides_on_hiring", prompt="no"))
        months = format_interval(form.stay_in_touch_months)
        yield from self.make_field(
            "Stay in touch",
            self.make_input("stay_in_touch", months, hint="such as 6 months", validator=Accepted(parse_interval)),
        )
        day = Understood(self._parse_not_before, "Type a day, such as 5 Jan, 2w, or next month.")
        yield from self.make_field(
            "Not before",
            self.make_input("not_before", self.initial_not_before, hint="such as 5 Jan, 2w", validator=day),
        )

    def on_input_changed(self, message: Input.Changed) -> None:
        """Propose the time zone of the location."""
        if message.input.name == "location":
            self._propose_zone()

    def on_descendant_focus(self) -> None:
        """Show the remark for the focused field."""
        self.update_remark()

    def on_mount(self) -> None:
        """Propose a time zone from the location."""
        self._propose_zone()

    def _propose_zone(self) -> None:
        self._zone_input.propose(propose_zone(clean_line(self.get_text("location"))), "from the location")

    def read_result(self) -> ContactForm | None:
        """Return the form."""
        relationship, channel, paths = (
            self.get_choice("relationship"),
            self.get_choice("channel"),
            self.get_text("paths"),
        )
        tags, seniority = self.get_text("tags"), self.get_choice("seniority")
        return ContactForm(
            name=self.get_text("name"),
            title=self.get_text("title"),
            organization=self.get_text("organization"),
            email=self.get_text("email"),
            phone=self.get_text("phone"),
            profile_url=self.get_text("profile_url"),
            location=self.get_text("location"),
            timezone=self._zone_input.zone or "",
            relationship=relationship if isinstance(relationship, Relationship) else None,
            how_met=self.get_text("how_met"),
            why=self.get_text("why"),
            channel=channel if isinstance(channel, Channel) else None,
            referrer_id=self._referrer_id,
            # If unchanged, use the original values, since a name may contain a comma.
            paths=self.form.paths if paths == self.initial_paths else tuple(paths.split(",")),
            tags=self.form.tags if tags == self.initial_tags else tuple(tags.split(",")),
            seniority=seniority if isinstance(seniority, Seniority) else None,
            decides_on_hiring=self.get_choice("decides_on_hiring") is not None,
            stay_in_touch_months=parse_interval(self.get_text("stay_in_touch")),
            not_before=self._parse_not_before(self.get_text("not_before")),
        )

    @property
    def _typed_referrer(self) -> str:
        return clean_line(self.get_text("referrer"))

    @property
    def _referrer_id(self) -> int | None:
        typed = self._typed_referrer
        if typed == self.initial_referrer:
            return self.form.referrer_id
        found = resolve_contact(self.known_contacts, typed)
        return found.id if found else None

    def _parse_not_before(self, typed: str) -> date | None:
        return self.form.not_before if typed == self.initial_not_before else parse_day(typed, self.today, self.order)

    def update_remark(self) -> None:
        """Show what is wrong with the focused field or another one, or what the focused one means."""
        typed, referrer_id = self._typed_referrer, self._referrer_id
        focused = self.focused.name if self.focused is not None else None
        if focused in ("timezone", "stay_in_touch", "not_before"):
            mistake = self.get_input(focused).mistake
            self.show_remark(mistake or self._explain(focused), warning=bool(mistake))
        elif mistake := self.marked_mistake:
            self.show_remark(mistake, warning=True)
        elif focused == "organization":
            self.show_remark(self._explain_organization())
        elif typed and referrer_id is None:
            self.show_remark(f"No contact is named {clean_line(typed, 30)}; this is not saved.", warning=True)
        elif focused != "referrer":
            self.show_remark("")
        elif not typed:
            self.show_remark("Which of your contacts gave you their name?")
        else:
            name = next((row.name for row in self.known_contacts if row.id == referrer_id), typed)
            self.show_remark(f"Referred by {clean_line(name, 60)}.")

    def _explain_organization(self) -> str:
        """Return under which name the organization is known already, if it is spelled in another way."""
        typed = clean_line(self.get_text("organization"))
        key, names = organization_key(typed), self.suggestions.organizations
        if not typed or typed.casefold() in (name.casefold() for name in names):
            return ""
        known = next((name for name in names if organization_key(name) == key), None)
        return f"Saved as {clean_line(known, 60)}: the same organization." if known is not None else ""

    def _explain_zone(self) -> str:
        field = self._zone_input
        if (zone := find_zone(field.zone or "")) is not None:
            noon = datetime.combine(self.today, time(12), UTC)
            return f"{field.zone}, {format_offset(noon, zone)}."
        if field.proposal:
            return f"From the location: press right to use {field.proposal}."
        return "Where they are: a city, a country, or a zone such as CET. Empty: as yours."

    def _explain(self, name: str) -> str:
        """Return a sentence about what a valid zone, number of months, or date means."""
        if name == "timezone":
            return self._explain_zone()
        if name == "not_before":
            day = self._parse_not_before(self.get_text("not_before"))
            if day is None:
                return "Is there a day to wait for?"
            return f"Nothing is due before {describe_day(day, self.today, self.get_text(name), self.order)}."
        months = parse_interval(self.get_text("stay_in_touch"))
        every = "month" if months == 1 else f"{months} months"
        return f"A check-in is due every {every}." if months else "Empty: as for their tags, or as usual."
