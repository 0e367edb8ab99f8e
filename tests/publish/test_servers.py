"""Addresses on real web servers: nginx and Apache from Debian, with the configuration that lies in the site.

IIS runs on Windows only: its configuration is read here as IIS reads it, and asked the same.
"""

from __future__ import annotations

import gzip
import http.client
import os
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from lxml import etree

from emn_glossary.model import Glossary
from emn_glossary.publish import build
from emn_glossary.publish.servers import wishes

NGINX = """
pid {folder}/nginx.pid; error_log {folder}/error.log; daemon off; master_process off;
events {{ }}
http {{
  access_log off; include /etc/nginx/mime.types;
  client_body_temp_path {folder}/t1; proxy_temp_path {folder}/t2; fastcgi_temp_path {folder}/t3;
  uwsgi_temp_path {folder}/t4; scgi_temp_path {folder}/t5;
  server {{ listen 127.0.0.1:{port}; root {folder}; include {site}/nginx.conf; }}
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
LoadModule filter_module /usr/lib/apache2/modules/mod_filter.so
LoadModule deflate_module /usr/lib/apache2/modules/mod_deflate.so
<Directory {folder}>
  AllowOverride FileInfo
  Require all granted
</Directory>
"""
# (address, Accept, what is answered, where it leads)
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,image/apng,*/*;q=0.8"
ASKED = [
    ("c0001", BROWSER, 303, "c0001.html"),
    ("c0001", "", 303, "c0001.html"),
    ("c0001", "*/*", 303, "c0001.html"),
    ("c0001", "application/rdf+xml", 303, "c0001.html"),
    ("c0001", "text/turtle", 303, "c0001.ttl"),
    ("c0001", "TEXT/TURTLE", 303, "c0001.ttl"),
    ("c0001", "text/turtle;charset=utf-8", 303, "c0001.ttl"),
    ("c0001", "text/turtle, application/rdf+xml;q=0.5", 303, "c0001.ttl"),
    ("c0001", "text/turtle, */*;q=0.1", 303, "c0001.ttl"),
    ("c0001", "application/ld+json", 303, "c0001.jsonld"),
    ("c0001", "application/json", 303, "c0001.jsonld"),
    ("c0001", 'application/ld+json;profile="http://www.w3.org/ns/json-ld#compacted", */*;q=0.1', 303, "c0001.jsonld"),
    ("c0001", "text/html, text/turtle;q=0.5", 303, "c0001.html"),
    ("c0001", "text/turtle;q=0.5, text/html", 303, "c0001.html"),
    ("c0001", "text/turtle, text/html;q=0.9", 303, "c0001.ttl"),
    ("c0001", "text/turtle;q=0.9, text/html;q=0.8", 303, "c0001.ttl"),
    ("c0001", "text/html;q=0.8, application/ld+json ; q=0.85", 303, "c0001.html"),
    ("c0001", "application/ld+json;q=0.9, text/turtle;q=0.8, text/html;q=0.1", 303, "c0001.jsonld"),
    ("c0001", "text/turtle;q=0.2, application/ld+json", 303, "c0001.jsonld"),
    ("c0001", "text/turtle;q=0, application/ld+json;q=0.001", 303, "c0001.jsonld"),
    ("c0001", "text/turtle;q=0.0", 303, "c0001.html"),
    ("c0001", "text/turtle, text/html", 303, "c0001.html"),
    ("c0001", "text/turtles", 303, "c0001.html"),
    ("c0001/", "text/turtle", 303, "c0001.ttl"),
    ("c0001/", BROWSER, 303, "c0001.html"),
    ("c0011", BROWSER, 301, "c0001"),
    ("c0011", "", 301, "c0001"),
    ("c0011", "text/turtle", 303, "c0011.ttl"),
    ("t01", BROWSER, 303, "t01.html"),
    ("t01", "application/ld+json", 303, "t01.jsonld"),
    ("scheme", BROWSER, 303, "about.html"),
    ("scheme", "text/turtle", 303, "scheme.ttl"),
    ("p0101", BROWSER, 303, "introduction.html"),
    ("nb", BROWSER, 303, "nb.html"),
    ("c0999", BROWSER, 404, ""),
    ("c0999", "text/turtle", 404, ""),
    ("p0101", "text/turtle", 404, ""),
]


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def program(name: str) -> str:
    found = shutil.which(name, path=os.environ["PATH"] + ":/usr/sbin")
    assert found, f"{name}: make system"
    return found


