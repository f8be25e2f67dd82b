"""The process of Prefect's server and pages. Arguments: host and port. It ends when its standard input does, so that
it never outlives the process that started it.
"""

import sys
import threading

from flows.server.child import end_with_parent


def main(host: str, port: int) -> None:
    import uvicorn
    from prefect.server.api.server import create_app

    app = create_app(final=True)
    config = uvicorn.Config(app, host, port, log_level="warning", lifespan="on", timeout_graceful_shutdown=3)
    server = uvicorn.Server(config)
    threading.Thread(target=end_with_parent, args=[server], daemon=True).start()
    server.run()


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
