"""Service layer: queries and commands by feature. Each command is one undoable transaction."""
