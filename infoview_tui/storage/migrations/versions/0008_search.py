"""The full-text index over everything that was written, with the triggers that keep it up to date."""

from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

_SOURCES = (
    (1, "contacts", ("name", "title", "how_met", "why", "email", "phone", "profile_url", "location")),
    (2, "organizations", ("name", "industry", "why")),
    (3, "paths", ("name", "why")),
    (4, "findings", ("text", "source")),
    (5, "hypotheses", ("text",)),
    (6, "offerings", ("text", "source")),
    (7, "planned_questions", ("text",)),
    (8, "notes", ("text",)),
    (9, "interviews", ("learned", "want_to_know", "next_steps")),
    (10, "messages", ("subject", "body")),
    (11, "actions", ("text",)),
    (12, "outcomes", ("text",)),
    (13, "verdicts", ("reason",)),
    (14, "fit_points", ("text",)),
)
"""The number of each source in the row ids of the index, its table, and the columns that are searched."""

_ID_BITS = 40
"""A row id of the index is the number of the source, and the id of the row in the lower bits.

Ids of other programs may be larger or negative: cut off, they are not found, but nothing fails.
"""


def _text(row: str, columns: tuple[str, ...]) -> str:
    return " || char(10) || ".join(f"{row}{column}" for column in columns)


def _row_id(number: int, row: str) -> str:
    return f"({row}id & {(1 << _ID_BITS) - 1} | {number << _ID_BITS})"


def _statements() -> list[str]:
    rows = "\n\tUNION ALL ".join(
        f"SELECT {_row_id(number, '')} AS id, {_text('', columns)} AS text FROM {table}"  # noqa: S608 - its own names
        for number, table, columns in _SOURCES
    )
    statements = [
        f"CREATE VIEW search_documents AS\n\t{rows}",
        "CREATE VIRTUAL TABLE search_texts USING fts5(\n"
        "\ttext, content='search_documents', content_rowid='id', columnsize=0, prefix='1 2',\n"
        "\ttokenize=\"unicode61 remove_diacritics 2 categories 'L* M* N* Co So'\"\n"
        ")",
    ]
    for number, table, columns in _SOURCES:
        remove = (
            "INSERT INTO search_texts (search_texts, rowid, text)\n"
            f"\t\tVALUES ('delete', {_row_id(number, 'old.')}, {_text('old.', columns)})"
        )
        add = (
            f"INSERT INTO search_texts (rowid, text)\n\t\tVALUES ({_row_id(number, 'new.')}, {_text('new.', columns)})"
        )
        is_changed = f"{_text('old.', columns)} IS NOT {_text('new.', columns)}"
        events = (
            ("insert", "INSERT", add),
            ("delete", "DELETE", remove),
            ("update", f"UPDATE OF {', '.join(columns)}", f"{remove}; {add}"),
        )
        for name, event, body in events:
            when = f"\n\tWHEN {is_changed}" if name == "update" else ""
            statements.append(
                f"CREATE TRIGGER search_{table}_{name} AFTER {event} ON {table}{when}\nBEGIN\n\t{body}; END"
            )
    return statements


def upgrade() -> None:
    """Create the index and its triggers, and index the rows that exist."""
    for statement in _statements():
        op.execute(statement)
    op.execute("INSERT INTO search_texts (search_texts) VALUES ('rebuild')")
