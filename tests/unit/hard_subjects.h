/*
** hard_subjects.h: the hard cases of whose words reported speech is, and of
** verbs that report nothing.  Rows as in hard_cases.h, which includes this file.
*/
#ifndef QUOTH_HARD_SUBJECTS_H
#define QUOTH_HARD_SUBJECTS_H

static const hard_case subject_cases[] = {
    {"a noun behind many", "Many reports suggest that drivers feel no better.",
     "indirect Many reports: drivers feel no better"},
    {"a noun in front of a bare verb",
     "The new rules state that venues must close at ten.",
     "indirect new rules: venues must close at ten"},
    {"a noun that a verb has before it",
     "They were asked if they could confirm reports they had been named.", ""},
    {"very before a noun",
     "It was for these very reasons that the vine was lost.", ""},
    {"an adjective is no plural",
     "The ruling overturned the previous state Superior Court order.", ""},
    {"told to do it",
     "Ms Ricci was sentenced to a year in prison and ordered to pay a fine.",
     ""},
    {"that behind a preposition",
     "The main feature added during that time would appear to be sound.", ""},
    {"a relative behind an apposition",
     "One user wrote on the forum, a site that sprang up in May.", ""},
    {"that is", "The polls suggest that's a good thing for Reis.",
     "indirect polls: that's a good thing for Reis"},
    {"a time that owns a noun",
     "Sato said this year's figures would be better.",
     "indirect Sato: this year's figures would be better"},
    {"said backstage",
     "The director Ana Reis said backstage that no one could predict it.",
     "indirect Ana Reis: no one could predict it"},
    {"well and a participle",
     "Ana Reis will tell you that you need a clear, well thought out plan.",
     "indirect Ana Reis: you need a clear, well thought out plan"},
    {"said according to a paper",
     "The deals were slow, Sato said according to a transcript seen by AFP.",
     "indirect Sato: The deals were slow"},
    {"a place behind the subject",
     "The district court in Santa Rosa found that the firm is liable.",
     "indirect district court in Santa Rosa: the firm is liable"},
    {"two places behind the subject",
     "Prosecutors in Salem and Kelby say the firm has lied.",
     "indirect Prosecutors in Salem: the firm has lied"},
    {"a place before who",
     "It was a wine merchant in Berlin who told me that the vine was lost.",
     "indirect wine merchant in Berlin: the vine was lost"},
    {"a number of", "A number of experts said that the bank will fail.",
     "indirect experts: the bank will fail"},
    {"inverted behind its first words",
     "The dam, say engineers, marks a first in the valley.",
     "indirect engineers: The dam / marks a first in the valley"},
    {"a second clause behind when",
     "But Mr. Reis warns that when it rains, the city will find it hard to "
     "pay.",
     "indirect Reis: when it rains, the city will find it hard to pay"},
    {"whose finding",
     "The firm is in trouble amid the council's finding that it stole mail.",
     "indirect council: it stole mail"},
    {"who tells of others",
     "The panel had Ana Reis and Rui Maia, who advises Mayor Ott on crime.",
     ""},
    {"done by nobody",
     "It is hard to say how much it costs, and even harder to predict how "
     "much it will.",
     ""},
    {"no way to",
     "Once a project pays, there is no way to predict what might happen.", ""},
    {"an apposition behind an inverted subject",
     "Currently, said Dr. Rui Maia, the director of the ward, there are 70 "
     "beds.",
     "indirect Rui Maia: Currently / there are 70 beds"},
    {"an apposition behind the source",
     "Perhaps surprisingly, sales fell 2 percent, according to the Reis "
     "Group, a firm that counts them.",
     "indirect Reis Group: Perhaps surprisingly, sales fell 2 percent"},
    {"itself",
     "The change log itself points out that several firms paid for the work.",
     "indirect change log: several firms paid for the work"},
    {"herself", "As Ana Reis herself noted, the year killed the party.",
     "indirect Ana Reis: the year killed the party"},
    {"a body behind a thing",
     "Norland owns a stake in the airline, which posted a loss but said its "
     "routes did well.",
     "indirect airline: its routes did well"},
    {"say reports", "A plane which vanished in May has crashed, say reports.",
     "indirect reports: A plane which vanished in May has crashed"},
    {"estimates at the end",
     "The work has cost three million, estimates Ana Reis, head of a small "
     "firm.",
     "indirect Ana Reis: The work has cost three million"},
    {"what is inferred",
     "The work was paid for by several firms, which suggests that it pays.",
     ""},
    {"suggests doing", "Ana Reis suggests soaking the plant for an hour.",
     "indirect Ana Reis: soaking the plant for an hour"},
    {"recommends doing", "Rui Maia recommends placing the plant in the shade.",
     "indirect Rui Maia: placing the plant in the shade"},
    {"a noun with a relative clause behind a clause",
     "The men are ministers, the source, who said he had met them, told "
     "Reuters.",
     "indirect source: The men are ministers\nindirect source: he had met "
     "them"},
    {"a rubric", "Rui Maia left.\n\nSecurity: New bugs in five tools", ""},
    {"said, a colon and no marks",
     "Help is needed, Rui Maia said: Swift help will save the sick.",
     "indirect Rui Maia: Swift help will save the sick"},
    {"a progressive",
     "Party leaders want it, even if some party elites are hinting that they "
     "should not.",
     "indirect some party elites: they should not"},
    {"plain words before like",
     "Old cellars like the Reis Fund have seen it and argued that prices will "
     "climb.",
     "indirect Old cellars: prices will climb"},
    {"a verb behind a plural in s",
     "The new regulations state that venues must close.",
     "indirect new regulations: venues must close"},
    {"but that is",
     "Sato said the dam is not meant for ships, but that is how they use it.",
     "indirect Sato: the dam is not meant for ships"},
    {"the company is not the one named once",
     "Dana F. Reis Company is old. Whole Farms grew. Whole Farms has shops. "
     "Whole Farms won a prize. Whole Farms is new. The company said it was "
     "lowering prices.",
     "indirect company: it was lowering prices"},
    {"a subject behind an owner in front",
     "“I am from Kelby,” Nesma Hamlin said.\n\n"
     "“They have many troubles,” Sherine Abed said.\n\n"
     "“We all do,” she said.\n\n"
     "In Hamlin’s case, she decided to stay at the ward to be near it. “I am "
     "worried about him,” she went on.",
     "direct Nesma Hamlin: I am from Kelby,\n"
     "direct Sherine Abed: They have many troubles,\n"
     "direct Sherine Abed: We all do,\n"
     "direct Nesma Hamlin: I am worried about him,"},
    {"the object of an infinitive",
     "Pub groups have slammed the plan to move the entire country to Level 3 "
     "claiming it will cost jobs.",
     "indirect Pub groups: it will cost jobs"},
    {"an article makes a verb",
     "The lamp displays a note on the wall asking for a new bulb.",
     "indirect lamp: a new bulb"},
    {"a more informed choice",
     "Users can make a more informed decision about whether to buy it.", ""},
    {"finds itself",
     "A shop would not find itself “increasing fares to please drivers” in "
     "Kelby.",
     "mixed -: increasing fares to please drivers"},
    {"a noun that is the verb",
     "With the new one, the tool reports how much the work has cut.",
     "indirect tool: how much the work has cut"},
    {"that behind a second verb",
     "Senator Ana Reis, who warned of the danger in May, nevertheless played "
     "down that threat on Monday.",
     "indirect Ana Reis: the danger"},
    {"the Taoiseach",
     "Taoiseach Micheal Marten confirmed that the town would move.",
     "indirect Micheal Marten: the town would move"},
    {"one of them, who",
     "One, who asked not to be named, said the town will pay.",
     "indirect One: the town will pay"},
    {"all of whom some are named",
     "Witnesses including Ana Reis and Rui Maia said the dam broke at noon.",
     "indirect Witnesses: the dam broke at noon"},
    {"questions that are counted",
     "Among the trust's 28 questions about the dam, two are new.", ""},
    {"a paragraph of a quote behind a report",
     "Governor Ana Reis also indicated that she will publish it.\n\n"
     "“The panel looked at the port. It was not about drugs.”",
     "indirect Ana Reis: she will publish it\n"
     "direct Ana Reis: The panel looked at the port. It was not about drugs."},
    {"a paragraph of a quote behind a paper",
     "Polls show that rates will fall.\n\n"
     "“It is hard to overstate this ruling.”",
     "indirect Polls: rates will fall\n"
     "direct -: It is hard to overstate this ruling."},
    {"a sentence with a statement before",
     "Sato’s lawyer, Jeremy Roth, had a short statement on Thursday. “It is "
     "hard to overstate this ruling.”",
     "direct Jeremy Roth: It is hard to overstate this ruling."},
    {"elaborated that",
     "Later, by email, Rui Maia elaborated that it was not a hard sell.",
     "indirect Rui Maia: it was not a hard sell"},
    {"replied sharply, and a colon",
     "When Ana Reis warned that Norland would sue, Rui Maia replied sharply: "
     "“If they sue us, we win.”",
     "indirect Ana Reis: Norland would sue\n"
     "direct Rui Maia: If they sue us, we win."},
    {"who an adjunct in front names",
     "Following the death of his respected and influential father Gerhard in "
     "January, Alexander Stodden has taken over. Although he makes just one "
     "wine, he agrees that it is a good one.",
     "indirect Alexander Stodden: it is a good one"},
    {"the court is no firm",
     "Norvik won. Norvik grew. Norvik spoke. Norvik left. The Appellate Court "
     "sat. “It sold it,” explained the court in its ruling.",
     "direct Appellate Court: It sold it,"},
    {"a name before a noun",
     "Nordvik shares have been “a great disappointment” in 2015 after some "
     "losses.",
     "mixed -: a great disappointment"},
    {"asked him in March whether",
     "The court was told that Dorn's aide, Susan Pike, asked him in March 2014 "
     "whether the sums were right.",
     "indirect Susan Pike: whether the sums were right"},
    {"it is the paper of the sentence before",
     "The bank's statement was short. It said the loan was lost.",
     "indirect bank's statement: the loan was lost"},
};

#endif
