"""Key bindings, grouped by screen. The config file's ``[keymap]`` changes keys by binding id.

A letter means the same thing on every screen. While a text field has the focus, actions use ctrl combinations and
function keys that the editor does not use.
"""

from __future__ import annotations

from textual.binding import Binding


def _bind(
    key: str,
    action: str,
    description: str,
    binding_id: str,
    *,
    tooltip: str = "",
    show: bool = True,
    priority: bool = False,
) -> Binding:
    """Create a binding. *description* is for the footer; *tooltip* is a longer one for help and the palette."""
    return Binding(key, action, description, show=show, id=binding_id, priority=priority, tooltip=tooltip)


def full_description(binding: Binding) -> str:
    """Return the long description of a binding, for help and the palette."""
    return binding.tooltip or binding.description


RECORD = "Record an interview that took place without Infoview"
CALENDAR_FILE = "Save the interview as a calendar file (.ics)"
SHEET = "Show the sheet: one page to read before the interview, or to print"

INTRODUCTION = "Edit your introduction for people on this path"
OPEN_SUBJECT = "Open the page of the organization, the industry, or a path"
ADDRESSES = "Edit further email addresses, phone numbers, and profiles"
WAY_IN = "Who could introduce you: the warmest way in"

APP = [
    _bind("1", "show_tab('today')", "Today", "app.today", show=False),
    _bind("2", "show_tab('board')", "Board", "app.board", show=False),
    _bind("3", "show_tab('week')", "Week", "app.week", show=False),
    _bind("4", "show_tab('insights')", "Insights", "app.insights", show=False),
    _bind("5", "show_tab('banks')", "Banks", "app.banks", tooltip="Question banks", show=False),
    _bind("ctrl+f", "search", "Search everything", "app.search", show=False, priority=True),
    _bind("ctrl+p", "command_palette", "All actions", "app.palette", show=False, priority=True),
    _bind("ctrl+q", "quit", "Quit", "app.quit", show=False, priority=True),
    _bind(
        "ctrl+z",
        "suspend_process",
        "Suspend",
        "app.suspend",
        tooltip="Back to the shell; fg resumes",
        show=False,
        priority=True,
    ),
    _bind("ctrl+c", "help_quit", "How to quit", "app.interrupt", show=False),
]
"""On every screen."""

COMMON = [
    _bind("question_mark,f1", "help", "Help", "screen.help", show=False),
    _bind("u", "undo", "Undo", "screen.undo", show=False),
    _bind("ctrl+r", "redo", "Redo", "screen.redo", show=False),
    _bind("slash", "search_everything", "Search everything", "screen.search", show=False),
    _bind("ctrl+o", "jump", "Jump", "screen.jump", tooltip="Jump to any card, row, or pane by its letters", show=False),
    _bind("f9", "return_to_call", "Back to the running call", "screen.call", show=False),
]
"""On every screen except dialogs; each screen implements the actions."""

BACK = [_bind("escape", "back", "Back", "screen.back")]
"""On screens that were opened from another screen."""

LIST = [
    _bind("up,k", "move(-1)", "Up", "list.up", show=False),
    _bind("down,j", "move(1)", "Down", "list.down", show=False),
    _bind("pageup", "page(-1)", "Page up", "list.page_up", show=False),
    _bind("pagedown", "page(1)", "Page down", "list.page_down", show=False),
    _bind("home,g", "end(-1)", "First", "list.first", show=False),
    _bind("end,G", "end(1)", "Last", "list.last", show=False),
    _bind("enter", "select_cursor", "Choose", "list.choose"),
]
"""In every list."""

GRID = [
    _bind("left,h", "cursor(-1, 0)", "Left", "grid.left", show=False),
    _bind("right,l", "cursor(1, 0)", "Right", "grid.right", show=False),
    _bind("up,k", "cursor(0, -1)", "Up", "grid.up", show=False),
    _bind("down,j", "cursor(0, 1)", "Down", "grid.down", show=False),
    _bind("pageup", "page(-1)", "Page up", "grid.page_up", show=False),
    _bind("pagedown", "page(1)", "Page down", "grid.page_down", show=False),
    _bind("home,g", "end(-1)", "First row", "grid.first", show=False),
    _bind("end,G", "end(1)", "Last row", "grid.last", show=False),
    _bind("enter", "select_cursor", "Choose", "grid.choose"),
]
"""In every table with a cell cursor."""

BOARD = [
    _bind("left,h", "cursor(-1, 0)", "Left", "board.left", show=False),
    _bind("right,l", "cursor(1, 0)", "Right", "board.right", show=False),
    _bind("up,k", "cursor(0, -1)", "Up", "board.up", show=False),
    _bind("down,j", "cursor(0, 1)", "Down", "board.down", show=False),
    _bind("pageup", "page(-1)", "Page up", "board.page_up", show=False),
    _bind("pagedown", "page(1)", "Page down", "board.page_down", show=False),
    _bind("home,g", "end(-1)", "First card", "board.first", show=False),
    _bind("end,G", "end(1)", "Last card", "board.last", show=False),
    _bind("enter", "open", "Open", "board.open"),
    _bind("escape", "clear", "Clear selection or filter", "board.clear"),
    _bind(
        "L,shift+right", "move_stage(1)", "Next stage", "board.carry_right", tooltip="Move the card to the next stage"
    ),
    _bind(
        "H,shift+left",
        "move_stage(-1)",
        "Previous stage",
        "board.carry_left",
        tooltip="Move the card to the previous stage",
    ),
    _bind("n", "new", "New", "board.new", tooltip="New contact"),
    _bind("e", "edit", "Edit", "board.edit"),
    _bind("slash", "filter", "Filter", "board.filter"),
    _bind("p", "open_preparation", "Plan", "board.prepare", tooltip="Plan the interview"),
    _bind("i", "open_call", "Interview", "board.interview", tooltip="Start the interview"),
    _bind("s", "schedule", "Schedule", "board.schedule", tooltip="Schedule, move, or cancel the interview", show=False),
    _bind("S", "record_interview", "Record an interview", "board.record", tooltip=RECORD, show=False),
    _bind("C", "save_calendar_file", "Calendar file", "board.calendar", tooltip=CALENDAR_FILE, show=False),
    _bind("R", "open_subject", "Organization", "board.subject", tooltip=OPEN_SUBJECT, show=False),
    _bind("m", "write_message", "Message", "board.message", tooltip="Write the message that is due"),
    _bind("r", "record_answer", "Reply", "board.reply", tooltip="Record their answer to your message"),
    _bind("W", "open_introductions", "Warmest way in", "board.introductions", tooltip=WAY_IN, show=False),
    _bind("space", "peek", "Peek", "board.peek"),
    _bind("x", "select", "Select", "board.select"),
    _bind("X", "select_range", "Select range", "board.select_range"),
    _bind("J,shift+down", "reorder(1)", "Move down", "board.place_down", show=False),
    _bind("K,shift+up", "reorder(-1)", "Move up", "board.place_up", show=False),
    _bind("o", "sort", "Sort", "board.sort"),
    _bind("v", "views", "Views", "board.views"),
    _bind("c", "toggle_closed", "Closed", "board.closed", tooltip="Show or hide closed contacts", show=False),
    _bind("delete", "delete", "Delete", "board.delete", show=False),
]

