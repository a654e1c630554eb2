"""The record given out: the exchange format, and entries shown in their context."""
