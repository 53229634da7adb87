# ruff: noqa: E501 - running Chinese text
"""Organs of all kinds and levels: real places, plain names of offices."""

from __future__ import annotations

from random import Random
from typing import NamedTuple

_COUNTIES = (
    "安庆市宜秀区", "黄冈市罗田县", "邢台市内丘县", "菏泽市单县", "广安市武胜县", "延安市富县", "九江市彭泽县",
    "盐城市响水县", "嘉兴市海盐县", "铜陵市枞阳县", "清远市连山壮族瑶族自治县", "福州市马尾区", "毕节市金沙县",
)  # fmt: skip
_CITIES = ("安庆市", "黄冈市", "邢台市", "菏泽市", "九江市", "盐城市", "嘉兴市", "清远市", "毕节市")
_PROVINCES = ("安徽省", "湖北省", "江苏省", "贵州省", "四川省", "云南省")
_OFFICES = (
    "民政局", "教育局", "自然资源局", "卫生健康局", "司法局", "应急管理局", "住房和城乡建设局", "财政局",
    "交通运输局", "生态环境局", "市场监督管理局", "农业农村局", "人力资源和社会保障局", "文化和旅游局", "审计局",
)  # fmt: skip
_PROVINCIAL = ("教育厅", "财政厅", "生态环境厅", "发展和改革委员会", "人民政府办公厅", "应急管理厅")


class Organ(NamedTuple):
    name: str
    kind: str
    we: str  # how the report speaks of itself
    rules: bool = False  # may make 规章
    top: bool = False  # a government at county level or above


def make_organ(rng: Random) -> Organ:
    place, city = rng.choice(_COUNTIES), rng.choice(_CITIES)
    draw = rng.random()
    if draw < 0.35:
        return Organ(place + rng.choice(_OFFICES), "政府部门", rng.choice(("我局", "本机关", "全局")))
    if draw < 0.42:
        we = "区政府办公室" if place.endswith("区") else rng.choice(("我办", "县政府办公室"))
        return Organ(place + "人民政府办公室", "政府部门", we)
    if draw < 0.52:
        return Organ(city + rng.choice(_OFFICES), "政府部门", rng.choice(("我局", "市局", "本局")))
    if draw < 0.58:
        name = rng.choice(_PROVINCES) + rng.choice(_PROVINCIAL)
        return Organ(name, "政府部门", {"厅": "我厅", "会": "我委"}[name[-1]])
    if draw < 0.70:
        return Organ(place + "人民政府", "人民政府", "全区" if place.endswith("区") else "全县", top=True)
    if draw < 0.75:
        return Organ(city + "人民政府", "人民政府", "全市", rules=True, top=True)
    if draw < 0.78:
        return Organ(rng.choice(_PROVINCES) + "人民政府", "人民政府", "全省", rules=True, top=True)
    if draw < 0.90:
        town = rng.choice(("城关镇", "河口乡", "白杨镇", "双桥镇", "石门乡"))
        return Organ(f"{place}{town}人民政府", "乡镇人民政府", "我" + town[-1])
    if draw < 0.95:
        return Organ(f"{place}东关街道办事处", "街道办事处", "我街道")
    return Organ(f"{city}经济技术开发区管理委员会", "管理委员会", "管委会")