TODAY = [
    _bind("enter", "open", "Open", "today.open"),
    _bind("d", "mark_done", "Done", "today.done", tooltip="Mark the action as done"),
    _bind("x", "dismiss_item", "Dismiss", "today.drop", tooltip="Dismiss the action without doing it"),
    _bind("plus", "snooze", "Snooze", "today.put_off", tooltip="Snooze the action until a day, in words"),
    _bind("p", "open_preparation", "Plan", "today.prepare", tooltip="Plan the interview"),
    _bind("i", "open_call", "Interview", "today.interview", tooltip="Start the interview"),
    _bind("s", "schedule", "Schedule", "today.schedule", tooltip="Schedule, move, or cancel the interview", show=False),
    _bind("S", "record_interview", "Record an interview", "today.record", tooltip=RECORD, show=False),
    _bind("C", "save_calendar_file", "Calendar file", "today.calendar", tooltip=CALENDAR_FILE, show=False),
    _bind("R", "open_subject", "Organization", "today.subject", tooltip=OPEN_SUBJECT, show=False),
    _bind("m", "write_message", "Message", "today.message", tooltip="Write the message that is due"),
    _bind("r", "record_answer", "Reply", "today.reply", tooltip="Record their answer to your message"),
    _bind("W", "open_introductions", "Warmest way in", "today.introductions", tooltip=WAY_IN, show=False),
    _bind("n", "new", "New contact", "today.new"),
    _bind("a", "add_todo", "Add to-do", "today.write", tooltip="Add something to do"),
]

WEEK = [
    _bind("left,h", "cursor(-1, 0)", "Day before", "week.left", show=False),
    _bind("right,l", "cursor(1, 0)", "Day after", "week.right", show=False),
    _bind("up,k", "cursor(0, -1)", "Earlier", "week.up", show=False),
    _bind("down,j", "cursor(0, 1)", "Later", "week.down", show=False),
    _bind("pageup", "page(-1)", "Four hours earlier", "week.page_up", show=False),
    _bind("pagedown", "page(1)", "Four hours later", "week.page_down", show=False),
    _bind("home,g", "end(-1)", "Start of the day", "week.first", show=False),
    _bind("end,G", "end(1)", "End of the day", "week.last", show=False),
    _bind("enter", "open", "Open", "week.open", tooltip="Open the appointment, or schedule an interview here"),
    _bind("n", "schedule_here", "Schedule", "week.new", tooltip="Schedule an interview at the cursor"),
    _bind("o", "offer_here", "Offer", "week.offer", tooltip="Offer the time at the cursor to the chosen contact"),
    _bind("space", "choose_contact", "Contact", "week.contact", tooltip="Choose the contact to schedule for"),
    _bind("t", "today", "Today", "week.today", tooltip="Go to the current time"),
    _bind("left_square_bracket", "week(-1)", "Last week", "week.previous", tooltip="Previous week"),
    _bind("right_square_bracket", "week(1)", "Next week", "week.next", tooltip="Next week"),
    _bind("K,shift+up", "shift(0, -1)", "Move up", "week.carry_up", tooltip="Move half an hour earlier", show=False),
    _bind("J,shift+down", "shift(0, 1)", "Move down", "week.carry_down", tooltip="Move half an hour later", show=False),
    _bind("H,shift+left", "shift(-1, 0)", "Move left", "week.carry_left", tooltip="Move to the day before", show=False),
    _bind(
        "L,shift+right", "shift(1, 0)", "Move right", "week.carry_right", tooltip="Move to the day after", show=False
    ),
    _bind("escape", "clear", "Clear", "week.clear", tooltip="Cancel the move, or clear the contact", show=False),
    _bind("s", "schedule", "Change", "week.schedule", tooltip="Schedule, move, or cancel the interview", show=False),
    _bind("S", "record_interview", "Record an interview", "week.record", tooltip=RECORD, show=False),
    _bind("C", "save_calendar_file", "Calendar file", "week.calendar", tooltip=CALENDAR_FILE, show=False),
    _bind("p", "open_preparation", "Plan", "week.prepare", tooltip="Plan the interview", show=False),
    _bind("i", "open_call", "Interview", "week.interview", tooltip="Start the interview", show=False),
    _bind("m", "write_message", "Message", "week.message", tooltip="Write the message that is due", show=False),
]

INSIGHTS = [
    _bind("tab", "switch_view(1)", "Next view", "insights.next_view", tooltip="Next view of the insights"),
    _bind("shift+tab", "switch_view(-1)", "Previous view", "insights.previous_view", show=False),
]
"""On the Insights screen, in every view."""

INSIGHTS_PATHS = [
    _bind("plus", "screen.adjust_weight(1)", "More weight", "paths.more", tooltip="Raise the weight of the topic"),
    _bind("minus", "screen.adjust_weight(-1)", "Less", "paths.less", tooltip="Lower the weight of the topic"),
    _bind("f", "screen.open_fit", "Fit", "paths.fit", tooltip="What speaks for and against the path, for you"),
    _bind("R", "screen.open_subject", "Page", "paths.subject", tooltip="Open the page of the path"),
]

INSIGHTS_HYPOTHESES = [
    _bind(
        "v", "screen.choose_own_verdict", "Verdict", "hypotheses.verdict", tooltip="Your own verdict on the hypothesis"
    ),
    _bind("a", "screen.add_refuting_question", "Plan it", "hypotheses.add", tooltip="Plan a question against it"),
    _bind("R", "screen.open_subject", "Page", "hypotheses.subject", tooltip="Open the page of what it is about"),
]

