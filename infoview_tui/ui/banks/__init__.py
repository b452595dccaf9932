"""The Banks screen: all questions, with what each one has brought."""
