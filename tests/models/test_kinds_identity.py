"""公民身份号码 by GB 11643, with the vectors of the domain paper, and telephone numbers."""

from __future__ import annotations

import pytest

from models.kinds import IdNumber, Phone, Unreadable
from models.kinds.identity import born, sex_of, upgraded


@pytest.mark.parametrize("number", ["11010519491231002X", "110101200002290026", "110101197607010037"])
def test_numbers_that_can_exist(number: str):
    assert IdNumber().read(number) == number


@pytest.mark.parametrize(
    ("raw", "number"),
    [
        ("11010519491231002x", "11010519491231002X"), ("110105 19491231 002X", "11010519491231002X"),
        ("'11010519491231002X", "11010519491231002X"), ("１１０１０５１９４９１２３１００２Ｘ", "11010519491231002X"),
        ("110105491231002", "110105491231002"), (110105491231002.0, "110105491231002"),
    ],
)  # fmt: skip
def test_reads_what_people_type(raw: object, number: str):
    assert IdNumber().read(raw) == number


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        ("110105194912310021", "校验位"), ("11010119000229002X", "出生日期"), ("1101051949123100", "16 位"), ("1101051949123100AB", "字符"),
        (1.10105194912310e17, "数字格式"), (110105194912310021, "数字格式"), ("1.10105E+17", "科学计数"), ("110105499931002", "出生日期"),
        ("٣١٠١٠٥١٩٤٩١٢٣١٠٠٢٠", "字符"),
    ],
)  # fmt: skip
def test_refuses_with_the_reason(raw: object, why: str):
    with pytest.raises(Unreadable, match=why):
        IdNumber().read(raw)


@pytest.mark.parametrize("place", range(17))
def test_any_one_wrong_digit_is_noticed(place: int):
    number = "110101197607010037"
    for digit in "0123456789":
        wrong = number[:place] + digit + number[place + 1 :]
        if wrong != number:
            with pytest.raises(Unreadable):
                IdNumber().read(wrong)


def test_an_old_number_is_kept_and_its_new_one_told():
    assert upgraded("110105491231002") == "11010519491231002X"
    assert "11010519491231002X" in IdNumber().doubt("110105491231002")


def test_tells_birth_and_sex():
    assert str(born("11010519491231002X")) == "1949-12-31"
    assert str(born("110105491231002")) == "1949-12-31"
    assert sex_of("11010519491231002X") == "女"
    assert sex_of("110101197607010037") == "男"
    assert born("") is None
    assert sex_of("") == ""


@pytest.mark.parametrize(
    ("raw", "wanted"),
    [(13800000000.0, "13800000000"), ("+86 138-0000-0000", "13800000000"), ("138 0000 0000", "13800000000"), ("0571-88886666", "0571-88886666")],
)  # fmt: skip
def test_phones(raw: object, wanted: str):
    assert Phone().read(raw) == wanted


def test_what_is_no_mobile_number_is_doubted():
    assert Phone().doubt("0571-88886666")
    assert not Phone().doubt("13800000000")


@pytest.mark.parametrize("written", ["13812345678", "138-1234-5678", "+86 138 1234 5678", "１３８１２３４５６７８"])
def test_the_same_digits_of_a_number_are_hidden_however_it_is_written(written: str):
    assert Phone().mask(written) == "138****5678"