INSIGHTS_NETWORK = [
    _bind("m", "screen.write_message", "Message", "network.message", tooltip="Write the message that is due"),
]

INSIGHTS_FIND_OUT = [
    _bind("a", "screen.add_gap_question", "Plan it", "find_out.add", tooltip="Add the question to their plan"),
]

SAID = [_bind("f", "add_fit", "Add to the fit", "said.fit")]
"""In the list of what people said on a topic of a path."""

FIT = [
    _bind("plus", "add_point('for')", "For", "fit.for", tooltip="Add something that speaks for the path"),
    _bind("minus", "add_point('against')", "Against", "fit.against", tooltip="Add something against the path"),
    _bind("right,l", "adjust_gauge(1)", "More", "fit.gauge_up", tooltip="Raise the gauge"),
    _bind("left,h", "adjust_gauge(-1)", "Less", "fit.gauge_down", tooltip="Lower the gauge"),
    _bind("delete", "remove_point", "Remove", "fit.remove", tooltip="Remove the line, or clear the gauge"),
]
"""On the screen for how a path fits the user."""

BANKS = [
    _bind("slash", "filter", "Filter", "banks.filter", tooltip="Filter the questions by word, topic, or use"),
    _bind("space,asterisk", "toggle_star", "Star", "banks.star", tooltip="Star the question, or remove its star"),
    _bind("n", "new", "New", "banks.new", tooltip="Write a question"),
    _bind("e", "edit", "Edit", "banks.edit", tooltip="Edit the question in your own words"),
    _bind("x", "retire", "Retire", "banks.retire", tooltip="Retire the question, or restore it"),
    _bind("c", "toggle_retired", "Retired", "banks.retired", tooltip="Show or hide retired questions", show=False),
    _bind("delete", "delete", "Delete", "banks.delete", tooltip="Delete your own question", show=False),
    _bind("tab", "switch_pane", "Asked", "banks.other_side", tooltip="Go to the interviews it was asked in, or back"),
    _bind("escape", "clear", "Clear", "banks.clear", tooltip="Back to the questions, or clear the filter", show=False),
]

CONTACT = [
    _bind("a", "focus_input", "Add", "contact.write", tooltip="Add a line of research"),
    _bind("e", "edit", "Edit", "contact.edit", tooltip="Edit the contact"),
    _bind("E", "edit_addresses", "Other addresses", "contact.addresses", tooltip=ADDRESSES, show=False),
    _bind("enter", "open_row", "Edit row", "contact.edit_line", tooltip="Edit or open the row under the cursor"),
    _bind("delete", "remove_row", "Remove", "contact.remove_line", show=False),
    _bind("p", "open_preparation", "Plan", "contact.prepare", tooltip="Plan the interview"),
    _bind("i", "open_call", "Interview", "contact.interview", tooltip="Start the interview"),
    _bind("m", "write_message", "Message", "contact.message", tooltip="Write the message that is due"),
    _bind("r", "record_answer", "Reply", "contact.reply", tooltip="Record their answer to your message"),
    _bind("b", "open_debrief", "Debrief", "contact.debrief"),
    _bind("W", "open_introductions", "Warmest way in", "contact.introductions", tooltip=WAY_IN, show=False),
    _bind("s", "schedule", "Schedule", "contact.schedule"),
    _bind("S", "record_interview", "Record an interview", "contact.record", tooltip=RECORD, show=False),
    _bind("C", "save_calendar_file", "Calendar file", "contact.calendar", tooltip=CALENDAR_FILE, show=False),
    _bind("R", "open_subject", "Organization", "contact.subject", tooltip=OPEN_SUBJECT, show=False),
    _bind("V", "open_sheet", "Sheet", "contact.sheet", tooltip=SHEET, show=False),
    _bind(
        "L,shift+right",
        "move_stage(1)",
        "Next stage",
        "contact.carry_right",
        tooltip="Move to the next stage",
        show=False,
    ),
    _bind(
        "H,shift+left",
        "move_stage(-1)",
        "Previous stage",
        "contact.carry_left",
        tooltip="Move to the previous stage",
        show=False,
    ),
    _bind("d", "mark_done", "Action done", "contact.done", show=False),
    _bind("D", "delete", "Delete the contact", "contact.delete", show=False),
]

RESEARCH_ITEM = [
    _bind("o", "open_source", "Source", "research.source", tooltip="Open the source of the row in the browser"),
    _bind("A", "change_subject", "About", "research.subject", tooltip="Change what the row is about", show=False),
    _bind("O", "choose_origin", "Origin", "research.origin", tooltip="Say where the hypothesis came from", show=False),
]
"""In a list of findings, hypotheses, and other lines of research."""

SUBJECTS = [
    _bind("tab", "switch_list(1)", "Next list", "subjects.next_list", tooltip="Paths, organizations, or industries"),
    _bind("shift+tab", "switch_list(-1)", "Previous list", "subjects.previous_list", show=False),
    _bind("n", "new", "New", "subjects.new", tooltip="Add a path, an organization, or an industry"),
    _bind("e", "edit", "Edit", "subjects.edit", tooltip="Edit the name, and why it interests you"),
    _bind("I", "edit_introduction", "Introduction", "subjects.introduction", tooltip=INTRODUCTION, show=False),
    _bind("slash", "filter", "Filter", "subjects.filter"),
    _bind("equals_sign", "merge", "Same as", "subjects.merge", tooltip="Merge another one that is the same into this"),
    _bind("delete", "delete", "Delete", "subjects.delete", show=False),
]
"""In the lists of paths, organizations, and industries."""

SUBJECT_FILTER = [
    _bind("enter", "submit", "Apply", "subject_filter.apply"),
    _bind("escape", "screen.clear_filter", "Clear", "subject_filter.clear", tooltip="Show the whole list"),
    _bind("down", "screen.move(1)", "Down", "subject_filter.down", show=False),
    _bind("up", "screen.move(-1)", "Up", "subject_filter.up", show=False),
]
"""In the filter line of these lists."""

