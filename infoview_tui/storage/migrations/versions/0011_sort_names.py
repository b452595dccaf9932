"""Contacts are sorted by a folded name, and profile URLs have one form."""

import sqlalchemy as sa
from alembic import op

from infoview_tui.domain.normalize import sort_key
from infoview_tui.domain.profile_urls import normalize_profile_url

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column and fill it. A profile URL that another contact has in its new form stays as it is."""
    op.add_column("contacts", sa.Column("sort_name", sa.String(), server_default=sa.text("''"), nullable=False))
    connection = op.get_bind()
    rows = connection.execute(sa.text("SELECT id, name, profile_url FROM contacts ORDER BY id")).all()
    names = [{"id": row.id, "sort_name": sort_key(row.name)} for row in rows]
    if names:
        connection.execute(sa.text("UPDATE contacts SET sort_name = :sort_name WHERE id = :id"), names)
    used = {row.profile_url for row in rows}
    for row in rows:
        url = normalize_profile_url(row.profile_url)
        if url not in used:
            used.add(url)
            connection.execute(
                sa.text("UPDATE contacts SET profile_url = :url WHERE id = :id"), {"id": row.id, "url": url}
            )
    op.drop_index("ix_contacts_board", table_name="contacts")
    op.create_index(
        "ix_contacts_board", "contacts", ["stage", sa.text("manual_position IS NULL"), "manual_position", "sort_name"]
    )
