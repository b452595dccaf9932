"""Tables of contacts as other programs write them, made for these tests: the program, the name, and the text."""

from __future__ import annotations

from typing import NamedTuple

GOOGLE = (
    "First Name,Middle Name,Last Name,Phonetic First Name,Phonetic Middle Name,Phonetic Last Name,Name Prefix,"
    "Name Suffix,Nickname,File As,Organization Name,Organization Title,Organization Department,Birthday,Notes,"
    "Photo,Labels,E-mail 1 - Label,E-mail 1 - Value,E-mail 2 - Label,E-mail 2 - Value,Phone 1 - Label,Phone 1 - Value,"
    "Address 1 - Label,Address 1 - Country,Address 1 - Street,Address 1 - Extended Address,Address 1 - City,"
    "Address 1 - Region,Address 1 - Postal Code,Address 1 - PO Box,Website 1 - Label,Website 1 - Value,"
    "Website 2 - Label,Website 2 - Value,Custom Field 1 - Label,Custom Field 1 - Value\n"
    "María,Clara,López de la Cruz,,,,Dr.,,Mari,,Figma,Staff Designer,Design,1984-05-02,"
    '"Met at Config.\nLikes typography.",https://lh3.example.com/p,* myContacts ::: Design ::: * friends,'
    "* Work,maria@figma.example ::: m.lopez@figma.example,Home,maria@home.example,Mobile,030 901820,"
    "Home,Germany,Hauptstr. 1,,Berlin,,10115,,Profile,https://www.linkedin.com/in/MariaLopez/,"
    "Blog,maria.example/blog,Pronouns,she/her\n"
    ",,,,,,,,,,Acme Plumbing,,,,,,* myContacts,,,,,Work,030 901821,,,,,,,,,,,,,,\n"
)
GOOGLE_OLD = (
    "Name,Given Name,Additional Name,Family Name,Yomi Name,Given Name Yomi,Additional Name Yomi,Family Name Yomi,"
    "Name Prefix,Name Suffix,Initials,Nickname,Short Name,Maiden Name,Birthday,Gender,Location,Billing Information,"
    "Directory Server,Mileage,Occupation,Hobby,Sensitivity,Priority,Subject,Notes,Language,Photo,Group Membership,"
    "E-mail 1 - Type,E-mail 1 - Value,Phone 1 - Type,Phone 1 - Value,Phone 2 - Type,Phone 2 - Value,"
    "Organization 1 - Type,Organization 1 - Name,Organization 1 - Yomi Name,Organization 1 - Title,"
    "Organization 1 - Department,Organization 2 - Type,Organization 2 - Name,Organization 2 - Title,"
    "Website 1 - Type,Website 1 - Value\n"
    "Jan van der Berg,Jan,,van der Berg,,,,,,Jr.,,,,,,,,,,,,,,,,,,,Imported on 1/2/20 ::: * My Contacts ::: Climbing,"
    "* Other,jan@acme.example,Work Fax,+31 20 1234567,Work,+31 20 794 7000,,Acme,,Buyer,,,Red Cross,Treasurer,"
    "LinkedIn,http://nl.linkedin.com/in/janvdb/en\n"
    "nobody@example.com,,,,,,,,,,,,,,,,,,,,,,,,,,,,,* ,nobody@example.com,,,,,,,,,,,,,,\n"
)
OUTLOOK = (
    "Title,First Name,Middle Name,Last Name,Suffix,Company,Department,Job Title,Business Street,Business City,"
    "Business State,Business Postal Code,Business Country/Region,Home City,Business Fax,Business Phone,"
    "Business Phone 2,Home Phone,Mobile Phone,Birthday,Categories,E-mail Address,E-mail Type,E-mail Display Name,"
    "E-mail 2 Address,Gender,Notes,Priority,Private,Web Page\r\n"
    'Mr.,Jan,,de Vries,,"Acme, Inc.",Sales,Buyer,Main St 1,Boston,MA,02101,USA,Salem,617-555-0100,(617) 555-2368,,,'
    "+1 617 555 2399,0/0/00,Golf;Suppliers,Jan@Acme.example,SMTP,Jan de Vries,jan@home.example,Unspecified,"
    '"Two kids.\r\nSails.",Normal,False,https://acme.example\r\n'
)
OUTLOOK_WEB = (
    "First Name,Middle Name,Last Name,Title,Suffix,Nickname,Given Yomi,Surname Yomi,E-mail Address,E-mail 2 Address,"
    "E-mail 3 Address,Home Phone,Home Phone 2,Business Phone,Business Phone 2,Mobile Phone,Job Title,Department,"
    "Company,Schools,Personal Web Page,Web Page,Birthday,Notes\n"
    "Zoë,,Ek,Prof.,,,,,zoe@uni.example,,,,,,,+46 70 174 06 05,Lecturer,,Uni,Lund University,,,,\n"
)
OUTLOOK_GERMAN = (
    "Anrede;Vorname;Weitere Vornamen;Nachname;Suffix;Firma;Abteilung;Position;Straße geschäftlich;Ort geschäftlich;"
    "Land/Region geschäftlich;Fax geschäftlich;Telefon geschäftlich;Telefon (privat);Mobiltelefon;E-Mail-Adresse;"
    "E-Mail 2: Adresse;Kategorien;Notizen;Webseite\r\n"
    "Frau;Jörg;;Müßig;;Bäcker & Söhne;;Geschäftsführer;Hauptstr. 1;Köln;Deutschland;;0221 2210;;0171 2210000;"
    "joerg@baecker.example;;Kunde;„Nett“;www.baecker.example\r\n"
)
OUTLOOK_FRENCH = (
    "Titre,Prénom,Deuxième prénom,Nom,Suffixe,Société,Service,Profession,Ville (bureau),Pays/Région (bureau),"
    "Télécopie (bureau),Téléphone (bureau),Téléphone (domicile),Tél. mobile,Adresse de messagerie,"
    "Adresse de messagerie 2,Catégories,Notes,Page Web\r\n"
    "Mme,Élodie,,d'Estaing,,Société Générale,,Courtier,Paris,France,,+33 1 44 71 86 90,,,elodie@sg.example,,Amis,,\r\n"
)
OUTLOOK_SPANISH = (
    "Tratamiento;Nombre;Segundo nombre;Apellidos;Sufijo;Organización;Departamento;Puesto;Ciudad del trabajo;"
    "País o región del trabajo;Teléfono del trabajo;Móvil;Dirección de correo electrónico;"
    "Dirección del correo electrónico 2;Categorías;Notas;Página Web\r\n"
    "Sra.;Lucía;;Núñez y Peña;;Telefónica;;Directora;Madrid;España;+34 910 50 60 70;;lucia@telefonica.example;;;;\r\n"
)
OUTLOOK_ITALIAN = (
    "Titolo,Nome,Secondo nome,Cognome,Suffisso,Società,Reparto,Posizione,Via (uff.),Città (uff.),Provincia (uff.),"
    "Paese (uff.),Fax (uff.),Ufficio,Abitazione,Cellulare,Categorie,Notes,Pagina Web,Indirizzo posta elettronica,"
    "Indirizzo posta elettronica 2\r\n"
    "Sig.,Niccolò,,De Luca,,Fiat,,Ingegnere,Via Roma 1,Torino,,Italia,,+39 011 006 1111,,,,,,nicco@fiat.example,\r\n"
)
OUTLOOK_DUTCH = (
    'Titel,Voornaam,Middelste naam,Achternaam,Achtervoegsel,Bedrijf,Afdeling,Functie,"Werkadres, plaats",'
    "Land/regio (werk),Fax op werk,Telefoon op werk,Telefoon thuis,Mobiele telefoon,Categorien,E-mailadres,"
    "E-mailadres 2,Geslacht,Notities,Webpagina\r\n"
    "Dhr.,Pieter,van der,Zee,,Philips,,Inkoper,Eindhoven,Nederland,,+31 40 279 1111,,,,pieter@philips.example,,"
    "Niet-gespecificeerd,,\r\n"
)
OUTLOOK_PORTUGUESE = (
    "Título,Nome,Segundo Nome,Sobrenome,Sufixo,Empresa,Departamento,Cargo,Cidade comercial,Telefone comercial,"
    "Telefone celular,Endereço de e-mail,Endereço de e-mail 2,Categorias,Anotações,Página da Web\r\n"
    "Sr.,João,,da Silva,,Petrobras,,Engenheiro,Rio de Janeiro,+55 21 3224 1510,,joao@petrobras.example,,,,\r\n"
)
THUNDERBIRD = (
    "First Name,Last Name,Display Name,Nickname,Primary Email,Secondary Email,Screen Name,Work Phone,Home Phone,"
    "Fax Number,Pager Number,Mobile Number,Home Address,Home Address 2,Home City,Home State,Home ZipCode,Home Country,"
    "Work Address,Work Address 2,Work City,Work State,Work ZipCode,Work Country,Job Title,Department,Organization,"
    "Web Page 1,Web Page 2,Birth Year,Birth Month,Birth Day,Custom 1,Custom 2,Custom 3,Custom 4,Notes\n"
    "Ann,,Ann Lee 🦊,,ann@acme.example,ann@home.example,,,,,,,,,Leeds,,,UK,,,London,,,UK,CTO,,Acme,"
    "https://acme.example,,,,,,,,,\n"
    ",,only@mail.example,,only@mail.example,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,\n"
)
THUNDERBIRD_GERMAN = (
    "Vorname\tNachname\tAnzeigename\tSpitzname\tPrimäre E-Mail-Adresse\tSekundäre E-Mail-Adresse\tTel. dienstlich\t"
    "Tel. privat\tFax-Nummer\tMobil-Tel.-Nr.\tPrivat: Ort\tPrivat: Land\tDienstlich: Ort\tDienstlich: Land\t"
    "Arbeitstitel\tAbteilung\tOrganisation\tWebseite 1\tNotizen\n"
    "Jörg\tÖzil\tJörg Özil\t\tjoerg@acme.example\t\t+49 221 2210\t\t\t\tKöln\t\t\t\tLeiter\t\tAcme\t\t\n"
)
THUNDERBIRD_FRENCH = (
    "Prénom,Nom de famille,Nom à afficher,Surnom,Adresse électronique principale,Adresse électronique secondaire,"
    "Tél. professionnel,Tél. personnel,Portable,Ville,Fonction,Service,Société,Site Web 1,Notes\n"
    "Zoé,Le Goff,Zoé Le Goff,,zoe@acme.example,,,,,Brest,Chercheuse,,Ifremer,,\n"
)
THUNDERBIRD_ITALIAN = (
    "Nome,Cognome,Nome visualizzato,Soprannome,Email primaria,Email secondaria,Telefono lavoro,Telefono casa,"
    "Numero cellulare,Città di lavoro,Qualifica,Reparto,Organizzazione,Pagina web 1,Note\n"
    "Ugo,Bo,Ugo Bo,,ugo@acme.example,,,,,Roma,Redattore,,Rai,,\n"
)
SPREADSHEET = (
    "sep=;\r\n"
    "Who they are;E-Mail;Where they work;Role;How we met;Tags;Ring them\r\n"
    "Shah, Priya;priya@figma.example;Figma;Designer;met at PyCon;design, alumni;+44 20 7946 0958\r\n"
    "أحمد الفاسي;ahmad@acme.example;Acme;;;;\r\n"
)
NO_HEADER = (
    "Ann Lee,ann@acme.example,+1 212 555 2368,https://www.linkedin.com/in/annlee,Acme\n"
    "Bo Ek,bo@acme.example,+1 212 555 2369,https://www.linkedin.com/in/boek,Acme\n"
)
LINKEDIN = (
    'Notes:\n"Some addresses may be missing."\n\n'
    "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
    "Ann,Lee,https://www.linkedin.com/in/annlee,,Acme,Designer,04 Sep 2026\n"
)


