"""总表 and 分表 hold the same people with the same values."""

from dataclasses import replace

from tests.check.conftest import source


def people(*pairs):
    """Rows of number and average."""
    return [{"student_no": number, "average": average} for number, average in pairs]


def both(main, detail):
    """A 总表 with its 分表."""
    return replace(source(people(*main)), detail=source(people(*detail), sheet="机电"))


def test_equal_tables_pass(findings):
    """Order and trailing zeros make no difference."""
    assert [] == findings(both([("1", "80"), ("2", "84.5")], [("2", "84.50"), ("1", "80")]))


def test_a_missing_person_is_named_on_the_side_that_has_him(findings):
    """Someone left out of one of the two is found, whichever it is."""
    assert ["E A3 总表有此人，分表没有，请核对", "E A3 分表有此人，总表没有，请核对"] == findings(
        both([("1", "80"), ("2", "81")], [("1", "80"), ("3", "81")])
    )


def test_a_different_value_is_named_with_both_places(findings):
    """The message points to the cell in the 分表 as well."""
    found = findings(both([("1", "80")], [("1", "81")]))
    assert ["E B2 “平均成绩”与分表 a.xlsx 机电 B2 不一致，请核对"] == found


def test_without_a_detail_there_is_nothing_to_compare(findings):
    """A single table is not judged."""
    assert [] == findings(source(people(("1", "80"))))
