"""Of which kind the items of a list are: ways to apply, applicants, outcomes, blocks of lawsuits."""

from __future__ import annotations

import re

WAY, WHO = "way", "who"

_KINDS = re.compile(
    r"(?P<suit>起诉)|(?P<result>维持|纠正|纠错|其他结果|审结|未结|胜诉|败诉|撤诉|驳回|予以公开|部分公开|不予公开|无法提供|"
    r"不予处理|其他处理)|(?P<who>自然人|公民|法人|企业|科研机构|公益组织|法律服务)|"
    r"(?P<way>网络|网上|网站|平台|信函|来信|邮寄|邮件|当面|现场|来访|传真|窗口)"
)


def kind_of(text: str, start: int, end: int) -> str | None:
    """Return the kind that text[start:end] names, None where it names none."""
    match = _KINDS.search(text, start, end)
    return match.lastgroup if match is not None else None
