"""The SQL condition for hypotheses that matter to an interview with a contact."""

from __future__ import annotations

ABOUT_CONTACT = """
    (h.contact_id = :contact_id
     OR h.path_id IN (SELECT path_id FROM contact_paths WHERE contact_id = :contact_id)
     OR h.organization_id = (SELECT organization_id FROM contacts WHERE id = :contact_id)
     OR h.industry_id = (SELECT w.industry_id FROM contacts who JOIN organizations w ON w.id = who.organization_id
                         WHERE who.id = :contact_id))
"""
"""Whether a hypothesis ``h`` is for a contact, or about their organization, its industry, or one of their paths."""
