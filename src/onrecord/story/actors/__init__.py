"""Who is one actor in several articles."""
