"""The pages of organizations, industries, and paths, and the lists of all of them."""
