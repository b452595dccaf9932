"""Shared widgets: each shows the data it is given and posts messages."""
