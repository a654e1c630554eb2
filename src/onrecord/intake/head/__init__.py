"""The head of a report as the text states it: title, byline, dateline, outlet, agency, day."""
