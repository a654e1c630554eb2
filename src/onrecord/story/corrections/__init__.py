"""What people set right by hand, replayed over what was read."""
