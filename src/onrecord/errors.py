"""Everything that On Record raises on purpose.

OnRecordError
├── InputError          a file cannot be read into an article
│   ├── EmptyInput      nothing in it
│   ├── BinaryInput     no text in it
│   ├── EncodingError   bytes that no encoding explains
│   ├── FormatError     looks like a format that it then breaks
│   ├── TooLarge        larger than any article, or made to unpack without end
│   ├── AccessError     missing, or no permission
│   ├── UnreadInput     an article of which nothing can be read
│   └── ReadingFault    a fault of the program itself met in one article
├── PipelineError       another spaCy pipeline cannot take the place of ours
├── RecordError         a record cannot be opened, read or written
├── CorrectionError     what was asked to be set right cannot be
├── NotFound            no entry, actor or article of that name
└── Ambiguous           several of that name
"""

from __future__ import annotations


class OnRecordError(Exception):
    """Base of all errors raised on purpose; ``hint`` says what to do."""

    def __init__(self, message: str, *, hint: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class InputError(OnRecordError):
    """A file cannot be read into an article; the message names the file and what is wrong."""

    def __init__(self, path: str, problem: str, *, hint: str) -> None:
        super().__init__(f"{path}: {problem}", hint=hint)
        self.path = path
        self.problem = problem


class EmptyInput(InputError):
    """Nothing in it."""


class BinaryInput(InputError):
    """No text in it."""


class EncodingError(InputError):
    """Bytes that no encoding explains."""


class FormatError(InputError):
    """Looks like a format that it then breaks."""


class TooLarge(InputError):
    """Larger than any article, or made to unpack without end."""


class AccessError(InputError):
    """Missing, or no permission."""


class UnreadInput(InputError):
    """An article of which nothing can be read: another language, furniture alone."""


class ReadingFault(InputError):
    """A fault of the program itself met in one article, told like a refusal so that the rest of the pile goes through."""


class PipelineError(OnRecordError):
    """Another spaCy pipeline cannot take the place of ours; the message names it and what is wrong."""

    def __init__(self, pipeline: str, problem: str, *, hint: str) -> None:
        super().__init__(f"pipeline {pipeline}: {problem}", hint=hint)


class RecordError(OnRecordError):
    """A record cannot be opened, read or written."""


class CorrectionError(OnRecordError):
    """What was asked to be set right cannot be: an actor joined with itself, words that do not stand there."""


class NotFound(OnRecordError):
    """No entry, actor or article of that name."""


class Ambiguous(OnRecordError):
    """Several actors or articles of that name, where one is meant; the hint lists them."""
