"""The files of a data export of LinkedIn, made for these tests, and how they are written."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from zipfile import ZipFile, ZipInfo

ADA = "https://www.linkedin.com/in/ada"
ANN = "https://www.linkedin.com/in/annlee"
BO = "https://www.linkedin.com/in/boek"
CY = "https://www.linkedin.com/in/cy"

EXPORT: dict[str, str] = {
    "Connections.csv": (
        'Notes:\n"Some addresses may be missing."\n\n'
        "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
        f"Ann,Lee,{ANN},,Stripe,Designer,04 Sep 2024\n"
        f"Bo,Ek,{BO},bo@acme.example,Acme,Engineer,05 Sep 2024\n"
    ),
    "Positions.csv": (
        "Company Name,Title,Description,Location,Started On,Finished On\n"
        "Stripe,Analyst,,Dublin,Jan 2018,Mar 2021\nAcme,Lead,,Berlin,Apr 2021,\n"
    ),
    "Education.csv": (
        "School Name,Start Date,End Date,Notes,Degree Name,Activities\nTrinity College,2010,2014,,BA Economics,\n"
    ),
    "messages.csv": (
        "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,"
        "FOLDER\n"
        f'c1,,Ann Lee,{ANN},Ada Byron,{ADA},2026-11-02 09:15:00 UTC,,"a secret, in\ntwo lines",INBOX\n'
        f"c1,,Ada Byron,{ADA},Ann Lee,{ANN},2026-11-01 08:00:00 UTC,,hello,INBOX\n"
        f"c2,,Ada Byron,{ADA},Bo Ek,{BO},2025-03-04 10:00:00 UTC,,hi,INBOX\n"
        f"c3,,Ada Byron,{ADA},Cy Vance,{CY},2025-05-06 10:00:00 UTC,,hi,INBOX\n"
        f'c4,Lunch,Bo Ek,{BO},"Ada Byron, Ann Lee","{ADA},{ANN}",2026-11-20 10:00:00 UTC,,all,INBOX\n'
        f"c5,,Bo Ek,{BO},Ada Byron,{ADA},2026-11-21 10:00:00 UTC,,ad,SPAM\n"
        f"c6,,LinkedIn Member,,Ada Byron,{ADA},2026-11-21 10:00:00 UTC,,gone,INBOX\n"
    ),
    "Invitations.csv": (
        "From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl\n"
        f'Ada Byron,Dee Roe,"11/18/26, 9:44 AM",,OUTGOING,{ADA},https://www.linkedin.com/in/deeroe\n'
        f'Ada Byron,Ann Lee,"9/3/24, 9:44 AM",,OUTGOING,{ADA},{ANN}\n'
    ),
    "Recommendations_Received.csv": (
        "First Name,Last Name,Company,Job Title,Text,Creation Date,Status\n"
        'Bo,Ek,Acme,Engineer,"Ada is great.","03/04/22, 05:06 PM",VISIBLE\n'
    ),
    "Recommendations_Given.csv": (
        "First Name,Last Name,Company,Job Title,Text,Creation Date,Status\n"
        'Eve,Moss,Stripe,Manager,"Eve is great.","13/04/22, 05:06 PM",VISIBLE\n'
    ),
    "Profile.csv": (
        "First Name,Last Name,Maiden Name,Address,Birth Date,Headline,Summary,Industry,Zip Code,Geo Location\n"
        "Ada,Byron,,,,Lead at Acme,,,,Berlin\n"
    ),
    "Email Addresses.csv": (
        "Email Address,Confirmed,Primary,Updated On\nold@x.example,Yes,No,1/1/20\nAda@x.example,Yes,Yes,1/1/21\n"
    ),
    "Skills.csv": "Name\nSQL\nTypography\n",
    "Ad_Targeting.csv": "Notes:\n\nMember Age\n30\n",
}


def write_zip(path: Path, files: Mapping[str, str] = EXPORT, folder: str = "") -> Path:
    """Write the files into a ZIP archive, in a folder of it."""
    with ZipFile(path, "w") as archive:
        for name, text in files.items():
            archive.writestr(ZipInfo(f"{folder}{name}"), text)
    return path


def write_folder(path: Path, files: Mapping[str, str] = EXPORT) -> Path:
    """Write the files into a folder."""
    path.mkdir(parents=True)
    for name, text in files.items():
        (path / name).write_text(text, encoding="utf-8")
    return path
