"""The page in a real browser: it works from a file, without network, and keeps what it was told to keep."""

import functools
import http.server
import re
import shutil
import subprocess
import threading
from html import unescape
from urllib.parse import quote

import pytest

from catchgraph.report.page import page
from tests.conftest import absent
from tests.exchange.world import chain_picture, graph_picture, timeline_picture

_FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync", "--hide-scrollbars",
)  # fmt: skip


@pytest.fixture(scope="module")
def chromium():
    """A Chromium, as Debian's package `chromium` installs it."""
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if found is None:
        absent("no Chromium for the tests of pages; on Debian: apt-get install chromium")
    return found


@pytest.fixture
def browse(chromium, tmp_path):
    """Call the browser with a page and give what it printed."""

    def look(address, *flags):
        command = [chromium, *_FLAGS, f"--user-data-dir={tmp_path / 'profile'}", *flags, address]
        return subprocess.run(command, capture_output=True, text=True, timeout=400, check=True).stdout

    return look


@pytest.fixture
def served(tmp_path):
    """A page behind a web server: its address, and what was asked for."""
    asked = []

    class Server(http.server.SimpleHTTPRequestHandler):
        def do_GET(self):
            asked.append(self.path)
            super().do_GET()

        def log_message(self, *args):
            pass

    (tmp_path / "web").mkdir()
    (tmp_path / "web" / "page.html").write_text(page(graph_picture()), encoding="utf-8")
    handler = functools.partial(Server, directory=tmp_path / "web")
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/page.html", asked
        server.shutdown()


def test_the_script_runs_text_does_not_and_nothing_is_asked_for(browse, served):
    address, asked = served
    nothing = quote("\"'><img src=x onerror=alert(1)>")
    document = browse(f"{address}#{nothing}", "--dump-dom")
    assert 'data-ready="yes"' in document, "our script ran under its own policy"
    assert "<p>Nothing is chosen.</p>" in document, "a fragment that names nothing breaks nothing"
    assert document.count("<script") == 2
    assert "<img" not in document
    assert 'tabindex="0"' in re.search(r"<svg[^>]*class=\"zoom\"[^>]*>", document)[0], "keys move the figure"
    # A browser asks for an icon by itself.
    assert [path for path in asked if path != "/favicon.ico"] == ["/page.html"]


def test_what_is_chosen_is_marked_everywhere_with_its_neighbours(browse, tmp_path):
    file = tmp_path / "page.html"
    file.write_text(page(timeline_picture()), encoding="utf-8")
    document = browse(f"{file.as_uri()}#vessel%3Awidow", "--dump-dom")
    assert "<p>Nothing is chosen.</p>" not in document
    panel = re.search(r'id="details"[^>]*>(.*?)</div>', document, re.DOTALL)[1]
    values = dict(re.findall(r"<dt>(.*?)</dt><dd[^>]*>(.*?)</dd>", panel, re.DOTALL))
    assert (values["kind"], values["imo"], values["tags"]) == ("Vessel", "9074729", "reefer")
    assert "<script>alert(1)</script>" in unescape(values["notes"])
    chosen = re.findall(r'<(\w+) class="([^"]*\bchosen\b[^"]*)" data-id="vessel:widow"', document)
    assert {tag for tag, _ in chosen} == {"g"}, "node and track"
    assert len(re.findall(r'class="edge[^"]*\bnear\b', document)) == 3, "two encounters and an owner"
    assert len(re.findall(r'class="node[^"]*\bnear\b', document)) == 3


def test_a_line_of_a_chain_is_marked_with_what_it_was_made_from_and_into(browse, tmp_path):
    file = tmp_path / "page.html"
    file.write_text(page(chain_picture()), encoding="utf-8")
    document = browse(f"{file.as_uri()}#goods%3A1", "--dump-dom", "--window-size=400,800")
    assert 'data-ready="yes"' in document
    chosen = re.findall(r'<(\w+) class="[^"]*\bchosen\b[^"]*" data-id="goods:1"', document)
    assert chosen == ["g"], "the box"
    assert len(re.findall(r'class="edge band[^"]*\bnear\b', document)) == 3
    assert document.count("<script") == 2, "no text became a script"


def test_it_prints(browse, tmp_path):
    (tmp_path / "page.html").write_text(page(timeline_picture()), encoding="utf-8")
    target = tmp_path / "page.pdf"
    browse((tmp_path / "page.html").as_uri(), f"--print-to-pdf={target}")
    written = target.read_bytes()
    assert written.startswith(b"%PDF")
    assert len(written) > 20_000
