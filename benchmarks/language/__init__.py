"""What the shipped language model reaches on the official test parts of the field's corpora."""
