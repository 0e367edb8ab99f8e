"""SARIF 2.1.0 (OASIS): findings as code hosts and editors show them beside the lines of a file."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from emn_glossary import messages
from emn_glossary.checks.registry import RULES
from emn_glossary.findings import Finding, Report, Severity, sentence
from emn_glossary.languages import Lang

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json"
_LEVEL = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}


def sarif(report: Report, *, ui: Lang = "nb", folder: str = "", version: str = "") -> dict[str, Any]:
    """A report as one SARIF log, ready for `json.dumps`.

    `folder` is put before the names of the files, as the code host knows them (`data/skos`); `version` is this
    program's. Findings without a file are placed by entry and slot alone (logical locations, SARIF §3.33).
    """
    codes = sorted({finding.code for finding in report})
    index = {code: number for number, code in enumerate(codes)}
    driver: dict[str, Any] = {"name": "EMN Glossary", "rules": [_rule(code, ui) for code in codes]}
    if version:
        driver["version"] = version
    run = {
        "tool": {"driver": driver},
        "language": {"nb": "nb-NO", "nn": "nn-NO"}.get(ui, ui),
        "columnKind": "unicodeCodePoints",
        "results": [_result(finding, index, ui, folder) for finding in report],
    }
    return {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}


def _rule(code: str, ui: Lang) -> dict[str, Any]:
    said: dict[str, Any] = {"id": code, "defaultConfiguration": {"level": _LEVEL[Severity.of(code)]}}
    rule = RULES.get(code)
    if rule:
        said["shortDescription"] = {"text": rule.title(ui)}
        said["fullDescription"] = {"text": rule.explanation(ui)}
        said["help"] = {"text": f"{rule.explanation(ui)} ({rule.source})"}
    else:
        said["shortDescription"] = {"text": messages.catalogue()[code].words(ui)}
    return said


def _result(finding: Finding, index: Mapping[str, int], ui: Lang, folder: str) -> dict[str, Any]:
    said: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": index[finding.code],
        "level": _LEVEL[finding.severity],
        "message": {"text": sentence(finding.text(ui), finding.hint(ui))},
        "partialFingerprints": {"finding/v1": _fingerprint(finding)},
    }
    location = _location(finding, folder)
    if location:
        said["locations"] = [location]
    return said


def _location(finding: Finding, folder: str) -> dict[str, Any]:
    place = finding.place
    said: dict[str, Any] = {}
    if place.file:
        address = f"{folder.rstrip('/')}/{place.file}" if folder else place.file
        said["physicalLocation"] = {"artifactLocation": {"uri": quote(address)}}
        if place.line:
            region = {"startLine": place.line} | ({"startColumn": place.column} if place.column else {})
            said["physicalLocation"]["region"] = region
    if place.concept:
        full = f"{place.concept} {place.slot}" if place.slot else place.concept
        said["logicalLocations"] = [{"name": place.concept, "fullyQualifiedName": full, "kind": "element"}]
    return said


def _fingerprint(finding: Finding) -> str:
    """What makes a finding the same finding in the next run, wherever its line has moved."""
    said = "\x1f".join((finding.code, finding.place.concept, finding.place.slot, *(v for _, v in finding.params)))
    return hashlib.sha256(said.encode()).hexdigest()[:16]
