"""Where an interview is held, and which notes were written after it."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the columns. Existing interviews have no place, and their notes were taken during the call."""
    for name in ("place", "link", "phone"):
        op.add_column("interviews", sa.Column(name, sa.String(), server_default=sa.text("''"), nullable=False))
    op.add_column("notes", sa.Column("written_at", sa.String(24), nullable=True))