SUBJECT_PAGE = [
    _bind("a", "focus_input", "Add", "subject.write", tooltip="Add a line of research"),
    _bind("e", "edit", "Edit", "subject.edit", tooltip="Edit the name, and why it interests you"),
    _bind("n", "new", "New contact", "subject.new", tooltip="Add a contact there, or one who can speak to the path"),
    _bind("m", "write_message", "Message", "subject.message", tooltip="Write the message that is due"),
    _bind("W", "open_introductions", "Warmest way in", "subject.introductions", tooltip=WAY_IN),
    _bind("R", "open_subject", "Organization", "subject.subject", tooltip=OPEN_SUBJECT, show=False),
    _bind("I", "edit_introduction", "Introduction", "subject.introduction", tooltip=INTRODUCTION, show=False),
    _bind("f", "open_fit", "Fit", "subject.fit", tooltip="What speaks for and against the path, and your view of it"),
    _bind("B", "show_on_board", "Board", "subject.board", tooltip="Show its contacts on the board", show=False),
    _bind("equals_sign", "merge", "Same as", "subject.merge", tooltip="Merge another one that is the same into this"),
    _bind("delete", "remove_row", "Remove", "subject.remove_line", show=False),
    _bind("D", "delete", "Delete", "subject.delete", tooltip="Delete it, and say first what goes with it", show=False),
]
"""On the page of an organization, an industry, or a path."""

INTRODUCTIONS = [
    _bind("m", "write_message", "Ask", "introductions.message", tooltip="Write the request for an introduction"),
    _bind("r", "record_answer", "Outcome", "introductions.reply", tooltip="Record what came of it"),
    _bind("a", "add_ask", "Add", "introductions.add", tooltip="Record that you asked somebody in another way"),
    _bind("e", "edit", "Edit", "introductions.edit", tooltip="Edit former employers and schools"),
    _bind("delete", "remove_row", "Remove", "introductions.remove", tooltip="Remove the ask", show=False),
]
"""On the screen of the warmest way in."""

LINE = [_bind("ctrl+z", "undo_typing", "Undo typing", "line.undo", show=False)]
"""In every one-line text field, unless it has another undo."""

RESEARCH_INPUT = [
    _bind("enter", "submit", "Save the line", "capture.keep"),
    _bind("tab", "screen.next_subject(1)", "About", "capture.subject", tooltip="Write about the next subject"),
    _bind("shift+tab", "screen.next_subject(-1)", "About the previous subject", "capture.previous", show=False),
    _bind("escape", "screen.focus_list", "Back", "capture.leave"),
    _bind("ctrl+z", "screen.undo", "Undo", "capture.undo", show=False),
]
"""In the input line for research."""

WELCOME = [
    _bind("enter", "open", "Choose", "welcome.open"),
    _bind("n", "new", "New contact", "welcome.new"),
]

FIRST_RUN = [
    _bind("enter", "step(1)", "Next", "first_run.next", tooltip="Next question, or the contact after the last one"),
    _bind("tab", "step(1)", "Skip", "first_run.skip", tooltip="Skip the question", show=False),
    _bind("shift+tab", "step(-1)", "Previous", "first_run.previous", tooltip="Previous question", show=False),
]
"""In the questions of the first start."""

PROFILE = [
    _bind("enter", "move_focus(1)", "Next field", "profile.next", show=False),
    _bind(
        "f4",
        "edit_affiliations",
        "Employers, schools",
        "profile.affiliations",
        tooltip="Edit where you worked and studied",
        priority=True,
    ),
]
"""On the profile screen."""

FORM = [
    _bind("up", "move_focus(-1)", "Previous field", "form.previous", show=False),
    _bind("down", "move_focus(1)", "Next field", "form.next", show=False),
]
"""Between the fields of a form."""

REPORT = [_bind("escape,q", "cancel", "Close", "report.close")]
"""In a read-only report."""

IMPORT_PREVIEW = [
    _bind("ctrl+s", "submit", "Import", "import.import", priority=True),
    _bind("y", "decide('same')", "Same person", "import.same"),
    _bind("n", "decide('new')", "Different people", "import.different"),
    _bind("o", "decide('skip')", "Leave out", "import.leave_out"),
    _bind("t", "take_job", "Accept the new job", "import.take_job"),
    _bind("c", "change_columns", "Change the columns", "import.columns"),
    _bind("escape,q", "cancel", "Cancel", "import.cancel"),
]
"""In the preview of an import."""

CHOICE = [_bind("enter,space", "show_overlay", "Choose", "choice.open", show=False)]
"""In a select field of a form."""

PREPARATION = [
    _bind("tab,shift+tab", "switch_pane", "Bank / plan", "prep.other_side", tooltip="Switch between bank and plan"),
    _bind("space", "toggle_question", "Pick", "prep.pick", tooltip="Add the question to the plan, or remove it"),
    _bind(
        "S",
        "propose_questions",
        "Propose",
        "prep.propose",
        tooltip="Propose six to eight questions within the time, each with its reason",
    ),
    _bind("slash", "filter", "Filter", "prep.filter", tooltip="Filter the question bank"),
    _bind("n", "new", "New question", "prep.new"),
    _bind("exclamation_mark", "toggle_must_ask", "Must ask", "prep.must_ask"),
    _bind(
        "full_stop",
        "toggle_lock",
        "Lock",
        "prep.lock",
        tooltip="Keep the question when questions are proposed again, or unlock it",
    ),
    _bind("e", "edit", "Edit", "prep.edit"),
    _bind("plus", "adjust_minutes(1)", "One minute more", "prep.more", show=False),
    _bind("minus", "adjust_minutes(-1)", "One minute less", "prep.less", show=False),
    _bind("K,shift+up", "move_question(-1)", "Move up", "prep.carry_up", show=False),
    _bind("J,shift+down", "move_question(1)", "Move down", "prep.carry_down", show=False),
    _bind("delete", "remove_question", "Remove", "prep.take_out", show=False),
    _bind("m", "write_message", "Message", "prep.message", tooltip="Write the message that is due", show=False),
    _bind("r", "record_answer", "Reply", "prep.reply", tooltip="Record their answer to your message", show=False),
    _bind("s", "schedule", "Schedule", "prep.schedule"),
    _bind("C", "save_calendar_file", "Calendar file", "prep.calendar", tooltip=CALENDAR_FILE, show=False),
    _bind("V", "open_sheet", "Sheet", "prep.sheet", tooltip=SHEET),
    _bind("P", "practice", "Practice", "prep.practice", tooltip="Practice the interview; nothing is saved"),
    _bind("i", "open_call", "Interview", "prep.interview", tooltip="Start the interview"),
]

