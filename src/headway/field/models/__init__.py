"""Tables of field."""
