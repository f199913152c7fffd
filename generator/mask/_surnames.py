"""Surnames of two characters.

Left out on purpose are pairs that are more often a one-character surname and the first
character of a given name (王孙, 贺兰, 高堂, 安平, 白石).
"""

from __future__ import annotations

NAMES = """
欧阳 司马 上官 诸葛 东方 皇甫 尉迟 公孙 慕容 令狐 长孙 宇文 司徒 司空 夏侯
端木 百里 呼延 南宫 东郭 西门 独孤 轩辕 闻人 钟离 澹台 公冶 宗政 宗正 濮阳
淳于 单于 太叔 太史 申屠 仲孙 叔孙 鲜于 闾丘 亓官 司寇 司城 子车 颛孙 巫马
公西 漆雕 乐正 壤驷 公良 公羊 公仪 公户 公伯 公乘 公山 公玉 公都 公祖 拓跋
拓拔 夹谷 宰父 谷梁 穀梁 段干 东里 东门 南门 南郭 北郭 北宫 左丘 梁丘 毋丘
羊舌 微生 第五 完颜 富察 纳兰 那拉 赫连 万俟 耶律 哥舒 屈突 豆卢 达奚 斛律
沮渠 秃发 乞伏 尔朱 贺若 相里 即墨 西陵 黑齿 主父 伊祁 夙沙 雍门 屠岸 陆费
范姜 南荣 五鹿 归海 仲长 士孙 歐陽 司馬 諸葛 東方 尉遲 公孫 長孫 軒轅 鍾離
鐘離 濮陽 單于 東郭 西門 獨孤 聞人 鮮于 萬俟 閭丘 顓孫 樂正 南宮
"""
COMPOUND = frozenset(NAMES.split())
