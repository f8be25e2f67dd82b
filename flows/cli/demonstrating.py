"""`tiendo demo`: the whole path on generated submissions."""

import typer

from flows.cli.common import Home, Lang, workspace


def register(app: typer.Typer) -> None:
    app.command()(demo)


def demo(home: Home = None, lang: Lang = None) -> None:
    """Chạy thử toàn bộ quy trình bằng dữ liệu minh họa. · Run the whole path on synthetic data."""
    from flows.demo import run_demo

    run_demo(workspace(home))
