"""The child process for a stranger's file: its answer, its end by a mistake of ours, and what the user is then told."""

from __future__ import annotations

import pytest

from models.forms import child as form_child
from models.imports import child
from models.limited import BROKEN, NOT_STARTED, TOO_BIG, TOO_LONG, Child, Unanswered


@pytest.mark.parametrize(
    ("request_", "why"), [(b"mistake", BROKEN), (b"memory", TOO_BIG), (b"killed", TOO_BIG), (b"sleep", TOO_LONG)]
)
def test_why_there_is_no_answer(request_, why):
    with pytest.raises(Unanswered) as ended:
        Child("tests.models.imports.answering", 60 if why != TOO_LONG else 2).ask(request_)
    assert ended.value.why == why


def test_an_answer_is_handed_over():
    assert Child("tests.models.imports.answering", 60).ask("党员".encode()) == {"said": "党员"}


@pytest.mark.parametrize("refusal", [child.refusal, form_child.refusal])
def test_a_mistake_of_the_program_does_not_blame_the_file(refusal):
    sentence = str(refusal("名册.xlsx", BROKEN))
    assert "本程序" in sentence
    assert "不是" in sentence
    assert "未改动" in sentence
    assert sentence.count("。") == 1
    told = {str(refusal("名册.xlsx", why)) for why in (BROKEN, NOT_STARTED, TOO_BIG, TOO_LONG)}
    assert len(told) == 4
