"""A synthetic college: school + seed -> the annexes as a real college would send them.

Written below `data/` of the project folder; the round file names them so:

    notices
      ranking          source: [data/附件5_总表.xlsx]          总表 and one 分表 a major
      subject-scores   source: [data/附件6/*.xlsx]             one file a college, one sheet a major
      direct-admission source: [data/附件8-2_不占指标.xls]     an HTML table
      application      parts, one a college, in any of seven formats:
                       source: ["data/附件10-2/<college>.*"]   <college> as `school.yml` names it
      recommendation   source: [data/附件11-2_拟推荐.xlsx]
    inputs
      headcount: [data/附件3_在校生人数.xlsx]                  学院 专业 培养类型 在校生人数
      declined:  [data/附件14_放弃.xlsx]                       学院 专业 姓名 学号 培养类型

The words that stand in columns whose masks choose from a list:

    reason                      排名未进入前60% · 有课程不合格 · 有课程未修
    track                       普通 · 扩招
    category, direct-admission  世界技能大赛集训队 · 职业技能竞赛 · 创新创业大赛 · 自治区级荣誉称号
    category, others            成绩排名 · 不占指标
    subject cells               numbers 0-100 · 缺考 (0, failed) · 缓考 (0, not taken)

Everybody is of the grade `2021级`; student numbers have 12 digits, of which the last
three tell people of one major and track apart.
"""
