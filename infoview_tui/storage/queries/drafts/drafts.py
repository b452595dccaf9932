"""Unfinished texts of dialogs, and all unfinished texts: of dialogs, of research, and of calls."""

from __future__ import annotations

from typing import NamedTuple

from infoview_tui.storage.query import Query


class DialogDraftRow(NamedTuple):
    """The changed fields of a dialog in one window, as JSON."""

    instance: str
    texts: str


DIALOG_DRAFTS = Query(
    "SELECT instance, texts FROM dialog_drafts WHERE place = :place ORDER BY changed_at DESC", DialogDraftRow
)


class HiddenNoteRow(NamedTuple):
    """A note off the record."""

    text: str


HIDDEN_NOTES = Query(
    """
    SELECT n.text FROM interviews i
    JOIN notes n ON n.interview_id = i.id
    WHERE i.contact_id = :contact_id AND n.kind = 'off_record'
    """,
    HiddenNoteRow,
)


class UnfinishedRow(NamedTuple):
    """An unfinished text of one window. ``place`` is empty for a line of research or of a call, and ``opener`` too.

    ``screen`` is the kind of a screen and an id, such as ``contact:12``. ``texts`` is JSON if there is a place.
    """

    place: str
    instance: str
    screen: str
    opener: str
    title: str
    texts: str


UNFINISHED = Query(
    """
    SELECT place, instance, screen, opener, title, texts FROM (
        SELECT d.place, d.instance, d.screen, d.opener,
               CASE WHEN instr(d.title, c.name) THEN d.title ELSE d.title || coalesce(' · ' || c.name, '') END AS title,
               d.texts, d.changed_at
        FROM dialog_drafts d
        LEFT JOIN contacts c ON c.id = d.contact_id
        UNION ALL
        SELECT '', d.instance,
               CASE WHEN d.contact_id IS NOT NULL THEN 'contact:' || d.contact_id
                    WHEN d.organization_id IS NOT NULL THEN 'organization:' || d.organization_id
                    WHEN d.industry_id IS NOT NULL THEN 'industry:' || d.industry_id
                    ELSE 'path:' || d.path_id END,
               '', 'Research: ' || coalesce(c.name, o.name, i.name, p.name), d.line, ''
        FROM research_drafts d
        LEFT JOIN contacts c ON c.id = d.contact_id
        LEFT JOIN organizations o ON o.id = d.organization_id
        LEFT JOIN industries i ON i.id = d.industry_id
        LEFT JOIN paths p ON p.id = d.path_id
        UNION ALL
        SELECT '', u.instance, CASE i.state WHEN 'running' THEN 'call:' ELSE 'interview:' END || i.id,
               '', 'Interview: ' || c.name, u.line, ''
        FROM live_drafts u
        JOIN interviews i ON i.id = u.interview_id
        JOIN contacts c ON c.id = i.contact_id
        WHERE u.line <> ''
    )
    ORDER BY changed_at DESC, title
    """,
    UnfinishedRow,
)
