"""Read the forms that ship with the checker."""

from __future__ import annotations

import marshal
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from checker import store
from checker.schema.spec import (
    ColumnSpec,
    FormSpec,
    GroupSpec,
    RowSpec,
    SectionSpec,
    TableSpec,
    TopicSpec,
)

FORM_IDS = ("2019", "2021")  # the editions that ship with the checker


class LabelWordings(NamedTuple):
    """More wordings of a row, a column or a part: see the hook checker_labels."""

    form: str
    table: str  # t2, t3, t4; "sections" for a part
    axis: str  # row, column, section
    key: str
    variants: tuple[str, ...]


# What plugins added for this process. Forms are facts that all of a process shares; a run sets them once,
# before the first document, through `extend_forms`.
_added_forms: dict[str, bytes] = {}
_added_labels: list[LabelWordings] = []
_dependents: list[Callable[[], None]] = []


def extend_forms(labels: Iterable[LabelWordings], forms: Mapping[str, bytes]) -> None:
    """Let further editions (id → YAML) and wordings of labels take part from now on; () and {} take them out.

    Raises:
        KeyError: a wording names an edition, table, row or column that there is not.
    """
    wanted = list(labels)
    if wanted == _added_labels and dict(forms) == _added_forms:
        return
    _added_labels[:] = wanted
    _added_forms.clear()
    _added_forms.update(forms)
    for forget in (load_form.cache_clear, _content.cache_clear, *_dependents):
        forget()
    for form_id in form_ids():
        load_form(form_id)


def when_forms_change(forget: Callable[[], None]) -> None:
    """Name what must be forgotten when `extend_forms` changes the forms: a cache built from them."""
    _dependents.append(forget)


def form_ids() -> tuple[str, ...]:
    """Return the editions there are, oldest first."""
    return (*FORM_IDS, *sorted(form_id for form_id in _added_forms if form_id not in FORM_IDS))


@cache
def load_form(form_id: str) -> FormSpec:
    """Return an edition of the form by its id, "2019" or "2021" (or one that a plugin added).

    Raises:
        FileNotFoundError: there is no such edition.
    """
    form = _read_form(form_id)
    for wordings in _added_labels:
        if wordings.form == form_id:
            form = _with_wordings(form, wordings)
    return form


def _read_form(form_id: str) -> FormSpec:
    content = _content(form_id)
    name = f"form-{form_id}-{sha256(content).hexdigest()[:40]}"
    payload = store.read(name)
    if payload is not None:
        try:
            return build_form(marshal.loads(payload))  # plain data, checked by its hash
        except (ValueError, EOFError, TypeError, KeyError):
            pass
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    data = yaml.load(content, Loader=loader)
    form = build_form(data)
    store.write(name, marshal.dumps(data))
    return form


def forms_stamp() -> str:
    """Name the state of the forms' texts."""
    return "|".join(sha256(_content(form_id)).hexdigest() for form_id in form_ids()) + repr(_added_labels)


@cache
def _content(form_id: str) -> bytes:
    if form_id in _added_forms:
        return _added_forms[form_id]
    return (Path(__file__).parent / "forms" / f"form_{form_id}.yaml").read_bytes()


def form_for_year(year: int | None) -> FormSpec:
    """Return the edition in force for a report year; unknown and later years get the newest."""
    forms = [load_form(form_id) for form_id in form_ids()]
    if year is not None:
        for form in reversed(forms):  # a newer edition goes before an open-ended older one
            if form.covers(year):
                return form
        if year < forms[0].first_year:
            return forms[0]
    return forms[-1] if not _added_forms else max(forms, key=lambda form: form.first_year)


def build_form(data: dict[str, Any]) -> FormSpec:
    """Build an edition from its YAML data."""
    sections = tuple(
        SectionSpec(
            key=item["key"],
            name=item["name"],
            title=item["title"],
            position=position,
            kind=item["kind"],
            table=item.get("table"),
            variants=tuple(item.get("variants") or ()),
            topics=tuple(
                TopicSpec(topic["key"], topic["name"], tuple(topic.get("variants") or ()))
                for topic in item.get("topics") or ()
            ),
        )
        for position, item in enumerate(data["sections"], start=1)
    )
    tables = {key: _table(key, item) for key, item in data["tables"].items()}
    return FormSpec(
        id=str(data["id"]),
        title=data["title"],
        document=data["document"],
        first_year=data["years"]["from"],
        last_year=data["years"]["to"],
        sections=sections,
        tables=tables,
    )


def _table(key: str, data: dict[str, Any]) -> TableSpec:
    return TableSpec(
        key=key,
        name=data["name"],
        section=data["section"],
        rows=tuple(RowSpec(**_tuples(row)) for row in data["rows"]),
        columns=tuple(ColumnSpec(**_tuples(column)) for column in data["columns"]),
        row_groups=tuple(_group(group, "rows") for group in data.get("row_groups") or ()),
        column_groups=tuple(_group(group, "columns") for group in data.get("column_groups") or ()),
    )


def _group(data: dict[str, Any], members: str) -> GroupSpec:
    return GroupSpec(
        data["name"],
        tuple(data[members]),
        data.get("label", ""),
        tuple(data.get("prose") or ()),
    )


def _tuples(data: dict[str, Any]) -> dict[str, Any]:
    return {key: tuple(item) if isinstance(item, list) else item for key, item in data.items()}


def _with_wordings(form: FormSpec, added: LabelWordings) -> FormSpec:
    if added.table == "sections":
        sections = _widened(form.sections, added, "部分")
        return replace(form, sections=sections)
    table = form.tables[added.table]
    if added.axis == "row":
        table = replace(table, rows=_widened(table.rows, added, "行"))
    else:
        table = replace(table, columns=_widened(table.columns, added, "列"))
    return replace(form, tables={**form.tables, added.table: table})


def _widened(specs: tuple[Any, ...], added: LabelWordings, what: str) -> tuple[Any, ...]:
    found: list[Any] = []
    known = False
    for one in specs:
        fits = one.key == added.key
        known = known or fits
        found.append(one._replace(variants=(*one.variants, *added.variants)) if fits else one)
    if not known:
        raise KeyError(f"{added.form} 年格式的 {added.table} 没有{what}“{added.key}”")
    return tuple(found)
