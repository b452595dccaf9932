"""What the person of the sample found out before the calls, what they believe, and what they can bring."""

# One row of data a line: it reads better than one word a line.
# ruff: noqa: E501

from __future__ import annotations

from infoview_tui.demo.models import DESIGN, JOURNALISM, SUSTAINABILITY, At, Finding, Hypothesis, Offering
from infoview_tui.domain.enums import FindingKind

COMMON_GROUND = FindingKind.COMMON_GROUND
WARM_INTRODUCTION = FindingKind.WARM_INTRODUCTION

FINDINGS: tuple[Finding, ...] = (
    Finding("ines", At(-26, 16, 30), "Nine years as a ward nurse before her first design job", "https://www.example.com/talks/from-ward-to-wireframe"),
    Finding("ines", At(-26, 16, 40), "Tidewell stopped its second pilot after eleven weeks and published the reasons", "https://www.example.com/tidewell/pilot-report"),
    Finding("ines", At(-26, 16, 55), "Her team of four serves three products; two of them are medical devices by law"),
    Finding("ines", At(-26, 17), "We both volunteer as first-aiders at half marathons", "", COMMON_GROUND),
    Finding("bettina", At(-29, 9, 50), "Ran the patient panel for the knee-surgery pilot with Tidewell"),
    Finding("tobiasz", At(-22, 17, 40), "His bus-delay map led to a change of timetable within a month", "https://www.example.org/estuary-post/late-again"),
    Finding("tobiasz", At(-22, 17, 55), "The data desk was cut from four people to three last winter", "https://www.example.org/press-watch/estuary"),
    Finding("tobiasz", At(-22, 18), "Publishes the code behind each story"),
    Finding("tobiasz", At(-22, 18, 5), "We both learned R from the same terrible handout", "", COMMON_GROUND),
    Finding("amara", At(-12, 17, 20), "Greenloom dropped two clients that wanted softer wording", "https://www.example.com/greenloom/why-we-said-no"),
    Finding("amara", At(-12, 17, 35), "Trained as a chemical engineer; six years in dye works before consulting"),
    Finding("amara", At(-12, 17, 50), "Sings alto in a community choir, as I do", "", COMMON_GROUND),
    Finding("daniel", At(-13, 17), "Larkmoor lets its designers stand in theatre and on wards, with training", "https://www.example.org/larkmoor/design-team"),
    Finding("daniel", At(-13, 17, 15), "Wrote that the discharge letter is the most-used interface in medicine", "https://www.example.com/essays/the-letter"),
    Finding("daniel", At(-13, 17, 30), "Cycles to work along the same canal as my sister", "", COMMON_GROUND),
    Finding("priya", At(-11, 17, 40), "Eight years of epidemiology before design; thesis on missed appointments", "https://www.example.org/theses/missed-appointments"),
    Finding("priya", At(-11, 17, 50), "Pulsewick's patch is worn for fourteen days; a third of people take it off earlier", "https://www.example.com/pulsewick/adherence"),
    Finding("priya", At(-11, 18), "Four patients have a vote in each design review", "https://www.example.com/pulsewick/how-we-review"),
    Finding("priya", At(-7, 20, 10), "The new version drops the phone app for people over seventy: a paper card instead"),
    Finding("priya", At(-7, 20, 20), "Pulsewick is hiring two designers and one research lead", "https://www.example.com/pulsewick/jobs"),
    Finding("priya", At(-11, 18, 20), "Bakes sourdough, and names her starters; mine is called Gerald", "", COMMON_GROUND),
    Finding("soren", At(-8, 18, 20), "Sells the same base map to seven papers", "https://www.example.org/chartroom/atlas"),
    Finding("soren", At(-8, 18, 35), "Chartroom shares one statistician who can veto a chart", "https://www.example.org/chartroom/rules"),
    Finding("soren", At(-8, 18, 50), "Plays the accordion in a street band", "", COMMON_GROUND),
    Finding("yusuf", At(-9, 17, 40), "Fjordlight buys storm data from insurers, mine among them", "https://www.example.com/fjordlight/annual-report"),
    Finding("yusuf", At(-9, 18), "Moved after four years in reinsurance; talks of it in a podcast from minute 21", "https://www.example.com/podcasts/second-degree/48"),
    Finding("clara", At(-5, 17), "A third of her studio came from other professions", "https://www.example.com/mendable/who-we-are"),
    Finding("clara", At(-5, 17, 20), "Rewrote a consent form from nine pages to one; signing time fell by half", "https://www.example.com/mendable/one-page"),
    Finding("mateo", At(-7, 17, 30), "The Courier advertises one traineeship a year, in spring", "https://www.example.org/courier/jobs"),
    Finding("mateo", At(-7, 17, 50), "Wants every reporter to read a regression table; runs lunch classes"),
    Finding("hanna", At(-4, 17, 40), "Terrafold rejected an analysis because its error bars were missing", "https://www.example.com/forum/footprints/1182"),
    Finding("hanna", At(-4, 18), "Buys from three consultancies, one of them Greenloom"),
    Finding("rhys", At(-6, 16, 30), "Runs twelve interviews a month on the wards; results hang in the staff kitchen"),
    Finding("lin", At(-5, 18, 20), "Cut false alarms of one pump by a fifth through wording alone", "https://www.example.org/device-week/alarms"),
    Finding("lin", At(-5, 18, 40), "Halyard tests each screen with gloves on and lights off"),
    Finding("lin", At(-5, 18, 55), "Her evening group has a waiting list; Rhys has spoken there", "", WARM_INTRODUCTION),
    Finding("thandiwe", At(-2, 19, 20), "Average of her last ten stories: 31 hours each, 640 in fees", "https://www.example.com/thandiwe/ledger"),
    Finding("thandiwe", At(-2, 19, 40), "Teaches two days a month, which pays her rent", "https://www.example.com/thandiwe/ledger"),
    Finding("luca", At(-7, 16, 50), "His team of three writes the council's yearly climate budget", "https://www.example.org/aldermoor/climate-budget"),
    Finding("luca", At(-7, 17, 10), "Figures are questioned in public meetings, and the recordings are online"),
    Finding("noor", At(-14, 20), "Came from a bootcamp and a year as a pharmacy assistant"),
    Finding("grace", At(-6, 21), "Her letter on waiting lists was read aloud in parliament", "https://www.example.org/quillwork/the-number"),
    Finding("freya", At(-8, 21, 45), "The ferry piece took five months and eleven requests for records", "https://www.example.org/ledger/ferries"),
    Finding("freya", At(-8, 21, 50), "Grace Tamihana trained with her, and may introduce me", "", WARM_INTRODUCTION),
    Finding("chloe", At(-21, 20), "Counted forty-one clicks to record one blood pressure"),
    Finding("gordon", At(-23, 17, 30), "Sits on two standards committees", "https://www.example.org/device-week/committees"),
    Finding("leila", At(-25, 17), "Found that insurers refuse night-time claims more often", "https://www.example.org/ledger/night-claims"),
)  # fmt: skip

