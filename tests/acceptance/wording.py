# ruff: noqa: E501 - running Chinese text
"""The other words of a made report: opening, part one, part five, part six."""

from __future__ import annotations

from random import Random
from typing import NamedTuple

from tests.acceptance.told import Told
from tests.acceptance.wording_requests import disputes_sentence, requests_paragraph

ACT = "《中华人民共和国政府信息公开条例》"
PARTS = (
    "总体情况",
    "主动公开政府信息情况",
    "收到和处理政府信息公开申请情况",
    "政府信息公开行政复议、行政诉讼情况",
    "存在的主要问题及改进情况",
    "其他需要报告的事项",
)
NOTICE = {
    "2021": "《国务院办公厅政府信息与政务公开办公室关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》"
    "（国办公开办函〔2021〕30号）",
    "2019": "《国务院办公厅政府信息与政务公开办公室关于政府信息公开工作年度报告有关事项的通知》"
    "（国办公开办函〔2019〕60号）",
}
FORM = {
    "2021": "《中华人民共和国政府信息公开工作年度报告格式》（国办公开办函〔2021〕30号）",
    "2019": "《中华人民共和国政府信息公开工作年度报告格式（试行）》",
}


class Issues(NamedTuple):
    """Part five: its paragraphs, and the problems and improvements it numbers (0: not numbered)."""

    paragraphs: tuple[str, ...]
    problems: int = 0


def period(rng: Random, year: int) -> str:
    return rng.choice(
        (
            f"自{year}年1月1日起，至{year}年12月31日止",
            f"为{year}年1月1日至{year}年12月31日",
            f"从{year}年1月1日起到{year}年12月31日止",
            f"为{year}年1月1日至12月31日",
            f"为{year}年1月1日—{year}年12月31日",
        )
    )


def opening(rng: Random, told: Told, form: str) -> str:
    organ, year = told.organ, told.year
    when, listed = period(rng, year), "、".join(PARTS)
    contact = "地址：人民路18号，邮编：246000，电话：0556-5345678"
    site = "http://www.example.gov.cn"
    return rng.choice(
        (
            (
                f"根据{ACT}（国务院令第711号，以下简称《条例》）第五十条和{NOTICE[form]}要求，"
                f"由{organ}编制本报告。全文包括{listed}六个部分。本报告所列数据的统计期限{when}。"
            ),
            (
                f"按照{ACT}规定，现公布{organ}{year}年度政府信息公开工作年度报告。报告数据统计期限{when}。"
                f"如有疑问，请与{organ}联系（{contact}）。"
            ),
            (
                f"本年度报告依据{ACT}《中华人民共和国政府信息公开工作年度报告格式》编制，所列数据统计期限{when}。"
                f"报告的电子版可以在政府门户网站（{site}）下载。"
            ),
            f"本报告由{organ}按照{ACT}（以下简称《条例》）和{FORM[form]}编制。报告中所列数据的统计期限{when}。欢迎社会公众监督。",
            f"依据{ACT}第五十条规定，编制本报告。本报告中数据的统计期限{when}。",
            (
                f"根据{ACT}（国务院令第711号）要求，现公布{organ}{year}年政府信息公开工作年度报告。本报告包括{listed}六个部分。"
                f"除特别说明的外，所列数据统计时限{when}。公众如需了解更多情况，请与{organ}联系（{contact}）。"
            ),
            f"为落实{ACT}，{organ}编制{year}年政府信息公开工作年度报告，现予公布。数据统计时间{when}。",
            (
                f"根据{ACT}有关规定和上级关于做好{year}年政府信息公开工作年度报告编制发布工作的通知要求，编制本报告。"
                f"本报告所列数据统计期限{when}。电子版可在政府网站（{site}）“政府信息公开年报”栏目查阅下载。"
            ),
            (
                f"本报告根据{ACT}（国令第711号）编制，由{'、'.join(f'“{part}”' for part in PARTS)}六部分组成，"
                f"数据统计期限{when}。"
            ),
            f"现将{organ}{year}年度政府信息公开工作情况报告如下。报告所列数据的统计期限{when}。",
            (
                f"{organ}依据{ACT}和{NOTICE[form]}的要求，向社会公布{year}年政府信息公开工作年度报告。本报告统计期限{when}。"
                f"联系电话：0556-5345678，电子邮箱：gkb@example.gov.cn。"
            ),
            (
                f"{ACT}已经施行，按照其第四十九条、第五十条，现发布本机关{year}年政府信息公开工作年度报告。"
                f"所列数据统计期限{when}。本报告由六部分组成：{listed}。"
            ),
        )
    )


