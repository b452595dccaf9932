"""The history of the schema, one numbered revision a file."""
