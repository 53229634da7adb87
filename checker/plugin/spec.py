"""Every hook of the checker, with its contract. An implementation takes any subset of the arguments, by name.

A plugin is a module (or package) whose functions are marked with `hookimpl`:

    from checker.plugin import hookimpl

    @hookimpl
    def checker_rule_packs():
        return [Path(__file__).parent / "rules"]

Rules that hold for every hook:

* It is called alone and with a budget of time. What it raises, a wrong type, an exit or an overrun becomes a
  problem of the run (exit code 4); the other plugins and the checker go on.
* What it is given is frozen. A plugin that changes it all the same is told and its answer is dropped.
* An empty answer ([] or None) always means "nothing to add".
* Plugins are asked in the order of their names, unless their manifest says `before` or `after`. Answers that
  are data do not depend on that order: two plugins that define the same thing are an error naming both.
* Arguments may be added in later versions; implementations that do not name them are not disturbed.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import pluggy

if TYPE_CHECKING:
    import click

    from checker.findings.finding import Finding
    from checker.findings.result import ReportResult
    from checker.language.functions import FunctionSpec
    from checker.model.report import Report
    from checker.plugin.contributions import (
        Enrichment,
        LabelVariant,
        OrganEntry,
        ReaderSpec,
        ReporterSpec,
        Score,
    )
    from checker.regions.registry import Region

hookspec = pluggy.HookspecMarker("checker")
hookimpl = pluggy.HookimplMarker("checker")


class CheckerSpec:
    """The hooks, in the order in which a run calls them."""

    @hookspec
    def checker_organs(self) -> list[OrganEntry]:
        """Organs whose kind, level or province cannot be read from the name.

        Called: once, before the first document is read.
        Empty: no organ is added.
        Example: return [OrganEntry("示范新区管理委员会", kind="管理委员会", level="市", province="SD")]
        """
        raise NotImplementedError

    @hookspec
    def checker_regions(self) -> list[Region]:
        """Places that GB/T 2260 does not (or no longer) list, so that a name's province is recognised.

        Called: once, before the first document is read.
        Empty: no place is added.
        Example: return [Region("370190", "示范新区")]
        """
        raise NotImplementedError

    @hookspec
    def checker_labels(self) -> list[LabelVariant]:
        """More wordings of labels and headings, so that they are recognised as known variants.

        Called: once, before the first document is read.
        Empty: no wording is added.
        Example: return [LabelVariant("2021", "t3", "row", "carried_out", ("四、结转下年度",))]
        """
        raise NotImplementedError

    @hookspec
    def checker_forms(self) -> list[Path]:
        """Further editions of the form, as YAML files like those in checker/schema/forms.

        Called: once, before the first document is read.
        Empty: no edition is added. An edition is used for the report years it covers; a newer one goes before
        an older one that is open-ended. An id that there is already is an error naming both.
        Example: return [Path(__file__).parent / "form_2026.yaml"]
        """
        raise NotImplementedError

    @hookspec
    def checker_readers(self) -> list[ReaderSpec]:
        """Readers of further kinds of documents. A built-in reader goes first.

        Called: once, before the first document is read.
        Empty: no reader is added.
        Example: return [ReaderSpec("application/ofd", lambda head: head[:4] == b"PK..", read_ofd)]
        """
        raise NotImplementedError

    @hookspec
    def checker_functions(self) -> list[FunctionSpec]:
        """Functions that rules can call, with their types, units and documentation.

        Called: once, before the rules are loaded.
        Empty: no function is added.
        Example: return [FunctionSpec("机构数", "organ_count", (), COUNT, "…", count_organs)]
        """
        raise NotImplementedError

    @hookspec
    def checker_words(self) -> Mapping[str, tuple[str, ...]]:
        """Word lists (词表) that rules of every pack can name.

        Called: once, before the rules are loaded.
        Empty: no list is added.
        Example: return {"本省文件": ("实施办法", "编制通知")}
        """
        raise NotImplementedError

    @hookspec
    def checker_rule_packs(self) -> list[Path]:
        """Folders that each hold a pack.yaml and its rules.

        Called: once, before the rules are loaded.
        Empty: no pack is added.
        Example: return [Path(__file__).parent / "rules"]
        """
        raise NotImplementedError

    @hookspec
    def checker_prepare_report(self, report: Report) -> Report | None:
        """Put a report in better order before it is judged: recognise local wordings, join what is split.

        Called: once a report, after it is read. Plugins see each other's work in turn.
        Empty: the report stays as it was. A figure, its state or its place may never be altered; an answer in
        which one differs is dropped and told.
        Example: return dataclasses.replace(report, closing=find_signature(report))
        """
        raise NotImplementedError

    @hookspec
    def checker_enrich_finding(self, finding: Finding, report: Report) -> Enrichment | None:
        """Add a local contact or the wording of a letter to a finding.

        Called: once a finding, after the report is judged.
        Empty: nothing is added.
        Example: return Enrichment(contact="市政务公开办 0000-0000000")
        """
        raise NotImplementedError

    @hookspec
    def checker_score(self, result: ReportResult) -> Score | None:
        """Score a report by a local standard.

        Called: once a report, after its findings are complete.
        Empty: no score.
        Example: return Score("年报评分", "-0.5", (ScoreItem("与上年雷同过半", "-0.5"),))
        """
        raise NotImplementedError

    @hookspec
    def checker_reporters(self) -> list[ReporterSpec]:
        """Further output formats for `-o NAME`.

        Called: when an output is written. A built-in format of the same name is an error.
        Empty: no format is added.
        Example: return [ReporterSpec("letter", render_letter)]
        """
        raise NotImplementedError

    @hookspec
    def checker_commands(self) -> list[click.Command]:
        """Further commands of `checker`.

        Called: when a command is not a built-in one, and for `checker --help`.
        Empty: no command is added.
        Example: return [archive_command]
        """
        raise NotImplementedError


HOOK_NAMES = tuple(name for name in vars(CheckerSpec) if name.startswith("checker_"))
