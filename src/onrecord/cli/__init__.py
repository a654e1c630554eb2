"""The command line: one file for each command, over the method of the record that has the same name."""
