"""The panel beside the roster: a quick look at one person; the person's page has all of it."""

from __future__ import annotations

from collections.abc import Callable

from models.fields import Record
from models.records import Member
from ui.attachments.card import attachments_of
from ui.session import Session
from ui.tabs.detail import Detail
from ui.tabs.person.basics import Basics
from ui.tabs.person.life import Life
from ui.tabs.person.rows import Go
from ui.tabs.person.standing import show_standing
from ui.tabs.person.study import Study
from ui.tabs.person.timeline import Timeline
from ui.widgets.avatar import Avatar
from ui.widgets.button import button
from ui.widgets.label import plain_label
from ui.widgets.link_label import LinkLabel
from ui.widgets.rule import rule


class MemberDetail(Detail):
    """One person."""

    def __init__(
        self,
        session: Session,
        edit: Callable[[], object],
        *,
        open_page: Callable[[], object],
        fill_in: Callable[[str], object],
        go: Go,
    ) -> None:
        """open_page: shows the person's page · fill_in: opens the dialog at a field · go: shows another record."""
        super().__init__()
        self._session = session
        self._avatar = Avatar("", 52)
        self.head.insertWidget(0, self._avatar)
        self.head.addWidget(button("", edit, icon_name="pencil", hint="修改这名党员"))
        self._member = Member()
        self.basics = Basics(session, fill_in, brief=True)
        self._year, self._hours = Life(session, go, listed=False), Study(session, go, listed=False)
        self._life, self._study = Life(session, go), Study(session, go)
        self._changes = Timeline(session)
        self._attached = LinkLabel("", "second")
        self._attached.clicked.connect(open_page)
        life, hours = plain_label("组织生活", "strong"), plain_label("年度学时", "strong")
        self.add_tab(
            "基本信息", self.basics, rule(), life, self._year, hours, self._hours, rule(), self._attached
        )  # fmt: skip
        self.add_tab("组织生活", self._life)
        self.add_tab("培训", self._study)
        self.add_tab("修改记录", self._changes)
        self._year.strip.chosen.connect(self._show_month)
        self.basics.revealed.connect(lambda _full: self._fill_tab())
        self.tab_bar.currentChanged.connect(lambda _page: self._fill_tab())
        self.foot.addWidget(
            button("打开个人页", open_page, icon_name="user", hint="到会、学时、整改、附件、修改记录（Ctrl+Enter）")
        )
        self.foot.addWidget(button("修改…", edit, icon_name="pencil", hint="双击列表中的一行也可以"))
        self.foot.addStretch(1)

    def _show_month(self, month: int) -> None:
        """A month of the strip leads to its meetings."""
        if month:
            self._life.year = self._year.year
            self.tab_bar.setCurrentIndex(1)
            self._life.choose(month)

    def fill(self, record: Record) -> None:
        assert isinstance(record, Member)
        self._member = record
        self._avatar.show_name(record.name)
        self.name.setText(record.name)
        show_standing(self.state, record, self._session.today)
        self.under.setText(" · ".join(part for part in (record.post, record.group) if part) or "未填党小组")
        self._fill_tab()

    def _fill_tab(self) -> None:
        """Fills only the tab that is seen: the others cost a query each."""
        member, page = self._member, max(self.tab_bar.currentIndex(), 0)
        if page == 0:
            for part in (self.basics, self._year, self._hours):
                part.show_member(member)
            count = len(attachments_of(self._session, member))
            self._attached.setText(f"附件 {count} 个，在个人页查看" if count else "附件：没有，在个人页添加")
        elif page == 3:
            self._changes.show_member(member, full=self.basics.full)
        else:
            (self._life, self._study)[page - 1].show_member(member)
