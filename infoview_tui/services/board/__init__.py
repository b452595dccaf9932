"""The board: its columns, order, filter, saved views and bulk changes."""
