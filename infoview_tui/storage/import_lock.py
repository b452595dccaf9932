"""One lock around the deferred imports of SQLModel, SQLAlchemy and pydantic.

The app imports them in a thread after its first paint, while a key may need them on the main thread. SQLAlchemy's
modules import one another in circles: two threads that import them at once would wait for each other, and Python
resolves that by handing one of them a module that is only half imported.
"""

from __future__ import annotations

from threading import RLock

IMPORT_LOCK = RLock()
"""Hold it while importing a module that imports one of these libraries, wherever the import is deferred."""
