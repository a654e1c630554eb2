"""What happened, once each: tellings joined, weighed and put in order."""
