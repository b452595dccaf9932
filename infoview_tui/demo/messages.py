"""The letters of the sample: requests, nudges, thank-yous and an update, as somebody would really write them."""

from __future__ import annotations

from datetime import timedelta

from infoview_tui.demo.models import At, Message
from infoview_tui.domain.enums import Channel, MessageKind

REQUEST = MessageKind.REQUEST
NUDGE = MessageKind.NUDGE
THANK_YOU = MessageKind.THANK_YOU
UPDATE = MessageKind.UPDATE

REGARDS = "Kind regards,\nRobin Adler"
TWENTY = "Twenty minutes on the career path question"

MESSAGES: tuple[Message, ...] = (
    Message("bettina", REQUEST, "A coffee about what comes next", (
        "Dear Bettina,",
        "After six years of surveys I am looking at what my work could grow into, and you know both me and the people"
        " who design for patients. Could I ask you over coffee, for twenty minutes, whom you would talk to in my place?"
        " I am free most mornings before ten this week and next.",
        "Robin",
    ), At(-29, 9, 55), At(-29, 10, 15), At(-29, 16, 40)),
    Message("ines", REQUEST, "Bettina Krüger suggested that I write to you", (
        "Dear Inês,",
        "Bettina Krüger suggested that I write: she says that nobody else has gone from the ward to the"
        " drawing board as you have. I run patient surveys at an insurer and am exploring whether design in"
        " health technology is for me.",
        "Could I ask you about your path for 25 minutes, by video, in the next two weeks? I am free any morning between"
        " nine and eleven, and gladly fit in with you.",
        REGARDS,
    ), At(-26, 17, 10), At(-25, 9, 20), At(-23, 13, 50)),
    Message("tobiasz", REQUEST, "A fellow survivor of the R handout", (
        "Dear Tobiasz,",
        "We tutored the first-years together, two years apart. Your map of the late buses is the reason I write: I work"
        " with claims data and wonder whether data journalism could be a path for me.",
        "Would you have half an hour in the next three weeks? I am in Hull twice this month and would bring the coffee;"
        " late afternoons suit me best.",
        "All the best,\nRobin Adler",
    ), At(-22, 18, 20), At(-21, 8, 45), At(-18, 21, 5)),
    Message("amara", REQUEST, "Your answer about error bars", (
        "Dear Amara,",
        "At the library panel you told me that half of your numbers are guesses, and how you say so. I measure what"
        " patients think, with guesses of my own, and am finding out what an analyst in sustainability really does.",
        "May I ask you about your work for thirty minutes, by video or phone, within the next two weeks? Early evenings"
        " and Thursday mornings are open on my side.",
        REGARDS,
    ), At(-12, 18, 10), At(-11, 9, 5), At(-8, 14, 55)),
    Message("daniel", REQUEST, "Inês Carvalho gave me your name", (
        "Dear Daniel,",
        "Inês Carvalho gave me your name: she says that you design inside a hospital rather than for one. Your essay on"
        " the discharge letter has been on my desk since. I turn patient surveys into decisions and wonder"
        " about design.",
        "Could we speak for 25 minutes by phone in the next two to three weeks? I can do any time after five, or over"
        " your lunch break.",
        REGARDS,
    ), At(-13, 17, 45), At(-12, 9, 10), At(-9, 15, 20)),
    Message("priya", REQUEST, "Inês Carvalho said: ask Priya about the detour", (
        "Dear Priya,",
        "Inês Carvalho told me that you came to design by way of epidemiology, and that I should ask you about the"
        " detour. I spent six years on patient surveys and may be standing at the same fork.",
        "Would you talk with me for thirty minutes by video in the next two weeks? I keep the time, and any weekday"
        " works for me.",
        REGARDS,
    ), At(-11, 18, 35), At(-10, 9, 30), At(-6, 12, 40)),
    Message("soren", REQUEST, "From the buyer of your maps in Hull", (
        "Dear Søren,",
        "Tobiasz Wiśniewski, who buys your maps, thought that you would tell me the truth about freelancing"
        " with data. I am an analyst who would like to try before leaping.",
        "Could I have twenty minutes of your time, by video, in the next two weeks? Mornings until noon"
        " are good here.",
        REGARDS,
    ), At(-8, 19, 10), At(-7, 9), At(-4, 10, 30)),
    Message("yusuf", REQUEST, "Same supervisor, five years later", (
        "Dear Yusuf,",
        "The alumni list tells me that we had the same supervisor, and your podcast that you left insurance for storms."
        " I am still in insurance and curious how that step looked from the inside.",
        "Might I call you for 25 minutes in the next two weeks? Lunch hours are best, any day but Monday.",
        REGARDS,
    ), At(-9, 18, 20), At(-6, 8, 55), At(-4, 19, 30), Channel.LINKEDIN),
    Message("clara", REQUEST, "Your one-page consent form", (
        "Dear Clara,",
        "Your talk on the consent form that went from nine pages to one has changed how I write to patients."
        " I read that a third of your studio came from other professions; I may be about to join that third somewhere.",
        "Could I ask you for twenty minutes, by video, in the next two to three weeks? I am free before nine and after"
        " four.",
        REGARDS,
    ), At(-5, 18, 10), At(-3, 11, 20)),
    Message("mateo", REQUEST, "Tobiasz Wiśniewski sends his regards", (
        "Dear Mateo,",
        "Tobiasz Wiśniewski sends his regards, and says that your lunch classes are the best statistics course in any"
        " newsroom. I am an analyst at an insurer who would like to understand how a data desk chooses its people.",
        "Would you have twenty minutes in the next two weeks? I live an hour from York and gladly come by, any"
        " afternoon.",
        REGARDS,
    ), At(-7, 18, 25), At(-5, 9, 40)),
    Message("hanna", REQUEST, "Your post about missing error bars", (
        "Dear Hanna,",
        "In the footprint forum you wrote why you sent an analysis back for want of error bars. I would like to learn"
        " what a buyer of such work looks for, since I am thinking of making it my own.",
        "May I ask you about that for twenty minutes by video, within the next three weeks? Your mornings are my early"
        " mornings, and that is fine.",
        REGARDS,
    ), At(-4, 18, 35), At(-1, 10, 5)),
    Message("rhys", REQUEST, "", (
        "Rhys, could I pick your brains about work for once, not football? 20 minutes on what happens to"
        " patients' words after your interviews. Before the match this week or next, or any morning. Robin",
    ), At(-4, 9, 10), At(-4, 9, 15), At(-1, 16, 5), Channel.TEXT),
    Message("gordon", REQUEST, "Alarms, and who may change them", (
        "Dear Mr McAllister,",
        "I read about your work on pump alarms in Device Week. I measure what patients say of their devices, and am"
        " exploring whether design under strict rules is a path for me.",
        "Would you spare me twenty minutes by phone in the next three weeks, on a day of your choice?",
        REGARDS,
    ), At(-23, 18, 5), At(-22, 9), At(-20, 9, 10)),
    Message("leila", REQUEST, TWENTY, (
        "Dear Leïla,",
        "Your story about claims refused at night made a stir in my own office. I should like to hear how one becomes a"
        " reporter who reads claims data, and whether you would do it again.",
        "Could we talk for twenty minutes in the next two weeks? I am flexible.",
        REGARDS,
    ), At(-25, 18, 10), At(-24, 9, 30), None, Channel.LINKEDIN),
    Message("leila", NUDGE, TWENTY, (
        "Dear Leïla, in case my note went under in a busy week: I would still be glad of twenty minutes about your path"
        " into health reporting, whenever it suits you. Robin Adler",
    ), At(-21, 9), At(-21, 9, 5), None, Channel.LINKEDIN),
    Message("leila", NUDGE, TWENTY, (
        "Dear Leïla, a last word from me, and then I leave you in peace. Should it ever suit you, I would be glad to"
        " listen. And thank you for the night-claims story. Robin Adler",
    ), At(-14, 9), At(-14, 9, 10), None, Channel.LINKEDIN),
    Message("ines", THANK_YOU, "The version you threw away", (
        "Dear Inês,",
        "Thank you for giving me so much longer than I had asked for. “Show me the version you threw away”"
        " has been with me since: last night I dug out our first member letter, the one we stopped, and it"
        " is the best thing that I have to show.",
        "I have written to Daniel and shall write to Priya, and I will tell you how it goes. The checklist for survey"
        " wording follows.",
        "Warmly,\nRobin",
    ), At(-16, 20), At(-15, 8, 50), None, Channel.EMAIL, True),
    Message("tobiasz", THANK_YOU, "The 7:40 runs on time", (
        "Dear Tobiasz,",
        "Thank you for the walk, the coffee and the truth about the pay. I keep thinking of the driver who stopped you"
        " in the street. And you were right: answering reporters well is a job that I have been doing"
        " without its name.",
        "The link to the open claims data is below; distrust the third column. My first chart comes to you before"
        " anybody else sees it.",
        "All the best,\nRobin",
    ), At(-9, 17, 50), At(-9, 18, 20), At(-8, 9, 15), Channel.EMAIL, True),
    Message("tobiasz", UPDATE, "Søren said yes", (
        "Dear Tobiasz, a quick word: Søren has agreed to talk, and your name in the first line did it. Thank you."
        " The chart is growing slowly. Robin",
    ), At(-3, 12), At(-3, 12, 10)),
    Message("amara", THANK_YOU, "The boiler that is not there any more", (
        "Dear Amara,",
        "Thank you for your time yesterday, and above all for table 6 and the boiler. “A blank cell is information too”"
        " will change how I report non-response, starting this week.",
        "I am going to try your trick with the published range on our own supplier survey, and will tell you whether"
        " they answer within days.",
    ), timedelta(hours=-18, minutes=-30), None, None, Channel.EMAIL, True),
)  # fmt: skip
