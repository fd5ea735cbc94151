"""A project as Microsoft Project's XML (MSPDI), in the order of elements that its schema asks for."""
