"""Checklists from files: the questions of each item group, in the file's order."""

from __future__ import annotations

from conftest import Office


def test_a_group_has_its_questions_in_order_and_a_new_file_takes_their_place(office: Office) -> None:
    office.takes("checklists", "group,question", "power,Charger", "lamps,Glass whole", "power,Motor runs")
    assert office.bodies("checklist")["power"]["questions"] == ["Charger", "Motor runs"]
    assert office.bodies("checklist")["lamps"]["questions"] == ["Glass whole"]
    office.takes("checklists", "question;group", "Case intact;power")
    assert office.bodies("checklist")["power"]["questions"] == ["Case intact"]


def test_what_is_asked_twice_or_of_nobody_is_refused(office: Office) -> None:
    found = office.refuses("checklists", "group,question", "power,Charger", "power,Charger", ",Charger")
    assert [(line, column) for line, column, _ in found] == [(3, "question"), (4, "group")]
    twice = office.refuses("checklists", "group,question", "power,Charger", "power,Charger")
    assert twice == [(3, "question", "this question stands twice in its group")]
