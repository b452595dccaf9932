"""Generated contacts: drawn by SQL from small tables, by arithmetic on their number and the seed.

A single statement makes thousands of them faster than Python could. The same seed gives the same people, no two share
a name and a middle initial (up to 110,592), and most are still being researched.
"""

from __future__ import annotations

import sqlite3
import unicodedata
from collections.abc import Iterator
from itertools import chain

from infoview_tui.demo.calendar import DemoCalendar, WorkdayTime
from infoview_tui.demo.vocabulary import Vocabulary
from infoview_tui.domain.enums import EventKind

FIRST_DAY, LAST_DAY = -90, 40
"""The working days before and after today on which things happen to them."""

SEED_COUNT = 100_003
"""Seeds repeat after as many, so that the arithmetic stays within SQLite's integers."""

_CREATE_TABLES = (
    "CREATE TEMP TABLE crowd_day (day INTEGER PRIMARY KEY, at TEXT NOT NULL, date TEXT NOT NULL)",
    "CREATE TEMP TABLE crowd_given (i INTEGER PRIMARY KEY, name TEXT NOT NULL, slug TEXT NOT NULL)",
    "CREATE TEMP TABLE crowd_family (i INTEGER PRIMARY KEY, name TEXT NOT NULL, slug TEXT NOT NULL)",
    "CREATE TEMP TABLE crowd_organization (id INTEGER PRIMARY KEY, path INTEGER NOT NULL)",
    "CREATE TEMP TABLE crowd_title (i INTEGER PRIMARY KEY, title TEXT NOT NULL)",
    "CREATE TEMP TABLE crowd_tie (i INTEGER PRIMARY KEY, tie TEXT NOT NULL, how_met TEXT NOT NULL)",
    "CREATE TEMP TABLE crowd_why (i INTEGER PRIMARY KEY, why TEXT NOT NULL)",
    "CREATE TEMP TABLE crowd_city (i INTEGER PRIMARY KEY, city TEXT NOT NULL)",
    "CREATE TEMP TABLE crowd_lesson (i INTEGER PRIMARY KEY, lesson TEXT NOT NULL)",
)

# Each number k throws three dice of about 65,500 sides (its square by prime moduli), and `p` is the place of its name
# among the 256 of its culture: 97 is odd, so all are used before one comes back with a middle initial.
_INSERT_CONTACTS = """
WITH RECURSIVE
  numbers (n, k) AS (SELECT 0, 1 + :seed * 61 UNION ALL SELECT n + 1, k + 1 FROM numbers WHERE n + 1 < :extra),
  dice (n, culture, p, a, b, c) AS MATERIALIZED (
    SELECT n, (n + :seed) % 16, (n / 16 * 97 + :seed * 37) % 256,
      k * k * 20011 % 65521, k * k * 30011 % 65519, k * k * 50021 % 65497
    FROM numbers
  ),
  drawn (n, g, f, turn, a, b, c, stage, days) AS MATERIALIZED (
    SELECT n, culture * 16 + p % 16, culture * 16 + (p / 16 + p * 7 + culture * 5) % 16, n / 4096, a, b, c,
      CASE WHEN a < 41900 THEN 'researching' WHEN a < 49800 THEN 'ready' WHEN a < 55700 THEN 'contacted'
        WHEN a < 56400 THEN 'scheduled' WHEN a < 57700 THEN 'met' WHEN a < 62300 THEN 'in_touch' ELSE 'closed' END,
      CASE WHEN a < 41900 THEN 31 + b % 59 WHEN a < 49800 THEN 3 + b % 25 WHEN a < 55700 THEN 1 + b % 12
        WHEN a < 56400 THEN 1 + b % 6 WHEN a < 57700 THEN 3 + b % 7 WHEN a < 62300 THEN 4 + b % 26 ELSE 5 + b % 25 END
    FROM dice
  )
INSERT INTO contacts (id, name, title, organization_id, stage, stage_since, relationship, how_met, why, email, phone,
  profile_url, location, last_contact_at, created_at, updated_at, sort_name)
SELECT :contacts + 1 + n,
  given.name || CASE turn WHEN 0 THEN ' ' ELSE ' ' || char(65 + (turn - 1) % 26) || '. ' END || family.name,
  title, organization.id, stage, since.at, tie, how_met, why,
  CASE WHEN b % 3 = 0 THEN given.slug || '.' || family.slug || (:contacts + 1 + n) || '@example.org' ELSE '' END, '',
  'https://www.linkedin.com/in/' || given.slug || '-' || family.slug || '-' || (:contacts + 1 + n),
  city, CASE WHEN stage NOT IN ('researching', 'ready') THEN since.at END, added.at, since.at,
  sort_key(given.name || CASE turn WHEN 0 THEN ' ' ELSE ' ' || char(65 + (turn - 1) % 26) || '. ' END || family.name)
FROM drawn
  CROSS JOIN crowd_given AS given ON given.i = g
  CROSS JOIN crowd_family AS family ON family.i = f
  CROSS JOIN crowd_organization AS organization ON organization.id = :organizations + 1 + (c * :employers >> 16)
  CROSS JOIN crowd_title AS title ON title.i = organization.path * 16 + b % 16
  CROSS JOIN crowd_tie AS tie ON tie.i = c % 16
  CROSS JOIN crowd_why AS why ON why.i = (b >> 4) % 8
  CROSS JOIN crowd_city AS city ON city.i = (a + c) % 32
  CROSS JOIN crowd_day AS since ON since.day = -days
  CROSS JOIN crowd_day AS added ON added.day = CASE stage WHEN 'researching' THEN -days ELSE -31 - c % 59 END
"""

