"""What can be wrong with a file of an office format: codes and messages, in one place.

Codes E3xx; docs/reference/formats.md and problems.md list them.
"""

from __future__ import annotations

from checker.model.problem import FATAL, NOTE, PARTIAL, Problem
from checker.source.location import Location


def bomb(detail: str) -> Problem:
    return Problem(
        "E301", f"文件压缩得异常（{detail}），可能是压缩炸弹，没有打开。请向报送单位要一份正常的文件。", FATAL
    )


def document_type(part: str) -> Problem:
    return Problem(
        "E302", f"文件的“{part}”里有文档类型声明（DOCTYPE），正常的文件不会有，可能是攻击，没有读取。", FATAL
    )


def broken_package() -> Problem:
    return Problem("E303", "文件损坏或不完整，打不开。请重新下载，或用办公软件打开后另存一份再检查。", FATAL)


def missing_part(part: str) -> Problem:
    return Problem("E303", f"文件不完整，缺少“{part}”。请用办公软件打开后另存一份再检查。", FATAL)


def broken_part(part: str) -> Problem:
    return Problem("E303", f"文件的“{part}”损坏，读不出。请用办公软件打开后另存一份再检查。", FATAL)


def broken_pdf() -> Problem:
    return Problem("E303", "文件损坏或不是 PDF，打不开。请重新下载，或重新导出后再检查。", FATAL)


def too_deep(part: str) -> Problem:
    return Problem("E305", f"文件的“{part}”嵌套得异常地深，正常的文件不会这样，可能是攻击，没有读取。", FATAL)


def password() -> Problem:
    return Problem("E304", "文件设了打开密码，读不出。请去掉密码后再检查。", FATAL)


def tracked_changes(inserted: int, deleted: int, location: Location | None) -> Problem:
    parts = [f"插入{inserted}处" if inserted else "", f"删除{deleted}处" if deleted else ""]
    counts = "、".join(part for part in parts if part)
    return Problem(
        "E310",
        f"文件里留有修订痕迹（{counts}），还没有接受或拒绝。检查按“接受全部修订”后的内容进行；报送前请先定稿。",
        NOTE,
        location,
    )


def hidden_text(count: int, sample: str, location: Location | None) -> Problem:
    shown = f"，例如“{sample[:20]}”" if sample.strip() else ""
    return Problem(
        "E311", f"文件里有{count}处隐藏文字{shown}。隐藏文字不参加检查；报送前请删去。", NOTE, location
    )


def macros() -> Problem:
    return Problem("E312", "文件里带有宏（程序）。宏没有运行；报告不应带宏。", NOTE)


def embedded_object(location: Location | None) -> Problem:
    return Problem("E313", "文件里嵌有别的文件（如电子表格对象），里面的内容没有读取。", PARTIAL, location)


def needs_extra(what: str, extra: str) -> Problem:
    return Problem(
        "E320", f"读取{what}需要另装组件：pip install 'nianbao-checker[{extra}]'，装好后再检查。", FATAL
    )


def needs_office(what: str) -> Problem:
    return Problem(
        "E321", f"读取{what}需要 LibreOffice，本机没有装。请安装，或另存为 .docx 后再检查。", FATAL
    )


def office_failed(detail: str) -> Problem:
    return Problem("E322", f"LibreOffice 没能转换这个文件（{detail}）。请另存为 .docx 后再检查。", FATAL)


def read_by_office() -> Problem:
    return Problem(
        "E323",
        "文件由 LibreOffice 转换后读取，位置按转换后的文件标注；如有疑问，请另存为 .docx 再检查一次。",
        NOTE,
    )


def scanned(pages: str, *, whole: bool) -> Problem:
    return Problem(
        "E330",
        f"{pages}是扫描图片，没有文字层。读取扫描件需要另装组件：pip install 'nianbao-checker[ocr]'；"
        "或者向报送单位要电子版。",
        FATAL if whole else PARTIAL,
    )


def broken_picture() -> Problem:
    return Problem("E303", "图片损坏，打不开。请重新导出后再检查。", FATAL)


def read_by_ocr(pages: str) -> Problem:
    return Problem("E331", f"{pages}是扫描图片，文字由识别得出，凡与之有关的结论都请人工核对。", NOTE)


def garbled(pages: str, *, whole: bool) -> Problem:
    return Problem(
        "E332",
        f"{pages}的字体没有标明对应的文字，复制出来是乱码，读不出。请另存为带文字的 PDF，或提供 Word 文件。",
        FATAL if whole else PARTIAL,
    )


def too_many_pages(count: int, limit: int) -> Problem:
    return Problem("E333", f"文件有{count}页，只读了前{limit}页。", PARTIAL)


def pages_unreadable(pages: str) -> Problem:
    return Problem("E334", f"{pages}损坏，读不出；其余各页照常检查。", PARTIAL)


def not_a_report(what: str) -> Problem:
    return Problem("E335", f"文件里没有可读的内容（{what}）。", FATAL)


def formula_without_value(cells: str, location: Location | None) -> Problem:
    return Problem(
        "E340",
        f"电子表格的{cells}是公式而没有存下计算结果，读不出数值。请用办公软件打开、保存一次再检查。",
        PARTIAL,
        location,
    )


def hidden_cells(what: str) -> Problem:
    return Problem(
        "E311", f"电子表格里有隐藏的内容（{what}）。隐藏的内容不参加检查；报送前请删去或显示。", NOTE
    )


def far_cells() -> Problem:
    return Problem("E341", "电子表格在很远的位置还有内容，超出报告表格的范围，没有读取。", NOTE)


def nothing_in_archive() -> Problem:
    return Problem("E350", "压缩包里没有可以检查的报告文件。", FATAL)


def archive_not_opened(files: int) -> Problem:
    detail = f"里面有{files}个文件，嵌套太深或没有报告" if files else "里面是空的"
    return Problem("E351", f"这个压缩包没有打开（{detail}）。请解压后检查里面的报告。", FATAL)


def other_archive() -> Problem:
    return Problem("E352", "这是 RAR 或 7z 压缩包，不能直接打开。请解压后检查里面的报告，或改用 ZIP。", FATAL)


def worker_failed(detail: str) -> Problem:
    return Problem("E360", f"这个文件没能安全地读完（{detail}），已经放弃。请另存一份再检查。", FATAL)
