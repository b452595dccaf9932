"""What goes with a thank-you: a handwritten note, or a small gift."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column. Nothing is known to have gone with existing messages."""
    none = sa.text("'[]'")
    op.add_column("messages", sa.Column("extras", sa.JSON(), server_default=none, nullable=False))
