"""Foundation of all services: workspace, transactions, undo, event log and cache."""