_INSERT_RELATED = (
    # What is looked at has a path; three of four who are only on the list have none yet.
    """
INSERT INTO contact_paths (contact_id, path_id)
SELECT contacts.id, organization.path + 1
FROM contacts JOIN crowd_organization AS organization ON organization.id = contacts.organization_id
WHERE contacts.id > :contacts AND (contacts.stage <> 'researching' OR contacts.id % 4 = 0)
""",
    # Two of three who were asked lately have a nudge to come; the others have had theirs.
    """
INSERT INTO actions (contact_id, kind, text, due_on, done_at, created_at)
SELECT contacts.id, 'nudge', 'Nudge ' || contacts.name,
  CASE WHEN contacts.id % 3 THEN coming.date ELSE substr(contacts.stage_since, 1, 10) END,
  CASE WHEN contacts.id % 3 THEN NULL ELSE contacts.stage_since END, contacts.stage_since
FROM contacts CROSS JOIN crowd_day AS coming ON coming.day = 1 + contacts.id % 7
WHERE contacts.stage = 'contacted' AND contacts.id > :contacts
""",
    """
INSERT INTO interviews (contact_id, state, starts_at, minutes, medium, extra_minutes, learned, want_to_know,
  next_steps, created_at)
SELECT contacts.id, 'planned', coming.at, 20, 'video', 0, '', '', '', contacts.stage_since
FROM contacts CROSS JOIN crowd_day AS coming ON coming.day = 2 + contacts.id % 18
WHERE contacts.stage = 'scheduled' AND contacts.id > :contacts
""",
    """
INSERT INTO actions (contact_id, interview_id, kind, text, due_at, created_at)
SELECT contacts.id, interviews.id, 'prepare', 'Prepare for ' || contacts.name, day_before.at, contacts.stage_since
FROM contacts JOIN interviews ON interviews.contact_id = contacts.id
  CROSS JOIN crowd_day AS day_before ON day_before.day = 1 + contacts.id % 18
WHERE contacts.stage = 'scheduled' AND contacts.id > :contacts
""",
    # A met contact was spoken with when the stage began; one in touch two days before that.
    """
WITH spoken (id, created_at, ended) AS MATERIALIZED (
  SELECT id, created_at, CASE stage WHEN 'met' THEN stage_since
    ELSE strftime('%Y-%m-%dT%H:%M:%fZ', stage_since, '-2 days') END
  FROM contacts WHERE stage IN ('met', 'in_touch') AND id > :contacts
), timed (id, created_at, ended, begun) AS MATERIALIZED (
  SELECT id, created_at, ended, strftime('%Y-%m-%dT%H:%M:%fZ', ended, '-24 minutes') FROM spoken
)
INSERT INTO interviews (contact_id, state, starts_at, minutes, medium, started_at, extra_minutes, ended_at,
  elapsed_seconds, learned, want_to_know, next_steps, debriefed_at, created_at)
SELECT id, 'debriefed', begun, 25, CASE id % 3 WHEN 0 THEN 'phone' ELSE 'video' END, begun, 0, ended, 24 * 60,
  lesson, '', '', ended, created_at
FROM timed CROSS JOIN crowd_lesson AS lesson ON lesson.i = id % 7
""",
    """
WITH thanked (contact_id, interview_id, name, ended_at, at) AS MATERIALIZED (
  SELECT contacts.id, interviews.id, contacts.name, ended_at, strftime('%Y-%m-%dT%H:%M:%fZ', ended_at, '+20 hours')
  FROM contacts JOIN interviews ON interviews.contact_id = contacts.id
  WHERE contacts.stage IN ('met', 'in_touch') AND contacts.id > :contacts
)
INSERT INTO actions (contact_id, interview_id, kind, text, due_at, done_at, created_at)
SELECT contact_id, interview_id, 'thank', 'Thank ' || name, at, at, ended_at FROM thanked
""",
    """
INSERT INTO actions (contact_id, kind, text, due_on, created_at)
SELECT contacts.id, 'stay_in_touch', 'A word to ' || contacts.name, coming.date, contacts.stage_since
FROM contacts CROSS JOIN crowd_day AS coming ON coming.day = 5 + contacts.id % 35
WHERE contacts.stage = 'in_touch' AND contacts.id > :contacts
""",
    """
INSERT INTO events (at, kind, label, contact_id, facts)
SELECT stage_since, 'contact.moved', 'Moved ' || name || ' to ' || upper(substr(stage, 1, 1))
  || replace(substr(stage, 2), '_', ' '), id,
  json_object('from', CASE stage WHEN 'contacted' THEN 'ready'
    WHEN 'scheduled' THEN 'contacted' WHEN 'met' THEN 'scheduled' WHEN 'in_touch' THEN 'met' ELSE 'contacted' END,
    'to', stage)
FROM contacts WHERE stage NOT IN ('researching', 'ready') AND id > :contacts
""",
)


