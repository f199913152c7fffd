"""Rules and charters: Markdown, stamped PDFs, and scans that somebody has read."""

from __future__ import annotations

import json
from hashlib import sha256

import pytest

from generator import config
from generator.pipeline import site
from tests.documents import made as pdfs
from tests.pipeline import made, rounds

TEXT = """# 一、总则

第一条 为了规范**专升本**工作，制定本细则。
第二条 咨询电话 0770-0000006。

- 公平
- 择优

1. 成绩优先；
2. 遵循志愿。

| 阶段 | 日期 |
| --- | --- |
| 排名 | 2024年3月19日（周二） |
"""
SCAN = pdfs.pages("scan")
DIGEST = sha256(SCAN).hexdigest()
FOLDER = "site_config/documents"


def add(root, text=TEXT, files=(), reviewed="[]"):
    """A notice of the kind `rules` in the round."""
    folder = root / FOLDER
    folder.mkdir(exist_ok=True)
    (folder / "细则.md").write_text(text, "utf-8")
    for name, data in dict(files).items():
        (folder / name).write_bytes(data)
    names = ", ".join(f"{FOLDER}/{name}" for name in dict(files))
    rounds.add(
        root,
        f"{{id: 2024-zsb-rules, kind: rules, source: [{FOLDER}/细则.md], "
        f"attachments: [{names}], reviewed: {reviewed}, publish_on: 2024-03-15, approvals: []}}",
    )


def test_a_document_is_published_whole(root):
    """Text, PDF and fingerprint; search engines may find it, for it names nobody."""
    text = pdfs.pages("Rules of 2024")
    review = f"[{{by: 综合审查组, on: 2024-03-14, document: 盖章.pdf {DIGEST[:16]}}}]"
    add(root, files={"细则（正式）.pdf": text, "盖章.pdf": SCAN}, reviewed=review)
    findings = rounds.publish(root, "2024-zsb-rules")
    assert rounds.problems(findings) == []
    assert "leaks-reviewed" in made.codes(findings, "note")
    built = root / "site/notices/2024-zsb-rules"
    assert (built / "细则（正式）.pdf").read_bytes() == text
    page = (built / "index.html").read_text("utf-8")
    assert '<a href="%E7%BB%86%E5%88%99%EF%BC%88%E6%AD%A3%E5%BC%8F%EF%BC%89.pdf">' in page
    assert "<p>第二条 咨询电话 0770-0000006。</p>" in page
    assert "<p>1. 成绩优先；</p>" in page.replace("&#65307;", "；").replace("&#46;", ".")
    assert "noindex" not in page
    assert "2024-zsb-rules" in (root / "site/sitemap.xml").read_text("utf-8")
    index = json.loads((root / "site/search/search_index.json").read_bytes())
    found = [doc["text"].replace("\u200b", "") for doc in index["docs"]]
    assert any("遵循志愿" in text for text in found)
    rows = json.loads((built / "rows.json").read_bytes())
    assert rows["text"] == TEXT.strip("\n")
    assert [each["sha256"] for each in rows["attachments"]] == [sha256(text).hexdigest(), DIGEST]
    assert "综合审查组 2024-03-14" in page


@pytest.mark.parametrize(
    ("line", "code", "message"),
    [
        ("<b>总则</b>", "document-markup", "不能含 HTML 标签；请改为普通文字"),
        (
            "[附件](a.pdf)",
            "document-markup",
            "不能含链接或图片；网址直接写出，文件请写进 attachments",
        ),
        (
            "联系人手机 13907718899",
            "no-personal-data",
            "含有电话号码，不得公开；请删去，学校自己的联系方式请写进 school.yml",
        ),
        (
            "2024年2月4日（周四）",
            "weekday-agrees",
            "“2024年2月4日（周四）”：2024年2月4日是星期日；请更正日期或星期",
        ),
    ],
)
def test_a_fault_is_named_by_its_line(root, line, code, message):
    """Whoever wrote the text finds the place at once."""
    add(root, text=f"# 总则\n\n{line}\n")
    assert rounds.problems(made.check(root, "2024-zsb-rules")) == [
        (code, "细则.md 第 3 行", message)
    ]


def test_a_scan_needs_a_reader_on_record(root):
    """The message says what to write, once somebody has read it."""
    add(root, files={"盖章.pdf": SCAN})
    [(code, place, message)] = rounds.problems(made.check(root, "2024-zsb-rules"))
    assert (code, place) == ("leaks-unseen", "盖章.pdf")
    assert message.endswith(f"{{by: 部门, on: 日期, document: 盖章.pdf {DIGEST[:16]}}}")


def test_a_record_of_another_version_counts_for_nothing(root):
    """One page was changed after the reading."""
    review = f"[{{by: 综合审查组, on: 2024-03-14, document: 盖章.pdf {DIGEST[:16]}}}]"
    add(root, files={"盖章.pdf": SCAN + b" "}, reviewed=review)
    findings = made.check(root, "2024-zsb-rules")
    assert made.codes(findings) == {"leaks-unseen"}
    assert "review-of-nothing" in made.codes(findings, "warning")


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("名单.xlsx", b"PK", "attachment-name"),
        ("a b.pdf", SCAN, "attachment-name"),
        ("假.pdf", b"PK\x03\x04", "attachment-format"),
    ],
)
def test_only_pdfs_go_along(root, name, data, code):
    """A workbook of names is the file that leaks most often."""
    add(root, files={name: data})
    assert made.codes(made.check(root, "2024-zsb-rules")) == {code}


def test_a_list_has_no_attachments(root):
    """Names in it would not be masked."""
    made.change(
        root / made.ROUND,
        "    source: [data/附件5_总表.xlsx]\n",
        "    source: [data/附件5_总表.xlsx]\n    attachments: [data/附件5_总表.xlsx]\n",
    )
    assert "attachment-of-list" in made.codes(made.check(root, "2024-zsb-ranking"))


def test_the_gates_compare_page_and_files(root):
    """A sentence that was changed on the page, and a PDF that was put in its place."""
    add(root, files={"细则.pdf": pdfs.pages("Rules")})
    assert rounds.problems(rounds.publish(root, "2024-zsb-rules")) == []
    folder = root / "site/notices/2024-zsb-rules"
    made.change(folder / "index.html", "择优", "不择优")
    (folder / "细则.pdf").write_bytes(pdfs.pages("Other rules"))
    found = site.check_site(config.load(root), root / "site", made.TODAY)
    assert {finding.message for finding in found if finding.code == "readback"} == {
        "原文第 7 行起的一段在网页上缺少或不符，请重新 build",
        "附件与审批时的文件不同，请重新 generate 并审批",
    }
