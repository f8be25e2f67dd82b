"""Wait until a Prefect server answers. Argument: the URL of its API. Whoever calls bounds the time.

The server's unit is up only then, and what is started after it, by hand or by systemd, finds a server that answers.
"""

import sys
import time
from urllib.request import urlopen


def main(api: str) -> None:
    """Ask for its health until that is good."""
    while True:
        try:
            with urlopen(f"{api}/health", timeout=5):  # noqa: S310  the unit's own address
                return
        except OSError:  # nobody listens yet, or it is not ready
            time.sleep(0.5)


if __name__ == "__main__":
    main(sys.argv[1])
