"""Interviews: the plan, the call, its notes and the transcript."""
