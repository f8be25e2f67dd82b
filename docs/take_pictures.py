"""Take the pictures of the walk (docs/walk.md) anew: `python -m docs.take_pictures URL PLAN PERIOD`.

`tiendo serve` runs at URL on a workspace in whose inbox the period's synthetic files lie; a browser that Chromium's
protocol can drive is found as `chromium`. It goes the coordinator's way: the jobs, a form, the run, its result, an
approval with its draft, the decision, the end. The picture of the report is made from its PDF.
"""

import base64
import json
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

import httpx
from PIL import Image
from websockets.sync.client import ClientConnection, connect

PICTURES = Path(__file__).parent / "pictures"
WIDTH, HEIGHT, PORT = 1280, 917, 9333
COLOURS = 48  # enough for pages, and small
PATIENCE = 300
SETTLING = 8  # seconds
BY = "Vụ trưởng Vụ Pháp luật quốc tế (minh họa)"


class Server:
    """Prefect's API below a URL."""

    def __init__(self, url: str) -> None:
        self.url = url

    def call(self, path: str, body: Any = None) -> Any:
        method = "GET" if body is None else "POST"
        while True:
            answer = httpx.request(method, f"{self.url}/api{path}", json=body, timeout=PATIENCE)
            if answer.status_code != httpx.codes.SERVICE_UNAVAILABLE:  # its database is busy: ask again
                return answer.raise_for_status().json()
            time.sleep(1)

    def deployment(self, name: str) -> str:
        found = self.call("/deployments/filter", {"deployments": {"name": {"any_": [name]}}})
        return str(found[0]["id"])

    def run(self, name: str, **parameters: str) -> str:
        """Start a job; the run once it rests."""
        path = f"/deployments/{self.deployment(name)}/create_flow_run"
        return self.rested(self.call(path, {"parameters": parameters})["id"])

    def rested(self, run: str, *, unless: str = "") -> str:
        """The run once it is at its end, or waits for somebody; `unless` is a state in which it may rest no longer."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            state = self.call(f"/flow_runs/{run}")["state"]["type"]
            if state in ("COMPLETED", "FAILED", "CRASHED", "PAUSED") and state != unless:
                return run
            time.sleep(1)
        raise TimeoutError(run)

    def artifact(self, run: str) -> str:
        """The newest artifact of a run."""
        asked = {"artifacts": {"flow_run_id": {"any_": [run]}}, "sort": "CREATED_DESC"}
        return str(self.call("/artifacts/filter", asked)[0]["id"])


class Browser:
    """A page of a browser without a screen."""

    def __init__(self, socket: ClientConnection) -> None:
        self._socket, self._asked = socket, 0

    def ask(self, method: str, **parameters: Any) -> Any:
        self._asked += 1
        self._socket.send(json.dumps({"id": self._asked, "method": method, "params": parameters}))
        while True:
            answer = json.loads(self._socket.recv())
            if answer.get("id") == self._asked:
                return answer["result"]

    def tell(self, expression: str) -> Any:
        """What an expression of the page's language comes to."""
        return self.ask("Runtime.evaluate", expression=expression)["result"].get("value")

    def look_at(self, url: str, words: str) -> None:
        """Open a page and wait until it says `words`, and until its charts stand still."""
        self.ask("Page.navigate", url=url)
        deadline = time.monotonic() + PATIENCE
        while not self.tell(f"document.body.innerText.includes({json.dumps(words)})"):
            if time.monotonic() > deadline:
                raise TimeoutError(f"{url}: {words}")
            time.sleep(0.5)
        time.sleep(SETTLING)

    def press(self, words: str) -> None:
        """Press the button that says `words`."""
        self.tell(
            f"[...document.querySelectorAll('button')].find(one => one.innerText.trim() == '{words}').click()"
        )
        time.sleep(SETTLING)

    def type_into(self, selector: str, text: str) -> None:
        """Write into the first field that a selector finds."""
        self.tell(f"document.querySelector('{selector}').focus()")
        self.ask("Input.insertText", text=text)

    def take(self, name: str) -> None:
        shot = base64.b64decode(self.ask("Page.captureScreenshot")["data"])
        target = PICTURES / f"{name}.png"
        target.write_bytes(shot)
        _make_small(target)


