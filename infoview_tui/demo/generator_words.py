"""Names, titles and places for the generated contacts; an organization is put together from two words."""

# The names of one culture a line.
# ruff: noqa: E501

from __future__ import annotations

NAME_GROUPS: tuple[tuple[str, str], ...] = (
    ("Adaeze Chidi Emeka Ifeoma Kelechi Ngozi Obinna Uche Zainab Tunde Folake Ayodele Bukola Damilola Segun Yetunde",
     "Okafor Adebayo Eze Balogun Nwachukwu Ogunleye Abiola Ibekwe Onyeka Bello Danjuma Afolabi Olatunji Uzor Akande Ojo"),
    ("Aarav Ananya Arjun Deepa Ishaan Kavya Lakshmi Meera Nikhil Pooja Rohan Sanjana Tara Uma Vikram Zara",
     "Iyer Banerjee Chopra Desai Gupta Joshi Kulkarni Menon Nair Patel Rao Sethi Thakur Varma Bhatt Krishnan"),
    ("Björn Astrid Elin Gunnar Ingrid Lars Maja Nils Oskar Signe Sven Tove Ulla Åsa Viggo Frida",
     "Ahlström Bergqvist Dahl Ekström Forsberg Hagen Lindgren Moberg Nyström Öberg Persson Rask Sandvik Thorsen Wiklund Åkerman"),
    ("Alejandra Beatriz Camilo Diego Elena Facundo Gabriela Hernán Inmaculada Joaquín Lucía Martín Nuria Pilar Rocío Xavier",
     "Álvarez Benítez Castaño Domínguez Escobar Figueroa Gálvez Herrera Ibáñez Jiménez Luján Molina Núñez Ortega Quintero Salazar"),
    ("Aiko Daichi Emi Haruka Jun Kaori Kenta Mika Naoki Rei Sakura Takumi Yui Yuto Hana Ren",
     "Aoki Endo Fujimoto Hayashi Inoue Kobayashi Matsuda Nakagawa Okada Saito Takeda Ueda Watari Yamane Shimizu Mori"),
    ("Agnieszka Bartosz Dorota Ewa Filip Grażyna Jakub Kasia Łukasz Magda Natalia Paweł Radek Sylwia Tomek Zuzanna",
     "Adamczyk Borowiec Dudek Filipiak Gajda Jabłoń Kaczmarek Lis Mazur Nowicz Olszak Pietrzyk Rybak Sikora Wróbel Zając"),
    ("Abbas Amina Bilal Dalia Fatima Hassan Jamila Karim Layla Mariam Nadia Rania Samir Tariq Yasmin Ziad",
     "Abboud Darwish Farouk Ghanem Hamdan Jabari Khoury Mansour Najjar Qasim Rahal Saleh Tamimi Wahbi Younes Zaki"),
    ("Camille Étienne Fabienne Gaël Hélène Julien Lucie Margaux Noé Océane Pascal Quentin Rémi Solène Théo Zoé",
     "Aubert Besson Chevallier Dumas Fournier Girard Lefèvre Marchand Noël Perrin Renaud Rousseau Séguin Tessier Vasseur Weiss"),
    ("Anh Bao Chau Duc Giang Hanh Khanh Lan Linh Minh Nga Phuong Quang Thao Trang Tuan",
     "Bui Cao Dang Dinh Doan Duong Ha Ho Huynh Lam Ly Mai Ngo Phan Truong Vu"),
    ("Aoife Brendan Ciarán Deirdre Eoin Fionnuala Gráinne Isla Malcolm Niamh Orla Róisín Seamus Tadhg Una Ewan",
     "Brannigan Cavanagh Doherty Fallon Gallagher Hennessy Keane Lennox MacLeod Mulligan Nolan Quigley Rafferty Sweeney Tierney Wallace"),
    ("Aylin Baran Ceren Deniz Elif Emre Gökhan Hande İpek Kerem Leyla Murat Nazlı Ozan Selin Tolga",
     "Aksoy Bulut Çelik Doğan Erdem Güneş Kaplan Kılıç Koç Özkan Polat Şahin Tekin Uysal Yalçın Yıldız"),
    ("Akua Kofi Kwame Abena Yaw Esi Kojo Ama Efua Kwabena Akosua Nana Adwoa Fiifi Araba Ekow",
     "Addo Agyeman Ansah Appiah Asante Boateng Danso Frimpong Gyasi Kuffour Mensah Nkrumah Ofori Osei Owusu Sarpong"),
    ("Andrei Bogdan Corina Dragoș Elena Florin Gabriela Horia Ioana Luminița Mihai Nicoleta Ovidiu Raluca Sorin Teodora",
     "Albu Barbu Ciobanu Dinu Enache Florea Grigore Iordache Lazăr Manea Neagu Oprea Pătrașcu Rusu Stoica Văduva"),
    ("Chen Fang Hao Jia Jing Li Mei Ning Qiang Rong Shu Wei Xin Yan Yu Zhen",
     "Bai Cai Deng Fu Gao Han Jiang Kang Liao Luo Meng Pan Qiu Song Tang Xie"),
    ("Alina Bernd Carsten Dörte Elke Friederike Gerd Heike Jörg Katrin Lothar Maike Niklas Rüdiger Silke Wiebke",
     "Albrecht Brandt Dreyer Engel Fuchs Grünwald Hartmann Jansen Köhler Lüders Möller Petersen Reinhardt Schütz Vogt Zöllner"),
    ("Adelaide Byron Cora Desmond Edith Floyd Gwen Harriet Imogen Jerome Keira Lowell Maude Nell Otis Prudence",
     "Ashworth Bramley Crane Dunmore Ellery Fairbank Goodwin Hartley Ingram Kendrick Lockwood Marsden Norwood Pickering Standish Whitlock"),
)  # fmt: skip
"""Given names and family names that go together: sixteen of each, sixteen times."""

