"""The exception family. Whatever a person can mend is raised from here and printed without a traceback."""

import copyreg


class TiendoError(Exception):
    """Base of all errors meant for people. `exit_code` is what the command line ends with."""

    exit_code = 3

    def __init__(self, vi: str, en: str) -> None:
        super().__init__(en)
        self.vi = vi
        self.en = en

    def __reduce__(self) -> tuple[object, ...]:
        """Errors travel between the processes of a cluster, whatever their classes are made from."""
        return copyreg.__newobj__, (type(self), self.en), self.__dict__  # type: ignore[attr-defined]

    def message(self, lang: str) -> str:
        return self.vi if lang == "vi" else self.en


class InputError(TiendoError):
    """The user's input has errors: a plan, a submission, a template."""

    exit_code = 1


class UsageError(TiendoError):
    """A command was called with something that does not exist or does not fit."""

    exit_code = 2


class EnvironmentFailure(TiendoError):
    """The environment failed: disk, database, server."""

    exit_code = 3
