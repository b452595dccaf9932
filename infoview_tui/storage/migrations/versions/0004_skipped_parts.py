"""Skipped sections of a debrief."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column. Existing debriefs have no skipped sections."""
    none = sa.text("'[]'")
    op.add_column("interviews", sa.Column("skipped_parts", sa.JSON(), server_default=none, nullable=False))
