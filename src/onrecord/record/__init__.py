"""The record kept: articles, their readings and the story they tell, in one SQLite file."""
