"""Where articles differ, or one differs with itself."""