_ASPECTS = ("主动公开", "依申请公开", "政府信息管理", "政府信息公开平台建设", "监督保障")
_STYLES = (
    lambda index, name: f"（{'一二三四五'[index]}）{name}",
    lambda index, name: f"（{'一二三四五'[index]}）{name}情况。",
    lambda index, name: f"{index + 1}.{name}方面。",
    lambda index, name: f"{index + 1}、{name}。",
    lambda index, name: f"{'一二三四五'[index]}是{name}。",
    lambda index, name: f"({'一二三四五'[index]}){name}情况",
)


class Overview(NamedTuple):
    lead: str
    heads: tuple[str, ...]  # empty where the aspects run on without headings
    bodies: tuple[str, ...]
    inline: bool

    def paragraphs(self, without: int | None = None) -> list[str]:
        """Return the paragraphs of part one; `without` leaves one aspect out."""
        kept = [index for index in range(len(self.bodies)) if index != without]
        if not self.heads:
            return [self.lead + "".join(self.bodies[index] for index in kept)]
        lines = [self.lead]
        for index in kept:
            head, body = self.heads[index], self.bodies[index]
            if self.inline:
                lines.append((head if head.endswith("。") else head + "。") + body)
            else:
                lines += [head, body]
        return lines


def overview(rng: Random, told: Told, truth: Told) -> Overview:
    """Write part one: five aspects in one of seven layouts."""
    year, we, organ = told.year, told.we, told.organ
    lead = rng.choice(
        (
            f"{year}年，{we}坚持以习近平新时代中国特色社会主义思想为指导，认真落实《条例》和上级部署，扎实做好政府信息公开各项工作。",
            f"{year}年，{organ}深入贯彻落实政务公开工作要点，以公开促落实、促规范、促服务，较好完成了全年任务。",
            "一年来，坚持公开为常态、不公开为例外，聚焦企业和群众关切，持续提升政府信息公开工作质效。",
            f"{year}年，在上级的有力指导下，{we}围绕中心工作推进政府信息公开，现将有关情况报告如下。",
        )
    )
    style = rng.choice((*_STYLES, None))
    heads = tuple(style(index, name) for index, name in enumerate(_ASPECTS)) if style else ()
    proactive = _proactive(rng, told)
    requests = requests_paragraph(rng, told, truth) + disputes_sentence(rng, told, truth)
    management = rng.choice(
        (
            f"严格落实信息发布审核制度，坚持“先审后发”，对{rng.randint(30, 400)}件公文明确公开属性，及时清理失效的政府信息。",
            "健全政府信息动态管理机制，规范公文公开属性源头认定，开展规范性文件清理，做好政府信息的归集和更新。",
            "加强政府信息管理，落实三审三校，严防泄密，对历史信息开展全面自查和分类归档。",
        )
    )
    platform = rng.choice(
        (
            (
                f"优化门户网站平台栏目{rng.randint(3, 12)}个，政务微信公众号发布信息{rng.randint(50, 900)}条；"
                f"设置政务公开专区{rng.randint(1, 15)}处。"
            ),
            "加强政府网站和政务新媒体平台建设，完善政府信息公开专栏，提升查询便利度。",
            "依托政府门户网站建好政府信息公开平台，规范栏目设置，做好适老化改造和日常运维。",
        )
    )
    supervision = rng.choice(
        (
            (
                f"加强监督保障，开展业务培训{rng.randint(1, 5)}次，培训{rng.randint(30, 300)}人次。把政府信息公开纳入年度绩效考核，"
                f"主动接受社会评议，{year}年未发生责任追究情况。"
            ),
            (
                "强化监督保障，将政务公开工作列入年终考核内容，定期开展检查；通过问卷调查开展社会评议，群众满意度较高；"
                "全年没有需要追究责任的情形，未发生责任追究。"
            ),
            (
                f"落实监督保障措施，明确分管领导和专人负责。{year}年政府信息公开工作考核结果良好，社会评议情况良好，"
                "未出现因政府信息公开工作被责任追究的情况。"
            ),
        )
    )
    if not heads:
        proactive = "主动公开方面，" + proactive
        requests = "依申请公开方面，" + requests
        management, platform, supervision = (
            "政府信息管理方面，" + management,
            "平台建设方面，" + platform,
            "监督保障方面，" + supervision,
        )
    return Overview(lead, heads, (proactive, requests, management, platform, supervision), rng.random() < 0.5)


