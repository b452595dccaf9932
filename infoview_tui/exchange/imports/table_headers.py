"""Names of columns in the languages of address books, and the field and label that each stands for."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from infoview_tui.exchange.imports.tables import column_key
from infoview_tui.services.imports.table_fields import TableField as Field


class ColumnMeaning(NamedTuple):
    """What a column is read as. The label says which of several addresses it is: ``work``."""

    field: Field
    label: str = ""


_COLUMNS: tuple[tuple[Field, str, str], ...] = (
    (
        Field.GIVEN_NAME,
        "",
        "First Name|Given Name|Forename|First|fname|Vorname|Rufname|Prénom|Nombre de pila|Primer nombre"
        "|Primeiro nome|Nome próprio|Voornaam|Roepnaam",
    ),
    (
        Field.MIDDLE_NAME,
        "",
        "Middle Name|Additional Name|Middle|Weitere Vornamen|Zweiter Vorname|Deuxième prénom|Segundo nombre"
        "|Secondo nome|Nome do meio|Segundo nome|Middelste naam|Tweede naam|Tussenvoegsel",
    ),
    (
        Field.FAMILY_NAME,
        "",
        "Last Name|Family Name|Surname|Last|lname|Nachname|Familienname|Zuname|Nom de famille|Apellidos"
        "|Apellido|Cognome|Sobrenome|Último nome|Achternaam|Familienaam",
    ),
    (
        Field.NAME_PREFIX,
        "",
        "Name Prefix|Prefix|Salutation|Honorific|Courtesy Title|Anrede|Akademischer Titel|Civilité|Tratamiento"
        "|Trattamento|Tratamento|Aanhef",
    ),
    (
        Field.NAME_SUFFIX,
        "",
        "Suffix|Name Suffix|Suffixe|Sufijo|Suffisso|Sufixo|Achtervoegsel|Namenssuffix",
    ),
    (
        Field.NAME,
        "",
        "Full Name|Display Name|Contact Name|Person|Contact|Anzeigename|Vollständiger Name|Ansprechpartner"
        "|Nom complet|Nom à afficher|Nombre completo|Nombre en pantalla|Nombre para mostrar|Nome completo"
        "|Nome visualizzato|Mostrar nome|Nome para exibição|Volledige naam|Weergavenaam|Naam",
    ),
    (
        Field.DETAIL,
        "",
        "Nickname|Nick Name|Spitzname|Surnom|Apodo|Soprannome|Bijnaam|Alcunha|Department|Work Dept|Abteilung"
        "|Service|Département|Departamento|Reparto|Reparto di lavoro|Afdeling",
    ),
    (
        Field.TITLE,
        "",
        "Job Title|Position|Role|Occupation|Headline|Designation|Job|Current Title|Current Position|Work Title"
        "|Profession|Berufsbezeichnung|Arbeitstitel|Stellung|Funktion|Beruf|Tätigkeit|Fonction|Poste|Profession"
        "|Puesto|Puesto de trabajo|Cargo|Ocupación|Posizione|Qualifica|Mansione|Professione|Ruolo"
        "|Titolo di lavoro|Functie|Functietitel|Beroep|Função|Profissão|Ocupação",
    ),
    (
        Field.ORGANIZATION,
        "",
        "Company|Company Name|Organization|Organisation|Organization Name|Employer|Current Company|Institution"
        "|Work Company|Where they work|Firma|Unternehmen|Arbeitgeber|Société|Entreprise|Employeur|Empresa"
        "|Compañía|Organización|Società|Azienda|Ditta|Organizzazione|Società di lavoro|Bedrijf|Organisatie"
        "|Werkgever|Organização",
    ),
    (
        Field.FORMER_ORGANIZATION,
        "",
        "Former Company|Previous Company|Past Company|Past Companies|Previous Employer|Former Employer"
        "|Former Employers|Frühere Firma|Früherer Arbeitgeber|Ehemaliger Arbeitgeber|Ancien employeur"
        "|Empresa anterior|Datore di lavoro precedente|Vorige werkgever",
    ),
    (
        Field.SCHOOL,
        "",
        "School|Schools|University|College|Alma Mater|Education|Universität|Hochschule|Schule|École|Université"
        "|Universidad|Escuela|Università|Scuola|Universiteit|Universidade|Escola",
    ),
    (
        Field.EMAIL,
        "",
        "Email|Email Address|Mail|Primary Email|Secondary Email|Email Address Other|Email Other|E-Mail-Adresse"
        "|E-Mail: Adresse|Mailadresse|Primäre E-Mail-Adresse|Sekundäre E-Mail-Adresse|Weitere E-Mail-Adresse"
        "|Adresse de messagerie|Adresse e-mail|Adresse mail|Courriel|Adresse électronique"
        "|Adresse électronique principale|Adresse électronique secondaire|Dirección de correo electrónico"
        "|Dirección del correo electrónico|Correo electrónico|Correo|Dirección de correo electrónico principal"
        "|Dirección de correo electrónico secundaria|Indirizzo posta elettronica|Indirizzo di posta elettronica"
        "|Indirizzo e-mail|Posta elettronica|Email principale|Email primaria|Email secondaria|E-mailadres"
        "|Primair e-mailadres|Secundair e-mailadres|Tweede e-mailadres|E-mail, adres|Endereço de e-mail"
        "|Endereço de correio eletrónico|Correio eletrónico|Correio eletrônico|E-mail primário"
        "|E-mail secundário|E-mail principal",
    ),
    (
        Field.EMAIL,
        "work",
        "Work Email|Business Email|Email Work|E-Mail geschäftlich|E-Mail dienstlich|Email professionnel",
    ),
    (
        Field.EMAIL,
        "home",
        "Home Email|Personal Email|Private Email|Email Home|Email personal|E-Mail privat|Email personnel",
    ),
    (
        Field.PHONE,
        "work",
        "Business Phone|Work Phone|Office Phone|Company Main Phone|Phone Work|Telefon geschäftlich"
        "|Tel. dienstlich|Telefon dienstlich|Telefon Firma|Téléphone (bureau)|Téléphone bureau"
        "|Tél. professionnel|Téléphone professionnel|Téléphone société|Teléfono del trabajo|Teléfono (Trabajo)"
        "|Teléfono de la oficina|Teléfono de la compañía|Telefono di lavoro|Telefono lavoro|Telefono (uff.)"
        "|Telefono ufficio|Ufficio|Telefoon op werk|Telefoon werk|Werktelefoon|Telefoon bedrijf"
        "|Hoofdtelefoon bedrijf|Telefone comercial|Fone comercial|Telefone do trabalho|Fone de trabalho"
        "|Telefone da empresa|Telefone principal da empresa",
    ),
    (
        Field.PHONE,
        "home",
        "Home Phone|Phone Home|Telefon (privat)|Tel. privat|Téléphone (domicile)|Tél. personnel"
        "|Téléphone personnel|Particular|Teléfono particular|Teléfono (Casa)|Teléfono de casa|Abitazione"
        "|Telefono di casa|Telefono casa|Telefono (ab.)|Telefoon thuis|Telefoon (privé)|Telefone residencial"
        "|Telefone de casa|Fone de casa",
    ),
    (
        Field.PHONE,
        "mobile",
        "Mobile Phone|Mobile|Mobile Number|Cell|Cell Phone|Cellphone|Home Mobile|Work Mobile|Mobiltelefon|Mobil"
        "|Mobil-Tel.-Nr.|Handy|Handynummer|Tél. mobile|Téléphone mobile|Portable|Móvil|Teléfono móvil|Celular"
        "|Cellulare|Telefono cellulare|Telefono Mobile|Numero cellulare|Mobiele telefoon|Mobiel|Mobiel nummer"
        "|Telemóvel|Telefone celular|Celular pessoal|Celular de trabalho",
    ),
    (
        Field.PHONE,
        "",
        "Phone|Phone Number|Telephone|Tel|Primary Phone|Other Phone|Telefon|Telefonnummer|Rufnummer"
        "|Haupttelefon|Weiteres Telefon|Téléphone|Téléphone principal|Téléphone (autre)|Teléfono"
        "|Teléfono principal|Otro teléfono|Telefono|Telefono principale|Altro telefono|Telefoon|Telefoonnummer"
        "|Hoofdtelefoon|Andere telefoon|Telefone|Telefone principal|Fone Primario|Outro telefone|Outro Fone",
    ),
    (
        Field.PROFILE,
        "",
        "LinkedIn|LinkedIn URL|LinkedIn Profile|LinkedIn Profile URL|Profile|Profile URL|Public Profile URL"
        "|Person LinkedIn URL|Xing|Profil|Perfil|Profilo|Profiel|URL",
    ),
    (
        Field.WEBSITE,
        "",
        "Web Page|Website|Web Site|Homepage|Home Page|Personal Web Page|Webpage|GitHub|Blog|Webseite"
        "|Internetseite|Page Web|Site Web|Página Web|Sitio web|Pagina Web|Sito web|Webpagina|Webstek"
        "|Página da Web|Site",
    ),
    (
        Field.LOCATION,
        "",
        "Location|Based in|Place|Ort|Standort|Lieu|Ubicación|Località|Luogo|Locatie|Localização|Localidade",
    ),
    (
        Field.CITY,
        "work",
        "Business City|Work City|Ort geschäftlich|Dienstlich: Ort|Ville (bureau)|Ciudad del trabajo"
        "|Ciudad de trabajo|Città (uff.)|Città di lavoro|Werkadres, plaats|Plaats werk|Cidade comercial"
        "|Cidade do endereço comercial|Cidade de trabalho",
    ),
    (
        Field.REGION,
        "work",
        "Business State|Work State|Region geschäftlich|Dienstlich: Bundesland|Dép/Région (bureau)"
        "|Estado o provincia del trabajo|Provincia (uff.)|Provincia di lavoro|Estado comercial"
        "|Estado do endereço comercial|Werkadres, provincie",
    ),
    (
        Field.COUNTRY,
        "work",
        "Business Country/Region|Business Country|Work Country|Land/Region geschäftlich|Land geschäftlich"
        "|Dienstlich: Land|Pays/Région (bureau)|País o región del trabajo|País (Trabajo)|Paese (uff.)"
        "|Nazione/Regione di lavoro|Nazione di lavoro|Werkadres, land/regio|Land/regio (werk)"
        "|País/região comercial|Região/País comercial|País/região do endereço comercial|País de trabalho",
    ),
    (
        Field.CITY,
        "home",
        "City|Town|Home City|Ort privat|Privat: Ort|Stadt|Wohnort|Ville (domicile)|Ville|Ciudad"
        "|Ciudad particular|Ciudad de residencia|Città (ab.)|Città di residenza|Città|Huisadres, plaats|Plaats"
        "|Stad|Woonplaats|Cidade residencial|Cidade de casa|Cidade do endereço residencial|Cidade",
    ),
    (
        Field.REGION,
        "home",
        "State|Region|Province|Home State|Region privat|Privat: Bundesland|Bundesland|Dép/Région (domicile)"
        "|Estado o provincia particular|Provincia (ab.)|Provincia di residenza|Provincia|Estado residencial"
        "|Estado de casa|Huisadres, provincie",
    ),
    (
        Field.COUNTRY,
        "home",
        "Country|Home Country/Region|Home Country|Land/Region privat|Land privat|Privat: Land|Land"
        "|Pays/Région (domicile)|Pays|País|País o región particular|País o región del domicilio"
        "|País de residencia|Paese (ab.)|Nazione/Regione di casa|Nazione di residenza|Nazione|Paese"
        "|Huisadres, land/regio|Land/regio (thuis)|País/região residencial|Região/País de casa|País de casa",
    ),
    (Field.TIMEZONE, "", "Time Zone|Timezone|Zeitzone|Fuseau horaire|Zona horaria|Fuso orario|Tijdzone|Fuso horário"),
    (Field.RELATIONSHIP, "", "Relationship|Relation|Tie|Beziehung|Relación|Relazione|Relatie|Relação"),
    (Field.HOW_MET, "", "How we met|How met|How you met|Where we met|Met at|Source|Kennengelernt|Woher"),
    (Field.WHY, "", "Why|Reason|Interest|Warum|Grund|Pourquoi|Por qué|Perché|Waarom|Porquê"),
    (Field.CHANNEL, "", "Channel|Preferred Channel|Contact by|Kanal"),
    (Field.SENIORITY, "", "Seniority|Level"),
    (Field.PATH, "", "Path|Paths|Career Path"),
    (
        Field.TAG,
        "",
        "Categories|Category|Tags|Tag|Labels|Groups|Group|Kategorien|Kategorie|Gruppen|Catégories|Catégorie"
        "|Étiquettes|Categorías|Categoría|Etiquetas|Categorie|Etichette|Categorieën|Categorien|Trefwoorden"
        "|Categorias|Categoria",
    ),
    (Field.CONNECTED_ON, "", "Connected On|Connected|Date Connected|Verbunden am"),
    (Field.LAST_CONTACT, "", "Last Contact|Last Contacted|Last Spoke|Letzter Kontakt|Dernier contact|Último contacto"),
    (
        Field.NOTES,
        "",
        "Notes|Note|Comments|Comment|Remarks|Info|About|Notizen|Notiz|Bemerkungen|Anmerkungen|Kommentar"
        "|Remarques|Commentaires|Notas|Comentarios|Observaciones|Notities|Opmerkingen|Anotações|Observações"
        "|Informações",
    ),
)

OUTLOOK_EMAILS, OUTLOOK_OTHERS = (
    frozenset(map(column_key, names.split("|")))
    for names in (
        "E-mail Address|E-Mail-Adresse|Adresse de messagerie|Adresse e-mail|Dirección de correo electrónico"
        "|Dirección del correo electrónico|Indirizzo posta elettronica|Indirizzo di posta elettronica|Indirizzo e-mail"
        "|E-mailadres|Endereço de e-mail|Endereço de email|Endereço de correio eletrónico",
        "Business Phone|E-mail 2 Address|Telefon geschäftlich|E-Mail 2: Adresse|Téléphone (bureau)"
        "|Adresse de messagerie 2"
        "|Adresse e-mail 2|Teléfono del trabajo|Dirección de correo electrónico 2|Dirección del correo electrónico 2"
        "|Indirizzo posta elettronica 2|Indirizzo di posta elettronica 2|Indirizzo e-mail 2|Ufficio|Telefono (uff.)"
        "|Telefoon op werk|E-mailadres 2|Telefone comercial|Endereço de e-mail 2|Endereço de email 2"
        "|Endereço de correio eletrónico 2",
    )
)
"""Keys of columns: every header of Outlook has one of each, in its language."""

THUNDERBIRD_EMAILS, THUNDERBIRD_OTHERS = (
    frozenset(map(column_key, names.split("|")))
    for names in (
        "Primary Email|Primäre E-Mail-Adresse|Adresse électronique principale|Dirección de correo electrónico principal"
        "|Email primaria|Email principale|Primair e-mailadres|E-mail primário|E-mail principal",
        "Secondary Email|Sekundäre E-Mail-Adresse|Weitere E-Mail-Adresse|Adresse électronique secondaire"
        "|Dirección de correo electrónico secundaria|Email secondaria|Secundair e-mailadres|Tweede e-mailadres"
        "|E-mail secundário",
    )
)
"""Keys of columns: every header of Thunderbird has one of each, in its language."""

NAMES = frozenset({"name", "nom", "nome", "nombre", "naam", "names"})
"""The full name, or, beside a column for the other part, the given or the family name: that depends on the language."""

TITLES = frozenset({"title", "titel", "titre", "titulo", "titolo"})
"""A position, or, beside a column for the position, what comes before the name."""

NICKNAME_OR_FAMILY_NAME = "apelido"
"""A nickname in Brazil, the family name in Portugal."""

_JOINED_WORDS = (("e mail", "email"), ("linked in", "linkedin"), ("git hub", "github"), ("time zone", "timezone"))
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")


def find_meaning(name: str) -> ColumnMeaning | None:
    """Return what the name of a column means in any of the languages; None if that is not known.

    Numbers do not matter: ``E-mail 2 Address`` is an email address as well. A detail is noted by its name.
    """
    found = _meanings().get(normalize_column(name))
    return found._replace(label=name) if found and found.field is Field.DETAIL else found


def normalize_column(name: str) -> str:
    """Return the key of a column without numbers, and with compound words in one spelling."""
    words = (word for word in column_key(_CAMEL.sub(" ", name)).split() if not word.isdecimal())
    key = " ".join(words)
    for apart, joined in _JOINED_WORDS:
        key = re.sub(rf"\b{apart}(?=\b|adres)", joined, key)
    return key


@cache
def _meanings() -> dict[str, ColumnMeaning]:
    found: dict[str, ColumnMeaning] = {}
    for kind, label, names in _COLUMNS:
        for name in names.split("|"):
            found.setdefault(normalize_column(name), ColumnMeaning(kind, label))
    return found
