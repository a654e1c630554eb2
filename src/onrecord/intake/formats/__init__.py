"""What a stream of bytes is, and the articles in it: a module for each format."""
