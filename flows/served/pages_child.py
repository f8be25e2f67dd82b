"""The process of Prefect's server and pages, and of the reports to open from them. Arguments: host, port, folder of
reports. It ends when its standard input does, so that it never outlives the process that started it.
"""

import mimetypes
import sys
import threading

from flows.served.pages import REPORTS
from flows.server.child import end_with_parent

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def main(host: str, port: int, reports: str) -> None:
    import uvicorn
    from prefect.server.api.server import create_app
    from starlette.routing import Mount
    from starlette.staticfiles import StaticFiles

    mimetypes.add_type(_WORD, ".docx")
    app = create_app(final=True)
    # Before the pages, which answer for every path that is left.
    app.router.routes.insert(0, Mount(REPORTS, StaticFiles(directory=reports)))
    config = uvicorn.Config(app, host, port, log_level="warning", lifespan="on", timeout_graceful_shutdown=3)
    server = uvicorn.Server(config)
    threading.Thread(target=end_with_parent, args=[server], daemon=True).start()
    server.run()


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), sys.argv[3])
