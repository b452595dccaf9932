"""Other words for actions, by which the command palette finds them too. Keys are binding ids, or ids of commands."""

from __future__ import annotations

SYNONYMS: dict[str, str] = {
    "app.today": "home queue due agenda tasks dashboard",
    "app.board": "contacts people kanban columns pipeline list",
    "app.insights": "compare results analysis evidence charts statistics",
    "app.search": "find look up",
    "app.quit": "exit close leave bye",
    "app.interrupt": "exit close leave",
    "screen.help": "keys shortcuts keyboard manual what can I press",
    "screen.undo": "revert take back",
    "screen.redo": "repeat again",
    "screen.search": "find look up",
    "screen.call": "return resume interview",
    "screen.back": "close escape previous leave",
    "new": "add create person people",
    "edit": "change rename update modify",
    "open": "show details view",
    "filter": "search find narrow",
    "prepare": "prepare preparation questions agenda",
    "interview": "call meeting talk live notes begin",
    "message": "email mail request nudge thank-you write to letter",
    "reply": "answer response answered declined",
    "schedule": "date time appointment calendar meeting",
    "done": "complete finish check off tick",
    "delete": "remove erase contact",
    "remove": "delete erase",
    "carry_right": "stage forward advance contacted met",
    "carry_left": "stage back",
    "board.select": "mark several bulk merge tag",
    "board.sort": "order group arrange",
    "board.views": "saved filters",
    "board.closed": "archived hidden declined",
    "board.peek": "preview side panel summary",
    "board.clear": "reset unfilter deselect",
    "today.drop": "skip ignore delete",
    "today.put_off": "postpone later remind defer",
    "today.write": "task reminder action todo",
    "contact.write": "finding note research hypothesis offer common ground",
    "contact.debrief": "reflect review after learned",
    "interview.debrief": "reflect review after learned",
    "interview.export": "save print markdown share download",
    "live.off_record": "confidential private secret",
    "live.finish": "stop hang up done debrief",
    "live.stay": "more time longer",
    "live.star": "favorite remember thank",
    "prep.new": "add create own question",
    "compose.mail": "email send gmail outlook eml",
    "compose.copy": "clipboard linkedin paste",
    "compose.resume": "cv attachment curriculum vitae handwritten note card gift extra",
    "compose.kind": "template",
    "command.import": "csv linkedin connections upload load file zip excel address book",
    "command.profile": "about you me myself settings name introduction country résumé cv who I am",
    "command.tags": "check-in reminder interval frequency",
    "command.theme": "colors dark light appearance look settings",
}
"""By the id of a binding, or, for what all screens have in common, by the last part of it."""


def get_synonyms(action_id: str) -> list[str]:
    """Return other words for an action."""
    return SYNONYMS.get(action_id, SYNONYMS.get(action_id.rpartition(".")[2], "")).split()
