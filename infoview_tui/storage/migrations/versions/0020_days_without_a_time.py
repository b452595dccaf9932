"""A message that was sent on a day without a time, and a contact's last contact on one, have a date and no moment.

Until now, such a day was stored as noon in the user's zone. A message that was really sent at noon looks the same, so
stored moments are not changed: a guess would take the time from those that have one, and a moment is shown as before.
"""

from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None

_STATEMENTS = (
    "ALTER TABLE messages ADD COLUMN sent_on DATE CONSTRAINT ck_messages_one_sent "
    "CHECK (sent_on IS NULL OR sent_at IS NULL)",
    "ALTER TABLE contacts ADD COLUMN last_contact_on DATE CONSTRAINT ck_contacts_one_last_contact "
    "CHECK (last_contact_on IS NULL OR last_contact_at IS NULL)",
)


def upgrade() -> None:
    """Add the columns."""
    for statement in _STATEMENTS:
        op.execute(statement)
