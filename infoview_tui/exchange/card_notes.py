"""Lines in the note of a vCard that Infoview writes and reads."""

HOW_MET = "How you met: "
"""What begins the line that says how the user met the contact."""
