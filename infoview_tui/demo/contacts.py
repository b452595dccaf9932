"""The people of the sample. All of them, and all their organizations, are invented."""

from __future__ import annotations

from datetime import timedelta

from infoview_tui.demo.models import DESIGN, JOURNALISM, SUSTAINABILITY, At, DemoContact
from infoview_tui.domain.enums import Channel, Relationship, Stage

ORGANIZATIONS: tuple[tuple[str, str, str], ...] = (
    ("Brightwater Mutual", "Health insurance", "Where I work now, and where I learned what a survey cannot see."),
    ("Tidewell Health", "Health technology", "Rehabilitation at home; they publish what their pilots got wrong."),
    ("Larkmoor Clinics", "Hospitals", "A clinic group with its own service design team, which is rare."),
    (
        "Pulsewick",
        "Health technology",
        "A patch for people with atrial fibrillation. Patients sit in on design reviews.",
    ),
    ("Halyard Devices", "Medical devices", "Infusion pumps; design under the strictest rules there are."),
    ("Mendable Labs", "Design studio", ""),
    ("Stepwell", "Health technology", "Tiny, and hiring."),
    ("The Estuary Post", "Newspapers", "A regional paper with a data desk of three."),
    ("Chartroom Collective", "Journalism", "Freelancers who share one desk and one statistician."),
    ("Northgate Courier", "Newspapers", ""),
    ("Meridian Ledger", "Newspapers", ""),
    ("Quillwork Radio", "Broadcasting", "Their newsletters explain one number a week."),
    ("Greenloom Advisory", "Sustainability consulting", "Works for textile and furniture makers, not for airlines."),
    ("Fjordlight Energy", "Energy", "Models storms for its own wind farms."),
    ("Terrafold Textiles", "Textiles", "Publishes its supplier list down to the spinning mills."),
    ("Sundqvist Audits", "Assurance", ""),
    ("Openfield Institute", "Research", "Their life-cycle data are open."),
    ("Aldermoor Council", "Local government", ""),
)
"""Name, industry and why each is of interest."""

