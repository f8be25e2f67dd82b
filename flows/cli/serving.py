"""`tiendo serve`: jobs with forms, schedules and the inbox watcher."""

import threading
from typing import Annotated

import typer

from flows.cli.common import Home, Lang, console, say, workspace
from tiendo.workspace import Workspace

Port = Annotated[
    int,
    typer.Option(
        "--port", help="Cổng của trang Prefect; mặc định 4200. · Port of Prefect's pages; default 4200."
    ),
]
Deploy = Annotated[
    str | None,
    typer.Option(
        "--deploy",
        metavar="POOL",
        help="Chỉ đăng ký các việc cho nhóm máy POOL rồi kết thúc. · "
        "Only make the jobs known to a work pool.",
    ),
]
WatchOnly = Annotated[
    bool,
    typer.Option("--watch-only", help="Chỉ theo dõi hộp thư. · Only watch the inbox; workers do the jobs."),
]
Polling = Annotated[
    bool | None,
    typer.Option(
        "--polling/--events",
        help="Tự dò tệp mới hay chờ hệ điều hành báo; mặc định: tự dò khi hộp thư nằm trên ổ mạng. "
        "· Look for new files, or have the system tell of them; default: look where the inbox lies on a share.",
    ),
]


def register(app: typer.Typer) -> None:
    app.command()(serve)


def serve(
    port: Port = 4200,
    deploy: Deploy = None,
    watch_only: WatchOnly = False,
    polling: Polling = None,
    home: Home = None,
    lang: Lang = None,
) -> None:
    """Phục vụ: các việc chạy từ trang Prefect, lịch thu thập, theo dõi hộp thư. · Serve jobs, schedules, the inbox."""
    from flows import serve as serving

    serving.heed_signals()
    ws = workspace(home)
    try:
        with serving.served_api(ws, port) as api:
            if deploy is not None:
                for name in serving.deploy(deploy):
                    _tell(say(f"Đã đăng ký: {name}", f"Deployed: {name}"))
                return
            _greet(api, ws)
            ready = say("Đang theo dõi hộp thư.", "Watching the inbox.")
            if watch_only:
                serving.watch(ws, _tell, ready, threading.Event(), polling=polling)
            else:
                serving.serve(ws, _tell, ready, polling=polling)
    except KeyboardInterrupt:
        _tell(say("Đã dừng.", "Stopped."))


def _greet(api: str, ws: Workspace) -> None:
    pages = api.removesuffix("/api")
    _tell(say(f"Trang Prefect: {pages}", f"Prefect's pages: {pages}"))
    _tell(say(f"Hộp thư: {ws.submissions}. Dừng bằng Ctrl+C.", f"Inbox: {ws.submissions}. Ctrl+C ends it."))


def _tell(message: str) -> None:
    console().print(message, markup=False)