CALL = [
    _bind("enter,ctrl+j", "save_line", "Save", "live.keep", tooltip="Save the line as a note, or save the edited note"),
    _bind("tab", "step_question(1)", "Next", "live.next", tooltip="Next question"),
    _bind("shift+tab", "step_question(-1)", "Previous question", "live.previous", show=False),
    _bind("f2", "toggle_answered", "Answered", "live.answered", tooltip="Mark the question as answered, or reopen it"),
    _bind("f3", "toggle_skipped", "Skip", "live.skipped", tooltip="Skip the question, or reopen it"),
    _bind(
        "ctrl+t", "toggle_star", "Star", "live.star", tooltip="Star the edited note, or the last one, for the thank-you"
    ),
    _bind("ctrl+o", "split_note", "Split", "live.split", tooltip="Split the edited note, or the line, at the cursor"),
    _bind("ctrl+l", "merge_with_previous", "Join", "live.join", tooltip="Join the note to the previous one"),
    _bind(
        "ctrl+g",
        "choose_question",
        "Go",
        "live.go_to",
        tooltip="Go to a question, or move the edited note to it: ctrl+g, then its number",
    ),
    _bind(
        "f9",
        "toggle_reference",
        "Prep",
        "live.reference",
        tooltip="Show your introduction, hypotheses, common ground, and offerings, or the notes again",
    ),
    _bind("shift+delete", "remove_note", "Remove", "live.remove", tooltip="Remove the edited note, or the last one"),
    _bind("f10", "end_call", "End", "live.finish", tooltip="End the interview and open the debrief"),
    _bind("f5", "extend_call", "Extend", "live.stay", tooltip="Extend the interview by ten minutes"),
    _bind(
        "f6",
        "choose_hypothesis",
        "Verdict",
        "live.verdict",
        tooltip="Give a verdict on a hypothesis, and choose the note that supports it",
    ),
    _bind(
        "ctrl+b,alt+0",
        "toggle_tangent",
        "Tangent",
        "live.tangent",
        tooltip="Note a tangent, which belongs to no question, or go back to the question",
    ),
    _bind(
        "f7", "toggle_off_record", "Off record", "live.off_record", tooltip="Go off the record, or back on the record"
    ),
    _bind("f4", "add_question", "Ask", "live.add_question", tooltip="Add the typed line as a question"),
    _bind(
        "ctrl+n",
        "mark_time",
        "Time",
        "live.mark_time",
        tooltip="Save the current time as a note, or set the time of the line to now",
    ),
    _bind("f8", "toggle_pause", "Pause", "live.pause", tooltip="Pause or resume the clock"),
    _bind("ctrl+y", "choose_kind", "Kind", "live.kind", tooltip="Change the kind of the note: ctrl+y, then a sign"),
    _bind(
        "up",
        "edit_adjacent_note(-1)",
        "Edit",
        "live.walk_back",
        tooltip="Edit the last note, then earlier ones",
    ),
    _bind(
        "down",
        "edit_adjacent_note(1)",
        "Next note",
        "live.walk_on",
        tooltip="Edit the next note, or return to a new line",
        show=False,
    ),
    _bind(
        "escape", "back", "Back", "live.back", tooltip="Close the menu, stop editing, or leave; the interview goes on"
    ),
    _bind("ctrl+z", "undo", "Undo", "live.undo", show=False),
    _bind("pageup", "scroll_page(-1)", "Earlier notes", "live.page_up", show=False),
    _bind("pagedown", "scroll_page(1)", "Later notes", "live.page_down", show=False),
    *(
        _bind(
            f"alt+{number}",
            f"jump_to_question({number})",
            f"Go to question {number}",
            f"live.question_{number}",
            show=False,
        )
        for number in range(1, 10)
    ),
]
"""On the call screen. The input line always has the focus, so plain keys only type."""

DEBRIEF = [
    _bind(
        "tab",
        "screen.next_section",
        "Next",
        "debrief.next",
        tooltip="Next section; open items here are skipped",
        priority=True,
    ),
    _bind(
        "f10", "finish_debrief", "Thank-you", "debrief.finish", tooltip="Finish and write the thank-you", priority=True
    ),
    _bind("shift+tab", "previous_section", "Previous section", "debrief.previous", show=False, priority=True),
]

DEBRIEF_LIST = [
    _bind("space", "press('take')", "Accept", "debrief.take", tooltip="Star, accept, or set the next verdict"),
    _bind("e", "press('edit')", "Edit", "debrief.edit", tooltip="Edit the text"),
    _bind("delete", "press('remove')", "Remove", "debrief.remove", show=False),
]
"""In every list section of the debrief. The section defines which of these keys are enabled."""

DEBRIEF_NOTES = [
    _bind("exclamation_mark", "press('insight')", "Insight", "debrief.insight", tooltip="Make it an insight"),
    _bind("greater_than_sign", "press('reward')", "Reward", "debrief.reward", tooltip="Make it a reward"),
    _bind("less_than_sign", "press('drawback')", "Drawback", "debrief.drawback", tooltip="Make it a drawback"),
    _bind("quotation_mark", "press('quote')", "Quote", "debrief.quote", tooltip="Make it a quote", show=False),
    _bind("question_mark", "press('want_to_know')", "Want to know", "debrief.want_to_know", show=False),
    _bind("at", "press('referral')", "Referral", "debrief.referral", tooltip="Make it a referral", show=False),
    _bind("plus", "press('promise')", "Commitment", "debrief.promise", tooltip="Make it a commitment", show=False),
    _bind("tilde", "press('common_ground')", "Common ground", "debrief.common_ground", show=False),
    _bind("percent_sign", "press('off_record')", "Off the record", "debrief.off_record", show=False),
    _bind("minus", "press('note')", "Plain note", "debrief.note", tooltip="Make it a plain note", show=False),
]
"""In the note sections of the debrief: each sign changes a note to its kind."""

DEBRIEF_REFERRALS = [
    _bind(
        "w",
        "press('introduces')",
        "Introduces",
        "debrief.introduces",
        tooltip="They offered to introduce you, or did not",
    ),
]

DEBRIEF_COMMITMENTS = [
    _bind("plus", "press('later')", "A day later", "debrief.later"),
    _bind("minus", "press('earlier')", "A day earlier", "debrief.earlier"),
]