class Server(NamedTuple):
    """A server that has the site at `path`."""

    name: str
    port: int
    path: str
    folder: Path

    def ask(self, file: str, method: str = "GET", **headers: str) -> tuple[int, Mapping[str, str], bytes]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        told = {name.replace("_", "-"): value for name, value in headers.items() if value}
        connection.request(method, self.path + file, headers=told)
        answer = connection.getresponse()
        found = answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read()
        connection.close()
        return found


@contextmanager
def started(name: str, path: str, glossary: Glossary, folder: Path, settings: str) -> Iterator[Server]:
    """A server with a site of the glossary, until it is no longer needed."""
    for above in (folder, folder.parent, folder.parent.parent):
        above.chmod(0o755)  # a server that gives up being root must come in
    site, port = folder / path.strip("/"), free_port()
    build(glossary, site, downloads=("csv", "tbx"), base_url=f"https://example.org{path}")
    configuration = folder / "server.conf"
    configuration.write_text(settings.format(folder=folder, port=port, site=site))
    told = ["-c", str(configuration)] if name == "nginx" else ["-X", "-f", str(configuration)]
    with subprocess.Popen([program(name), *told]) as running:
        for _ in range(100):
            with socket.socket() as tried:
                if tried.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.05)
        yield Server(name, port, path, site)
        running.terminate()


@pytest.fixture(
    scope="module",
    params=[(name, path) for name in ("nginx", "apache2") for path in ("/ordliste/", "/a.b/c-d/", "/")],
    ids=lambda given: f"{given[0]}{given[1]}",
)
def server(
    request: pytest.FixtureRequest, glossary: Glossary, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Server]:
    name, path = request.param
    settings = NGINX if name == "nginx" else APACHE
    with started(name, path, glossary, tmp_path_factory.mktemp(name), settings) as running:
        yield running


def test_an_entry_s_address_leads_to_what_is_wanted_most(server: Server) -> None:
    for address, accept, expected, target in ASKED:
        status, headers, _ = server.ask(address, Accept=accept)
        leads = re.sub(r"^https?://[^/]+", "", headers.get("location", ""))
        assert (status, leads) == (expected, server.path + target if target else ""), (address, accept)
        assert status == 404 or "Accept" in headers["vary"]


def test_where_an_address_leads_there_is_something(server: Server) -> None:
    for target in {target for _, _, status, target in ASKED if status == 303}:
        assert server.ask(target)[0] == 200, target


@pytest.mark.parametrize(
    ("file", "kind"),
    [
        ("", "text/html; charset=utf-8"),
        ("c0001.html", "text/html; charset=utf-8"),
        ("c0001.ttl", "text/turtle; charset=utf-8"),
        ("c0001.jsonld", "application/ld+json; charset=utf-8"),
        ("context.jsonld", "application/ld+json; charset=utf-8"),
        ("search.js", "javascript; charset=utf-8"),
        ("emn.css", "text/css; charset=utf-8"),
        ("icon.svg", "image/svg+xml"),
        ("sitemap.xml", "xml"),
        ("files/emn-ordliste.csv", "text/csv; charset=utf-8"),
        ("files/emn-ordliste.tbx", "application/x-tbx; charset=utf-8"),
    ],
)
def test_files_come_as_what_they_are_guarded_and_in_small(server: Server, file: str, kind: str) -> None:
    there = server.folder / (file or "index.html")
    status, headers, content = server.ask(file)
    assert (status, content) == (200, there.read_bytes())
    assert kind in headers["content-type"].lower().replace(";charset", "; charset")
    assert headers["content-security-policy"].startswith("default-src 'none'")
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["cache-control"] == "no-cache"
    status, headers, content = server.ask(file, Accept_Encoding="gzip")
    assert (status, headers["content-encoding"]) == (200, "gzip")
    assert "Accept-Encoding" in headers["vary"]
    assert gzip.decompress(content) == there.read_bytes()


def test_what_has_not_changed_is_not_sent_again(server: Server) -> None:
    seen = server.ask("search-index.js", Accept_Encoding="gzip")[1]
    again = {"If-Modified-Since": seen["last-modified"], "If-None-Match": seen.get("etag", "")}
    status, headers, content = server.ask("search-index.js", Accept_Encoding="gzip", **again)
    assert (status, content) == (304, b"")
    assert headers["cache-control"] == "no-cache"


