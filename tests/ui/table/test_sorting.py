"""A click on a heading sorts; another click on the same one turns the order round, also on the one sorted at first."""


def click(page, column):
    page.table.horizontalHeader().sectionClicked.emit(column)


def first(page):
    return page.table.table.record(0).name


def test_the_heading_sorted_at_first_turns_round_at_the_first_click(shell):
    shell.side.choose("members")
    page = shell.pages["members"]
    assert first(page) == "李敏"
    click(page, 0)
    assert first(page) == "张伟"
    click(page, 0)
    assert first(page) == "李敏"


def test_another_heading_begins_ascending(shell):
    shell.side.choose("members")
    page = shell.pages["members"]
    joined = [c.key for c in page._columns].index("joined")
    click(page, joined)
    assert first(page) != "欧阳䶮"
    click(page, joined)
    assert first(page) == "欧阳䶮"


def test_a_heading_without_an_order_changes_nothing(shell):
    shell.side.choose("rectifications")
    page = shell.pages["rectifications"]
    before = page.listing.sort
    click(page, [c.key for c in page._columns].index("#left"))
    assert page.listing.sort == before