DEBRIEF_RATINGS = [
    _bind("1", "press('1')", "One", "debrief.1", tooltip="Score 1, or confirmed"),
    _bind("2", "press('2')", "Two", "debrief.2", tooltip="Score 2, or refined"),
    _bind("3", "press('3')", "Three", "debrief.3", tooltip="Score 3, or refuted"),
    _bind("4", "press('4')", "Four", "debrief.4", tooltip="Score 4, or asked without a view"),
    _bind("5", "press('5')", "Five", "debrief.5", tooltip="Score 5"),
    _bind("0", "press('0')", "Clear", "debrief.0", tooltip="Clear the score or verdict"),
    _bind("right,l", "press('surer')", "More certain", "debrief.surer", tooltip="More certain, or one more"),
    _bind("left,h", "press('less_sure')", "Less certain", "debrief.less_sure", tooltip="Less certain, or one less"),
    _bind("a", "press('path')", "Add a path", "debrief.path", tooltip="Link the contact to a path"),
]
"""In the sections for verdicts, path ratings, and energy."""

INTERVIEW = [
    _bind("a", "add_note", "Add note", "interview.add", tooltip="Add a note after the interview"),
    _bind("e", "edit", "Edit", "interview.edit", tooltip="Edit the note"),
    _bind(
        "space",
        "toggle_star",
        "Star",
        "interview.star",
        tooltip="Star the note for the thank-you, or remove its star",
    ),
    _bind("slash", "search", "Search", "interview.search", tooltip="Search in this interview"),
    _bind("n", "go_to_match(1)", "Next match", "interview.next_match"),
    _bind("N", "go_to_match(-1)", "Previous match", "interview.previous_match", show=False),
    _bind("f", "choose_kinds", "Kinds", "interview.kinds", tooltip="Filter the notes by kind"),
    _bind("o", "toggle_order", "By time", "interview.order", tooltip="Sort by question or by time"),
    _bind("ctrl+s", "export", "Export", "interview.export", tooltip="Export to a Markdown file"),
    _bind("C", "save_calendar_file", "Calendar file", "interview.calendar", tooltip=CALENDAR_FILE, show=False),
    _bind("b", "open_debrief", "Debrief", "interview.debrief"),
    _bind("m", "write_message", "Message", "interview.message", tooltip="Write the message that is due"),
    _bind("tab", "go_to_heading(1)", "Next section", "interview.next_part", show=False),
    _bind("shift+tab", "go_to_heading(-1)", "Previous section", "interview.previous_part", show=False),
    _bind("delete", "remove_note", "Remove", "interview.remove", tooltip="Remove the note", show=False),
]
"""On the interview screen."""

INTERVIEW_SEARCH = [
    _bind("enter", "submit", "Go to it", "search.keep", tooltip="Go to the match"),
    _bind("down", "screen.go_to_match(1)", "Next", "search.next", tooltip="Next match"),
    _bind("up", "screen.go_to_match(-1)", "Previous match", "search.previous", show=False),
    _bind("escape", "screen.end_search", "Clear", "search.leave", tooltip="End the search"),
]
"""In the search input of the interview screen."""

SEARCH = [
    _bind("slash", "focus_query", "Search", "find.focus", tooltip="Change the search", show=False),
]
"""On the search screen."""

SEARCH_INPUT = [
    _bind("enter", "screen.open_result", "Open", "find.open", tooltip="Open the result where it is"),
    _bind("down", "screen.move_result(1)", "Next", "find.next", tooltip="Next result"),
    _bind("up", "screen.move_result(-1)", "Previous", "find.previous", tooltip="Previous result", show=False),
    _bind("pagedown", "screen.page_results(1)", "Page down", "find.page_down", show=False),
    _bind("pageup", "screen.page_results(-1)", "Page up", "find.page_up", show=False),
    _bind("tab", "complete", "Complete", "find.complete"),
    _bind("right", "cursor_right", "Right, or complete", "find.right", show=False),
]
"""In the line of the search screen, which keeps the focus."""

NOTE_KINDS = [
    _bind("minus", "screen.toggle_kind('note')", "Plain notes", "kinds.note", show=False),
    _bind("quotation_mark", "screen.toggle_kind('quote')", "Quotes", "kinds.quote", show=False),
    _bind("exclamation_mark", "screen.toggle_kind('insight')", "Insights", "kinds.insight", show=False),
    _bind("greater_than_sign", "screen.toggle_kind('reward')", "Rewards", "kinds.reward", show=False),
    _bind("less_than_sign", "screen.toggle_kind('drawback')", "Drawbacks", "kinds.drawback", show=False),
    _bind("question_mark", "screen.toggle_kind('want_to_know')", "Want to know", "kinds.want_to_know", show=False),
    _bind("at", "screen.toggle_kind('referral')", "Referrals", "kinds.referral", show=False),
    _bind("plus", "screen.toggle_kind('promise')", "Commitments", "kinds.promise", show=False),
    _bind("tilde", "screen.toggle_kind('common_ground')", "Common ground", "kinds.common_ground", show=False),
    _bind("percent_sign", "screen.toggle_kind('off_record')", "Off the record", "kinds.off_record", show=False),
    _bind("asterisk", "screen.toggle_starred", "Starred", "kinds.starred", show=False),
    _bind("enter,f,escape", "screen.close_kinds", "Done", "kinds.done"),
    _bind("delete,backspace", "screen.clear_note_filter", "All kinds", "kinds.all"),
]
"""In the kind filter of the interview screen: each sign toggles its kind."""

MESSAGE = [
    _bind("ctrl+s", "mark_sent", "Mark as sent", "compose.sent", tooltip="Mark the message as sent", priority=True),
    _bind("f2", "copy", "Copy", "compose.copy", tooltip="Copy subject and text", priority=True),
    _bind(
        "f3", "send", "Send", "compose.mail", tooltip="Send with a mail program, a draft, or a command", priority=True
    ),
    _bind("f4", "insert", "Insert", "compose.moment", tooltip="Insert a moment, a time, or research", priority=True),
    _bind("f5", "choose_kind", "Kind", "compose.kind", tooltip="Choose the kind or the template", priority=True),
    _bind("f6", "choose_channel", "Channel", "compose.channel", tooltip="Choose the channel", priority=True),
    _bind(
        "f7",
        "choose_enclosure",
        "Résumé",
        "compose.resume",
        tooltip="Attach the résumé or leave it out, or add an extra to a thank-you",
        priority=True,
    ),
    _bind("f8", "next_check", "Next check", "compose.check", tooltip="Go to what the next check found", priority=True),
    _bind("ctrl+g", "apply_fix", "Fix", "compose.fix", tooltip="Apply the correction of the check", priority=True),
    _bind("r", "record_answer", "Reply", "compose.reply", tooltip="Record their answer to the message"),
    _bind("tab", "next_gap", "Next gap", "compose.gap", tooltip="Go to the next gap, or field", show=False),
]

