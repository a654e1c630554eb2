"""Who is who across articles: what the joining of actors reaches on annotated corpora, and what it costs in a large pile."""
