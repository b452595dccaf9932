"""Which parts of a debrief were skipped."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column; in debriefs held before, nothing counts as skipped."""
    none = sa.text("'[]'")
    op.add_column("interviews", sa.Column("skipped_parts", sa.JSON(), server_default=none, nullable=False))
