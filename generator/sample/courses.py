"""What a major studies: its name and a count -> courses, each in its semester.

A third is common to all majors, the rest is the major's own: a few that only it has,
the others picked from its family's, so that neighbours share some of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from zlib import crc32

SEMESTERS = ("第一学期", "第二学期", "第三学期", "第四学期", "第五学期")
COMMON = {
    "第一学期": ("思想道德与法治", "大学英语1", "大学体育1", "高等数学", "信息技术"),
    "第二学期": ("毛泽东思想概论", "大学英语2", "大学体育2"),
    "第三学期": ("形势与政策",),
    "第四学期": ("创新创业基础",),
}
FIRST = "导论"
LAST = ("案例分析", "综合实训", "岗位实习")
"""Courses that are named after the major."""
GENERAL = (
    "应用写作", "统计基础", "管理学基础", "沟通技巧", "法律基础", "项目管理", "数据处理",
    "质量管理", "职业素养", "安全生产", "市场调研", "团队建设", "商务礼仪", "信息检索",
    "创新思维", "环境保护", "工程经济", "行业标准", "技术文献阅读", "社会实践", "演讲与口才",
    "劳动法规", "生产管理", "客户服务",
)  # fmt: skip
FAMILIES: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = (
    (
        ("汽车",),
        (
            "机械制图", "汽车机械基础", "汽车电工电子", "汽车文化", "汽车材料", "汽车构造",
            "发动机原理", "汽车底盘技术", "汽车电气设备", "汽车传感器技术", "汽车液压传动",
            "新能源汽车概论", "动力电池技术", "驱动电机技术", "汽车网络技术", "汽车故障诊断",
            "汽车空调技术", "汽车性能检测", "汽车钣金与喷涂", "汽车营销实务", "汽车保险与理赔",
            "二手车评估", "汽车服务企业管理", "智能驾驶技术",
        ),
    ),
    (
        ("交通", "道路", "桥梁"),
        (
            "工程制图", "工程力学", "交通概论", "测量学", "工程材料", "交通工程学", "土力学",
            "结构设计原理", "路基路面工程", "桥梁工程", "交通规划", "交通信号控制", "通信与信号",
            "运输组织", "客运服务", "站务管理", "列车运行图", "票务管理", "工程概预算",
            "施工组织", "道路检测", "交通安全", "应急处置", "交通法规",
        ),
    ),
    (
        ("会计", "财务", "金融", "物流", "供应", "采购", "企业", "营销"),
        (
            "管理学原理", "经济学基础", "会计基础", "统计学", "经济法", "财政与税收", "市场营销学",
            "财务会计", "成本会计", "财务管理", "税法实务", "货币银行学", "物流基础", "仓储管理",
            "运输管理", "采购实务", "供应链管理", "管理会计", "审计基础", "财务报表分析",
            "证券投资", "企业资源计划", "人力资源管理", "会计信息系统",
        ),
    ),
    (
        ("艺术", "视觉", "动漫", "服装", "媒体", "广告"),
        (
            "素描", "色彩", "设计构成", "艺术概论", "中外美术史", "图形创意", "字体设计",
            "图像处理", "矢量绘图", "摄影摄像", "版式设计", "标志设计", "包装设计", "人机工程学",
            "三维建模", "效果图表现", "装饰材料", "插画设计", "动画运动规律", "服装结构",
            "品牌设计", "展示设计", "影视后期", "设计管理",
        ),
    ),
    (
        ("食品", "环境", "分析", "药品", "园林"),
        (
            "无机化学", "有机化学", "分析化学", "生物化学", "微生物学", "化学实验基础", "仪器分析",
            "实验室管理", "样品采集", "食品化学", "食品营养", "食品添加剂", "感官检验", "水质监测",
            "大气监测", "土壤监测", "水污染控制", "固体废物处理", "药物制剂", "植物学",
            "食品安全法规", "质量体系认证", "环境影响评价", "清洁生产",
        ),
    ),
    (
        ("机电", "电气", "机器人", "数控", "模具", "机械", "制造", "工业", "焊接"),
        (
            "机械制图", "工程力学", "电工基础", "电子技术", "金属材料与热处理", "机械设计基础",
            "公差配合与测量", "液压与气动", "电机与拖动", "传感器应用", "单片机原理",
            "可编程控制器", "机械制造工艺", "数控编程", "数控机床操作", "计算机辅助设计",
            "模具结构", "焊接工艺", "工业机器人编程", "变频调速", "工业网络", "设备维护与保养",
            "生产现场管理", "自动生产线调试",
        ),
    ),
    (
        ("旅游", "酒店", "会展", "空中", "商务", "贸易", "英语", "泰语", "语"),
        (
            "管理基础", "服务礼仪", "中国文化概论", "普通话", "综合英语1", "综合英语2", "英语听说",
            "商务英语", "旅游学概论", "导游业务", "旅游地理", "客源国概况", "前厅服务", "客房服务",
            "餐饮服务", "会展策划", "国际贸易实务", "外贸函电", "网店运营", "网络营销",
            "跨境电商实务", "翻译实务", "旅游法规", "酒店营销",
        ),
    ),
    (
        ("计算机", "软件", "数据", "智能", "云", "信息", "物联网", "电子", "通信"),
        (
            "计算机导论", "程序设计基础", "电路基础", "离散数学", "数据结构", "操作系统",
            "数据库技术", "计算机网络", "面向对象程序设计", "网页设计", "模拟电子技术",
            "数字电子技术", "通信原理", "软件工程", "脚本语言程序设计", "服务器配置", "网络安全",
            "大数据处理", "机器学习", "云平台运维", "嵌入式系统", "移动应用开发", "传感网技术",
            "软件测试",
        ),
    ),
)  # fmt: skip
"""Words in the name of a major -> the courses of its family, in the order of study."""


@dataclass(frozen=True)
class Course:
    """One column of scores."""

    semester: str
    name: str

    @property
    def title(self) -> str:
        """As a reader of the two-row header sees it."""
        return f"{self.semester} {self.name}"


@cache
def courses(major: str, count: int) -> tuple[Course, ...]:
    """`count` courses in the order of their semesters; alike whenever it is asked again."""
    common = [Course(term, name) for term, names in COMMON.items() for name in names]
    common = common[: -(-count // 3)]
    chosen = [*common, *_own(major, count - len(common))]
    return tuple(sorted(chosen, key=lambda course: SEMESTERS.index(course.semester)))


def _own(major: str, count: int) -> Iterator[Course]:
    named = [Course(SEMESTERS[-1], major + word) for word in LAST]
    named = [Course(SEMESTERS[0], major + FIRST), *named][:count]
    pool = _pool(major)
    family = [Course(_semester(place, len(pool)), name) for place, name in enumerate(pool)]
    picked = count - len(named)
    start = crc32(major.encode()) % len(family)
    yield from named
    yield from (family[start:] + family[:start])[:picked]
    for number in range(picked - len(family)):
        yield Course(SEMESTERS[number % len(SEMESTERS)], f"专业选修课{number + 1}")


def _pool(major: str) -> tuple[str, ...]:
    found = (pool for words, pool in FAMILIES if any(word in major for word in words))
    return next(found, GENERAL)


def _semester(place: int, places: int) -> str:
    return SEMESTERS[place * len(SEMESTERS) // places]
