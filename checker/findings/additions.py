"""What plugins add beside the findings: contacts, wordings of letters, scores. They change no verdict."""

from __future__ import annotations

from typing import NamedTuple


class Enrichment(NamedTuple):
    """What a plugin adds to a finding."""

    contact: str = ""  # whom to ask: 县政务公开办 0000-0000000
    letter: str = ""  # wording for the letter to the organ


class ScoreItem(NamedTuple):
    """One deduction or credit, and the findings it rests on."""

    label: str
    points: str  # exact, as a decimal in words: "-0.5"
    findings: tuple[str, ...] = ()  # fingerprints


class Score(NamedTuple):
    """A score of a report by a local standard. It stands beside the verdict."""

    name: str
    total: str
    items: tuple[ScoreItem, ...] = ()
    basis: str = ""


class Addition(NamedTuple):
    """What a plugin added to a finding (named by its fingerprint)."""

    plugin: str
    finding: str
    enrichment: Enrichment


class PluginScore(NamedTuple):
    """A score, and the plugin that gave it."""

    plugin: str
    score: Score