TRIPS = [
    _bind("n", "new", "New", "trips.new", tooltip="Plan a new trip"),
    _bind("e", "edit", "Edit", "trips.edit", tooltip="Change city, days, hours, and ways of the trip"),
    _bind("delete", "delete", "Delete", "trips.delete", tooltip="Delete the trip"),
]

TRIP = [
    _bind("P", "propose_times", "Find times", "trip.propose", tooltip="Find times for all contacts that have none"),
    _bind("space", "lock", "Lock", "trip.lock", tooltip="Keep the time when times are found again"),
    _bind("n", "new", "Add", "trip.new", tooltip="Add contacts by tag, place, or name"),
    _bind("e", "edit", "Edit", "trip.edit", tooltip="Change where and when the contact can be met"),
    _bind("s", "schedule", "Set time", "trip.schedule", tooltip="Set the time of the meeting, in words"),
    _bind("M", "draft_requests", "Draft requests", "trip.draft", tooltip="Draft a request to each contact with a time"),
    _bind("m", "write_message", "Message", "trip.message", tooltip="Write the request to the contact"),
    _bind("r", "record_answer", "Reply", "trip.reply", tooltip="Record their answer to the request"),
    _bind("V", "open_sheet", "Sheet", "trip.sheet", tooltip="Show the sheet for the days, to export or print"),
    _bind("J,shift+down", "move_time(1)", "Later", "trip.later", tooltip="Half an hour later", show=False),
    _bind("K,shift+up", "move_time(-1)", "Earlier", "trip.earlier", tooltip="Half an hour earlier", show=False),
    _bind("L,shift+right", "move_day(1)", "Next day", "trip.next_day", tooltip="Meet a day later", show=False),
    _bind(
        "H,shift+left", "move_day(-1)", "Previous day", "trip.previous_day", tooltip="Meet a day earlier", show=False
    ),
    _bind("x", "clear_time", "Free the time", "trip.clear", tooltip="Take the time from the contact", show=False),
    _bind("b", "add_block", "Meal or appointment", "trip.block", tooltip="Add a meal or appointment", show=False),
    _bind("delete", "remove", "Remove", "trip.remove", tooltip="Remove from the trip", show=False),
]


def _bind_sheet(group: str) -> list[Binding]:
    """Create the bindings of a sheet."""
    return [
        _bind("o", "open_page", "Print", f"{group}.open", tooltip="Open the sheet in a browser, to print it"),
        _bind(
            "ctrl+s", "export_markdown", "Export", f"{group}.markdown", tooltip="Export the sheet to a Markdown file"
        ),
        _bind("w", "export_page", "Web page", f"{group}.page", tooltip="Export the sheet to an HTML page"),
    ]


TRIP_SHEET = _bind_sheet("trip_sheet")

INTERVIEW_SHEET = [
    *_bind_sheet("sheet"),
    _bind("space", "toggle_follow_ups", "Follow-ups", "sheet.probes", tooltip="Show or hide the follow-up questions"),
]

DIALOG = [
    _bind("escape", "cancel", "Cancel", "dialog.cancel"),
    _bind("ctrl+s", "submit", "Save", "dialog.save", priority=True),
]

SCHEDULE = [
    _bind("shift+delete", "cancel_interview", "Cancel the interview", "schedule.cancel_interview", show=False),
]
"""In the schedule dialog, for an interview that has a time."""

SEND = [
    _bind("m", "pick('mail_program')", "Open in the mail program", "send.mail", show=False),
    _bind("e", "pick('eml_file')", "Save as an .eml draft", "send.eml", show=False),
    _bind("i", "pick('invitation')", "Save as an .eml draft with an invitation", "send.invitation", show=False),
    _bind("c", "pick('command')", "Open in the configured command", "send.command", show=False),
    _bind("y", "pick('copy')", "Copy to the clipboard", "send.copy", show=False),
    _bind("s", "pick('already_sent')", "I sent it", "send.sent", show=False),
    _bind("escape", "cancel", "Cancel", "send.cancel"),
]
"""In the dialog that asks how to send a message."""

CONFIRM = [
    _bind("enter,y", "answer(True)", "Yes", "ask.yes"),
    _bind("escape,n", "answer(False)", "No", "ask.no"),
]
"""In a yes/no question."""

ANSWER = [
    _bind("y", "answer('yes')", "Yes", "answer.yes"),
    _bind("l", "answer('later')", "Later", "answer.later"),
    _bind("n", "answer('no')", "No", "answer.no"),
    _bind("s", "answer('somebody_else')", "Somebody else", "answer.somebody_else"),
    _bind("w", "answer('wrong_person')", "Wrong person", "answer.wrong_person"),
    _bind("escape", "cancel", "Cancel", "answer.cancel"),
]
"""What a contact answered."""

QUICK_ADD = [
    _bind("enter", "submit", "Add, or merge into the selected contact", "quick_add.add"),
    _bind("ctrl+s", "screen.add", "Add anyway", "quick_add.add_anyway"),
    _bind(
        "ctrl+n",
        "screen.add_different",
        "Different people",
        "quick_add.different",
        tooltip="Add, and remember that the possible duplicates are different people",
    ),
    _bind("tab", "screen.open_form", "Full form", "quick_add.form"),
    _bind("ctrl+l", "screen.join_lines", "Join pasted lines to one contact", "quick_add.join", show=False),
    _bind("down", "screen.choose(1)", "Next possible duplicate", "quick_add.next", show=False),
    _bind("up", "screen.choose(-1)", "Previous possible duplicate", "quick_add.previous", show=False),
    _bind("escape", "screen.leave", "Leave; n restores the line", "quick_add.leave"),
]
"""In the input line of quick add."""