@contextmanager
def browser() -> Iterator[Browser]:
    """A browser of its own, for as long as this is open."""
    program = shutil.which("chromium") or "chromium"
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as home:
        arguments = [
            f"--remote-debugging-port={PORT}",
            f"--user-data-dir={home}",
            f"--window-size={WIDTH},{HEIGHT}",
        ]
        quiet = [
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--hide-scrollbars",
            "--lang=vi",
            "about:blank",
        ]
        with subprocess.Popen([program, *arguments, *quiet], stderr=subprocess.DEVNULL) as process:
            try:
                with connect(_page(), max_size=None) as socket:
                    page = Browser(socket)
                    size = {"width": WIDTH, "height": HEIGHT, "deviceScaleFactor": 1, "mobile": False}
                    page.ask("Emulation.setDeviceMetricsOverride", **size)
                    light = "localStorage.setItem('color-scheme', '\"light\"')"  # prints better than Prefect's dark
                    page.ask("Page.enable")
                    page.ask("Page.addScriptToEvaluateOnNewDocument", source=light)
                    yield page
            finally:
                process.terminate()


def _page() -> str:
    """The address at which the browser's page is driven, once there is one."""
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            shown = httpx.get(f"http://127.0.0.1:{PORT}/json").json()
            return str(next(one for one in shown if one["type"] == "page")["webSocketDebuggerUrl"])
        except (httpx.HTTPError, StopIteration):
            if time.monotonic() > deadline:
                raise
            time.sleep(0.5)


def _make_small(picture: Path) -> None:
    with Image.open(picture) as image:
        image.convert("RGB").quantize(COLOURS).save(picture, optimize=True)


def walk(server: Server, page: Browser, plan: str, period: str) -> None:
    """The coordinator's way, with a picture at each stop."""
    chosen = {"plan": plan, "period": period}
    page.look_at(f"{server.url}/deployments", "7. Tổng kết")
    page.take("walk-1-jobs")
    job = server.deployment("4. Báo cáo năm")
    page.look_at(
        f"{server.url}/deployments/deployment/{job}/run?parameters={quote(json.dumps(chosen))}", "Submit"
    )
    page.take("walk-2-form")
    run = server.run("4. Báo cáo năm", **chosen)
    page.look_at(f"{server.url}/runs/flow-run/{run}", "Finished in state")
    page.take("walk-3-run")
    page.look_at(f"{server.url}/artifacts/artifact/{server.artifact(run)}", "annual-vi.docx")
    page.take("walk-4-result")
    approve(server, page, server.run("5. Trình phê duyệt", **chosen))


def approve(server: Server, page: Browser, run: str) -> None:
    """A run that waits, what it shows, the answer, and how it ends."""
    page.look_at(f"{server.url}/runs/flow-run/{run}", "Finished in state")
    page.take("walk-5-paused")
    page.look_at(f"{server.url}/artifacts/artifact/{server.artifact(run)}", "tiendo approve")
    page.take("walk-6-draft")
    page.look_at(f"{server.url}/runs/flow-run/{run}", "Resume")
    page.press("Resume")
    page.type_into("[role=dialog] textarea, .p-modal textarea, .p-modal input[type=text]", BY)
    page.take("walk-7-decision")
    server.call(f"/flow_runs/{run}/resume", {"run_input": {"verdict": "Phê duyệt", "by": BY}})
    server.rested(run, unless="PAUSED")
    page.look_at(f"{server.url}/runs/flow-run/{run}", "Đã phê duyệt")
    page.take("walk-8-approved")


if __name__ == "__main__":
    with browser() as page:
        walk(Server(sys.argv[1].rstrip("/")), page, *sys.argv[2:])
