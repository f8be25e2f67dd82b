"""The workspace: where plans, submissions, the ledger and reports lie."""

import os
import re
from dataclasses import dataclass
from pathlib import Path

from tiendo.errors import EnvironmentFailure

_CHECKOUT = Path(__file__).resolve().parent.parent
_SHIPPED = Path(__file__).resolve().parent / "shipped"  # where an installation without checkout has them
_ESCAPED = re.compile(r"\\x([89a-f][0-9a-f])")  # a byte that is no text


@dataclass(frozen=True)
class Workspace:
    """Paths below one home folder. Plans and templates fall back to those that came with the software."""

    home: Path

    @property
    def plans(self) -> Path:
        return self._own_or_shipped("plans")

    @property
    def templates(self) -> Path:
        return self._own_or_shipped("templates")

    @property
    def submissions(self) -> Path:
        return self.home / "submissions"

    @property
    def reports(self) -> Path:
        return self.home / "reports"

    @property
    def narrative(self) -> Path:
        """What coordinators write by hand for reports; the software only reads it."""
        return self.home / "narrative"

    @property
    def forms(self) -> Path:
        return self.home / "forms"

    @property
    def state(self) -> Path:
        """Everything that the software keeps for itself: ledger, received bytes, snapshots, Prefect's database."""
        return self.home / ".tiendo"

    @property
    def store(self) -> Path:
        return self.state / "received"

    @property
    def snapshots(self) -> Path:
        return self.state / "snapshots"

    @property
    def kept_plans(self) -> Path:
        """The plans as they were when a period was consolidated with them: a folder each, named by their digest."""
        return self.state / "plans"

    @property
    def demo_manifest(self) -> Path:
        """Lists what the demo dropped; where it exists, everything in the workspace is synthetic."""
        return self.state / "demo.jsonl"

    def relative(self, path: str | os.PathLike[str]) -> str:
        """A path below the home folder as written in the ledger: with "/", and bytes that are no text as escapes.

        Every collection asks this of every file there is: pathlib's own way costs ten times as much.
        """
        text = os.fspath(path).removeprefix(f"{self.home}{os.sep}").replace(os.sep, "/")
        return text.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")

    def at(self, relative: str) -> Path:
        """The path that `relative` has written, also where its name holds bytes that are no text."""
        path = self.home / relative
        if "\\x" not in relative or os.path.lexists(path):
            return path
        return self.home / _ESCAPED.sub(lambda found: os.fsdecode(bytes.fromhex(found[1])), relative)

    def _own_or_shipped(self, name: str) -> Path:
        for folder in (self.home / name, _SHIPPED / name, _CHECKOUT / name):
            if folder.is_dir():
                return folder
        raise EnvironmentFailure(
            f"Không tìm thấy thư mục {name} trong {self.home}.", f"There is no folder {name} in {self.home}."
        )


def default_home() -> Path:
    """The checkout when run from one, else the current folder."""
    return _CHECKOUT if (_CHECKOUT / "pyproject.toml").is_file() else Path.cwd()
