"""The conversations of the sample that were held: one debriefed for each path, and one that still waits for its debrief."""

# One row of data a line: it reads better than one word a line.
# ruff: noqa: E501

from __future__ import annotations

from datetime import timedelta

from infoview_tui.demo.models import At, DemoVerdict, Interview, Note, answered_question, skipped_question
from infoview_tui.domain.enums import InterviewState, Medium, NoteKind, Topic, Verdict

NOTE = NoteKind.NOTE
QUOTE = NoteKind.QUOTE
INSIGHT = NoteKind.INSIGHT
REWARD = NoteKind.REWARD
DRAWBACK = NoteKind.DRAWBACK
WANT_TO_KNOW = NoteKind.WANT_TO_KNOW
REFERRAL = NoteKind.REFERRAL
COMMITMENT = NoteKind.COMMITMENT
COMMON_GROUND = NoteKind.COMMON_GROUND
OFF_RECORD = NoteKind.OFF_RECORD

WITH_INES = Interview(
    "ines", At(-23, 14, 5), At(-16, 10), 30, Medium.VIDEO,
    (
        answered_question("career-path.turning-points", Topic.CAREER_PATH, "What two or three decisions got you to where you are now?", ("Who or what tipped the balance?",), 5),
        answered_question("day-to-day.last-tuesday", Topic.DAY_TO_DAY, "Take last Tuesday: what did you do from start to finish?", ("Which part of the day took the most out of you?",), 5),
        answered_question("industry-trends.rules", Topic.INDUSTRY_TRENDS, "What laws and standards shape what you're allowed to design, and how are those changing?", ("How much of your time goes into compliance?",), 5),
        answered_question("skills-and-qualifications.proof", Topic.SKILLS, "If I've never done this job, what could I show you that would convince you I can?", ("How big would that piece of work need to be?",), 5, must_ask=True),
        answered_question("challenges-and-rewards.never-written-down", Topic.CHALLENGES_REWARDS, "What does this job demand of people that isn't written down anywhere?", (), 4),
        answered_question("network-and-closing.who-else", Topic.CLOSING, "Who else should I talk to, and may I mention your name?", ("What's the best way to reach them?",), 3, must_ask=True),
    ),
    InterviewState.DEBRIEFED, minutes_held=42, extra_minutes=10,
    notes=(
        Note("1:10", 0, COMMON_GROUND, "She was at the finish-line tent in Porto last spring; we compared blisters"),
        Note("3:05", 1, NOTE, "Left nursing after a pump alarm that everybody had learned to ignore; wrote to the maker, who asked her in"),
        Note("5:40", 1, QUOTE, "I did not stop nursing. I only moved to where the mistakes are made.", starred=True),
        Note("9:20", 2, NOTE, "Tuesday: two hours of drawing, three with the regulatory lead, one on a ward, the rest explaining"),
        Note("11:35", 2, DRAWBACK, "Screens are a tenth of it. If you love pixels, you will starve here"),
        Note("14:50", 3, INSIGHT, "The risk file is the real design document: whoever writes it well decides what gets built"),
        Note("17:15", 3, NOTE, "A change of one label takes six weeks of paperwork; so they batch them and argue early"),
        Note("19:40", 3, WANT_TO_KNOW, "How does one read a risk file? She says anyone can learn it in a month"),
        Note("22:30", 4, NOTE, "One case study is enough if it shows a decision you took back, and what made you take it back", starred=True),
        Note("24:10", 4, QUOTE, "Show me the version you threw away.", starred=True),
        Note("27:45", 5, DRAWBACK, "You meet people on the worst day of their lives and go home at five; some cannot bear that"),
        Note("30:20", 5, REWARD, "A man sent a photo: he climbed his own stairs again, with her exercise sheet on the wall"),
        Note("32:00", 5, OFF_RECORD, "She is thinking of leaving herself once the third pilot is through"),
        Note("35:10", 6, REFERRAL, "Daniel Achterberg, principal service designer at Larkmoor Clinics", referred="daniel"),
        Note("36:25", 6, REFERRAL, "Priya Raghunathan, staff product designer at Pulsewick", referred="priya"),
        Note("37:30", 6, REFERRAL, "Noor El-Amrani, product designer on her own team", referred="noor"),
        Note("39:50", 0, COMMITMENT, "Send her the checklist for wording survey questions"),
        Note("41:05", 0, NOTE, "She wants to hear how the talk with Priya goes"),
    ),
    learned="Health design is mostly agreeing on risk, in writing. My habit of documenting why is worth more here than"
    " drawing. Nursing was no detour for her but the reason she is trusted.",
    want_to_know="What does a risk file look like from inside? How do teams without a former nurse earn that trust?",
    next_steps="Turn the member-letter project into one case study with the version we threw away. Ask Daniel how it is"
    " inside a hospital.",
    debriefed=At(-16, 11, 30),
    verdicts=(
        DemoVerdict("rules", Verdict.REFINED, "More time on risk than on screens; but that is design, she says, and not an obstacle to it"),
        DemoVerdict("portfolio", Verdict.CONFIRMED, "She hired Noor on one case study"),
        DemoVerdict("decoration", Verdict.REFUTED, "On her wards it is the nurses who ask for designers"),
    ),
)  # fmt: skip

