"""`emn serve`: a preview for this machine alone, which follows the data and says what is wrong with them."""

from __future__ import annotations

import http.client
import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import pytest
from click.testing import CliRunner

from emn_cli.group import emn
from emn_cli.serve import Preview
from emn_glossary import formats
from emn_glossary.errors import PublishError
from tests.cli.test_publish import concept, data

__all__ = ["data"]  # the fixture


class Answer(NamedTuple):
    """What the preview answers."""

    status: int
    where: str
    content: str


class Running(NamedTuple):
    """`emn serve`, running."""

    port: int
    process: subprocess.Popen[str]

    def ask(self, path: str, host: str = "", method: str = "GET") -> Answer:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        connection.request(method, path, headers={"Host": host} if host else {})
        answer = connection.getresponse()
        found = Answer(answer.status, answer.getheader("Location", ""), answer.read().decode())
        connection.close()
        return found

    def state(self) -> tuple[int, str]:
        said = json.loads(self.ask("/-/state").content)
        return said["version"], said["error"]

    def waits(self, until: Callable[[tuple[int, str]], bool]) -> tuple[int, str]:
        for _ in range(200):
            if until(self.state()):
                break
            time.sleep(0.1)
        return self.state()


@contextmanager
def serving(*told: str) -> Iterator[Running]:
    command = [sys.executable, "-c", "from emn_cli.main import main; main()", "serve", "--port", "0", *told]
    environment = {**os.environ, "EMN_UI": "nb"}
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=environment) as process:
        assert process.stderr
        line = process.stderr.readline()
        found = re.search(r"http://127\.0\.0\.1:(\d+)/", line)
        assert found, line + process.stderr.read()
        try:
            yield Running(int(found[1]), process)
        finally:
            process.kill()


def add(data: Path, id: str, en: str, nb: str) -> None:  # noqa: A002
    glossary = formats.read(data).glossary
    formats.write(glossary.with_entries([concept(id, en, nb)]), data / "glossary.ttl")


def test_the_preview_follows_the_data_through_thick_and_thin(data: Path) -> None:
    with serving("--data", str(data)) as running:
        assert "asyl" in running.ask("/c0001.html").content
        assert '<script src="/-/reload.js" defer>' in running.ask("/").content
        assert running.state() == (1, "")
        add(data, "c0003", "return", "retur")
        assert running.waits(lambda state: state[0] > 1)[0] == 2
        assert "retur" in running.ask("/nb.html").content
        whole = (data / "glossary.ttl").read_bytes()
        (data / "glossary.ttl").write_text("<a> <b>")
        _, error = running.waits(lambda state: bool(state[1]))
        assert "glossary.ttl" in error
        assert "retur" in running.ask("/nb.html").content  # the old pages stay
        (data / "glossary.ttl").write_bytes(whole)
        assert running.waits(lambda state: not state[1])[1] == ""
        running.process.send_signal(signal.SIGINT)
        assert running.process.wait(10) == 0
        assert running.process.stderr
        assert "Traceback" not in running.process.stderr.read()


def test_a_site_among_the_data_is_not_made_anew_by_itself(data: Path) -> None:
    site = data / "site"
    with serving(str(site), "--data", str(data)) as running:
        time.sleep(1.5)
        assert running.state() == (1, "")
        add(data, "c0003", "return", "retur")
        assert running.waits(lambda state: state[0] > 1)[0] == 2
        time.sleep(1.5)
        assert running.state() == (2, "")
        running.process.send_signal(signal.SIGINT)
        running.process.wait(10)
    assert (site / "c0003.html").is_file()


def test_a_published_site_loses_nothing_when_it_is_served(data: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    assert CliRunner().invoke(emn, ["publish", str(site), "--data", str(data)]).exit_code == 0
    before = {path: path.read_bytes() for path in site.rglob("*") if path.is_file()}
    assert site / "files" / "emn-ordliste.pdf" in before
    with serving(str(site), "--data", str(data)):
        assert {path: path.read_bytes() for path in site.rglob("*") if path.is_file()} == before


def test_only_this_machine_asked_by_its_name_is_answered(data: Path) -> None:
    """A page of another site could else read the preview through the reader's browser (DNS rebinding)."""
    with serving("--data", str(data)) as running:
        for host in (
            "evil.example",
            f"evil.example:{running.port}",
            "127.0.0.1.evil.example",
            "localhost:1",
            "127.0.0.1",
        ):
            for method in ("GET", "HEAD"):
                assert running.ask("/-/state", host, method).status == 403, host
        for host in (f"127.0.0.1:{running.port}", f"localhost:{running.port}"):
            assert running.ask("/c0001.html", host).status == 200
        rows = [line.split() for line in Path("/proc/net/tcp").read_text().splitlines()[1:]]
        listening = [row[1] for row in rows if row[3] == "0A" and row[1].endswith(f":{running.port:04X}")]
        assert listening == [f"0100007F:{running.port:04X}"]  # 127.0.0.1


@pytest.mark.parametrize(
    "path",
    ["/../../../../etc/passwd", "/%2e%2e/%2e%2e/%2e%2e/etc/passwd", "/..%2f..%2fetc/passwd", "//etc/passwd", "/c9"],
)
def test_no_path_leads_out_of_the_site(data: Path, path: str) -> None:
    with serving("--data", str(data)) as running:
        answer = running.ask(path)
        assert (answer.status, "root:" in answer.content) == (404, False)


def test_an_entry_s_address_leads_to_its_page(data: Path) -> None:
    with serving("--data", str(data)) as running:
        assert running.ask("/c0001")[:2] == (303, "/c0001.html")


def test_a_port_that_is_taken_is_told_before_anything_is_made(data: Path, tmp_path: Path) -> None:
    taken = Preview(tmp_path, 0)
    try:
        port = taken.address.rstrip("/").rpartition(":")[2]
        with pytest.raises(PublishError, match="cannot answer"):
            Preview(tmp_path, int(port))
        ran = CliRunner().invoke(emn, ["serve", str(tmp_path / "site"), "--data", str(data), "--port", port])
    finally:
        taken.stop()
    assert (ran.exit_code, f"kan ikke svare på port {port}" in ran.stderr) == (3, True)
    assert not (tmp_path / "site").exists()
