"""Benchmarks of events: PLOVER types and modes, factuality, texts in which little happens, and the stories' figures beside their bars."""