WITH_TOBIASZ = Interview(
    "tobiasz", At(-17, 12), At(-10, 16, 30), 40, Medium.IN_PERSON,
    (
        answered_question("day-to-day.week-split", Topic.DAY_TO_DAY, "Roughly how does your week break down between the work itself, meetings, and everything else?", (), 4),
        answered_question("entry-and-training.side-doors", Topic.ENTRY, "What less obvious ways into the field do people overlook?", ("Who do you know who got in that way?",), 5),
        answered_question("compensation.starting-range", Topic.COMPENSATION, "Setting your own pay aside, what range do people usually start at on a data desk?", ("What puts someone at the upper end?",), 3),
        answered_question("culture.disagreeing", Topic.CULTURE, "What happens when a chart says one thing and the editor wants another?", ("When did you last see it, and how did it end?",), 5, must_ask=True),
        answered_question("challenges-and-rewards.why-people-leave", Topic.CHALLENGES_REWARDS, "When people leave this field, why do they leave, and where do they go?", (), 5),
        skipped_question("hindsight.note-to-self", Topic.HINDSIGHT, "What do you wish someone had told you on your first day?", (), 3),
        answered_question("network-and-closing.left-out", Topic.CLOSING, "What haven't I asked you that I should have?", ("And how would you answer it?",), 4, must_ask=True),
    ),
    InterviewState.DEBRIEFED, minutes_held=45, extra_minutes=10,
    notes=(
        Note("2:15", 0, COMMON_GROUND, "He still has the handout; page 9 is framed above the data desk"),
        Note("4:40", 1, NOTE, "One day in five is analysis; two are phone calls to find out what a column means"),
        Note("6:55", 1, QUOTE, "The data are never the story. The story is why nobody had added them up.", starred=True),
        Note("10:30", 2, NOTE, "Best side door: be the person at a charity or an insurer who answers reporters' questions well"),
        Note("12:20", 2, INSIGHT, "I have been doing that for two years without noticing: the press office sends them to me", starred=True),
        Note("15:50", 3, NOTE, "Starts at about two thirds of what an analyst gets; after ten years it is half"),
        Note("17:05", 3, DRAWBACK, "Nobody he knows on a regional paper has bought a home on that pay alone"),
        Note("20:10", 4, NOTE, "The bus story was held for a week because he would not drop the confidence band"),
        Note("22:45", 4, QUOTE, "An editor will forgive you for being late. A reader will not forgive you for being wrong."),
        Note("26:30", 5, NOTE, "They leave for public bodies and hospitals, at about forty, when the second child comes"),
        Note("28:00", 5, DRAWBACK, "Every spring there is a round of cuts, and the data desk has to prove itself anew"),
        Note("31:15", 5, REWARD, "A driver stopped him in the street to say that the 7:40 now runs on time", starred=True),
        Note("34:20", 7, NOTE, "I should have asked who reads it: eleven thousand people, and the transport office"),
        Note("36:40", 7, REFERRAL, "Søren Lindqvist, graphics reporter at Chartroom Collective", referred="soren"),
        Note("37:50", 7, REFERRAL, "Mateo Fuentes, head of data at Northgate Courier", referred="mateo"),
        Note("38:45", 7, REFERRAL, "Grace Tamihana, newsletter editor at Quillwork Radio", referred="grace"),
        Note("40:30", 0, COMMITMENT, "Send him the link to the open claims data"),
        Note("41:20", 0, COMMITMENT, "Show him my first chart of the bus delays before I show it to anybody else"),
        Note("42:50", 0, OFF_RECORD, "The owners have asked him for a plan with two people instead of three"),
        Note("44:10", 0, WANT_TO_KNOW, "Could one do this two days a week beside another job? He knows one person who does"),
    ),
    learned="The craft is finding out what a column means and standing by it. The statistics are checked better than in"
    " my own office. The pay is a choice that one makes each year again.",
    want_to_know="Whether two days a week beside a job is a life or a compromise. What freelancers earn who sell maps.",
    next_steps="Make one chart from public data and let Tobiasz tear it apart. Ask Søren about money.",
    debriefed=At(-10, 18, 40),
    verdicts=(
        DemoVerdict("pay", Verdict.CONFIRMED, "Two thirds at the start, half after ten years"),
        DemoVerdict("writers", Verdict.REFINED, "They take whoever asks good questions on the phone; both other skills are taught"),
        DemoVerdict("sloppy", Verdict.REFUTED, "He held a story for a week over a confidence band, and won"),
    ),
)  # fmt: skip

