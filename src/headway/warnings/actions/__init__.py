"""Writes of warnings. One function is one intention."""
