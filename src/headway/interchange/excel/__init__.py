"""Our own Excel template, and contractors' sheets that look like it."""
