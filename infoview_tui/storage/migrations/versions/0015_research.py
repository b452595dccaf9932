"""Research on organizations, industries, and paths; introductions; settings of questions; gauges of paths.

Tables that get a foreign key, or lose a rule, are created again with their rows. Industries, which were a text of each
organization, become rows.
"""

from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

_INDUSTRIES = """
CREATE TABLE industries (
	id INTEGER NOT NULL,
	name VARCHAR NOT NULL,
	why VARCHAR NOT NULL,
	created_at VARCHAR(24) NOT NULL,
	CONSTRAINT pk_industries PRIMARY KEY (id)
)
"""

_ORGANIZATIONS = """
CREATE TABLE organizations (
	id INTEGER NOT NULL,
	name VARCHAR NOT NULL,
	why VARCHAR NOT NULL,
	created_at VARCHAR(24) NOT NULL,
	industry_id INTEGER,
	CONSTRAINT pk_organizations PRIMARY KEY (id),
	CONSTRAINT fk_organizations_industry_id_industries FOREIGN KEY(industry_id)
		REFERENCES industries (id) ON DELETE SET NULL
)
"""

_FINDINGS = """
CREATE TABLE findings (
	id INTEGER NOT NULL,
	contact_id INTEGER,
	kind VARCHAR(24) NOT NULL,
	text VARCHAR NOT NULL,
	source VARCHAR NOT NULL,
	created_at VARCHAR(24) NOT NULL,
	organization_id INTEGER,
	industry_id INTEGER,
	path_id INTEGER,
	CONSTRAINT pk_findings PRIMARY KEY (id),
	CONSTRAINT ck_findings_one_subject CHECK ((contact_id IS NOT NULL) + (organization_id IS NOT NULL)
		+ (industry_id IS NOT NULL) + (path_id IS NOT NULL) = 1),
	CONSTRAINT fk_findings_contact_id_contacts FOREIGN KEY(contact_id)
		REFERENCES contacts (id) ON DELETE CASCADE,
	CONSTRAINT ck_findings_kind CHECK (kind IN ('finding', 'common_ground', 'warm_way')),
	CONSTRAINT fk_findings_organization_id_organizations FOREIGN KEY(organization_id)
		REFERENCES organizations (id) ON DELETE CASCADE,
	CONSTRAINT fk_findings_industry_id_industries FOREIGN KEY(industry_id)
		REFERENCES industries (id) ON DELETE CASCADE,
	CONSTRAINT fk_findings_path_id_paths FOREIGN KEY(path_id) REFERENCES paths (id) ON DELETE CASCADE
)
"""

_HYPOTHESES = """
CREATE TABLE hypotheses (
	id INTEGER NOT NULL,
	text VARCHAR NOT NULL,
	contact_id INTEGER,
	path_id INTEGER,
	organization_id INTEGER,
	created_at VARCHAR(24) NOT NULL,
	own_verdict VARCHAR(24) CONSTRAINT ck_hypotheses_own_verdict
		CHECK (own_verdict IN ('confirmed', 'refined', 'refuted')),
	industry_id INTEGER,
	origin VARCHAR(24),
	CONSTRAINT pk_hypotheses PRIMARY KEY (id),
	CONSTRAINT fk_hypotheses_contact_id_contacts FOREIGN KEY(contact_id)
		REFERENCES contacts (id) ON DELETE SET NULL,
	CONSTRAINT fk_hypotheses_path_id_paths FOREIGN KEY(path_id) REFERENCES paths (id) ON DELETE SET NULL,
	CONSTRAINT fk_hypotheses_organization_id_organizations FOREIGN KEY(organization_id)
		REFERENCES organizations (id) ON DELETE SET NULL,
	CONSTRAINT fk_hypotheses_industry_id_industries FOREIGN KEY(industry_id)
		REFERENCES industries (id) ON DELETE SET NULL,
	CONSTRAINT ck_hypotheses_origin CHECK (origin IN ('reading', 'talk', 'stereotype'))
)
"""