CONTACTS: tuple[DemoContact, ...] = (
    # In touch
    DemoContact(
        "ines", "Inês Carvalho", "Lead product designer", "Tidewell Health", (DESIGN,), At(-28, 11),
        (
            (Stage.READY, At(-26, 17)),
            (Stage.CONTACTED, At(-25, 9, 20)),
            (Stage.SCHEDULED, At(-23, 14, 5)),
            (Stage.MET, At(-16, 10, 42)),
            (Stage.IN_TOUCH, At(-15, 8, 50)),
        ),
        Relationship.FRIEND_OF_FRIEND, "Bettina worked with her on the knee-surgery pilot",
        "Came to design from nursing and leads a team of four.",
        "ines-carvalho-design", "ines.carvalho@example.org", location="Porto", channel=Channel.EMAIL,
        referrer="bettina",
    ),
    DemoContact(
        "bettina", "Bettina Krüger", "Head of patient insight", "Brightwater Mutual", (DESIGN, JOURNALISM), At(-30, 9),
        (
            (Stage.CONTACTED, At(-29, 10, 15)),
            (Stage.IN_TOUCH, At(-28, 10, 30)),
        ),
        Relationship.COLLEAGUE, "We share the third floor; she hired me",
        "Knows half of the health designers in the country, and knows how I work.",
        "bettina-krueger", "bettina.krueger@example.com", "+44 1632 960181", "Leeds", Channel.PHONE,
    ),
    DemoContact(
        "tobiasz", "Tobiasz Wiśniewski", "Data editor", "The Estuary Post", (JOURNALISM,), At(-27, 19),
        (
            (Stage.READY, At(-22, 18, 10)),
            (Stage.CONTACTED, At(-21, 8, 45)),
            (Stage.SCHEDULED, At(-17, 12)),
            (Stage.MET, At(-10, 17, 15)),
            (Stage.IN_TOUCH, At(-9, 18, 20)),
        ),
        Relationship.ALUMNUS, "Statistics, two years above me; we both tutored the first-years",
        "Built a data desk from nothing at a paper that is losing money.",
        "tobiasz-wisniewski-data", "tobiasz@example.org", location="Hull", channel=Channel.EMAIL,
    ),
    # Met
    DemoContact(
        "amara", "Amara Nwosu", "Senior sustainability analyst", "Greenloom Advisory", (SUSTAINABILITY,), At(-14, 20),
        (
            (Stage.READY, At(-12, 18)),
            (Stage.CONTACTED, At(-11, 9, 5)),
            (Stage.SCHEDULED, At(-8, 15, 30)),
            (Stage.MET, timedelta(hours=-20)),
        ),
        Relationship.EVENT, "Panel on supply chains at the library; I asked about error bars",
        "Said on a panel that half of her numbers are guesses, and how she says so in a report.",
        "amara-nwosu", "amara.nwosu@example.org", location="Manchester", channel=Channel.EMAIL,
    ),
    DemoContact(
        "daniel", "Daniel Achterberg", "Principal service designer", "Larkmoor Clinics", (DESIGN,), At(-16, 11, 20),
        (
            (Stage.READY, At(-13, 17, 40)),
            (Stage.CONTACTED, At(-12, 9, 10)),
            (Stage.SCHEDULED, At(-9, 16)),
            (Stage.MET, timedelta(hours=-39)),
        ),
        Relationship.FRIEND_OF_FRIEND, "Inês and he share a reading group",
        "Designs inside a hospital rather than for one.",
        "daniel-achterberg", "d.achterberg@example.org", location="Utrecht", channel=Channel.EMAIL, referrer="ines",
    ),
    # Scheduled
    DemoContact(
        "priya", "Priya Raghunathan", "Staff product designer", "Pulsewick", (DESIGN,), At(-16, 11, 24),
        (
            (Stage.READY, At(-11, 18, 30)),
            (Stage.CONTACTED, At(-10, 9, 30)),
            (Stage.SCHEDULED, At(-6, 13, 10)),
        ),
        Relationship.FRIEND_OF_FRIEND, "Inês mentored her at Tidewell",
        "Crossed over from epidemiology, which is the road that I would take.",
        "priya-raghunathan", "priya.raghunathan@example.org", "+44 1632 960347", "Bristol", Channel.EMAIL, "ines",
    ),
    DemoContact(
        "soren", "Søren Lindqvist", "Graphics reporter", "Chartroom Collective", (JOURNALISM,), At(-10, 18),
        (
            (Stage.READY, At(-8, 19)),
            (Stage.CONTACTED, At(-7, 9)),
            (Stage.SCHEDULED, At(-3, 11, 45)),
        ),
        Relationship.FRIEND_OF_FRIEND, "Tobiasz buys his maps",
        "Freelance for six years, and lives on it.",
        "soren-lindqvist-graphics", "soren@example.com", location="Malmö", channel=Channel.EMAIL, referrer="tobiasz",
    ),
    DemoContact(
        "yusuf", "Yusuf Demirel", "Climate risk analyst", "Fjordlight Energy", (SUSTAINABILITY,), At(-20, 20, 30),
        (
            (Stage.READY, At(-9, 18, 15)),
            (Stage.CONTACTED, At(-6, 8, 55)),
            (Stage.SCHEDULED, At(-3, 17, 20)),
        ),
        Relationship.ALUMNUS, "Alumni list; same thesis supervisor, five years apart",
        "Moved from insurance to energy with the degree that I have.",
        "yusuf-demirel-risk", "yusuf.demirel@example.org", location="Aberdeen", channel=Channel.LINKEDIN,
    ),
    # Contacted
    DemoContact(
        "clara", "Clara Okonjo-Bell", "Design director", "Mendable Labs", (DESIGN,), At(-9, 21),
        ((Stage.READY, At(-5, 18)), (Stage.CONTACTED, At(-3, 11, 20))),
        Relationship.EVENT, "Gave the talk about consent forms in March",
        "Hires people without design degrees and has written about why.",
        "clara-okonjo-bell", "clara@example.com", location="London", channel=Channel.EMAIL,
    ),
    DemoContact(
        "mateo", "Mateo Fuentes", "Head of data", "Northgate Courier", (JOURNALISM,), At(-10, 18, 5),
        ((Stage.READY, At(-7, 18, 20)), (Stage.CONTACTED, At(-5, 9, 40))),
        Relationship.FRIEND_OF_FRIEND, "Former deputy of Tobiasz",
        "Decides who is hired for the only data desk within an hour of home.",
        "mateo-fuentes-data", "m.fuentes@example.org", location="York", channel=Channel.EMAIL, referrer="tobiasz",
    ),
    DemoContact(
        "hanna", "Hanna Virtanen", "Sustainability lead", "Terrafold Textiles", (SUSTAINABILITY,), At(-13, 19, 45),
        ((Stage.READY, At(-4, 18, 30)), (Stage.CONTACTED, At(-1, 10, 5))),
        Relationship.COMMUNITY, "Answers questions in the open footprint forum",
        "Sits on the other side of the table: she buys what analysts make.",
        "hanna-virtanen-textiles", "hanna.virtanen@example.com", location="Tampere", channel=Channel.EMAIL,
    ),
    DemoContact(
        "rhys", "Rhys Pemberton", "User researcher", "Larkmoor Clinics", (DESIGN,), At(-11, 12),
        ((Stage.READY, At(-6, 17)), (Stage.CONTACTED, At(-4, 9, 15))),
        Relationship.FRIEND, "Five-a-side on Thursdays",
        "Talks to patients every week and knows what happens to their words.",
        "rhys-pemberton", "", "+44 1632 960772", "Leeds", Channel.TEXT,
    ),
    # Ready
    DemoContact(
        "lin", "林美玲 (Lin Mei-ling)", "Interaction designer", "Halyard Devices", (DESIGN,), At(-18, 20),
        ((Stage.READY, At(-5, 19, 10)),),
        Relationship.COMMUNITY, "Runs the monthly evening on designing for older hands",
        "Works where a wrong default can kill, and says that it made her a better designer.",
        "lin-mei-ling-ix", "meiling.lin@example.org", location="Cambridge", channel=Channel.EMAIL,
    ),
    DemoContact(
        "thandiwe", "Thandiwe Mokoena", "Freelance data journalist", "", (JOURNALISM,), At(-15, 21, 15),
        ((Stage.READY, At(-2, 20, 5)),),
        Relationship.ONLINE, "We have traded comments on her newsletter for a year",
        "Shows her invoices in public: what a story pays, and how long it took.",
        "thandiwe-mokoena", "thandiwe@example.com", location="Johannesburg", channel=Channel.EMAIL,
    ),
    DemoContact(
        "luca", "Luca Ferraris", "Climate reporting manager", "Aldermoor Council", (SUSTAINABILITY,), At(-24, 13),
        ((Stage.READY, At(-7, 17, 30)),),
        Relationship.FRIEND_OF_FRIEND, "Bettina's neighbor",
        "Public sector: less money, but his figures decide which schools get insulated.",
        "luca-ferraris", "luca.ferraris@example.org", location="Leeds", channel=Channel.EMAIL, referrer="bettina",
    ),
    # Researching
    DemoContact(
        "noor", "Noor El-Amrani", "Product designer", "Tidewell Health", (DESIGN,), At(-16, 11, 28), (),
        Relationship.FRIEND_OF_FRIEND, "On Inês's team",
        "Only two years in: remembers what getting in was like.",
        "noor-el-amrani", location="Lisbon", referrer="ines",
    ),
    DemoContact(
        "grace", "Grace Tamihana", "Newsletter editor", "Quillwork Radio", (JOURNALISM,), At(-10, 18, 10), (),
        Relationship.FRIEND_OF_FRIEND, "Tobiasz writes for her now and then",
        "Explains one number a week to people who hate numbers.",
        "grace-tamihana", "grace.tamihana@example.org", location="Wellington", referrer="tobiasz",
    ),
    DemoContact(
        "viktoria", "Viktória Szabó", "Carbon accountant", "Sundqvist Audits", (SUSTAINABILITY,),
        timedelta(hours=-19, minutes=-8), (),
        Relationship.FRIEND_OF_FRIEND, "Checked two of Amara's reports",
        "Sees the reports of forty companies side by side.",
        "viktoria-szabo", location="Gothenburg", referrer="amara",
    ),
    DemoContact(
        "dev", "Devendra Pillai", "Life-cycle analyst", "Openfield Institute", (SUSTAINABILITY, JOURNALISM),
        timedelta(hours=-19, minutes=-5), (),
        Relationship.FRIEND_OF_FRIEND, "Amara's former team mate",
        "Left consulting for open data; wrote down why.",
        "devendra-pillai-lca", location="Edinburgh", referrer="amara",
    ),
    DemoContact(
        "omar", "Omar Haddad", "Founder", "Stepwell", (DESIGN,), At(-12, 22), (),
        Relationship.COLD, "Saw the job ad for their first designer",
        "A team of five: the designer would do everything.",
        "omar-haddad-stepwell", location="Birmingham",
    ),
    DemoContact(
        "freya", "Freya Jónsdóttir", "Visual investigations editor", "Meridian Ledger", (JOURNALISM,), At(-8, 21, 40),
        (),
        Relationship.COLD, "Her piece on ferry timetables is why this path is on the list",
        "The best work that I know in this field.",
        "freya-jonsdottir", location="Reykjavík",
    ),
    DemoContact(
        "chloe", "Chloë Marchetti", "Lead informatics nurse", "Larkmoor Clinics", (DESIGN, SUSTAINABILITY), At(-30, 20),
        (),
        Relationship.FAMILY, "Cousin",
        "Uses what the designers make, on night shifts.",
        "", "", "+44 1632 960555", "Sheffield", Channel.PHONE,
    ),
    # Closed
    DemoContact(
        "gordon", "Gordon McAllister", "Vice president of design", "Halyard Devices", (DESIGN,), At(-26, 20),
        (
            (Stage.READY, At(-23, 18)),
            (Stage.CONTACTED, At(-22, 9)),
            (Stage.CLOSED, At(-20, 9, 30)),
        ),
        Relationship.COLD, "Named in an article about pump alarms",
        "Sets the standards for the whole device group.",
        "gordon-mcallister-design", "gordon.mcallister@example.com", location="Glasgow", channel=Channel.EMAIL,
    ),
    DemoContact(
        "leila", "Leïla Benhaddou", "Reporter", "Meridian Ledger", (JOURNALISM,), At(-27, 21),
        (
            (Stage.READY, At(-25, 18)),
            (Stage.CONTACTED, At(-24, 9, 30)),
            (Stage.CLOSED, At(-6, 17, 45)),
        ),
        Relationship.ONLINE, "Liked a chart of mine, once",
        "Covers health insurance with data.",
        "leila-benhaddou", location="Marseille", channel=Channel.LINKEDIN,
    ),
)  # fmt: skip
"""Each with a story of their own: who led to whom is told by the notes of the interviews."""
