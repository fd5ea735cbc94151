"""Reads of the room: the feed, devices, the desks."""
