"""A vault: a directory of Markdown pages that link to one another, for Obsidian and similar programs."""
