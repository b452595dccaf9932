"""When something happened, in SQL: two columns for a day or a moment, read as `domain.day_or_moment.DayOrMoment`.

To sort, a day without a time counts from its start in the user's zone or, where it should not count as before something
else on that day, from its end. `storage.reader.Reader` adds the functions.
"""

from __future__ import annotations

LAST_CONTACT = "CASE WHEN c.last_contact_on IS NULL THEN c.last_contact_at ELSE day_start(c.last_contact_on) END"
"""When the last contact with the contact ``c`` was: a moment of its day."""

SENT_AT = "coalesce(m.sent_at, day_start(m.sent_on))"
"""When the message ``m`` was sent; null for a draft."""

SENT_BY = "coalesce(m.sent_at, deadline(m.sent_on))"
"""The latest moment at which the message ``m`` may have been sent; null for a draft."""