def test_only_the_head_can_be_asked_for(server: Server) -> None:
    assert server.ask("c0001.html", "HEAD")[0] == 200
    status, headers, content = server.ask("c0001", "HEAD", Accept="text/turtle")
    assert (status, content) == (303, b"")
    assert headers["location"].endswith("c0001.ttl")


@pytest.mark.parametrize(
    "file", ["c0999.html", "nginx.conf", "web.config", ".htaccess", "c0001.html/x", "../../etc/passwd"]
)
def test_what_is_not_for_readers_is_not_there(server: Server, file: str) -> None:
    status, headers, _ = server.ask(file)
    assert status in (400, 403, 404)
    if status == 404 and not file.startswith(".."):
        assert "content-security-policy" in headers


def test_the_folder_without_its_slash_is_found(server: Server) -> None:
    if server.path != "/":
        status, headers, _ = server._replace(path=server.path.rstrip("/")).ask("")
        assert (status, headers["location"].endswith(server.path)) == (301, True)


def test_an_apache_with_nothing_added_still_shows_the_pages(glossary: Glossary, tmp_path: Path) -> None:
    """Without mod_rewrite, mod_headers, mod_deflate, mod_filter: no addresses without .html, but no errors either."""
    added = ("rewrite", "headers", "deflate", "filter")
    settings = "\n".join(line for line in APACHE.splitlines() if not any(f" {name}_module" in line for name in added))
    with started("apache2", "/ordliste/", glossary, tmp_path, settings) as running:
        for file in ("", "c0001.html", "c0001.ttl"):
            assert running.ask(file)[0] == 200
        assert running.ask("c0001")[0] == 404


# ---------------------------------------------------------------------------------------------------------
# IIS


def iis(configuration: Any) -> Callable[[str, str], tuple[int, str]]:
    """Read as URL Rewrite reads it: rule by rule, each on what the one before made; patterns mind no case."""
    rules = configuration.findall(".//rule")
    codes = {"SeeOther": 303, "Permanent": 301}

    def leads(address: str, accept: str) -> tuple[int, str]:
        for rule in rules:
            found = re.search(str(rule.find("match").get("url")), address, re.IGNORECASE)
            asked = [re.search(str(one.get("pattern")), accept, re.IGNORECASE) for one in rule.iterfind(".//add")]
            if not found or not all(asked):
                continue
            action = rule.find("action")
            target = str(action.get("url"))
            for number in range(found.re.groups + 1):
                target = target.replace(f"{{R:{number}}}", found[number])
            if action.get("type") == "Redirect":
                return codes[str(action.get("redirectType"))], target
            address = target
        return 200, address

    return leads


def test_the_configuration_for_iis_says_the_same(glossary: Glossary, tmp_path: Path) -> None:
    build(glossary, tmp_path / "site", downloads=())
    there: Any = etree.parse(str(tmp_path / "site" / "web.config"))
    leads = iis(there)
    for address, accept, status, target in ASKED:
        if status != 404:  # whether the file is there is asked after the redirect
            assert leads(address, accept) == (status, f"/ordliste/{target}"), (address, accept)
    assert leads("c0001.html", BROWSER) == (200, "c0001.html")
    assert leads("files/emn-ordliste.csv", "text/turtle") == (200, "files/emn-ordliste.csv")
    names = [rule.get("name") for rule in there.iterfind(".//rule")]
    assert len(names) == len(set(names))  # URL Rewrite refuses two rules of one name
    kinds = [kind.get("fileExtension") for kind in there.iterfind(".//mimeMap")]
    assert kinds == [kind.get("fileExtension") for kind in there.iterfind(".//staticContent/remove")]
    assert {".ttl", ".jsonld", ".tbx"} <= set(kinds)


def test_a_site_without_a_past_has_a_configuration_too(tmp_path: Path) -> None:
    build(Glossary(), tmp_path / "site", downloads=())
    there: Any = etree.parse(str(tmp_path / "site" / "web.config"))
    assert iis(there)("c0001", BROWSER) == (303, "/ordliste/c0001.html")


def test_no_header_keeps_a_server_busy() -> None:
    """Patterns that go over a header again and again would let anyone stop a server with one (ReDoS)."""
    hostile = "text/turtle" + " " * 60 + (" " * 60 + "; " + " " * 60 + "a") * 30 + "!, text/html ;" * 100
    for _, pattern in wishes():
        re.search(pattern, hostile)  # with a pattern of that kind, this would not end
