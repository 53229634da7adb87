"""What a sentence has told so far, and what it is about at the moment."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from checker.facts.clauses import APPLICATIONS, OTHER
from checker.facts.request_cells import NO_TELLING, Told
from checker.facts.saying import VERB, Saying

# Only one kind is named, no new subject: 信访类7件 · 涉及行政许可的12件.
_KIND = re.compile(
    r"类(?:的|申请|事项|案件|件|问题|信息|共|有)*$|^(?:涉及|关于|有关|属于).{1,40}的(?:申请|共|有)*$"
)
WITH_CARRIED = "收到申请连同结转"


@dataclass(slots=True)
class Thread:
    """What a sentence has told so far."""

    lead: str = ""  # what its first figure of applications with a verb counts: 收到申请
    listing: bool = False
    among: bool = False  # it takes a figure apart without a list: 不予公开的17件中，…
    depth: int = 0  # brackets that are open
    verb: str = ""  # of the documents told last: 现行有效
    own_end: int = 0  # where the words behind the last figure end that are its own
    elsewhere: bool = False  # it turned to another year
    kinds: set[str] = field(default_factory=set)  # of applicants
    one_kind: bool = False  # it goes on about one of them: 自然人新收7件，办结6件
    whole: bool = False  # it has told how many were received …
    carried: bool = False  # … how many came over from last year …
    added: bool = False  # … to be added to what another sentence told (连同去年结转的1件，共36件) …
    processed: bool = False  # … and how many were dealt with
    over: Told = NO_TELLING  # what the list takes apart
    last: Told = NO_TELLING

    def of_one_kind(self) -> bool:
        """Tell whether outcomes are told of one kind of applicants: 企业申请8件，予以公开3件."""
        return self.one_kind or (len(self.kinds) == 1 and not self.whole)

    def load(self) -> str:
        """Return what all that was to be dealt with is made of; "" where no carry-over was told."""
        return WITH_CARRIED if self.carried and not self.processed else ""

    def summed(self) -> str:
        """Return what a bare sum (合计134件) is the sum of; "" where that is not certain."""
        if self.processed:
            return ""
        if self.carried and (self.whole or self.added):
            return WITH_CARRIED
        if self.whole:
            return ""
        return self.lead


class Mood(NamedTuple):
    """What the sentence is about at the moment; `weak`: only carried over from the sentence before."""

    subject: str
    weak: bool


REQUESTS = Mood(APPLICATIONS, weak=False)


def only_a_kind(before: Mood, mood: Mood, saying: Saying, *, listed: bool) -> bool:
    """Tell whether words name a kind of application (信访类7件), so that the sentence goes on about all."""
    if before.subject != APPLICATIONS or mood.subject == APPLICATIONS:
        return False
    kind = _KIND.search(saying.words)
    if kind is not None and (kind.start() == 0 or not VERB.search(saying.words)):
        return True
    return listed and mood.subject == OTHER and not VERB.search(saying.words)
