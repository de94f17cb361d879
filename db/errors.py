"""What can go wrong, said in one sentence that a person can act on."""


class MaillageError(Exception):
    """An expected failure. Its text is one clear sentence, shown as it is; nothing was half-written."""
