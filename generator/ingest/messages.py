"""Code of what is wrong with a cell -> how bad it is, and the fault and the way out in words."""

from __future__ import annotations

from typing import Final

from generator.model import Severity

MESSAGES: Final[dict[str, tuple[Severity, str]]] = {
    "bad-character": ("error", "含有控制字符或残缺字符；请删去后重新输入这一格"),
    "private-use": ("warning", "含有旧字库的造字，别的电脑上可能显示不出；请改用标准汉字"),
    "invisible-characters": ("warning", "含有看不见的字符，已经去掉；请核对"),
    "not-a-name": (
        "error",
        "不像姓名（含有数字、符号、公式或网页代码）；请改为本人姓名，说明写进备注",
    ),
    "digits-lost": (
        "error",
        "号码的末几位已经丢失（Excel 只保留 15 位）；请从原始数据按文本格式重新导出，不能只改格式",
    ),
    "not-an-identifier": (
        "error",
        "不是完整的号码（只应有数字和字母）；请填写完整，脱敏由本程序进行",
    ),
    "became-a-date": ("error", "被 Excel 自动改成了日期；请把这一列设为文本格式后重新输入"),
    "not-a-number": ("error", "不是数字；请改为数字，说明写进备注"),
    "odd-score": ("error", "既不是成绩数字也不是成绩等级；请改正"),
    "not-a-rank": ("error", "不是名次；请写成 3、3/120 或 第3名，不参加排名的留空"),
    "not-a-percent": ("error", "不是百分比；请写成 12.5%"),
    "not-a-verdict": ("error", "只能填是或否（也认 符合、不符合、√、×）"),
    "odd-date": ("warning", "不像日期，照原样保留；请写成 2023-10-15"),
    "error-text": ("error", "是公式的出错结果；请改正公式，或删去公式后直接填写"),
    "too-long": ("error", "超过 1000 个字；请缩短"),
}
