"""A date and the weekday beside it agree."""

import pytest

from tests.check.conftest import KIND, context, policy


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("2024年2月4日（周日）", []),
        ("2024年2月4日（星期天）报名", []),
        ("2024-02-04 星期日", []),
        ("2月4日至2月6日", []),
        (
            "报名到2024年2月4日（周四）为止",
            ["E 2024.yml “2024年2月4日（周四）”：2024年2月4日是星期日；请更正日期或星期"],
        ),
        (
            "2月4日 （ 周四 ）",
            ["W 2024.yml “2月4日 （ 周四）”：2024年2月4日是星期日（按 2024 年推算）；请更正日期或星期"],
        ),
        ("2024年2月30日周五", ["E 2024.yml “2024年2月30日周五”：2024 年没有这一天，请更正"]),
        (
            "2024/4/8 周二、2024-04-09 周二",
            ["E 2024.yml “2024/4/8 周二”：2024年4月8日是星期一；请更正日期或星期"],
        ),
    ],
)  # fmt: skip
def test_dates_in_a_title(findings, title, expected):
    """A year that the text names makes it an error, a year taken from the notice a warning."""
    assert expected == findings([], context(title=title))


def test_words_of_kind_and_policy_are_read_too(findings):
    """The policy's own year is meant where its text names none."""
    kind = KIND.model_copy(update={"about": "2024年4月8日（周二）起"})
    rules = policy(year=2023, not_published={"五(一)": "2月5日（周一）前上报"})
    assert [
        "E ranking.yml “2024年4月8日（周二）”：2024年4月8日是星期一；请更正日期或星期",
        "W p.yml “2月5日（周一）”：2023年2月5日是星期日（按 2023 年推算）；请更正日期或星期",
    ] == findings([], context(kind=kind, policy=rules))