WITH_AMARA = Interview(
    "amara", At(-8, 15, 30), timedelta(hours=-20, minutes=-33), 30, Medium.VIDEO,
    (
        answered_question("career-path.first-step", Topic.CAREER_PATH, "How did you get your very first job in this field?", ("How well would that approach work today?",), 4),
        answered_question("day-to-day.life-of-a-task", Topic.DAY_TO_DAY, "Think of the last report you finished: what happened between the day you got it and the day you were done?", ("Where did it get stuck, and who was it waiting on?",), 6, must_ask=True),
        answered_question("industry-trends.headlines", Topic.INDUSTRY_TRENDS, "What does the press get right about your industry, and what does it miss?", (), 5),
        answered_question("challenges-and-rewards.made-a-difference", Topic.CHALLENGES_REWARDS, "When did you last see your work make a difference?", ("How did they let you know?",), 4, must_ask=True),
        answered_question("lifestyle.ordinary-month", Topic.LIFESTYLE, "In an ordinary month, what do your evenings and weekends look like?", (), 3),
        answered_question("network-and-closing.who-else", Topic.CLOSING, "Who else should I talk to, and may I mention your name?", (), 3),
    ),
    InterviewState.DEBRIEFED, minutes_held=33, extra_minutes=10,
    notes=(
        Note("1:30", 0, COMMON_GROUND, "Both altos; she knows our conductor and his views on breathing"),
        Note("3:20", 1, NOTE, "Ran effluent tests in a dye works; one day a customer asked for the numbers, and nobody else could explain them"),
        Note("6:15", 2, NOTE, "Last report: four months, of which eleven weeks were waiting for two mills to answer"),
        Note("7:50", 2, DRAWBACK, "Chasing is a third of the job, and it never gets better; one learns to phone"),
        Note("9:35", 2, QUOTE, "A blank cell is information too. Somebody decided not to know.", starred=True),
        Note("11:40", 2, INSIGHT, "Her trick: publish the range first, then ask the supplier to narrow it. They answer within days", starred=True),
        Note("14:55", 3, NOTE, "The press writes about targets; what moves money is the procurement clause on page forty"),
        Note("16:30", 3, NOTE, "New reporting duties: three times as many clients, the same four analysts, and much copying by beginners"),
        Note("18:20", 3, WANT_TO_KNOW, "What do auditors really check? She says: ask one, over a drink"),
        Note("20:45", 4, REWARD, "A towel maker closed its coal boiler two years early because of table 6", starred=True),
        Note("22:10", 4, QUOTE, "Nobody thanks you. The boiler is just not there any more."),
        Note("24:40", 5, NOTE, "Evenings are free but for February and March, when they are not"),
        Note("26:05", 5, DRAWBACK, "Consulting means a new client's feelings every quarter; she misses having one factory of her own"),
        Note("28:15", 6, REFERRAL, "Viktória Szabó, carbon accountant at Sundqvist Audits", referred="viktoria"),
        Note("29:20", 6, REFERRAL, "Devendra Pillai, life-cycle analyst at Openfield Institute", referred="dev"),
        Note("30:40", 0, COMMITMENT, "Send her the paper on plain words for uncertainty"),
        Note("31:30", 0, OFF_RECORD, "One of the two clients that they dropped was the largest"),
    ),
    learned="Reports matter where a buyer has written them into a contract, and nowhere else. My survey habits fit:"
    " non-response is half of her work, too.",
    want_to_know="What the job is like inside a company, with one factory of one's own. What auditors check.",
    next_steps="Write to Viktória and Devendra. Try Amara's range trick on our own supplier survey.",
    debriefed=timedelta(hours=-19),
    verdicts=(
        DemoVerdict("drawer", Verdict.REFINED, "In a drawer, unless a procurement clause points at it"),
        DemoVerdict("chasing", Verdict.CONFIRMED, "A third of her time, every year"),
        DemoVerdict("demand", Verdict.REFINED, "Three times the clients, but firms answer with templates rather than with analysts"),
    ),
)  # fmt: skip