def _proactive(rng: Random, told: Told) -> str:
    total, site = rng.randint(200, 3000), rng.randint(20, 150)
    proposals, half = rng.randint(10, 90), rng.randint(2, 9)
    document = "行政规范性文件" if told.year >= 2021 else "规范性文件"
    counted = (
        f"制发{document}{told.issued}件，废止{told.repealed}件，现行有效{told.valid}件。"
        if told.year >= 2021
        else f"制定{document}，均按规定公开。"
    )
    acts = f"作出行政许可{told.licences}件、行政处罚{told.penalties}件。" if told.year >= 2021 else ""
    return rng.choice(
        (
            (
                f"全年通过门户网站、政务新媒体等渠道主动公开政府信息{total}条，其中门户网站{site}条，政务新媒体{total - site}条。"
                f"围绕群众关切开展政策解读，发布图文解读{rng.randint(3, 20)}篇，回应群众留言{rng.randint(5, 90)}件。"
            ),
            (
                f"共主动公开信息{total}条。{counted}公开人大代表建议和政协提案办理结果{proposals}件，"
                f"其中建议{half}件、提案{proposals - half}件。"
            ),
            f"及时公开机构职能、政策文件、财政预决算、重大项目等信息{total}条，做到应公开尽公开。{counted}",
            f"聚焦重点领域，公开教育、医疗、就业、社会保障等信息{total}条；{acts}举办政府开放日活动{half}次。",
            (
                f"做好法定主动公开内容，全年发布信息{total}条，其中概况类{site}条、动态类{half}条、"
                f"公告类{total - site - half}条。"
            ),
        )
    )


def issues(rng: Random, told: Told) -> Issues:
    """Write part five in one of six ways."""
    year, we = told.year, told.we
    return rng.choice(
        (
            Issues(
                (
                    "存在的主要问题：一是政策解读形式较为单一，针对性不强；二是基层业务人员变动频繁，业务能力有待提升。",
                    "改进措施：一是丰富解读形式，多采用图解、视频等方式；二是加强业务培训，提高工作人员能力水平。",
                ),
                2,
            ),
            Issues(
                (
                    (
                        f"{year}年，政府信息公开工作取得了一定成效，但仍存在公开内容不够全面、更新不够及时等问题。"
                        f"{year + 1}年，我们将进一步完善工作机制，细化公开内容，加大检查力度，确保信息及时更新。"
                    ),
                )
            ),
            Issues(
                (
                    "（一）存在的主要问题",
                    "主动公开的深度和广度还不够，个别栏目更新不及时。",
                    "（二）改进情况",
                    "完善制度，明确责任，加强督促检查，定期通报栏目更新情况。",
                )
            ),
            Issues(
                (
                    "存在的问题：1.信息公开意识有待增强。2.公开形式不够丰富。3.队伍建设需要加强。",
                    "改进措施：1.强化学习，增强公开意识。2.创新方式，丰富公开形式。3.充实力量，加强队伍建设。",
                )
            ),
            Issues(
                (
                    (
                        f"当前，{we}在政府信息公开工作中还有不足：一是主动公开的时效性需要提高；二是依申请公开答复的规范性需要加强；"
                        "三是公开平台的互动功能需要完善。"
                    ),
                    (
                        "下一步，将从以下方面改进：一是健全信息发布机制，缩短发布时限；二是加强答复审核，统一答复文书；"
                        "三是优化平台功能，拓宽互动渠道。"
                    ),
                ),
                3,
            ),
            Issues(
                (
                    (
                        "主要问题是公开的标准化规范化程度不高，与群众期待还有差距。针对上年提出的培训不足问题，"
                        "已组织专题培训并建立交流机制；今后将继续完善公开目录，加强日常监测，推动问题整改到位。"
                    ),
                )
            ),
        )
    )


def other_matters(rng: Random, told: Told) -> str:
    """Write part six in one of six ways; the fee is always told."""
    year, we = told.year, told.we
    return rng.choice(
        (
            f"{year}年，{we}未收取政府信息公开信息处理费。",
            "依据《政府信息公开信息处理费管理办法》，本年度没有发出收费通知，未收取信息处理费。无其他需要报告的事项。",
            "本年度未向申请人收取任何费用，没有其他需要报告的事项。",
            f"（一）收取信息处理费情况：{year}年度没有产生信息处理费。（二）无其他需要报告的事项。",
            "按照《国务院办公厅关于印发〈政府信息公开信息处理费管理办法〉的通知》（国办函〔2020〕109号）规定的按件、按量收费标准，"
            "本年度产生的信息处理费为0元。"
            if year >= 2021
            else "本年度没有收取费用，也没有其他需要报告的事项。",
            f"{we}{year}年没有收取政府信息公开申请的信息处理费。其他情况：认真落实年度政务公开工作要点，各项任务按期完成。",
        )
    )
