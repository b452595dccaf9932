"""The warmest way in to a contact or an organization."""
