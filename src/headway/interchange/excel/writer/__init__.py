"""A project as a workbook in the form of our template: read by people, and by our own reader without loss."""
