"""Addresses on real web servers: nginx and Apache from Debian, with the configuration that lies in the site."""

from __future__ import annotations

import http.client
import os
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from emn_glossary.model import Glossary
from emn_glossary.publish import build

PATH = "/ordliste/"
NGINX = """
pid {folder}/nginx.pid; error_log {folder}/error.log; daemon off; master_process off;
events {{ }}
http {{
  access_log off; include /etc/nginx/mime.types;
  client_body_temp_path {folder}/t1; proxy_temp_path {folder}/t2; fastcgi_temp_path {folder}/t3;
  uwsgi_temp_path {folder}/t4; scgi_temp_path {folder}/t5;
  server {{ listen 127.0.0.1:{port}; root {folder}; include {folder}/ordliste/nginx.conf; }}
}}
"""
APACHE = """
ServerName localhost
Listen 127.0.0.1:{port}
PidFile {folder}/apache.pid
ErrorLog {folder}/error.log
DocumentRoot {folder}
TypesConfig /etc/mime.types
LoadModule mpm_event_module /usr/lib/apache2/modules/mod_mpm_event.so
LoadModule authz_core_module /usr/lib/apache2/modules/mod_authz_core.so
LoadModule mime_module /usr/lib/apache2/modules/mod_mime.so
LoadModule dir_module /usr/lib/apache2/modules/mod_dir.so
LoadModule headers_module /usr/lib/apache2/modules/mod_headers.so
LoadModule rewrite_module /usr/lib/apache2/modules/mod_rewrite.so
<Directory {folder}>
  AllowOverride FileInfo
  Require all granted
</Directory>
"""


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def program(name: str) -> str:
    found = shutil.which(name, path=os.environ["PATH"] + ":/usr/sbin")
    assert found, f"{name}: make system"
    return found


@pytest.fixture(scope="module", params=["nginx", "apache2"])
def port(request: pytest.FixtureRequest, glossary: Glossary, tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """A server that has the site at /ordliste/."""
    folder = tmp_path_factory.mktemp(request.param)
    for above in (folder, folder.parent, folder.parent.parent):
        above.chmod(0o755)  # a server that gives up being root must come in
    build(glossary, folder / "ordliste", downloads=())
    port = free_port()
    settings = folder / "server.conf"
    settings.write_text((NGINX if request.param == "nginx" else APACHE).format(folder=folder, port=port))
    told = ["-c", str(settings)] if request.param == "nginx" else ["-X", "-f", str(settings)]
    with subprocess.Popen([program(request.param), *told]) as server:
        for _ in range(100):
            with socket.socket() as tried:
                if tried.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.05)
        yield port
        server.terminate()


def ask(port: int, path: str, accept: str = "") -> tuple[int, dict[str, str], bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request("GET", path, headers={"Accept": accept} if accept else {})
    answer = connection.getresponse()
    found = answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read()
    connection.close()
    return found


@pytest.mark.parametrize(
    ("accept", "ending"),
    [
        ("text/html,application/xhtml+xml,*/*;q=0.8", ".html"),
        ("", ".html"),
        ("*/*", ".html"),
        ("text/turtle", ".ttl"),
        ("text/turtle, application/rdf+xml;q=0.5", ".ttl"),
        ("application/ld+json", ".jsonld"),
        ("application/json", ".jsonld"),
        ("text/html, text/turtle;q=0.5", ".html"),
    ],
)
def test_an_entry_s_address_leads_to_what_is_asked_for(port: int, accept: str, ending: str) -> None:
    status, headers, _ = ask(port, f"{PATH}c0001", accept)
    assert (status, re.sub(r"^http://[^/]+", "", headers["location"])) == (303, f"{PATH}c0001{ending}")
    assert "Accept" in headers["vary"]


def test_a_retired_entry_s_address_leads_to_the_one_that_replaces_it(port: int) -> None:
    status, headers, _ = ask(port, f"{PATH}c0011", "text/html")
    assert (status, re.sub(r"^http://[^/]+", "", headers["location"])) == (301, f"{PATH}c0001")


@pytest.mark.parametrize(
    ("file", "kind"),
    [
        ("", "text/html"),
        ("c0001.html", "text/html"),
        ("c0001.ttl", "text/turtle"),
        ("c0001.jsonld", "application/ld+json"),
        ("search.js", "javascript"),
        ("emn.css", "text/css"),
        ("icon.svg", "image/svg+xml"),
    ],
)
def test_files_come_as_what_they_are_and_guarded(port: int, file: str, kind: str) -> None:
    status, headers, content = ask(port, PATH + file)
    assert (status, bool(content)) == (200, True)
    assert kind in headers["content-type"]
    assert headers["content-security-policy"].startswith("default-src 'none'")
    assert headers["x-content-type-options"] == "nosniff"


def test_what_is_not_there_is_not_there(port: int) -> None:
    assert ask(port, f"{PATH}c0999.html")[0] == 404


def test_the_configuration_for_iis_says_the_same(glossary: Glossary, tmp_path: Path) -> None:
    """Read as IIS reads it, in order: the first rule whose pattern and conditions fit."""
    build(glossary, tmp_path / "site", downloads=())
    rules: Any = etree.parse(str(tmp_path / "site" / "web.config")).findall(".//rule")

    def leads(address: str, accept: str) -> str:
        for rule in rules:
            found = re.search(str(rule.find("match").get("url")), address)
            asked = [
                bool(re.search(str(one.get("pattern")), accept)) != (one.get("negate") == "true")
                for one in rule.iterfind(".//add")
            ]
            if found and all(asked):
                return str(rule.find("action").get("url")).replace("{R:1}", found[1] if found.groups() else "")
        return address

    assert leads("c0001", "text/html") == "/ordliste/c0001.html"
    assert leads("c0001", "text/turtle") == "/ordliste/c0001.ttl"
    assert leads("c0001", "application/ld+json") == "/ordliste/c0001.jsonld"
    assert leads("c0011", "text/html") == "/ordliste/c0001"
    assert leads("c0001.html", "text/html") == "c0001.html"