FILTER = [
    _bind("enter", "submit", "Apply", "filter.keep", tooltip="Keep the filter, and open the only contact that matches"),
    _bind("tab", "complete", "Complete", "filter.complete"),
    _bind("right", "cursor_right", "Right, or complete", "filter.right", show=False),
]
"""In the filter line of the board."""

TAG_OR_PATH = [
    _bind("enter", "submit", "Apply", "label.take"),
    _bind("tab", "complete", "Complete", "label.complete"),
    _bind("escape", "screen.cancel", "Cancel", "label.cancel"),
]
"""In the input line for a tag or a path."""

VIEWS = [
    _bind("s", "save", "Save the current filter", "views.save"),
    _bind("delete", "remove", "Remove the view", "views.remove"),
    _bind("escape", "cancel", "Cancel", "views.cancel"),
]
"""In the list of saved views."""

SELECTION = [
    _bind("1", "pick('researching')", "Move to Researching", "selection.researching", show=False),
    _bind("2", "pick('ready')", "Move to Ready", "selection.ready", show=False),
    _bind("3", "pick('contacted')", "Move to Contacted", "selection.contacted", show=False),
    _bind("4", "pick('scheduled')", "Move to Scheduled", "selection.scheduled", show=False),
    _bind("5", "pick('met')", "Move to Met", "selection.met", show=False),
    _bind("6", "pick('in_touch')", "Move to In touch", "selection.in_touch", show=False),
    _bind("t", "pick('tag')", "Add a tag", "selection.tag", show=False),
    _bind("T", "pick('untag')", "Remove a tag", "selection.untag", show=False),
    _bind("a", "pick('path')", "Add to a path", "selection.path", show=False),
    _bind("c", "pick('closed')", "Close", "selection.close", show=False),
    _bind("m", "pick('merge')", "Merge two contacts", "selection.merge", show=False),
    _bind("n", "pick('different')", "Different people: two contacts", "selection.different", show=False),
    _bind("delete", "pick('delete')", "Delete", "selection.delete", show=False),
    _bind("escape", "cancel", "Cancel", "selection.cancel"),
]
"""In the menu of actions on the selected cards."""

CLOSE_OR_KEEP = [
    _bind("c", "pick('close')", "Close", "close_or_keep.close", show=False),
    _bind("k", "pick('keep')", "Keep for later", "close_or_keep.keep", show=False),
    _bind("m", "pick('nudge')", "Write once more", "close_or_keep.nudge", show=False),
    _bind("escape", "cancel", "Cancel", "close_or_keep.cancel"),
]
"""In the choice about a contact who has not answered two follow-ups."""

RESTORE = [
    _bind("n", "start_empty", "Start with no data", "restore.empty"),
    _bind("q,escape", "quit", "Quit", "restore.quit"),
]
"""On the screen that appears when the data are damaged or missing."""

JUMP = [_bind("escape,ctrl+o", "leave", "Leave", "jump.leave")]
"""While letters stand over the places of a screen."""

HELP = [
    _bind("enter", "submit", "Press the key", "help.press"),
    _bind("down", "screen.move(1)", "Next key", "help.next", show=False),
    _bind("up", "screen.move(-1)", "Previous key", "help.previous", show=False),
    _bind("pagedown", "screen.page(1)", "Page down", "help.page_down", show=False),
    _bind("pageup", "screen.page(-1)", "Page up", "help.page_up", show=False),
    _bind("escape,f1", "screen.close", "Close", "help.close"),
]
"""In the search line of the help dialog, which keeps the focus."""

COMMON_GROUPS = ("On every screen", "Everywhere")
"""Help groups of keys that do not depend on the screen."""

BINDING_GROUPS: dict[str, list[Binding]] = {
    "Everywhere": APP,
    "On every screen": [*COMMON, *BACK],
    "In a list": LIST,
    "In a table": GRID,
    "Board": BOARD,
    "Today": TODAY,
    "Week": WEEK,
    "Insights": INSIGHTS,
    "Insights: paths": INSIGHTS_PATHS,
    "Insights: hypotheses": INSIGHTS_HYPOTHESES,
    "Insights: network": INSIGHTS_NETWORK,
    "Insights: find out": INSIGHTS_FIND_OUT,
    "Notes on a topic": SAID,
    "Fit of a path": FIT,
    "Banks": BANKS,
    "Contact": CONTACT,
    "Research": RESEARCH_ITEM,
    "Paths and organizations": SUBJECTS,
    "Filter of a list": SUBJECT_FILTER,
    "Organization, industry, or path": SUBJECT_PAGE,
    "Introductions": INTRODUCTIONS,
    "Text line": LINE,
    "Research line": RESEARCH_INPUT,
    "Welcome": WELCOME,
    "First questions": FIRST_RUN,
    "Profile": PROFILE,
    "Plan": PREPARATION,
    "During an interview": CALL,
    "Debrief": DEBRIEF,
    "Debrief: lists": DEBRIEF_LIST,
    "Debrief: notes": DEBRIEF_NOTES,
    "Debrief: referrals": DEBRIEF_REFERRALS,
    "Debrief: commitments": DEBRIEF_COMMITMENTS,
    "Debrief: verdicts and ratings": DEBRIEF_RATINGS,
    "Interview": INTERVIEW,
    "Interview search": INTERVIEW_SEARCH,
    "Search": SEARCH,
    "Search line": SEARCH_INPUT,
    "Note kinds": NOTE_KINDS,
    "Message": MESSAGE,
    "Send": SEND,
    "Trips": TRIPS,
    "Trip": TRIP,
    "Trip sheet": TRIP_SHEET,
    "Sheet": INTERVIEW_SHEET,
    "Dialog": DIALOG,
    "Schedule": SCHEDULE,
    "Form": [*FORM, *CHOICE],
    "Report": REPORT,
    "Import": IMPORT_PREVIEW,
    "Question": CONFIRM,
    "Answer": ANSWER,
    "Quick add": QUICK_ADD,
    "Filter": FILTER,
    "Tag or path": TAG_OR_PATH,
    "Saved views": VIEWS,
    "Selection": SELECTION,
    "Close or keep": CLOSE_OR_KEEP,
    "Damaged or missing data": RESTORE,
    "Help": HELP,
    "Jump": JUMP,
}
"""All bindings by help group. Help shows them, and the ids in ``[keymap]`` are checked against them."""
