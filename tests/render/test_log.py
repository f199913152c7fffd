"""The public page of the ledger: every act, the latest first, and nobody's data."""

from __future__ import annotations

from pathlib import Path

from generator.ledger import Act, Ledger
from generator.render import log_page
from generator.signature import Signer

FINGERPRINT = "0123456789abcdef" * 4
FOURS = " ".join(["0123", "4567", "89ab", "cdef"] * 4)


def act(deed, moment, folder="2024-x", **more):
    """One act on a notice or part."""
    notice, _, part = folder.partition("/")
    given = {"revision": 1, "fingerprint": FINGERPRINT, **more}
    return Act(f"{moment}:00+08:00", deed, notice, part, **given)


TOLD = Ledger().with_acts(
    [
        act(
            "published",
            "2024-03-19T09:00",
            offices=("教务处", "综合审查组"),
            facts={"title": "排名公示", "from": "2024-03-19", "to": "2024-03-22"},
        ),
        act(
            "amended",
            "2024-03-20T10:30",
            revision=2,
            reason="录入有误",
            facts={"title": "排名公示", "change": "更正 3 行"},
        ),
        act("closed", "2024-03-23T08:00", facts={"title": "排名公示", "result": "无异议"}),
        act("withdrawn", "2024-04-01T08:00", "2024-y/xinxi", facts={"title": "<b>申报</b>"}),
    ]
)
PAGE = """\
## 2024 年 4 月

- **撤回**　&#60;b&#62;申报&#60;&#47;b&#62;，第 1 版

    2024-04-01 08&#58;00，第 4 条

    指纹 `{fours}`

## 2024 年 3 月

- **公示结束**　[排名公示](notices/2024-x/index.md)，第 1 版

    2024-03-23 08&#58;00，第 3 条；结果：无异议

    指纹 `{fours}`

- **更正**　[排名公示](notices/2024-x/index.md)，第 2 版

    2024-03-20 10&#58;30，第 2 条；更正 3 行；原因：录入有误

    指纹 `{fours}`

- **公布**　[排名公示](notices/2024-x/index.md)，第 1 版

    2024-03-19 09&#58;00，第 1 条；公示期 2024-03-19 至 2024-03-22；部门：教务处、综合审查组

    指纹 `{fours}`
"""


def test_the_page():
    """Time, act, title linked while it stands, revision, fingerprint, offices, reason."""
    page = log_page(TOLD, {"2024-x"})
    assert page.endswith(PAGE.format(fours=FOURS))
    head = " ".join(TOLD.head[at : at + 4] for at in range(0, 64, 4))
    assert "- **条数**：共 4 条\n" in page
    assert f"- **末条指纹**：`{head}`\n" in page
    assert '<a href="../ledger.jsonl" download>ledger.jsonl</a>' in page
    assert "ssh-keygen" not in page


def test_a_ledger_without_acts():
    """A page from the first day."""
    assert log_page(Ledger(), ()).endswith("还没有记录。\n")


def test_a_signature_is_explained(tmp_path: Path):
    """Two lines: what to download, and what to run."""
    (tmp_path / "key.pub").write_text("ssh-ed25519 AAAA x", "utf-8")
    page = log_page(TOLD, (), Signer(tmp_path / "key", "zsb@example.edu.cn"))
    command = (
        "    ssh-keygen -Y verify -f allowed_signers -I zsb@example.edu.cn"
        " -n gongshi-ledger -s ledger.jsonl.sig < ledger.jsonl\n"
    )
    assert command in page
    assert '<a href="../allowed_signers" download>' in page
    assert "公钥指纹 `SHA256:" in page
