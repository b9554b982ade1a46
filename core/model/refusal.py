"""A polite no: what Kivok declines, in words that tell what to do next."""

import inspect


class Refusal(Exception):
    """This cannot be done now.

    Expected, translated and shown to the person; never logged as an error. The first paragraph of a subclass's
    docstring is its message in English: complete sentences, with the way out. `{name}` in it is filled from `about`;
    the values are plain (dates, numbers, labels, names) and are worded in the reader's language when shown.
    """

    def __init__(self, **about: object) -> None:
        super().__init__(type(self).__name__)
        self.about = about

    @classmethod
    def message(cls) -> str:
        """The English template: the key of its translation."""
        first = inspect.cleandoc(cls.__doc__ or "").split("\n\n", 1)[0]
        return " ".join(first.split())
