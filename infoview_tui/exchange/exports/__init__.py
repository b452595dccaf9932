"""File formats to which all data are exported."""
