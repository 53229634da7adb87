"""Let pytest run `*.cases.yaml`: one test a case, one for each pack that asks whether its cases are complete.

Switch it on in a conftest.py with `pytest_plugins = ["checker.testing.pytest_plugin"]`, or on the command
line with `-p checker.testing.pytest_plugin`.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from checker.testing.cases import Case, load_cases
from checker.testing.places import CaseDataError
from checker.testing.run import failures, faults, pack_folder, pack_gaps

_SUFFIX = ".cases.yaml"


class CaseFailure(Exception):  # noqa: N818  # not an error of the program
    """A case that did not come out as written; the message is Chinese and complete."""


def pytest_collect_file(parent: pytest.Collector, file_path: Path) -> pytest.Collector | None:
    """Take the files of cases."""
    if file_path.name.endswith(_SUFFIX):
        found: pytest.Collector = CasesFile.from_parent(parent, path=file_path)
        return found
    return None


class CasesFile(pytest.File):
    """A file of cases."""

    def collect(self) -> Iterator[pytest.Item]:
        try:
            cases = load_cases(self.path).cases
            folder = pack_folder(self.path)
        except CaseDataError as error:
            raise self.CollectError(str(error)) from error
        for number, case in enumerate(cases, start=1):
            name = f"{case.rule} {case.name}" if case.name else f"{case.rule} #{number}"
            yield CaseItem.from_parent(self, name=name, case=case)
        if self.path == min(folder.rglob(f"*{_SUFFIX}")):
            yield PackItem.from_parent(self, name=f"规则包 {folder.name} 的用例齐全", folder=folder)


class CaseItem(pytest.Item):
    """One case."""

    def __init__(self, *, case: Case, **rest: Any) -> None:
        super().__init__(**rest)
        self.case = case

    def runtest(self) -> None:
        try:
            wrong = failures(self.case)
        except CaseDataError as error:
            raise CaseFailure(str(error)) from error
        if wrong:
            raise CaseFailure("\n".join(wrong))

    def repr_failure(self, excinfo: Any, style: Any = None) -> Any:
        """Tell a failure as a colleague would; a fault of the program keeps its traceback."""
        if isinstance(excinfo.value, CaseFailure):
            return f"用例“{self.case.name}”（规则 {self.case.rule}，{self.path.name}）：\n{excinfo.value}"
        return super().repr_failure(excinfo)

    def reportinfo(self) -> tuple[Path, int, str]:
        return self.path, 0, f"{self.case.rule} {self.case.name}"


class PackItem(pytest.Item):
    """Asks that the rules of a pack load and that each has its three kinds of cases."""

    def __init__(self, *, folder: Path, **rest: Any) -> None:
        super().__init__(**rest)
        self.folder = folder

    def runtest(self) -> None:
        wrong = [*faults(self.folder), *pack_gaps(self.folder)]
        if wrong:
            raise CaseFailure("\n".join(wrong))

    def repr_failure(self, excinfo: Any, style: Any = None) -> Any:
        """Tell a failure as a colleague would."""
        if isinstance(excinfo.value, CaseFailure):
            return f"规则包 {self.folder.name}：\n{excinfo.value}"
        return super().repr_failure(excinfo)

    def reportinfo(self) -> tuple[Path, int, str]:
        return self.path, 0, self.name