_RESEARCH_DRAFTS = """
CREATE TABLE research_drafts (
	id INTEGER NOT NULL,
	contact_id INTEGER,
	organization_id INTEGER,
	industry_id INTEGER,
	path_id INTEGER,
	instance VARCHAR NOT NULL,
	line VARCHAR NOT NULL,
	CONSTRAINT pk_research_drafts PRIMARY KEY (id),
	CONSTRAINT ck_research_drafts_one_subject CHECK ((contact_id IS NOT NULL)
		+ (organization_id IS NOT NULL) + (industry_id IS NOT NULL) + (path_id IS NOT NULL) = 1),
	CONSTRAINT fk_research_drafts_contact_id_contacts FOREIGN KEY(contact_id)
		REFERENCES contacts (id) ON DELETE CASCADE,
	CONSTRAINT fk_research_drafts_organization_id_organizations FOREIGN KEY(organization_id)
		REFERENCES organizations (id) ON DELETE CASCADE,
	CONSTRAINT fk_research_drafts_industry_id_industries FOREIGN KEY(industry_id)
		REFERENCES industries (id) ON DELETE CASCADE,
	CONSTRAINT fk_research_drafts_path_id_paths FOREIGN KEY(path_id) REFERENCES paths (id) ON DELETE CASCADE
)
"""

_AFFILIATIONS = """
CREATE TABLE affiliations (
	id INTEGER NOT NULL,
	contact_id INTEGER,
	organization_id INTEGER NOT NULL,
	kind VARCHAR(24) NOT NULL,
	title VARCHAR NOT NULL,
	first_year INTEGER,
	last_year INTEGER,
	created_at VARCHAR(24) NOT NULL,
	CONSTRAINT pk_affiliations PRIMARY KEY (id),
	CONSTRAINT ck_affiliations_years CHECK (last_year >= first_year),
	CONSTRAINT fk_affiliations_contact_id_contacts FOREIGN KEY(contact_id)
		REFERENCES contacts (id) ON DELETE CASCADE,
	CONSTRAINT fk_affiliations_organization_id_organizations FOREIGN KEY(organization_id)
		REFERENCES organizations (id) ON DELETE CASCADE,
	CONSTRAINT ck_affiliations_kind CHECK (kind IN ('work', 'study'))
)
"""

_ASKS = """
CREATE TABLE asks (
	id INTEGER NOT NULL,
	contact_id INTEGER NOT NULL,
	organization_id INTEGER NOT NULL,
	state VARCHAR(24) NOT NULL,
	note VARCHAR NOT NULL,
	found_contact_id INTEGER,
	message_id INTEGER,
	created_at VARCHAR(24) NOT NULL,
	answered_at VARCHAR(24),
	CONSTRAINT pk_asks PRIMARY KEY (id),
	CONSTRAINT fk_asks_contact_id_contacts FOREIGN KEY(contact_id)
		REFERENCES contacts (id) ON DELETE CASCADE,
	CONSTRAINT fk_asks_organization_id_organizations FOREIGN KEY(organization_id)
		REFERENCES organizations (id) ON DELETE CASCADE,
	CONSTRAINT ck_asks_state CHECK (state IN ('open', 'knows_somebody', 'introduced', 'knows_nobody')),
	CONSTRAINT fk_asks_found_contact_id_contacts FOREIGN KEY(found_contact_id)
		REFERENCES contacts (id) ON DELETE SET NULL,
	CONSTRAINT fk_asks_message_id_messages FOREIGN KEY(message_id)
		REFERENCES messages (id) ON DELETE SET NULL
)
"""

_QUESTION_SETTINGS = """
CREATE TABLE question_settings (
	question_id VARCHAR NOT NULL,
	is_starred BOOLEAN NOT NULL,
	is_retired BOOLEAN NOT NULL,
	CONSTRAINT pk_question_settings PRIMARY KEY (question_id)
)
"""

