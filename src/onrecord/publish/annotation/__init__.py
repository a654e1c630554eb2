"""What the reader saw in one article, in the formats of the field."""