HYPOTHESES: tuple[Hypothesis, ...] = (
    Hypothesis("rules", "Designers in health tech spend more time on rules than on screens.", DESIGN, At(-29, 20)),
    Hypothesis("portfolio", "Without a design degree, one good case study opens the door.", DESIGN, At(-29, 20, 5)),
    Hypothesis("decoration", "Clinicians take designers for decorators until a pilot goes wrong.", DESIGN, At(-26, 17, 5)),
    Hypothesis("pulse-votes", "At Pulsewick the patients' votes change what is built.", DESIGN, At(-11, 18, 25), "priya", "Pulsewick"),
    Hypothesis("pulse-epi", "An epidemiologist's habits slow a design team down at first.", DESIGN, At(-7, 20, 30), "priya"),
    Hypothesis("pay", "Data journalists earn less than analysts with the same skills.", JOURNALISM, At(-27, 19, 30)),
    Hypothesis("writers", "Newsrooms rather teach writers to code than coders to write.", JOURNALISM, At(-27, 19, 35)),
    Hypothesis("sloppy", "Deadlines leave no time to check the statistics.", JOURNALISM, At(-22, 18, 10)),
    Hypothesis("drawer", "Sustainability reports end in a drawer.", SUSTAINABILITY, At(-14, 20, 30)),
    Hypothesis("chasing", "Most of the work is chasing suppliers for spreadsheets.", SUSTAINABILITY, At(-14, 20, 35)),
    Hypothesis("demand", "The new reporting duties will double the demand for analysts.", SUSTAINABILITY, At(-12, 17, 55)),
)  # fmt: skip

OFFERINGS: tuple[Offering, ...] = (
    Offering("ines", At(-26, 17, 10), "What our members write about exercise apps: forty open answers, anonymised"),
    Offering("tobiasz", At(-22, 18, 15), "Where insurers publish open claims data, and which columns to distrust", "https://www.example.com/open-claims"),
    Offering("amara", At(-12, 18), "A short paper on wording that makes uncertainty readable", "https://www.example.org/papers/plain-uncertainty"),
    Offering("daniel", At(-13, 17, 40), "How we tested a letter with patients who read little"),
    Offering("priya", At(-7, 20, 40), "Why people take devices off early: three findings from our member survey"),
    Offering("priya", At(-7, 20, 45), "A feed-your-starter timer that survives holidays"),
    Offering("soren", At(-8, 18, 55), "A public data set of clinic waiting times that nobody has mapped yet", "https://www.example.com/waiting-times"),
    Offering("lin", At(-5, 19), "Survey answers on alarms, from people who care for someone at home"),
)  # fmt: skip
