"""Imports: choosing a file, its columns, the preview, and what doubtful rows are."""
