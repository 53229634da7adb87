"""What reading can meet in any format: codes E1xx, listed in docs/reference/problems.md."""

from __future__ import annotations

from checker.model.problem import FATAL, NOTE, PARTIAL, Problem
from checker.source.location import Location


def empty_file() -> Problem:
    return Problem("E101", "文件是空的。请核对是否下载完整，再检查一次。", FATAL)


def unknown_format() -> Problem:
    return Problem(
        "E102",
        "认不出这是什么文件。能读的有网页、文本、Word、WPS、PDF 和电子表格；请核对文件，"
        "或另存为其中一种再检查。",
        FATAL,
    )


def no_reader(name: str) -> Problem:
    return Problem(
        "E103",
        f"这是{name}，目前没有装能读它的部件。请另存为 .docx、网页或文本后再检查，或安装相应的扩展。",
        FATAL,
    )


def reader_failed(kind: str) -> Problem:
    return Problem(
        "E104", f"读取时程序出错（{kind}），这份文件没有读成。请另存一份再试，并把文件交给维护人员。", FATAL
    )


def page_too_large() -> Problem:
    return Problem("E110", "网页太大，只读了前一部分，后面的内容没有检查。")


def embedded(address: str, location: Location | None) -> Problem:
    return Problem(
        "E111",
        f"网页里嵌着另一份文件（{address[:120]}），其中的内容没有读取，请另外下载检查。",
        NOTE,
        location,
    )


def cut_off(where: str, location: Location | None) -> Problem:
    return Problem(
        "E120",
        f"文本似乎被截断：到“{where}”就没有了，后面的部分没有读到，不能断定缺少。请取得全文再检查。",
        PARTIAL,
        location,
    )


def begins_inside(where: str, location: Location | None) -> Problem:
    return Problem(
        "E121",
        f"文本似乎只是报告的一部分，从“{where}”才开始，前面的部分没有读到，不能断定缺少。请取得全文再检查。",
        PARTIAL,
        location,
    )


def several_reports(years: tuple[str, ...]) -> Problem:
    if years[0] and len(set(years)) > 1:
        told = f"网页上有几个年度的报告（{'、'.join(dict.fromkeys(years))}），只检查了{years[0]}年的一份"
    else:
        told = "网页上同一份报告有两份，内容不一样，数字不同的格没有采用，其余按前一份检查"
    return Problem("E123", f"{told}。请把各份分开保存，分别检查。", PARTIAL)


def no_body() -> Problem:
    return Problem(
        "E130",
        "没有读到报告正文（页面只有标题，正文可能在附件、图片或另一页面里）。请下载正文文件再检查；不能据此断定报告缺项。",
        FATAL,
    )


def only_attachments(names: str) -> Problem:
    return Problem("E131", f"页面没有正文，只有附件：{names}。请下载附件再检查。", FATAL)


def only_pictures(count: int) -> Problem:
    return Problem(
        "E132", f"页面没有文字正文，只有{count}张图片。请向报送单位要文字版，或识别图片后再检查。", FATAL
    )


def list_page() -> Problem:
    return Problem(
        "E133", "这像是一个目录页（列着许多份年度报告的链接），不是一份报告。请打开其中一份再检查。", FATAL
    )


def not_a_report() -> Problem:
    return Problem(
        "E134", "没有认出政府信息公开工作年度报告的标题和六个部分，这可能不是年度报告。请核对文件。", FATAL
    )


def no_headings() -> Problem:
    return Problem(
        "E135",
        "没有认出六个部分的标题，各部分的内容和表格都没有读到，不能断定缺少。请核对标题的写法，或取得原文再检查。",
        PARTIAL,
    )


def titles_differ(own: str, other: str, location: Location | None) -> Problem:
    return Problem(
        "E122",
        f"网页上另有标题“{other}”，与报告自己的标题“{own}”年度或机关不同；按报告自己的标题认定。",
        NOTE,
        location,
    )


def table_unread(name: str, location: Location | None) -> Problem:
    return Problem("E140", f"{name}的内容没有读懂，与它有关的检查都没有做。请人工查看。", PARTIAL, location)


def table_is_picture(name: str, location: Location | None) -> Problem:
    return Problem("E141", f"{name}是图片，没有读取，与它有关的检查都没有做。请人工查看。", PARTIAL, location)


def table_is_attached(name: str, location: Location | None) -> Problem:
    return Problem(
        "E142", f"{name}在附件里，没有读取，与它有关的检查都没有做。请下载附件查看。", PARTIAL, location
    )


def table_perhaps_lost(name: str, location: Location | None) -> Problem:
    return Problem(
        "E143",
        f"“{name}”标题下没有表格，表格可能是图片，或在转成文字时丢失；没有读到，不能断定缺少。请对照原件。",
        PARTIAL,
        location,
    )


def table_twice(name: str, location: Location | None, *, differs: bool) -> Problem:
    told = "两次的数字不一样，不一样的数字没有采用，请人工核对" if differs else "内容相同，只用其中一次"
    return Problem("E144", f"{name}出现了两次，{told}。", PARTIAL if differs else NOTE, location)


def table_copied(name: str, location: Location | None, *, differs: bool) -> Problem:
    told = "数字不一样，用的是标题下面的一份，请人工核对" if differs else "内容相同，只用标题下面的一份"
    return Problem("E144", f"{name}在别处还有一份，{told}。", PARTIAL if differs else NOTE, location)


def table_elsewhere(name: str, location: Location | None) -> Problem:
    return Problem("E145", f"{name}不在它的标题下面，是按表格里的行名、列名认出来的。", NOTE, location)


def figures_unplaced(name: str, count: int, location: Location | None) -> Problem:
    return Problem(
        "E146",
        f"{name}有{count}行数字与表头对不上，看不出各格属于哪一列，没有采用。请人工查看。",
        PARTIAL,
        location,
    )


def rows_unknown(name: str, labels: str, location: Location | None) -> Problem:
    return Problem(
        "E147", f"{name}里有认不出的行（{labels}），这些行的数字没有采用。请人工查看。", PARTIAL, location
    )
