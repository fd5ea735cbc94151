"""Reads of plans. Each begins with the project that the person may see."""
