"""What several features share: the base screens, key bindings, content and autosave."""