_PATH_GAUGES = """
CREATE TABLE path_gauges (
	id INTEGER NOT NULL,
	path_id INTEGER NOT NULL,
	interview_id INTEGER,
	resources INTEGER CONSTRAINT ck_path_gauges_resources CHECK (resources BETWEEN 1 AND 5),
	liking INTEGER CONSTRAINT ck_path_gauges_liking CHECK (liking BETWEEN 1 AND 5),
	confidence INTEGER CONSTRAINT ck_path_gauges_confidence CHECK (confidence BETWEEN 1 AND 5),
	coherence INTEGER CONSTRAINT ck_path_gauges_coherence CHECK (coherence BETWEEN 1 AND 5),
	created_at VARCHAR(24) NOT NULL,
	CONSTRAINT pk_path_gauges PRIMARY KEY (id),
	CONSTRAINT fk_path_gauges_path_id_paths FOREIGN KEY(path_id) REFERENCES paths (id) ON DELETE CASCADE,
	CONSTRAINT fk_path_gauges_interview_id_interviews FOREIGN KEY(interview_id)
		REFERENCES interviews (id) ON DELETE SET NULL
)
"""

_INDEXES = (
    "CREATE UNIQUE INDEX uq_industries_name ON industries (name COLLATE NOCASE)",
    "CREATE INDEX ix_organizations_industry_id ON organizations (industry_id)",
    "CREATE UNIQUE INDEX uq_organizations_name ON organizations (name COLLATE NOCASE)",
    "CREATE INDEX ix_findings_contact_id ON findings (contact_id)",
    "CREATE INDEX ix_findings_industry_id ON findings (industry_id)",
    "CREATE INDEX ix_findings_organization_id ON findings (organization_id)",
    "CREATE INDEX ix_findings_path_id ON findings (path_id)",
    "CREATE INDEX ix_hypotheses_contact_id ON hypotheses (contact_id)",
    "CREATE INDEX ix_hypotheses_industry_id ON hypotheses (industry_id)",
    "CREATE INDEX ix_hypotheses_organization_id ON hypotheses (organization_id)",
    "CREATE INDEX ix_hypotheses_path_id ON hypotheses (path_id)",
    "CREATE UNIQUE INDEX uq_research_drafts_contact_id_instance ON research_drafts (contact_id, instance)",
    "CREATE UNIQUE INDEX uq_research_drafts_industry_id_instance ON research_drafts (industry_id, instance)",
    "CREATE UNIQUE INDEX uq_research_drafts_organization_id_instance ON research_drafts (organization_id, instance)",
    "CREATE UNIQUE INDEX uq_research_drafts_path_id_instance ON research_drafts (path_id, instance)",
    "CREATE INDEX ix_affiliations_contact_id ON affiliations (contact_id)",
    "CREATE INDEX ix_affiliations_organization_id ON affiliations (organization_id)",
    "CREATE INDEX ix_asks_contact_id ON asks (contact_id)",
    "CREATE INDEX ix_asks_found_contact_id ON asks (found_contact_id)",
    "CREATE INDEX ix_asks_message_id ON asks (message_id)",
    "CREATE INDEX ix_asks_organization_id ON asks (organization_id)",
    "CREATE INDEX ix_path_gauges_interview_id ON path_gauges (interview_id)",
    "CREATE INDEX ix_path_gauges_path_id ON path_gauges (path_id)",
)

_COLUMNS = (
    "ALTER TABLE profile ADD COLUMN first_run VARCHAR DEFAULT '' NOT NULL",
    "ALTER TABLE paths ADD COLUMN introduction VARCHAR DEFAULT '' NOT NULL",
    "ALTER TABLE planned_questions ADD COLUMN reason VARCHAR DEFAULT '' NOT NULL",
    "ALTER TABLE planned_questions ADD COLUMN is_locked BOOLEAN DEFAULT 0 NOT NULL",
)

_NEW_TABLES = (_INDUSTRIES, _RESEARCH_DRAFTS, _AFFILIATIONS, _ASKS, _QUESTION_SETTINGS, _PATH_GAUGES)

_INDUSTRY_NAMES = """
INSERT INTO industries (name, why, created_at)
SELECT min(industry), '', min(created_at) FROM organizations WHERE trim(industry) <> '' GROUP BY lower(industry)
ORDER BY min(id)
"""

