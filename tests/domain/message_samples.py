"""Messages of many styles: good ones, on which every check is silent, and bad ones, each with one fault."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from infoview_tui.domain.enums import Channel, MessageKind, NoteKind, Relationship, ResumeChoice
from infoview_tui.domain.message_checks import CheckInput
from infoview_tui.domain.message_facts import MessageFacts, StarredMoment
from infoview_tui.domain.message_targets import NO_TARGET, MessageTarget
from infoview_tui.domain.name_index import NameIndex

TODAY = date(2026, 11, 30)
OTHERS = NameIndex(
    ["Tom Weber", "Priya Shah", "Grace Hopper", "Will Smith", "Jürgen Groß", "Nguyễn Văn An", "May Day", "Rose"],
    ["Figma", "Google", "Charité", "Target", "Box", "Stripe", "Deutsche Bahn", "University of Leeds"],
)
INTRODUCTION = "I'm Jo Byrne, a nurse who is moving into product design"
MARIA = MessageFacts(
    MessageKind.REQUEST,
    contact_name="Maria Lopez",
    contact_first_name="Maria",
    contact_title="Principal product designer",
    contact_organization="Adobe",
    sender_name="Jo Byrne",
    introduction=INTRODUCTION,
    paths=("product design in health tech",),
    findings=("Wrote “Designing for nurses” in 2024", "Moved from print to product design"),
    common_ground=("Plays the cello",),
    offerings=("The survey about hospital software",),
    offered_times=("Tue 8 Dec at 10:00", "Wed 9 Dec at 14:00"),
    resume=ResumeChoice.LEFT_OUT,
)
REFERRED = MARIA._replace(referrer_name="Priya Shah")
NOTE = MARIA._replace(channel=Channel.LINKEDIN)
FRIEND = MARIA._replace(channel=Channel.TEXT, relationship=Relationship.FRIEND)
SCRIPT = MARIA._replace(channel=Channel.PHONE)
JUERGEN = MARIA._replace(
    contact_name="Dr. Jürgen Groß",
    contact_first_name="Jürgen",
    contact_title="Leiter Produktmanagement",
    contact_organization="Siemens Healthineers",
    findings=("Gave a talk about patient portals at the DMEA",),
    common_ground=(),
    how_met="DMEA in Berlin",
    relationship=Relationship.EVENT,
)
AN = MARIA._replace(
    contact_name="Nguyễn Thị Ánh",
    contact_first_name="Ánh",
    contact_title="Data scientist",
    contact_organization="Grab",
    findings=("Built the fraud model at Grab",),
    common_ground=("Alumna of TU Delft",),
    relationship=Relationship.ALUMNUS,
)
ROBERT = MARIA._replace(
    contact_name="Robert O’Neill",
    contact_first_name="Robert",
    contact_title="Head of policy",
    contact_organization="Shelter",
    findings=("Ran the renters’ rights campaign",),
    common_ground=(),
    channel=Channel.POST,
)
NUDGE = MARIA._replace(kind=MessageKind.NUDGE)
CONFIRMATION = MARIA._replace(kind=MessageKind.CONFIRMATION, interview_time="Tue 8 Dec at 10:00")
AFTERNOON = CONFIRMATION._replace(interview_time="Wed 9 Dec at 14:30")
NEW_TIME = MARIA._replace(kind=MessageKind.NEW_TIME)
THANKS = MARIA._replace(
    kind=MessageKind.THANK_YOU,
    moments=(StarredMoment("half of design is writing"), StarredMoment("start with one ward", NoteKind.INSIGHT)),
    said=("half of design is writing", "start with one ward"),
    commitments=("send the survey",),
)
UPDATE = MARIA._replace(kind=MessageKind.UPDATE, target=MessageTarget.news("the bootcamp"))
RECONNECT = MARIA._replace(kind=MessageKind.RECONNECT)
ASK_TOM = MARIA._replace(
    kind=MessageKind.INTRODUCTION,
    contact_name="Tom Weber",
    contact_first_name="Tom",
    contact_title="",
    contact_organization="",
    target=MessageTarget.organization("Adobe"),
    relationship=Relationship.COLLEAGUE,
)


class Sample(NamedTuple):
    """A message, and the code of the check that it fails; empty if it fails none."""

    facts: MessageFacts
    body: str
    code: str = ""

    @property
    def given(self) -> CheckInput:
        """What the checks compare the message with."""
        return CheckInput(self.facts, OTHERS, today=TODAY)


GOOD = [
    Sample(
        MARIA,
        "Dear Maria,\n\nYour article “Designing for nurses” described my ward so well that I read it twice. I’m a"
        " nurse in"
        " Leeds and about to move into product design, and I’d love to hear how you came to it from"
        " print.\n\nWould you"
        " have 20 minutes for a call in the next two weeks? Tuesday Dec 8, 10 am or Thursday afternoon would suit me,"
        " and so would any other time that is better for you.\n\nWith kind regards,\nJo Byrne",
    ),
    Sample(
        MARIA,
        "Hi Maria – I came across your piece on designing for nurses last week. I have been a nurse for nine"
        " years and am"
        " retraining as a designer.\n\nMay I ask you three questions about your path, on the phone, in 15–20 minutes?"
        " I am free on 8 December (morning) or any day from 10 to 12 December.\n\nBest,\nJo",
    ),
    Sample(
        MARIA,
        "Dear Ms. Lopez:\n\nI am a registered nurse completing a certificate in product design at the University"
        " of Leeds."
        " Your essay on the nurses who draw their own forms is the best I have read on the subject.\n\nI would be"
        " grateful to learn how you made the move from print to product design. Could you spare twenty minutes for a"
        " conversation, by telephone or video, during the week of 7 December? To be clear, I am not looking for a"
        " job.\n\n"
        "Sincerely,\n\nJo Byrne\n+44 113 496 0000",
    ),
    Sample(
        MARIA,
        "Hello Maria,\n\nI saw you play the cello at the open studio, and only later read that you design for"
        " Adobe. I play"
        " too, badly! By day I work as a nurse, and I'm curious what a product designer's week looks"
        " like.\n\nCould we talk"
        " for half an hour, some time next week or the week after?\n\nWarmly\nJo Byrne",
    ),
    Sample(
        MARIA,
        "Maria, hello!\n\nTen years of nursing taught me what bad software does to a ward. Your talk about"
        " designing for"
        " nurses showed me that somebody is doing something about it.\n\nWhat was your own first step from print?"
        " Would you"
        " tell me about it, in 20 minutes on the phone, before the holidays?\n\nJo",
    ),
    Sample(
        MARIA,
        "Good morning Maria,\n\nthe article that you wrote for nurses has been on our notice board since May. I'm"
        " one of"
        " those nurses (night shift, third floor), and I am thinking about product design as my next"
        " career.\n\nHow did"
        " you get started, and what do you wish you had known? If you could give me 15 minutes within the next three"
        " weeks, I'd come prepared: would mornings suit you?\n\nMany thanks\nJo Byrne",
    ),
    Sample(
        REFERRED,
        "Dear Maria,\n\nPriya Shah, with whom I studied, suggested that I write to you about product design in health"
        " tech. I’m a nurse, and I want to understand what you do all day before I leave a job that I"
        " like.\n\nCould I"
        " ask you about your career in a call of 20 minutes? I am free Tue 8 Dec at 10:00, Wed 9 Dec at 14:00, or"
        " whenever it suits you that week.\n\nKind regards\nJo Byrne",
    ),
    Sample(
        REFERRED,
        "Hi Maria,\n\nPriya thought you would be the right person to ask: she says nobody knows the switch from"
        " print to"
        " product design better. I am making a similar switch, from nursing.\n\nMight you have 15 to 20 minutes"
        " for me"
        " on December 9 or 10, by video or phone, whichever is easier?\n\nThank you,\nJo",
    ),
    Sample(
        REFERRED,
        "Dear Maria Lopez,\n\nOur mutual friend Priya tells me you moved from Google to Adobe by way of print. I"
        " am a nurse"
        " about to change careers, and your path interests me more than any course I could take.\n\nWould you be"
        " open to a"
        " chat of twenty-five minutes over the next couple of weeks? Lunchtimes are best for me.\n\nAll the"
        " best,\nJo Byrne",
    ),
    Sample(
        NOTE,
        "Hi Maria, your “Designing for nurses” made the rounds on our ward. I'm a nurse moving into product"
        " design and"
        " would love to hear how you got there. Could we talk for 20 minutes next week? Jo Byrne",
    ),
    Sample(
        NOTE,
        "Maria - loved your piece on nurses. As a nurse who is learning design, I'd value 15 mins of your time on"
        " how you"
        " switched from print. Would Tues or Thurs work? Thanks! Jo",
    ),
    Sample(
        FRIEND,
        "Hey Maria! Could I pick your brain about product design for 20 min this week? Coffee's on me :)",
    ),
    Sample(
        FRIEND,
        "Maria, quick question: can I call you tomorrow or on Friday for 15 minutes? I'd like to know how you"
        " became a"
        " product designer, since I'm thinking about it myself.",
    ),
    Sample(
        SCRIPT,
        "Hello, is this Maria Lopez? My name is Jo Byrne. I read your article about designing for nurses, and I'm"
        " a nurse"
        " myself. I would like to learn how you moved into product design. Is there a time this week or next when"
        " I could"
        " ask you a few questions, for 20 minutes at most?",
    ),
    Sample(
        JUERGEN,
        "Sehr geehrter Herr Dr. Groß,\n\nIhr Vortrag über Patientenportale auf der DMEA hat mich sehr"
        " beeindruckt. Ich bin"
        " Krankenpfleger und möchte ins Produktmanagement wechseln.\n\nHätten Sie in den nächsten zwei Wochen zwanzig"
        " Minuten Zeit für ein Telefonat, zum Beispiel am Dienstag, 8.12., um 10 Uhr?\n\nMit freundlichen"
        " Grüßen\nJo Byrne",
    ),
    Sample(
        JUERGEN,
        "Dear Dr. Groß,\n\nAfter your talk about patient portals at the DMEA we spoke for a minute about nurses and"
        " passwords. I am the nurse. How you came to lead a product at Siemens Healthineers interests me very"
        " much, as I"
        " would like to move in that direction.\n\nWould you have 20 to 30 minutes on 10.12. or 11.12. in the"
        " afternoon,"
        " by phone?\n\nBest regards from Köln,\nJo Byrne",
    ),
    Sample(
        AN,
        "Chào Ánh,\n\nI found you through the TU Delft alumni network: I finished there in 2019. You built the"
        " fraud model"
        " at Grab, which is the sort of work I hope to do after five years as an actuary.\n\nCould you spare 20"
        " minutes in"
        " the next two weeks to tell me how you got into data science? Any evening (Hanoi time) works for"
        " me.\n\nCảm ơn,"
        "\nJo Byrne",
    ),
    Sample(
        ROBERT,
        "12 Hyde Terrace\nLeeds LS2\n\n30 November 2026\n\nDear Mr O’Neill,\n\nMy landlord still quotes the"
        " renters’ rights"
        " campaign that you ran. I quote it back. I am a housing officer, and I am considering a move into"
        " policy.\n\n"
        "May I ask for half an hour of your time, in your office or by telephone, to learn how a campaign like"
        " yours is"
        " planned? I shall be in London from 8 to 10 December.\n\nYours sincerely,\n\nJo Byrne",
    ),
    Sample(
        ROBERT._replace(channel=Channel.EMAIL, resume=ResumeChoice.ATTACHED),
        "Hi Bob,\n\nwe met at the housing conference, where you talked about the renters' rights campaign. You"
        " offered to"
        " tell me more about policy work, and I'd like to take you up on it: I'm still a housing officer, still"
        " curious."
        "\n\nAre you free for 20 minutes on Monday or Wednesday? I've attached my résumé for context only; I'm not"
        " applying for anything.\n\nCheers,\nJo",
    ),
    Sample(
        NUDGE,
        "Dear Maria,\n\nI know December is busy. Since I wrote to you I have tried the exercise from your article"
        " with two"
        " colleagues, and we argued about it for an hour. If a call is too much just now, I'd be happy with two"
        " lines by"
        " email.\n\nKind regards\nJo Byrne",
    ),
    Sample(
        NUDGE,
        "Hi Maria, a short follow-up to my note of last week: would Tuesday 15 December at 10:00 or Thursday"
        " afternoon be"
        " easier? No rush if not. Jo",
    ),
    Sample(
        NUDGE,
        "Hello Maria,\n\nthis survey about hospital software came out yesterday, and page 4 made me think of your"
        " article:"
        " https://example.org/survey\n\nI would still love to hear how you see it. If another time is better, January"
        " suits me as well.\n\nBest wishes\nJo",
    ),
    Sample(
        CONFIRMATION,
        "Dear Maria,\n\nI look forward to our call tomorrow, Tuesday, at 10:00. I will ring you on 555 0100 and"
        " keep to the"
        " 20 minutes.\n\nUntil then\nJo Byrne",
    ),
    Sample(
        AFTERNOON,
        "Hi Maria,\n\njust confirming our video call on Wednesday at 2:30 pm. Here is the"
        " link:\nhttps://meet.example.org/x"
        "\n\nSee you there!\nJo",
    ),
    Sample(
        NEW_TIME,
        "Dear Maria,\n\nI am sorry: my shift on Tuesday has been moved. Could we talk at another time? These"
        " would work"
        " for me:\n\n- Wed 9 Dec at 14:00\n- Thu 10 Dec, any time after 11\n- Mon 14 Dec at 9:30\n\nMy apologies"
        " for the"
        " change.\n\nKind regards\nJo Byrne",
    ),
    Sample(
        THANKS,
        "Dear Maria,\n\nThank you for your time this morning. “Half of design is writing” has been in my head all"
        " day, and"
        " I rewrote my portfolio's first page over lunch.\n\nAs promised, I will send the survey"
        " tomorrow.\n\nWith warm"
        " thanks,\nJo Byrne",
    ),
    Sample(
        THANKS,
        "Maria, thank you!! You said to start with one ward, so I did: I talked to the night shift about it"
        " yesterday, and"
        " they had more ideas than I could write down. The survey is on its way.\n\nJo",
    ),
    Sample(
        THANKS._replace(kind=MessageKind.THANK_YOU, moments=(), commitments=()),
        "Liebe Maria,\n\nherzlichen Dank für das Gespräch gestern. Deine Geschichte vom verlorenen Prototyp werde"
        " ich so"
        " schnell nicht vergessen.\n\nViele Grüße\nJo",
    ),
    Sample(
        UPDATE,
        "Dear Maria,\n\nin December you told me to look at the bootcamp in Leeds before I paid for a degree. I"
        " did, I got a"
        " place, and on Monday I start. I would never have found it without you, so thank you again. Priya Shah,"
        " whom you"
        " introduced me to, will be one of my teachers.\n\nGratefully\nJo",
    ),
    Sample(
        UPDATE._replace(target=NO_TARGET),
        "Hi Maria! Quick update: I followed your advice and shadowed a designer for a day. You were right about the"
        " meetings. I'm more certain than ever. Thanks again – Jo",
    ),
    Sample(
        RECONNECT,
        "Dear Maria,\n\nit has been three months since our call, and I still think about the lost prototype. How"
        " did the"
        " redesign go? I have finished the first course and am building a tool for handovers.\n\nWarm wishes\nJo"
        " Byrne",
    ),
    Sample(
        RECONNECT,
        "Hi Maria, I saw this week's essay on nurses who draw their own forms and thought of you:"
        " https://example.org/forms. Hope you and the cello are well! Jo",
    ),
    Sample(
        ASK_TOM,
        "Hi Tom,\n\nI'm looking into product design and would like to talk to somebody who does it at Adobe. Who"
        " do you"
        " know there? An introduction by email would help me a lot; I can send you three lines to"
        " forward.\n\nThanks!\nJo",
    ),
    Sample(
        ASK_TOM._replace(target=MessageTarget.person("Maria Lopez")),
        "Tom,\n\nyou once mentioned that you know Maria Lopez from university. I'm exploring product design and"
        " would love"
        " to ask her how she moved into it from print (20 minutes, no more). Would you be comfortable introducing"
        " us?\n\n"
        "Cheers\nJo",
    ),
]

GOOD += [
    Sample(
        MARIA,
        "Dear Ms Lopez,\n\nI hope you do not mind me writing out of the blue. My name is Jo Byrne, I'm a ward"
        " nurse from Leeds, and I am considering retraining as a product designer. In looking for people who have"
        " changed direction themselves I came across your name: you left print for product design in your"
        " thirties.\n\nCould I talk to you about that, by phone, for a quarter of an hour? Any weekday after 4 pm"
        " until 18 December would suit me.\n\nYours sincerely\nJo Byrne",
    ),
    Sample(
        MARIA,
        'Hi Maria!\n\nBig fan of "Designing for nurses" — it\'s what made me sign up for a design course, after 9'
        " yrs as a nurse.\n\nI'd love to hear how you made the jump from print. Any chance of a 20-min call on Tue"
        " 8 or Wed 9 Dec (any time after 2pm CET)?\n\nThanks so much,\nJo",
    ),
    Sample(
        MARIA,
        "Maria,\n\nAnna from the cello group mentioned that you design software for hospitals. I nurse in one. Two"
        " questions have bothered me since: who decides what a handover screen looks like, and how does one become"
        " that person?\n\nMay I put them to you in person over coffee, 30 minutes, next Thursday or Friday near"
        " your office?\n\nJo Byrne",
    ),
    Sample(
        MARIA,
        "Dear Maria,\n\nI’m Jo, a nurse at St James’s in Leeds. I’ve just finished your “Designing for nurses” and"
        " underlined half of it.\n\nI’m trying to work out whether product design could be for me. You’ve been on"
        " both sides (print and product), so your view would mean a lot. Do you have 15 minutes between now and"
        " Christmas to tell me what you like about it, and what you don’t?\n\nI can do:\n• Tue 8 Dec, 10–12\n• Wed"
        " 9 Dec, after 14:00\n• Fri 11 Dec, all day\n\nThank you for considering it.\n\nBest wishes,\nJo Byrne",
    ),
    Sample(
        MARIA,
        "Hello Maria, I've followed your writing on nurses and forms for a while; I'm a nurse myself, soon (I"
        " hope) a designer. I'm not asking for a job, just for advice: would you have 20 minutes in the coming"
        " week or two to talk about how you got started? Kind regards, Jo Byrne",
    ),
    Sample(
        REFERRED,
        "Hi Maria,\n\nI was talking with Priya Shah yesterday about leaving nursing for product design, and she"
        " said you were the one person I had to speak to.\n\nHow did you know it was time to leave print? Could I"
        " borrow 20 minutes of your time on the phone next week to hear the story?\n\nBest\nJo",
    ),
    Sample(
        REFERRED,
        "Dear Maria,\n\nmy former classmate Priya Shah (now at Figma) gave me your name. She and I trained as"
        " nurses together; she got out, I am still in, and I'd like to learn from people who design the tools we"
        " use.\n\nWould a short call, 20 to 25 minutes, be possible in the week of the 7th? I'm flexible from"
        " Tuesday on.\n\nWith best wishes\nJo Byrne",
    ),
    Sample(
        NOTE,
        "Hi Maria, we both play in the Leeds Community Orchestra (I'm on viola). I'm a nurse thinking about"
        " design: could I ask you about your path, 20 min by phone, this week or next? Jo",
    ),
    Sample(
        FRIEND,
        "hey maria, got 20 min on sunday for a call? want to ask how you got into design",
    ),
    Sample(
        FRIEND._replace(channel=Channel.EMAIL),
        "Hi Maria,\n\nit was so good to see you on Saturday! You mentioned that you'd hired two nurses for your"
        " design team. I keep thinking about it. Could we have a proper chat about how you see their work, for"
        " half an hour, maybe Tuesday evening?\n\nLove,\nJo",
    ),
    Sample(
        JUERGEN,
        "Dear Jürgen (if I may),\n\nwe met at the DMEA, at the stand with the broken coffee machine. You told me"
        " that product managers with ward experience are rare. I have eight years of it.\n\nWould you tell me how"
        " you moved from medicine to product work? 20 minutes on Teams would be plenty. How about Thursday 10"
        " December, 16:00, or Monday the 14th?\n\nViele Grüße\nJo",
    ),
    Sample(
        AN,
        "Dear Ánh,\n\nAs a fellow TU Delft alum (BSc 2016), I read the post about Grab's fraud model with great"
        " interest. I now work as an actuary in Rotterdam, and I wonder what it takes to cross over to data"
        " science.\n\nWould you be willing to share your experience in a 30-minute video call within the next two"
        " weeks? I'll gladly adapt to your time zone.\n\nWarm regards,\nJo Byrne",
    ),
    Sample(
        ROBERT,
        "Dear Mr. O'Neill,\n\nIn 2019 you came to our tenants' meeting in Harehills and explained the renters'"
        " rights campaign to forty angry people. I was the one taking minutes. Since then I have become a housing"
        " officer.\n\nI should like to understand how one gets from there to policy. Might I call on you for"
        " twenty minutes, on 9 or 10 December, when I am in London?\n\nYours truly,\nJo Byrne",
    ),
    Sample(
        SCRIPT,
        "Good morning, may I speak to Maria Lopez? This is Jo Byrne. I am a nurse in Leeds. I read your article on"
        " designing for nurses, and I'd like to ask how you moved into product design. Would you have 15 minutes"
        " now, or tomorrow?",
    ),
    Sample(
        NUDGE,
        "Hi Maria,\n\nI realize my first note came at a bad time, just before the launch. Congratulations on it! I"
        " would still value 15 minutes, whenever things are calmer; the week of 11 January, say?\n\nBest,\nJo",
    ),
    Sample(
        NUDGE,
        "Dear Maria, I'm writing once more about a short conversation on product design. If you would rather not,"
        " or know somebody who'd be better placed, a one-line answer is just as welcome. Kind regards, Jo Byrne",
    ),
    Sample(
        NUDGE,
        "Hello Maria,\n\nperhaps a phone call is too much to ask in December. Would it be easier if I sent you my"
        " two questions by email?\n\nAll the best\nJo",
    ),
    Sample(
        CONFIRMATION,
        "Hello Maria,\n\nLooking forward to speaking with you tomorrow at 10. As agreed I'll call your mobile;"
        " should anything come up, mine is +44 113 496 0000.\n\nBest\nJo",
    ),
    Sample(
        CONFIRMATION,
        "Dear Maria, this is to confirm our conversation on Tuesday, 8 December, 10:00–10:20 (CET). Kind regards, Jo",
    ),
    Sample(
        NEW_TIME,
        "Hi Maria,\n\nso sorry, but I'm ill and won't be fit by Tuesday. Could we move our call to later in the"
        " week, say Thursday or Friday at the same time?\n\nApologies,\nJo",
    ),
    Sample(
        THANKS,
        "Dear Maria,\n\nThank you so much for the half hour yesterday. What you said about portfolios was useful,"
        " but the line I wrote on my wall is “half of design is writing”.\n\nI'll send you the survey by Friday,"
        " and let you know how the course goes.\n\nWarmly,\nJo",
    ),
    Sample(
        UPDATE,
        "Hi Maria,\n\nremember telling me about the bootcamp? I finished it last week. Your tip got me through the"
        " dullest part: I wrote before I drew. I owe you a coffee.\n\nJo",
    ),
    Sample(
        RECONNECT,
        "Hi Maria,\n\nHappy New Year! It's been a while since we talked about your move from print. I've since"
        " started my first design project (a rota app). How has the year been for you and your team?\n\nBest,\nJo",
    ),
    Sample(
        ASK_TOM,
        "Hey Tom, do you know anyone at Adobe? I'm trying to find a product designer who'd talk to me for 20"
        " minutes. Thx! Jo",
    ),
    Sample(
        ASK_TOM,
        "Dear Tom,\n\nYou once said that half of your choir works at Adobe. Is there anybody among them who"
        " designs products, and would you be willing to introduce me? I'd only ask for twenty minutes, and I would"
        " not ask about jobs.\n\nThank you!\nJo",
    ),
]

GOOD += [
    Sample(
        MARIA,
        "Dear Maria,\n\nAt the library panel you explained why half of all forms are guesses. I measure what"
        " patients think, with guesses of my own, and am finding out what a designer really does.\n\nMay I ask"
        " you about your work"
        " for thirty minutes, by video or phone, within the next two weeks? Early evenings are open on my"
        " side.\n\nKind"
        " regards,\nJo Byrne",
    ),
    Sample(
        REFERRED,
        "Dear Maria,\n\nPriya Shah gave me your name: she says that you design inside a hospital rather than for"
        " one. I"
        " turn patient surveys into decisions and wonder about design.\n\nCould we speak for 25 minutes by phone"
        " in the"
        " next two to three weeks? I live an hour from you and would be happy to come by any afternoon.\n\nBest,\nJo",
    ),
    Sample(
        NUDGE,
        "Dear Maria,\n\nThe first numbers are in: twice as many people read the one-page letter to the end. I"
        " have not"
        " read the report yet, but I will bring it. If this month is full, a time in January would be just as"
        " welcome."
        "\n\nJo",
    ),
    Sample(
        MARIA,
        "Hi Maria,\n\nI came across “Designing for nurses” in our hospital library and read it in one sitting. As a"
        " nurse who's curious about design, I kept wondering how you found your first project after print.\n\nDo you"
        " have half an hour for coffee next Thursday or Friday? My treat, near your office.\n\nCheers,\nJo",
    ),
    Sample(
        NUDGE,
        "Hello Maria,\n\nI realize December is hectic. Since I wrote, I tried the exercise from your book with two"
        " colleagues on my ward, and it started a lively argument about discharge forms. I'd love to tell you about"
        " it – 15 minutes in January would be plenty.\n\nBest wishes,\nJo Byrne",
    ),
    Sample(
        UPDATE,
        "Hi Maria,\n\nback in spring you told me to take the bootcamp seriously, and I did: I finished it last Friday,"
        " and my project was the ward map you sketched for me on a napkin.\n\nI wouldn't have signed up without our"
        " talk. Thank you!\n\nWarmly, Jo",
    ),
]

_BASE = (
    "Dear Maria,\n\nYour article “Designing for nurses” described my ward so well that I read it twice. I’m a"
    " nurse in"
    " Leeds and about to move into product design, and I’d love to hear how you came to it from print.\n\nWould"
    " you have"
    " 20 minutes for a call in the next two weeks? Tuesday, 8 December, at 10 am would suit me.\n\nKind"
    " regards,\nJo Byrne"
)
_PRIYA = (
    "Dear Maria,\n\nPriya Shah suggested that I write to you. I’m a nurse and about to move into product design,"
    " and I’d"
    " love to hear how you came to it from print.\n\nWould you have 20 minutes for a call in the next two"
    " weeks?\n\nKind"
    " regards,\nJo Byrne"
)


_PRAISE = (
    "Dear Maria,\n\n{} I’m a nurse in Leeds and about to move into product design. How did you get started?\n\nWould"
    " you have 20 minutes for a call in the next two weeks? Tuesday, 8 December, at 10 am would suit me.\n\nKind"
    " regards,\nJo Byrne"
)
_GENERIC_PRAISE = [
    "I came across your profile and was impressed by your experience.",
    "I found your impressive career on LinkedIn.",
    "I came across your profile on LinkedIn and found your career path very interesting.",
    "I saw on LinkedIn that you have a lot of experience in the industry.",
    "Your profile stood out to me, and I am inspired by your journey.",
    "I have been following your work for some time and admire what you do.",
    "I noticed your extensive background in design and thought you would be a great person to talk to.",
    "I discovered your profile while searching for people in your field.",
    "I read your profile on LinkedIn with great interest and was impressed by all that you have achieved.",
    "I came across your work in the field of design and was really struck by it.",
    "I saw your profile and would love to learn from someone with your time in the industry.",
    "I found you on LinkedIn, and your work at your company sounds fascinating.",
    "I noticed that you work at Adobe and would love to hear more.",
    "I came across your profile, and your path from where you started to where you are now is inspiring.",
    "I saw your posts on LinkedIn and your success in your industry is remarkable.",
    "I heard that you are an expert in your field and have done great work for your company.",
    "Your work as a designer has inspired me, and you came highly recommended.",
]
"""Praise that would fit anybody."""


def _changed(facts: MessageFacts, body: str, old: str, new: str, code: str) -> Sample:
    assert body.count(old) == 1, old
    return Sample(facts, body.replace(old, new), code)


BAD = [
    Sample(MARIA, " \n", "not_empty"),
    Sample(
        MARIA,
        "Hi Maria,\n\nI read “Designing for nurses” and loved it. I'm a nurse moving into design. Could we talk for 20"
        " minutes on Tuesday 8 December about how you got there, and whether your team has any roles open?\n\nThanks,"
        "\nJo",
        "job",
    ),
    Sample(
        MARIA,
        "Hi Maria,\n\nI read “Designing for nurses” and loved it. I'm a nurse moving into design. Could we talk for 20"
        " minutes on Tuesday 3 November about how you got there?\n\nThanks,\nJo",
        "times",
    ),
    Sample(
        NUDGE,
        "Hi Maria,\n\nI wonder whether my emails reached you, as I've had nothing back. I am free on Tuesday.\n\nJo",
        "reproach",
    ),
    _changed(MARIA, _BASE, "I’m a nurse in Leeds and about to move into product design, and ", "", "introduction"),
    Sample(
        MARIA,
        "Dear Maria,\n\nI’m a nurse in Leeds and want to be a product designer. How did you become a"
        " principal product designer?\n\nWould you have 20 minutes for a call in the next two weeks?\n\n"
        "Kind regards,\nJo Byrne",
        "how_found",
    ),
    Sample(
        MARIA,
        "Dear Maria,\n\nI found your profile on LinkedIn. I’m a nurse in Leeds and would love to hear about your"
        " career."
        "\n\nWould you have 20 minutes for a call in the next two weeks?\n\nKind regards,\nJo Byrne",
        "why_them",
    ),
    *(Sample(MARIA, _PRAISE.format(praise), "why_them") for praise in _GENERIC_PRAISE),
    Sample(
        MARIA,
        "Dear Maria,\n\nI read “Designing for nurses”. I’m a nurse in Leeds, and nurses like us need better software."
        "\n\nWould you have 20 minutes on Tuesday?\n\nKind regards,\nJo Byrne",
        "interest",
    ),
    _changed(
        MARIA,
        _BASE,
        "Would you have 20 minutes for a call in the next two weeks?",
        "I would be grateful if you had 20 minutes for a call in the next two weeks.",
        "question",
    ),
    _changed(MARIA, _BASE, "in the next two weeks?", "in the next two weeks.", "question"),
    _changed(MARIA, _BASE, "have 20 minutes for a call", "have time for a call", "minutes"),
    _changed(MARIA, _BASE, "have 20 minutes for a call", "have a few minutes for a call", "minutes"),
    _changed(MARIA, _BASE, "20 minutes", "an hour", "minutes"),
    _changed(MARIA, _BASE, "20 minutes", "45 minutes", "minutes"),
    Sample(
        MARIA,
        "Dear Maria,\n\nYour article “Designing for nurses” described my ward so well that I read it twice. I’m a"
        " nurse"
        " in Leeds, and I’d love to hear how you came to it from print.\n\nWould you have 20 minutes for a call"
        " at some"
        " point?\n\nKind regards,\nJo Byrne",
        "times",
    ),
    Sample(
        MARIA,
        "Dear Maria,\n\nYour article “Designing for nurses” described my ward so well that I read it twice. I’m a"
        " nurse"
        " in Leeds, and I’d love to hear how you came to it from print.\n\nWould you have 20 minutes for a call on 12"
        " February?\n\nKind regards,\nJo Byrne",
        "times",
    ),
    _changed(
        REFERRED, _PRIYA, "Priya Shah suggested that I write to you.", "I found your essay about nurses.", "referrer"
    ),
    Sample(
        REFERRED,
        "Dear Maria,\n\nI’m a nurse and about to move into product design, and I’d love to hear how you came to"
        " it from"
        " print. Priya Shah suggested that I write to you.\n\nWould you have 20 minutes for a call in the next"
        " two weeks?"
        "\n\nKind regards,\nJo Byrne",
        "referrer",
    ),
    Sample(
        MARIA,
        "Dear Maria,\n\nWould you have 20 minutes for a call in the next two weeks? I’d love to hear how you became a"
        " designer. I’m a nurse, and I read your article “Designing for nurses”.\n\nKind regards,\nJo Byrne",
        "connection_first",
    ),
    _changed(
        MARIA,
        _BASE,
        "that I read it twice.",
        "that I read it twice." + " It is still on the notice board." * 10,
        "length",
    ),
    Sample(
        MARIA,
        "Dear Maria,\n\nI read your article “Designing for nurses”. I have been a nurse in Leeds for nine years."
        " Before"
        " that I studied biology. I led a team of twelve and won two prizes for my work. Now I want to leave the"
        " ward and"
        " I am taking a course. I draw every evening and I have built a portfolio.\n\nHow did you become a"
        " designer? May I"
        " call for 20 minutes next week?\n\nJo",
        "about_them",
    ),
    _changed(MARIA, _BASE, "Kind regards", "I am also looking for a job in your team.\n\nKind regards", "job"),
    _changed(MARIA, _BASE, "Kind regards", "Are you hiring?\n\nKind regards", "job"),
    _changed(MARIA, _BASE, "Kind regards", "I saw the vacancy on your website.\n\nKind regards", "job"),
    Sample(MARIA._replace(resume=None), _BASE, "resume"),
    _changed(MARIA, _BASE, "Kind regards", "My résumé is attached.\n\nKind regards", "resume"),
    _changed(MARIA, _BASE, "“Designing for nurses”", "“Designing for nurses” from [where you read it]", "filled_in"),
    _changed(MARIA, _BASE, "Dear Maria", "Dear Tom", "name"),
    _changed(MARIA, _BASE, "Dear Maria", "Hello", "name"),
    _changed(MARIA, _BASE, "Dear Maria", "Dear Mario", "name"),
    _changed(MARIA, _BASE, "Dear Maria,\n\n", "", "name"),
    _changed(MARIA, _BASE, "Dear Maria,\n\n", "Dear Maria,\n\nHi Tom,\n\n", "name"),
    _changed(JUERGEN, _BASE, "Dear Maria", "Dear Jurgen", "name"),
    _changed(MARIA, _BASE, "Kind regards", "Thank you, Grace Hopper, for reading this.\n\nKind regards", "other_name"),
    _changed(MARIA, _BASE, "Kind regards", "I admire what you do at Figma.\n\nKind regards", "other_name"),
    _changed(MARIA, _BASE, "my ward so well", "my ward so so well well", "doubled"),
    _changed(MARIA, _BASE, "that I read it twice", "that that I read it it twice", "doubled"),
    _changed(MARIA, _BASE, "would suit me.", "would suit me", "punctuation"),
    _changed(MARIA, _BASE, "in Leeds", "in Leeds (third floor", "brackets"),
    _changed(MARIA, _BASE, "in Leeds", "in “Leeds", "quotes"),
    _changed(MARIA, _BASE, "I’m a nurse", "Im a nurse", "apostrophe"),
    _changed(MARIA, _BASE, "a nurse in", "a  nurse in", "spaces"),
    Sample(
        NOTE,
        GOOD[9].body + " " + "P.S. The night shift sends its regards to you and your whole team. " * 3,
        "characters",
    ),
    Sample(NOTE._replace(relationship=Relationship.COLD), GOOD[9].body, "cold"),
    Sample(NUDGE, "Dear Maria,\n\nI wanted to follow up on my last note.\n\nKind regards\nJo Byrne", "adds"),
    Sample(NUDGE, "Hi Maria,\n\nI have not heard back from you. Would Tuesday suit you better?\n\nJo", "reproach"),
    Sample(NUDGE, "Hi Maria,\n\ndid you get my last email? Tuesday or Friday would work for me.\n\nJo", "reproach"),
    Sample(NUDGE, "Hi Maria,\n\n" + "I read your new post with interest, as always. " * 10 + "\n\nJo", "length"),
    Sample(CONFIRMATION, "Dear Maria,\n\nI look forward to our call at 11:00.\n\nJo", "time"),
    Sample(CONFIRMATION, "Dear Maria,\n\nI look forward to our call.\n\nJo", "time"),
    Sample(NEW_TIME, "Dear Maria,\n\nI am sorry, I cannot make it. Could we find a new time?\n\nJo", "times"),
    Sample(THANKS, "Dear Maria,\n\nThank you for your time and your advice.\n\nKind regards\nJo Byrne", "moment"),
    Sample(THANKS._replace(intentions=("call Tom",)), GOOD[25].body, "promises"),
    Sample(UPDATE, "Dear Maria,\n\nI got a place at the bootcamp and start on Monday.\n\nJo", "their_part"),
    Sample(RECONNECT, "Dear Maria,\n\nI hope all is well. How are things?\n\nJo", "shared_past"),
    Sample(ASK_TOM, "Hi Tom,\n\nwho do you know in product design? An introduction would help.\n\nJo", "target"),
    Sample(ASK_TOM, "Hi Tom,\n\nplease introduce me to somebody at Adobe.\n\nJo", "question"),
]
