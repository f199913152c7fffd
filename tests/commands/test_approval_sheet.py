"""`approve` writes the sheet that leaders sign; `--sheet` writes it alone."""

from __future__ import annotations

from pathlib import Path

from tests.pipeline.made import tree

ID, PART = "2024-zsb-recommendation", "机电工程学院"


def sheets(root: Path) -> dict[str, str]:
    """Name -> text of every sheet."""
    folder = root / "drafts" / "_approvals"
    return {
        path.relative_to(folder).as_posix(): path.read_text("utf-8")
        for path in folder.rglob("*.html")
    }


def test_the_sheet_alone(run, root):
    """No approval is recorded, nothing else changes."""
    before = tree(root)
    said = run(root, "approve", ID, "--sheet")
    assert said.code == 0
    assert said.out == f"审批表：{root / 'drafts/_approvals' / ID}.html\n"
    (name,) = sheets(root)
    assert name == f"{ID}.html"
    changed = {path for path, data in tree(root).items() if before.get(path) != data}
    assert {Path(path).name for path in changed} <= {f"{ID}.html", ".gongshi.lock"}


def test_of_what_is_published(run, root):
    """The sheet of a published part can be printed for the files."""
    said = run(root, "approve", "2024-zsb-application", "--part", PART, "--sheet")
    assert said.code == 0
    assert [*sheets(root)] == ["2024-zsb-application/jidian.html"]


def test_after_an_approval(run, root):
    """The sheet tells of the approval that was just recorded."""
    said = run(root, "approve", ID, "--by", "综合审查组")
    assert said.code == 0
    assert "综合审查组 已审批指纹" in said.out
    text = sheets(root)[f"{ID}.html"]
    assert (
        '<th scope="row">综合审查组</th><td></td><td></td><td></td><td>2024-04-09 已审批</td>'
        in text
    )