TITLES: tuple[str, ...] = (
    "Product designer, Senior product designer, Lead product designer, Interaction designer, Service designer,"
    " User researcher, Design manager, Content designer, Design systems lead, Clinical product manager,"
    " Accessibility lead, Head of design, Junior product designer, Human factors engineer, Research operations lead,"
    " Prototyper",
    "Data journalist, Data editor, Graphics reporter, News developer, Investigations reporter, Health correspondent,"
    " Visual editor, Newsletter editor, Audience analyst, Head of data, Fact-checker, Interactive producer,"
    " Freelance reporter, Climate reporter, Trainee reporter, Managing editor",
    "Sustainability analyst, Senior sustainability analyst, Carbon accountant, Climate risk analyst,"
    " Life-cycle analyst, Reporting manager, Supply chain analyst, Energy modeler, Head of sustainability,"
    " Environmental consultant, Biodiversity lead, Circularity manager, Assurance associate, Policy adviser,"
    " Data steward, Junior analyst",
)
"""Sixteen for each path, in the order of the paths."""

FIRST_WORDS = (
    "Alderby Birchwell Cindermoor Dunhaven Eastmere Fernleigh Glasswater Hollowbrook Ivorydale Junipera Kingsmere"
    " Larchfield Mosswick Nettlecombe Oakenshaw Pinebarrow Quarrybank Rookwood Saltmarsh Thistledown Umberley"
    " Valewood Wrenfield Yarrowby"
)

SECOND_WORDS: tuple[tuple[str, str], ...] = (
    ("Health", "Health technology"),
    ("Gazette", "Newspapers"),
    ("Energy", "Energy"),
    ("Care", "Health technology"),
    ("Dispatch", "Newspapers"),
    ("Advisory", "Sustainability consulting"),
    ("Devices", "Medical devices"),
    ("Radio", "Broadcasting"),
    ("Textiles", "Textiles"),
    ("Clinics", "Hospitals"),
    ("Review", "Magazines"),
    ("Foods", "Food"),
)
"""The second word of an organization and its industry; every third one belongs to the same path."""

RELATIONSHIPS: tuple[tuple[str, str], ...] = (
    ("online", "We follow each other's posts"),
    ("alumnus", "Alumni list"),
    ("cold", ""),
    ("event", "Met at a conference"),
    ("online", "Same online course"),
    ("colleague", "Worked on a project together"),
    ("cold", "Found by title and city"),
    ("alumnus", "Same faculty, other year"),
    ("community", "Meet-up on Tuesdays"),
    ("online", "Commented on my chart"),
    ("friend_of_friend", "Through a flatmate"),
    ("event", "Sat beside me at a workshop"),
    ("cold", ""),
    ("colleague", "Former neighbor department"),
    ("friend", "Old friend from school"),
    ("online", ""),
)
"""How they are known, from the commonest world of professional networks: mostly online."""

REASONS: tuple[str, ...] = (
    "",
    "Changed field at my age",
    "",
    "Works in a team of the size that I like",
    "",
    "Writes well about the dull parts",
    "",
    "Few years in: remembers the start",
)

CITIES = (
    "Leeds, Manchester, Lisbon, Utrecht, Nairobi, Hamburg, Bristol, Toronto, Gdańsk, Lyon, Accra, Malmö, Izmir, Valencia,"
    " Osaka, Chennai, Cork, Cluj, Lagos, Hanoi, Bergen, Leipzig, Bilbao, Glasgow, Kraków, Porto, Beirut, Kyoto, Pune, Ghent,"
    " Tampere, York"
)

LESSONS: tuple[str, ...] = (
    "Fewer people than I thought do the work that the title names.",
    "The first year is the hard one; after it, one is trusted.",
    "Half of it is writing, and nobody says so.",
    "Small teams learn faster and pay less.",
    "My background is less odd there than I feared.",
    "They hire by acquaintance and only then advertise.",
    "What looks like a technical job is a job of persuading.",
)
