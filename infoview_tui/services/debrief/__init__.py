"""The debrief: what an interview gave, and what follows from it."""
