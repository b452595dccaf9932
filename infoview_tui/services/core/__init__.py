"""What every service builds on: the workspace, transactions, undo, the event log and the cache."""
