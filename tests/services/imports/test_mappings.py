"""How tables were read is remembered by their columns."""

from __future__ import annotations

from datetime import datetime

from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.imports.mappings import save_mapping
from infoview_tui.services.imports.queries import read_mappings
from infoview_tui.services.imports.table_fields import TableField


def test_latest_mapping_of_a_header_is_remembered(workspace: Workspace, now: datetime) -> None:
    save_mapping(workspace, "who|where", [TableField.NAME, TableField.ORGANIZATION], now)
    save_mapping(workspace, "who", [TableField.NAME], now)
    save_mapping(workspace, "who|where", [TableField.NAME, TableField.LOCATION], now)
    assert read_mappings(workspace) == {
        "who|where": (TableField.NAME, TableField.LOCATION),
        "who": (TableField.NAME,),
    }


def test_field_of_a_later_version_is_not_read(workspace: Workspace, now: datetime) -> None:
    save_mapping(workspace, "who", [TableField.NAME], now)
    with workspace.store.write_session() as session:
        session.connection().exec_driver_sql("UPDATE import_mappings SET fields = '[\"shoe size\"]'")
    assert read_mappings(workspace) == {"who": (TableField.IGNORED,)}
