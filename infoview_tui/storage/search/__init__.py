"""Full-text search: the index, its words, and the queries for what matches."""
