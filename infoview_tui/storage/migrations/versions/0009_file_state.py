"""The file has a state number (`storage/file_state.py`), which the upgrade itself sets.

No table changes. The new revision keeps older versions out: they would change the file without changing its number.
"""

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Change nothing."""
