"""Imports keep all addresses of a contact, who is not the same person, and how the columns of a table are read."""

from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None

_CONTACT_METHODS = """
CREATE TABLE contact_methods (
	id INTEGER NOT NULL,
	contact_id INTEGER NOT NULL,
	kind VARCHAR(24) NOT NULL,
	value VARCHAR NOT NULL,
	label VARCHAR DEFAULT '' NOT NULL,
	created_at VARCHAR(24) NOT NULL,
	CONSTRAINT pk_contact_methods PRIMARY KEY (id),
	CONSTRAINT fk_contact_methods_contact_id_contacts FOREIGN KEY(contact_id)
	REFERENCES contacts (id) ON DELETE CASCADE,
	CONSTRAINT ck_contact_methods_kind CHECK (kind IN ('email', 'phone', 'profile'))
)
"""

_DISTINCT_CONTACTS = """
CREATE TABLE distinct_contacts (
	first_id INTEGER NOT NULL,
	second_id INTEGER NOT NULL,
	created_at VARCHAR(24) NOT NULL,
	CONSTRAINT pk_distinct_contacts PRIMARY KEY (first_id, second_id),
	CONSTRAINT ck_distinct_contacts_in_order CHECK (first_id < second_id),
	CONSTRAINT fk_distinct_contacts_first_id_contacts FOREIGN KEY(first_id) REFERENCES contacts (id) ON DELETE CASCADE,
	CONSTRAINT fk_distinct_contacts_second_id_contacts FOREIGN KEY(second_id) REFERENCES contacts (id) ON DELETE CASCADE
)
"""

_IMPORT_MAPPINGS = """
CREATE TABLE import_mappings (
	id INTEGER NOT NULL,
	header VARCHAR NOT NULL,
	fields JSON DEFAULT '[]' NOT NULL,
	updated_at VARCHAR(24) NOT NULL,
	CONSTRAINT pk_import_mappings PRIMARY KEY (id)
)
"""

_STATEMENTS = (
    _CONTACT_METHODS.strip(),
    "CREATE INDEX ix_contact_methods_contact_id ON contact_methods (contact_id)",
    "CREATE INDEX ix_contact_methods_kind_value ON contact_methods (kind, value)",
    _DISTINCT_CONTACTS.strip(),
    "CREATE INDEX ix_distinct_contacts_second_id ON distinct_contacts (second_id)",
    _IMPORT_MAPPINGS.strip(),
    "CREATE UNIQUE INDEX uq_import_mappings_header ON import_mappings (header)",
    "ALTER TABLE contacts ADD COLUMN last_contact_from VARCHAR(24) "
    "CONSTRAINT ck_contacts_last_contact_from CHECK (last_contact_from IN ('user', 'contact'))",
)


def upgrade() -> None:
    """Create the tables, and add the column."""
    for statement in _STATEMENTS:
        op.execute(statement)
