"""The READMEs' pictures, made from the demo site.

    python .github/pictures/make.py [demo/site]

Needs what `python3 -m generator test` installs, and the system's Chromium.
"""

from __future__ import annotations

import shutil
import sys
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

HERE = Path(__file__).parent
PICTURES = {
    "phone.png": ("notices/2024-zsb-ranking/jidian-shukong/", 390, 844),
    "desk.png": ("", 1280, 800),
}


def main(site: Path) -> None:
    """Write one picture for each entry of `PICTURES`."""
    server = ThreadingHTTPServer(
        ("127.0.0.1", 0), partial(SimpleHTTPRequestHandler, directory=str(site))
    )
    threading.Thread(target=server.serve_forever, daemon=True).start()
    program = shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        for name, (path, width, height) in PICTURES.items():
            take(browser, f"http://127.0.0.1:{server.server_port}/{path}", name, width, height)
    server.shutdown()


def take(browser: Browser, address: str, name: str, width: int, height: int) -> None:
    """One picture of what a reader sees first, at twice the density for phones."""
    density = 2 if width < 600 else 1
    page = browser.new_page(
        viewport={"width": width, "height": height}, device_scale_factor=density
    )
    page.goto(address)
    page.wait_for_load_state("networkidle")
    page.screenshot(path=HERE / name)
    page.close()


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "demo/site"))
