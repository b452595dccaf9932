"""Code shared by several screens: base classes, key bindings, content, and autosave."""
