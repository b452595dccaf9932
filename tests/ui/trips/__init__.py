"""The screens of trips."""
