"""What in a text is not the report itself."""
