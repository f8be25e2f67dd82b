"""The process of the embedded server, run as a script.

It tells its port on standard output and serves until its standard input ends: it never outlives the process
that started it, however that one ends.
"""

import os
import socket
import sqlite3
import threading
import time
from pathlib import Path

STDIN, STDOUT, STDERR = 0, 1, 2
LOCK_SECONDS = 100
GRACE_SECONDS = 10


def main() -> None:
    with loopback() as listener:
        os.write(STDOUT, f"{listener.getsockname()[1]}\n".encode())
        os.dup2(STDERR, STDOUT)  # nobody reads the pipe from here on
        serve(listener)


def loopback() -> socket.socket:
    """A socket on a free port of this machine. It names its protocol: only then asyncio has each part of an answer
    leave at once, and none waits 40 ms for the one before to be acknowledged.
    """
    listener = socket.socket(proto=socket.IPPROTO_TCP)
    listener.bind(("127.0.0.1", 0))
    return listener


def serve(listener: socket.socket) -> None:
    """Run Prefect's server on `listener` until standard input ends."""
    import uvicorn  # the port is told before the slow imports
    from prefect.server.api.server import create_app

    class Server(uvicorn.Server):
        async def startup(self, sockets: list[socket.socket] | None = None) -> None:
            await super().startup(sockets)
            lock.close()

    app = create_app(ephemeral=True, final=True)
    server = Server(uvicorn.Config(app, log_level="error", lifespan="on", timeout_graceful_shutdown=3))
    threading.Thread(target=end_with_parent, args=[server], daemon=True).start()
    lock = start_lock(Path(os.environ["PREFECT_HOME"]) / "start.lock")
    server.run(sockets=[listener])


def start_lock(path: Path) -> sqlite3.Connection:
    """Held until closed, or until this process ends: two servers must not migrate one database at once.

    SQLite's file lock is the portable one.
    """
    connection = sqlite3.connect(path, timeout=LOCK_SECONDS, isolation_level=None)
    connection.execute("BEGIN EXCLUSIVE")
    return connection


def end_with_parent(server: object) -> None:
    """Wait for the end of standard input, then have the server end: gracefully, or else after a while."""
    while os.read(STDIN, 1):
        pass
    server.should_exit = True  # type: ignore[attr-defined]
    time.sleep(GRACE_SECONDS)
    os._exit(1)


if __name__ == "__main__":
    main()
