"""A school's name and policy -> its `school.yml`, with what is left to fill in."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from generator.config.policy import Policy

COLLEGE = "二级学院"


def text(
    name: str,
    site_url: str,
    region: str,
    policy: Policy,
    colleges: Mapping[str, Sequence[str]] | None = None,
) -> str:
    """YAML that loads as it is; the offices are those that the policy names.

    `colleges` (name -> majors) are those that the workbooks name.
    """
    complaints = policy.complaints.office if policy.complaints else "督察组"
    offices = "\n".join(_office(office) for office in _offices(policy, complaints))
    return f"""\
# yaml-language-server: $schema=schemas/school.json
#
# 请填写标有“请填写”的各项。部门来自所选细则；名称不同的，请连同细则一起改。
name: {_quoted(name)}
site_name: {_quoted(f"{name}公示网")}
site_url: {_quoted(site_url)}   # 网站地址，以 / 结尾
region: {_quoted(region)}   # calendar/ 下的地区文件夹；没有地方节假日的写 ""
time_zone: Asia/Shanghai
opens_by: "09:00"   # 首日几点前上网才算满一天

offices:   # 第一个部门是默认的咨询部门；电话、邮箱会印在公示页上
{offices}
complaints: {_quoted(complaints)}   # 受理投诉的部门，须有电话或邮箱（招生工作规定 62）

colleges:   # slug 是网址的一部分：小写字母、数字、连字符，公示之后不要再改
{_colleges(colleges or {"请填写学院名称": ()})}

footer: {{icp: "", police: "", institution: ""}}   # 备案号、事业单位标识；没有的留空
emblem: ""   # 校徽，放在 content/ 下，如 images/xiaohui.svg；没有的留空

# 要给公示日志签名的，先运行 ssh-keygen -t ed25519 -f ~/.ssh/gongshi，再去掉下一行的 #：
# signature: {{key: ~/.ssh/gongshi, identity: gongshi@example.edu.cn}}
"""


def _offices(policy: Policy, complaints: str) -> tuple[str, ...]:
    chains = (policy.approvals.default, *policy.approvals.kinds.values())
    named = [office for chain in chains for office in chain if office != COLLEGE]
    if policy.contacts:
        named += filter(None, [*policy.contacts.kinds.values(), policy.contacts.default])
    # Who answers most questions stands first; who takes complaints stands last.
    last = [office for office in dict.fromkeys(reversed(named)) if office != complaints]
    return (*last, complaints)


def _office(name: str) -> str:
    fields = "".join(f'    {key}: ""   # 请填写\n' for key in ("phone", "email", "address"))
    return f"  - name: {_quoted(name)}\n{fields}".rstrip("\n")


def _quoted(value: str) -> str:
    # A JSON string is a YAML string, whatever stands in it.
    return json.dumps(value, ensure_ascii=False)


def _colleges(colleges: Mapping[str, Sequence[str]]) -> str:
    return "\n".join(
        _college(number, name, majors) for number, (name, majors) in enumerate(colleges.items(), 1)
    )


def _college(number: int, name: str, majors: Sequence[str]) -> str:
    listed = "".join(
        f"      - {{name: {_quoted(major)}, slug: zhuanye-{number}-{place:02d}}}\n"
        for place, major in enumerate(majors, 1)
    )
    return (
        f"  - name: {_quoted(name)}\n"
        f"    slug: xueyuan-{number}\n"
        f"    aliases: []   # 工作簿里对这个学院的其他叫法\n"
        f'    phone: ""\n'
        f'    email: ""\n'
        f"    majors:{' []' if not majors else ''}   # 如 {{name: 机电一体化技术, slug: jidian}}\n"
        f"{listed}"
    ).rstrip("\n")