def add_contacts(
    connection: sqlite3.Connection, words: Vocabulary, calendar: DemoCalendar, extra: int, seed: int
) -> None:
    """Insert ``extra`` (at least 1) contacts and what belongs to them; the caller holds the transaction."""
    employers = max(3, min(len(words.first_words) * len(words.second_words), extra // 6))
    (contacts,) = connection.execute("SELECT max(id) FROM contacts").fetchone()
    (organizations,) = connection.execute("SELECT max(id) FROM organizations").fetchone()
    days = [
        (day, calendar.timestamp(_time_of_day(day)), calendar.day(day).isoformat())
        for day in range(FIRST_DAY, LAST_DAY + 1)
        if day
    ]
    numbers = {
        "extra": extra,
        "seed": seed % SEED_COUNT,
        "contacts": contacts,
        "organizations": organizations,
        "employers": employers,
    }
    for statement in _CREATE_TABLES:
        connection.execute(statement)
    _fill_tables(connection, words, days)
    beginning = days[0][1]
    found = list(_organizations(words, organizations, employers))
    connection.executemany("INSERT INTO crowd_organization VALUES (?, ?)", [(key, path) for key, path, _, _ in found])
    connection.executemany(
        "INSERT INTO industries (name, why, created_at) VALUES (?, '', ?) ON CONFLICT DO NOTHING",
        [(industry, beginning) for industry in dict.fromkeys(industry for *_, industry in found)],
    )
    connection.executemany(
        "INSERT INTO organizations (id, name, industry_id, why, created_at)"
        " VALUES (?, ?, (SELECT id FROM industries WHERE name = ? COLLATE NOCASE), '', ?)",
        [(key, name, industry, beginning) for key, _, name, industry in found],
    )
    connection.execute(_INSERT_CONTACTS, numbers)
    for statement in _INSERT_RELATED:
        connection.execute(statement, {"contacts": contacts})
    connection.execute(
        "INSERT INTO events (at, kind, label, facts) VALUES (?, ?, ?, json_object('added', ?))",
        (beginning, EventKind.CONTACTS_IMPORTED.value, f"Imported {extra} contacts", extra),
    )
    for statement in _CREATE_TABLES:
        connection.execute(statement.split(" (")[0].replace("CREATE TEMP", "DROP"))


def _time_of_day(day: int) -> WorkdayTime:
    """Some hour within working hours, another for each day."""
    return WorkdayTime(day, 9 + day * 5 % 8, day * 7 % 4 * 15)


def _organizations(words: Vocabulary, known: int, count: int) -> Iterator[tuple[int, int, str, str]]:
    """Give the id, path, name and industry of each employer; no two names are the same."""
    firsts = words.first_words
    for number in range(count):
        second = (number // len(firsts) + number % len(firsts)) % len(words.second_words)
        word, industry = words.second_words[second]
        yield known + 1 + number, second % 3, f"{firsts[number % len(firsts)]} {word}", industry


def _fill_tables(connection: sqlite3.Connection, words: Vocabulary, days: list[tuple[int, str, str]]) -> None:
    """Fill the small tables that the contacts are drawn from."""
    given = [name for group in words.names for name in group.given.split()]
    family = [name for group in words.names for name in group.family.split()]
    relationships = [(i, kind.value, how_met) for i, (kind, how_met) in enumerate(words.relationships)]
    connection.executemany("INSERT INTO crowd_day VALUES (?, ?, ?)", days)
    connection.executemany("INSERT INTO crowd_given VALUES (?, ?, ?)", _name_rows(given))
    connection.executemany("INSERT INTO crowd_family VALUES (?, ?, ?)", _name_rows(family))
    connection.executemany("INSERT INTO crowd_title VALUES (?, ?)", enumerate(chain(*words.titles.values())))
    connection.executemany("INSERT INTO crowd_tie VALUES (?, ?, ?)", relationships)
    connection.executemany("INSERT INTO crowd_why VALUES (?, ?)", enumerate(words.reasons))
    connection.executemany("INSERT INTO crowd_city VALUES (?, ?)", enumerate(words.cities))
    connection.executemany("INSERT INTO crowd_lesson VALUES (?, ?)", enumerate(words.lessons))


def _name_rows(names: list[str]) -> list[tuple[int, str, str]]:
    return [(number, name, _slug(name)) for number, name in enumerate(names)]


def _slug(name: str) -> str:
    """The name as it stands in addresses: plain small letters."""
    plain = name.translate(str.maketrans("łŁøØđĐı", "lLoOdDi"))
    return unicodedata.normalize("NFD", plain).encode("ascii", "ignore").decode().lower()
