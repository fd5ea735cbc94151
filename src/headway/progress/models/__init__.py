"""Tables of progress."""
