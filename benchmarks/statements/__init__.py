"""How well statements are read: attribution spans, confidence, direct quotations beside textacy's, speed."""
