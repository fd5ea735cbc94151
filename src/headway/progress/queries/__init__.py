"""Reads of progress. Each begins with a project or plan that was fetched with permission."""