WITH_DANIEL = Interview(
    "daniel", At(-9, 16), timedelta(hours=-39, minutes=-28), 25, Medium.PHONE,
    (
        answered_question("work-environment.room-to-decide", Topic.WORK_ENVIRONMENT, "How much say do you have in what you work on, and in what order?", ("How has that freedom grown over time?",), 4),
        answered_question("skills-and-qualifications.who-struggles", Topic.SKILLS, "What kind of person struggles in this work, no matter how talented they are?", (), 4, must_ask=True),
        answered_question("outlook.machines-and-people", Topic.OUTLOOK, "Which parts of your job might be automated, and which do you think will stay with people?", (), 4),
        skipped_question("culture.before-the-meeting", Topic.CULTURE, "What do people talk about at lunch, or before a meeting starts?", (), 3),
        answered_question("day-to-day.good-day", Topic.DAY_TO_DAY, "What has to happen for you to go home thinking it was a good day?", (), 4),
        answered_question("network-and-closing.who-else", Topic.CLOSING, "Who else should I talk to, and may I mention your name?", (), 3),
    ),
    InterviewState.ENDED, minutes_held=28,
    notes=(
        Note("2:05", 1, NOTE, "Sets his own list, but the medical director may stop anything with one sentence; has done so twice"),
        Note("4:30", 1, INSIGHT, "Freedom came with the discharge letter: it cut calls to the ward by a third, and then people asked him"),
        Note("8:10", 2, NOTE, "Those who need to finish things struggle: nothing is ever finished in a hospital, only handed over"),
        Note("9:45", 2, QUOTE, "You have to like the corridor more than the workshop.", starred=True),
        Note("13:20", 3, NOTE, "First drafts of letters are already written by software; deciding what to leave out is not"),
        Note("15:00", 3, DRAWBACK, "Beginners used to learn on those drafts, and nobody knows yet what they will learn on instead"),
        Note("18:40", 5, REWARD, "A good day: a porter tells him what is wrong with the signs, and is right", starred=True),
        Note("20:15", 5, WANT_TO_KNOW, "How do they get leave to stand in theatre? There is a two-day course"),
        Note("22:30", 6, REFERRAL, "Wren Abernathy, clinical safety lead at Larkmoor Clinics"),
        Note("24:05", 6, COMMITMENT, "Send him how we tested letters with people who read little, by the end of the week"),
        Note("26:20", 0, COMMON_GROUND, "He passes my sister's houseboat every morning; it is the green one"),
    ),
)  # fmt: skip

HELD_INTERVIEWS: tuple[Interview, ...] = (WITH_INES, WITH_TOBIASZ, WITH_AMARA, WITH_DANIEL)