class Sample(NamedTuple):
    """A table, the format that recognizes it, and the name of the first contact in it."""

    format: str
    text: str
    name: str


SAMPLES: dict[str, Sample] = {
    "linkedin": Sample("LinkedIn's Connections.csv", LINKEDIN, "Ann Lee"),
    "google": Sample("Google Contacts", GOOGLE, "Dr. María Clara López de la Cruz"),
    "google, old": Sample("Google Contacts", GOOGLE_OLD, "Jan van der Berg Jr."),
    "outlook": Sample("Outlook", OUTLOOK, "Jan de Vries"),
    "outlook, web": Sample("Outlook", OUTLOOK_WEB, "Prof. Zoë Ek"),
    "outlook, german": Sample("Outlook", OUTLOOK_GERMAN, "Jörg Müßig"),
    "outlook, french": Sample("Outlook", OUTLOOK_FRENCH, "Élodie d'Estaing"),
    "outlook, spanish": Sample("Outlook", OUTLOOK_SPANISH, "Lucía Núñez y Peña"),
    "outlook, italian": Sample("Outlook", OUTLOOK_ITALIAN, "Niccolò De Luca"),
    "outlook, dutch": Sample("Outlook", OUTLOOK_DUTCH, "Pieter van der Zee"),
    "outlook, portuguese": Sample("Outlook", OUTLOOK_PORTUGUESE, "João da Silva"),
    "thunderbird": Sample("Thunderbird", THUNDERBIRD, "Ann Lee 🦊"),
    "thunderbird, german": Sample("Thunderbird", THUNDERBIRD_GERMAN, "Jörg Özil"),
    "thunderbird, french": Sample("Thunderbird", THUNDERBIRD_FRENCH, "Zoé Le Goff"),
    "thunderbird, italian": Sample("Thunderbird", THUNDERBIRD_ITALIAN, "Ugo Bo"),
    "spreadsheet": Sample("a table", SPREADSHEET, "Priya Shah"),
    "no header": Sample("a table", NO_HEADER, "Ann Lee"),
}
