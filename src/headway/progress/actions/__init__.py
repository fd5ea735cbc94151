"""Writes of progress. One function is one intention."""
