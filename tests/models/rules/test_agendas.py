"""The subject of a record beside the items of its agenda, where both are long: asked at every key."""

import random
import time

from models.rules.agenda_titles import titles_of
from models.rules.agendas import agenda_findings
from tests.models.rules.cases.case import TODAY
from tests.models.rules.cases.minutes import headed


def test_a_thousand_items_beside_a_subject_of_as_many_parts_take_no_time() -> None:
    """Each of them was laid beside each, and a pattern made for each number: a quarter of a minute at a key."""
    made = random.Random(5)
    parts = ["".join(chr(made.randint(0x4E00, 0x9FA5)) for _ in range(8)) for _ in range(2000)]
    both = headed("；".join(parts[:1000]), *parts[1000:])
    began = time.process_time()
    (finding,) = agenda_findings(both, TODAY)
    assert time.process_time() - began < 2
    assert "议题栏没有提到" in finding.message


def test_a_thousand_numbers_of_a_subject_go() -> None:
    parts = [f"第{number}件事" for number in range(1000)]
    began = time.process_time()
    assert titles_of("；".join(f"{place}. {part}" for place, part in enumerate(parts, 1))) == parts
    assert time.process_time() - began < 0.1
