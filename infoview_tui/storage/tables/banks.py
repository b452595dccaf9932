"""What the user decides about questions of a bank. The questions themselves are in YAML files."""

from __future__ import annotations

from sqlmodel import Field

from infoview_tui.storage.tables.columns import TableModel


class QuestionSetting(TableModel, table=True):
    """Whether a question of any bank is starred or retired. ``question_id`` is its id in the bank."""

    __tablename__ = "question_settings"

    question_id: str = Field(primary_key=True)
    is_starred: bool = False
    is_retired: bool = False
