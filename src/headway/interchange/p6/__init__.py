"""Primavera P6: .xer and P6 XML become the same tables, the tables become a document."""
