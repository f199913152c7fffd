"""Only what the policy names is a way to be recommended directly."""

import pytest

from tests.check.conftest import context, policy

DIRECT = policy(
    direct={
        "categories": {
            "职业技能竞赛": {"levels": ["国家级三等奖", "自治区级一等奖"]},
            "创新创业大赛": {"levels": ["区赛金奖"], "team_rank": 5, "basis": "二(一)3"},
            "自治区级荣誉称号": {"titles": ["三好学生", "优秀团干"], "basis": "二(一)3"},
        },
        "within_cutoff": {"value": True, "basis": "二(一)3"},
        "ranked_together": {"value": True, "basis": "三(一)1"},
        "basis": "二(一)3",
    }
)


def person(category, award="", level="", place=""):
    """One line of the list of direct admissions."""
    return {"category": category, "award": award, "award_level": level, "team_rank": place}


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (person("职业技能竞赛", "赛项", "国家级三等奖"), []),
        (person("创新创业大赛", "大赛", "区赛金奖", "5"), []),
        (person("自治区级荣誉称号", "普通高等学校三好学生"), []),
        (person(""), []),  # the business of required-values
        (
            person("职业技能竞赛", "赛项", "自治区级二等奖"),
            ["E C2 这一等级不属于不占指标的范围；细则规定的有：国家级三等奖、自治区级一等奖"],
        ),
        (
            person("创新创业大赛", "大赛", "区赛金奖", "6"),
            ["E D2 项目团队排名须在前 5"],
        ),
        (
            person("创新创业大赛", "大赛", "区赛金奖"),
            ["E D2 项目团队排名须在前 5，请填写团队排名"],
        ),
        (
            person("自治区级荣誉称号", "优秀志愿者"),
            ["E B2 这一奖项或称号不属于不占指标的范围；细则规定的有：三好学生、优秀团干"],
        ),
        (
            person("文体特长"),
            [
                "E A2 细则没有这一类不占指标升本；"
                "细则规定的有：职业技能竞赛、创新创业大赛、自治区级荣誉称号"
            ],
        ),
    ],
)
def test_awards(findings, row, expected):
    """The message says what counts, not what was written."""
    assert expected == findings([row], context(policy=DIRECT))
