"""A process of its own that runs flows, as the command line does. Arguments: the workspace and what to do."""

import os
import signal
import sys
from pathlib import Path

from flows import run
from flows.server import prefect_api
from tests.flows.fake_app import FakeApp
from tiendo.errors import InputError, TiendoError
from tiendo.workspace import Workspace

WRONG = InputError("Kế hoạch có 3 lỗi.", "The plan has 3 errors.")


def main(home: str, deed: str) -> None:
    workspace = Workspace(Path(home))
    with prefect_api(workspace) as api:
        sys.stdout.write(f"{api}\n")
        sys.stdout.flush()
        if deed == "die":
            os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))
        use(FakeApp(files=1800, failures=[WRONG] if deed == "wrong" else []))
        try:
            run.annual(workspace, "mau-1999", "1999")
        except TiendoError as error:
            sys.exit(error.exit_code)


def use(fake: FakeApp) -> None:
    from flows import collect, consolidate, report

    for module in (collect, consolidate, report):
        module.app = fake  # type: ignore[attr-defined]


if __name__ == "__main__":
    main(*sys.argv[1:])
