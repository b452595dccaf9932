"""Insights screen: paths compared, hypotheses by person, the network, the practice, and what to find out next."""