_ORGANIZATION_ROWS = """
SELECT o.id, o.name, o.why, o.created_at, i.id
FROM organizations o LEFT JOIN industries i ON i.name = o.industry COLLATE NOCASE ORDER BY o.id
"""

_FINDING_ROWS = "SELECT id, contact_id, kind, text, source, created_at, NULL, NULL, NULL FROM findings ORDER BY id"

_HYPOTHESIS_ROWS = (
    "SELECT id, text, contact_id, path_id, organization_id, created_at, own_verdict, NULL, NULL "
    "FROM hypotheses ORDER BY id"
)

_SEARCHED = (
    (1, "contacts", ("name", "title", "how_met", "why", "email", "phone", "profile_url", "location")),
    (2, "organizations", ("name", "why")),
    (3, "paths", ("name", "why", "introduction")),
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
    (15, "industries", ("name", "why")),
    (16, "asks", ("note",)),
)
"""What the search index has, as in 0008: the number of each source, its table, and the columns that are searched."""

_CHANGED = ("organizations", "paths", "findings", "hypotheses", "industries", "asks")
"""The sources whose triggers are created again."""


def upgrade() -> None:
    """Create the tables, move the rows, and build the search index again."""
    op.execute("DROP VIEW search_documents")
    for table in ("organizations", "paths", "findings", "hypotheses"):
        for event in ("insert", "delete", "update"):
            op.execute(f"DROP TRIGGER search_{table}_{event}")
    for statement in (*_NEW_TABLES, *_COLUMNS, _INDUSTRY_NAMES):
        op.execute(statement.strip())
    _create_again("organizations", _ORGANIZATIONS, _ORGANIZATION_ROWS)
    _create_again("findings", _FINDINGS, _FINDING_ROWS)
    _create_again("hypotheses", _HYPOTHESES, _HYPOTHESIS_ROWS)
    for index in _INDEXES:
        op.execute(index)
    _create_search_view()
    for number, table, columns in _SEARCHED:
        if table in _CHANGED:
            _create_triggers(number, table, columns)
    op.execute("INSERT INTO search_texts (search_texts) VALUES ('rebuild')")


def _create_again(table: str, statement: str, rows: str) -> None:
    """Replace a table, keeping its rows. Foreign keys are not enforced, so rows that refer to it stay as they are."""
    op.execute(f"CREATE TEMP TABLE copied AS {rows.strip()}")
    op.execute(f"DROP TABLE {table}")
    op.execute(statement.strip())
    op.execute(f"INSERT INTO {table} SELECT * FROM copied")  # noqa: S608 - put together from constants
    op.execute("DROP TABLE copied")


def _text(row: str, columns: tuple[str, ...]) -> str:
    return " || char(10) || ".join(f"{row}{column}" for column in columns)


def _row_id(number: int, row: str) -> str:
    return f"({row}id & {(1 << 40) - 1} | {number << 40})"


def _create_search_view() -> None:
    rows = "\n\tUNION ALL ".join(
        f"SELECT {_row_id(number, '')} AS id, {_text('', columns)} AS text FROM {table}"  # noqa: S608 - its own names
        for number, table, columns in _SEARCHED
    )
    op.execute(f"CREATE VIEW search_documents AS\n\t{rows}")


def _create_triggers(number: int, table: str, columns: tuple[str, ...]) -> None:
    remove = (
        "INSERT INTO search_texts (search_texts, rowid, text)\n"
        f"\t\tVALUES ('delete', {_row_id(number, 'old.')}, {_text('old.', columns)})"
    )
    add = f"INSERT INTO search_texts (rowid, text)\n\t\tVALUES ({_row_id(number, 'new.')}, {_text('new.', columns)})"
    is_changed = f"{_text('old.', columns)} IS NOT {_text('new.', columns)}"
    events = (
        ("insert", "INSERT", "", add),
        ("delete", "DELETE", "", remove),
        ("update", f"UPDATE OF {', '.join(columns)}", f"\n\tWHEN {is_changed}", f"{remove}; {add}"),
    )
    for name, event, when, body in events:
        op.execute(f"CREATE TRIGGER search_{table}_{name} AFTER {event} ON {table}{when}\nBEGIN\n\t{body}; END")
