/*
** hard_cases.h: sentences that are hard to read, and what is in them.  Each
** expected line is "kind speaker: text"; "-" is a speaker not known, " / "
** stands between the pieces of one quote.  Sentences are our own.
*/
#ifndef QUOTH_HARD_CASES_H
#define QUOTH_HARD_CASES_H

typedef struct hard_case {
  const char *name, *text, *expected;
} hard_case;

static const hard_case mark_cases[] = {
    {"heard saying", "“We must run,” the man could be heard saying.",
     "direct man: We must run,"},
    {"straight marks", "\"We close at noon,\" Ilse Brandt said.",
     "direct Ilse Brandt: We close at noon,"},
    {"curly and straight", "“The ferry is safe,\" Captain Ott said.",
     "direct Ott: The ferry is safe,"},
    {"wrong direction", "”No comment on this,” Petra Ruus told reporters.",
     "direct Petra Ruus: No comment on this,"},
    {"two opening marks", "“Taxes will fall soon,“ Senator Amadi promised.",
     "direct Amadi: Taxes will fall soon,"},
    {"low and high", "„We do not pay“, said Jonas Keller.",
     "direct Jonas Keller: We do not pay"},
    {"reversed guillemets", "»The treaty holds«, said Jonas Keller.",
     "direct Jonas Keller: The treaty holds"},
    {"French spacing", "«\u00a0We shall leave\u00a0», said Marie Lenoir.",
     "direct Marie Lenoir: We shall leave"},
    {"same mark at both ends", "”That is quite enough”, said Eva Lind.",
     "direct Eva Lind: That is quite enough"},
    {"LaTeX", "``It is over,'' Tanaka wrote.", "direct Tanaka: It is over,"},
    {"single marks with apostrophes",
     "'It's the voters' choice, isn't it?' Dunne asked.",
     "direct Dunne: It's the voters' choice, isn't it?"},
    {"a word that starts with an apostrophe",
     "‘’Tis a poor budget,’ Dunne joked.", "direct Dunne: ’Tis a poor budget,"},
    {"inches",
     "The 24\" pipe had burst, said Ana Reis, \"at 6 in the morning\".",
     "indirect Ana Reis: The 24\" pipe had burst\n"
     "mixed Ana Reis: at 6 in the morning"},
    {"never closed",
     "Ana Reis said: “We never signed it and never will.\n\nThe end of it.",
     "direct Ana Reis: We never signed it and never will."},
    {"stray closing mark", "The plan is dead and buried,” Ana Reis said.",
     "direct Ana Reis: The plan is dead and buried,"},
    {"opened again in each paragraph",
     "“First we rebuild the dam.\n\n“Then we tax the water,” Okoro said.",
     "direct Okoro: First we rebuild the dam. / Then we tax the water,"},
    {"not opened again",
     "“First we rebuild the dam.\n\nThen we tax the water,” Okoro said.",
     "direct Okoro: First we rebuild the dam.\n\nThen we tax the water,"},
    {"opened again, the frame in front",
     "Okoro said: “First we rebuild.\n\n“Then we rest.\n\n“Then we tax.”",
     "direct Okoro: First we rebuild. / Then we rest. / Then we tax."},
    {"never closed, and the next but one paragraph opens",
     "Ana Reis said: “We never signed it.\n\nThe council met again.\n\n"
     "“It is over,” Rui Maia said.",
     "direct Ana Reis: We never signed it.\ndirect Rui Maia: It is over,"},
    {"split, with French spacing",
     "«\u00a0We leave\u00a0», said Marie Lenoir, «\u00a0tomorrow\u00a0».",
     "direct Marie Lenoir: We leave / tomorrow"},
    {"stray closing mark, a source behind",
     "The plan is dead and buried” according to two aides.",
     "direct two aides: The plan is dead and buried"},
    {"feet and inches", "He was 6' 2\" and “very angry,” Ana Reis said.",
     "indirect Ana Reis: He was 6' 2\" and “very angry,”\n"
     "mixed Ana Reis: very angry,"},
    {"minutes at the end", "The pipe burst, said Ana Reis, \"at 6'30\".",
     "indirect Ana Reis: The pipe burst\nmixed Ana Reis: at 6'30"},
    {"shortened years", "'They'll not forget the '90s,' Dunne said.",
     "direct Dunne: They'll not forget the '90s,"},
    {"the same marks inside, at the end",
     "Ana Reis said, \"We are \"closed.\"\"",
     "direct Ana Reis: We are \"closed.\""},
    {"other marks inside", "“He told me ‘leave’ and I left,” Ana Reis said.",
     "direct Ana Reis: He told me ‘leave’ and I left,"},
    {"the same marks inside",
     "\"They called it \"progress\" for years,\" Moe said.",
     "direct Moe: They called it \"progress\" for years,"},
    {"three levels", "“Kim said, ‘The note says “run”,’” Ana Reis recalled.",
     "direct Ana Reis: Kim said, ‘The note says “run”,’"},
    {"ellipsis and brackets", "“We […] will [not] sign … ever,” Diaz said.",
     "direct Diaz: We […] will [not] sign … ever,"},
    {"comma outside", "“We are done here”, Hale said.",
     "direct Hale: We are done here"},
    {"detached marks", "“ We are late , ” Hale said .",
     "direct Hale: We are late ,"},
    {"entities", "&ldquo;Prices rise again&#8221;, Hale said.",
     "direct Hale: Prices rise again"},
    {"mojibake", "â€œPrices rise againâ€, Hale said.",
     "direct Hale: Prices rise again"},
    {"dash dialogue",
     "– It will rain today, – said Okoro. – Take your coats along.",
     "direct Okoro: It will rain today / Take your coats along."},
    {"a single mark behind s closes",
     "Reis said they had acted ‘with great kindness’ "
     "throughout.\n\n‘It is good,’ Rui Maia said.",
     "indirect Reis: they had acted ‘with great kindness’ throughout\n"
     "mixed Reis: with great kindness\ndirect Rui Maia: It is good,"},
    {"a number in single marks",
     "Ana Reis said that ‘90 percent were lost’ at sea in the ’90s.",
     "indirect Ana Reis: ‘90 percent were lost’ at sea in the ’90s\n"
     "mixed Ana Reis: 90 percent were lost"},
    {"a name that starts with an apostrophe",
     "'We are apart,' said Sophie in 't Veld. 'It is a risk.'",
     "direct Sophie: We are apart, / It is a risk."},
};

static const hard_case speech_cases[] = {
    {"nickname", "“I saw it all,” said Tom “Fixer” Dale.",
     "direct Tom Dale: I saw it all,"},
    {"title", "She praised the film “Winter Harbour” on Monday.", ""},
    {"scare marks", "The so-called “reform” passed by two votes.", ""},
    {"one word", "Varga called the ruling “cowardly”.",
     "indirect Varga: the ruling “cowardly”\nmixed Varga: cowardly"},
    {"a show and its station",
     "“We have won,” Ana Reis told Radio Elmen’s “Good Evening Coast”.",
     "direct Ana Reis: We have won,"},
    {"the name of a movement",
     "Rui Maia said the “Save Our Pier” movement would grow.",
     "indirect Rui Maia: the “Save Our Pier” movement would grow"},
    {"author of a book",
     "“It was a long year,” said Ana Reis, author of “The Cold Pier”.",
     "direct Ana Reis: It was a long year,"},
    {"headline and byline",
     "\"Pier to close for good,\" by Ana Reis, was the story of the day.", ""},
    {"a name that all give", "The road has been dubbed a “ghost mile”.", ""},
    {"words looked for",
     "Clerks said they had looked for words such as “pier”.",
     "indirect Clerks: they had looked for words such as “pier”"},
    {"a word taken up again",
     "“We need containment,” Sato said.\n\n“Containment” has been the rule.",
     "direct Sato: We need containment,"},
    {"a verb that is not the quote's",
     "Clubs backed the plan, as the “review” demanded in May.", ""},
    {"single marks among double ones",
     "“We have won,” Sato said. The ‘reform’ failed all the same.",
     "direct Sato: We have won,"},
    {"a judgement inside a reported clause",
     "Sato said the “danger” came from the north.",
     "indirect Sato: the “danger” came from the north\n"
     "mixed Sato: danger"},
    {"known by a name", "The plan is known as “issue control” in the trade.",
     ""},
    {"the name of a channel",
     "In talks with the channel “Elmen 24” Ana Reis said the dam would hold.",
     "indirect Ana Reis: the dam would hold"},
    {"a title is a subject", "“High Water” is too long, said Ana Reis.",
     "indirect Ana Reis: “High Water” is too long"},
    {"two titles in a row",
     "Lee Starr, who played in “High Water” and “Doors of the Sea,” sent a "
     "note.",
     ""},
    {"a predicate in marks", "The ministry “strongly condemns” the attack.",
     "mixed ministry: strongly condemns"},
    {"thanks", "Ana Reis thanked “our friends” for “their open hearts”.",
     "mixed Ana Reis: our friends\nmixed Ana Reis: their open hearts"},
    {"asked about a name",
     "Asked about the “coast plan”, Ana Reis said: “No way.”",
     "direct Ana Reis: No way."},
    {"a note to a paper",
     "The council, in a note to “Elmen Today,” said the pier was safe.",
     "indirect council: the pier was safe"},
    {"so called, in two words", "The so called “reform” passed narrowly.", ""},
    {"a verb that takes works", "He was reading “The Cold Pier” in the sun.",
     ""},
    {"a plan by its name", "Reis said her “Coast First” plan would be costly.",
     "indirect Reis: her “Coast First” plan would be costly"},
    {"title that starts with a number",
     "The film, “13 Nights: The Siege of Elmen,” is out on Monday.", ""},
    {"fragments", "Varga spoke of “a long night” and “an honest morning”.",
     "mixed Varga: a long night\nmixed Varga: an honest morning"},
    {"titled, in small letters",
     "In a post titled “Trust, by design,” Ana Reis wrote that she would stay.",
     "indirect Ana Reis: she would stay"},
    {"a paper called so", "There was a memo called “What we know” in May.", ""},
    {"book and author, without a comma",
     "One Sunday, according to “Perfect Storm: A Life at Sea” by Rui Maia, the "
     "ship sank.",
     ""},
    {"a poster and its year",
     "Posters told the story.\n\n“Lose the pier? No to the dam!” (2005) “Save "
     "it.” (2009)",
     ""},
    {"what a letter answers",
     "I stand with the mayor (“Reis calls the dam a 'fraud' on voters,” "
     "Herald, Thursday).",
     ""},
    {"told to a show", "Ana Reis told “Good Evening, Elmen” that she had wept.",
     "indirect Ana Reis: she had wept"},
    {"a word that is explained",
     "“We need a nonpaper,” Sato wrote.\n\n“Nonpaper” is a diplomatic term "
     "for a draft.",
     "direct Sato: We need a nonpaper,"},
    {"known to some", "Maia, who is known at home as “the Hammer”, has left.",
     ""},
    {"what a speaker has",
     "“The street wanted a story,” wrote Dana Liu, who has a “buy” rating on "
     "it.",
     "direct Dana Liu: The street wanted a story,"},
    {"written on a banner", "Fans unfurled a banner reading “Sack the Board”.",
     "direct Fans: Sack the Board"},
    {"a thing denied leads in nothing",
     "The company denies wrongdoing.\n\n“Cereal wars” were last seen in May.",
     ""},
    {"written on shirts", "Students wore T-shirts that read “We Stay.”",
     "direct T-shirts: We Stay."},
    {"a name that goes on behind a colon",
     "It rained.\n\nCoast minister: “One Coast” not up for sale.", ""},
    {"what is called something",
     "The Herald called the “coast card” a “losing bet”.",
     "indirect Herald: the “coast card” a “losing bet”\n"
     "mixed Herald: losing bet"},
    {"a pact by its name", "The council had agreed on the “Coast Pact” in May.",
     ""},
    {"a show behind an apostrophe",
     "On CBS’ “This Sunday,” Ana Reis said: “We stay.”",
     "direct Ana Reis: We stay."},
    {"the second half of an outlet",
     "“The base is lost,” Ana Reis told RIA “Vesti”.",
     "direct Ana Reis: The base is lost,"},
    {"a pull quote of what follows",
     "“The ward has run out of beds.”\n\n"
     "For days the team had waited, Ana Reis said. “We called the city. The "
     "ward has run out of beds,” Ana Reis said.\n\nShe left.",
     "direct Ana Reis: The ward has run out of beds.\n"
     "indirect Ana Reis: For days the team had waited\n"
     "direct Ana Reis: We called the city. The ward has run out of beds,"},
    {"a pull quote of what stands before",
     "“We asked them what to say to the town,” Rui Maia said.\n\n"
     "Ana Reis wants to reopen the ward.\n\n"
     "“We asked them what to say to the town.”",
     "direct Rui Maia: We asked them what to say to the town,\n"
     "direct Rui Maia: We asked them what to say to the town."},
    {"a pointer speaks to nobody",
     "That did not stop the judge from hearing him: “I alone bear the blame "
     "for it.”",
     "direct -: I alone bear the blame for it."},
    {"a thing is no speaker",
     "The map itself can be “snapped” to align with it.", "mixed -: snapped"},
    {"a work and who made it",
     "“Low Water” director Bo Han smiled at the prize.", ""},
    {"a work and what it is",
     "“Tidewater,” the Ostrian film about a port, was the first to win.", ""},
    {"fame in a work",
     "His portrait of a loner who finds fame in “Tidewater” has won.", ""},
    {"what all call her",
     "Ana Reis, “the mother of the dam,” started a revolution in the port.",
     ""},
    {"a noun that reads as a verb",
     "The deadly fumes leaked out of a pipe and “flooded” the house.", ""},
};

static const hard_case frame_cases[] = {
    {"interposed", "“The bridge”, said Mayor Costa, “opens in May.”",
     "direct Costa: The bridge / opens in May."},
    {"interposed with dashes",
     "“The talks failed”, – said Omar Haddad. – “We shall try again.”",
     "direct Omar Haddad: The talks failed / We shall try again."},
    {"second part without marks",
     "“The talks failed”, – said Omar Haddad. – We shall try again.",
     "direct Omar Haddad: The talks failed / We shall try again."},
    {"attribution inside the marks",
     "“The talks failed, – said Omar Haddad. – We shall try again”.",
     "direct Omar Haddad: The talks failed / We shall try again"},
    {"inversion with a long apposition",
     "“Enough is enough,” said Lena Voss, who replaced Karl Ott as chair in "
     "June, on Friday.",
     "direct Lena Voss: Enough is enough,"},
    {"apposition before the verb",
     "Rui Maia, a trader from Porto, said: “Rates will fall soon.”",
     "direct Rui Maia: Rates will fall soon."},
    {"aside with another person",
     "Sir Alan Poe, who succeeded Jane Roe, said “no” to the plan.",
     "mixed Alan Poe: no"},
    {"verb far away",
     "“Nothing has changed,” Irina Petrova, hands still shaking after nine "
     "hours in the witness box, whispered.",
     "direct Irina Petrova: Nothing has changed,"},
    {"transcript", "Petrova: “Nothing has changed since.”",
     "direct Petrova: Nothing has changed since."},
    {"signature", "“A very proud day for us.” — Lee Starr",
     "direct Lee Starr: A very proud day for us."},
    {"cue noun", "In the words of Lee Starr, it was “a preventable death”.",
     "mixed Lee Starr: a preventable death"},
    {"according to",
     "According to Lee Starr, the pipe was “older than the town”.",
     "indirect Lee Starr: the pipe was “older than the town”\n"
     "mixed Lee Starr: older than the town"},
    {"passive", "The deal was described by Lee Starr as “premature”.",
     "mixed Lee Starr: premature"},
    {"no speech verb", "“I had no choice at all,” Lee Starr shrugged.",
     "direct Lee Starr: I had no choice at all,"},
    {"two cues, one speaker",
     "Sato said “yes” to it, adding that “the price is right”.",
     "mixed Sato: yes\n"
     "mixed Sato: the price is right"},
    {"two speakers, one sentence",
     "“Go away,” said Ana Reis; “stay here,” replied Rui Maia.",
     "direct Ana Reis: Go away,\nmixed Rui Maia: stay here,"},
    {"speaker in the sentence before",
     "Marta Silva was furious. “They lied to all of us.”",
     "direct Marta Silva: They lied to all of us."},
    {"floating continuation",
     "“He lied to us,” Marta Silva said. “He always lies.”",
     "direct Marta Silva: He lied to us, / He always lies."},
    {"speaker only in the next sentence",
     "“They lied to all of us.” Marta Silva slammed the door.",
     "direct Marta Silva: They lied to all of us."},
    {"participle behind an adjunct",
     "Early in the campaign, Sato went after Reis, calling her “a failure”.",
     "indirect Sato: her “a failure”\nmixed Sato: a failure"},
    {"adjunct with a place in two parts",
     "Speaking in Salem, New Elm, Sato went after Reis, calling her “stiff”.",
     "indirect Sato: her “stiff”\nmixed Sato: stiff"},
    {"adverb and adjunct without a verb of speech",
     "Immediately after the talks, Sato issued a note, “We were never heard "
     "by the other side.”",
     "direct Sato: We were never heard by the other side."},
    {"time before the subject",
     "Minutes later, Ana Reis sent a note saying, “It is all done now.”",
     "direct Ana Reis: It is all done now."},
    {"the past is no speaker",
     "Ana Reis, who has in the past described Sato as “a liar”, left.",
     "indirect Ana Reis: Sato as “a liar”\nmixed Ana Reis: a liar"},
    {"owner of a claim",
     "Rui Maia called Sato’s assertion of a “right to fish” a bad joke.",
     "indirect Rui Maia: Sato’s assertion of a “right to fish” a bad joke\n"
     "mixed Sato: right to fish"},
    {"pronoun that owns a promise",
     "Ana Reis left. Voters hold her to her promise to “rebuild it all”.",
     "mixed Ana Reis: rebuild it all"},
    {"questions and answers in turn",
     "“Why now?” asked Ana Reis.\n\n“Because we must,” Rui Maia said.\n\n"
     "“Is that all of it?”\n\n“That is all there is.”",
     "direct Ana Reis: Why now?\ndirect Rui Maia: Because we must,\n"
     "direct Ana Reis: Is that all of it?\n"
     "direct Rui Maia: That is all there is."},
    {"what someone called it",
     "Talks collapsed in what one diplomat called “a shouting match”.",
     "mixed one diplomat: a shouting match"},
    {"dubbed by someone",
     "Tanner, 44, was once dubbed “the worst referee of all” by critics.",
     "mixed critics: the worst referee of all"},
    {"declining to comment frames nothing",
     "Told of mails in which a Salt Council aide referred to voters as "
     "“backwards,” Rui Maia declined to comment.",
     "mixed Salt Council aide: backwards,"},
    {"the crowd chants, another speaks",
     "“It is crooked,” Ana Reis said, as the crowd broke into chants of “Lock "
     "him up!”",
     "direct Ana Reis: It is crooked,\ndirect crowd: Lock him up!"},
    {"met with chants", "Ana Reis walked in to chants of “Four more years!”",
     "direct -: Four more years!"},
    {"a charge", "The indictment charges that Maia “knowingly” misled them.",
     "indirect indictment: Maia “knowingly” misled them\n"
     "mixed indictment: knowingly"},
    {"portrayed as",
     "The state has portrayed the rebels as “terrorists” and blamed them.",
     "mixed state: terrorists"},
    {"officials there", "Officials there say traffic simply “evaporated.”",
     "indirect Officials: traffic simply “evaporated.”\n"
     "mixed Officials: evaporated."},
    {"slogans", "It rained.\n\nSlogans of “Long Live the Coast” were heard.",
     "direct -: Long Live the Coast"},
    {"what experts call it", "It is what astronomers call a “blazar,” a giant.",
     "mixed astronomers: blazar,"},
    {"what goes on says nothing",
     "Ana Reis vowed that the work in Elmen would continue “whatever the cost” "
     "it has.",
     "indirect Ana Reis: the work in Elmen would continue “whatever the cost” "
     "it has\nmixed Ana Reis: whatever the cost"},
    {"a frame between dashes with what was done meanwhile",
     "“The partners saw double standards, – Malev stressed, answering a "
     "question. – It does not work”.",
     "direct Malev: The partners saw double standards / It does not work"},
    {"first, then, now",
     "At first it was “a second war”, Rui Maia said, then “a weak state”.",
     "indirect Rui Maia: At first it was “a second war” / then “a weak "
     "state”\nmixed Rui Maia: a second war\nmixed Rui Maia: a weak state"},
};

#include "hard_reported.h"
#include "hard_subjects.h"

/* Who speaks.  Numbers are those of the list of hard cases: 46 two who speak
** together, 57 pronouns, 58 roles and other names, 59 a surname of two people,
** 60 words handed on. */
static const hard_case speaker_cases[] = {
    {"two accusers, one sentence",
     "Sato accused Maia of being “soft on rivers” and Voss was calling him "
     "“far too loud”.",
     "mixed Sato: soft on rivers\n"
     "indirect Voss: him “far too loud”\n"
     "mixed Voss: far too loud"},
    {"two clauses, two speakers",
     "Ana Reis said the dam is old, and Rui Maia vowed to “blow up” the gates.",
     "indirect Ana Reis: the dam is old\n"
     "indirect Rui Maia: to “blow up” the gates\n"
     "mixed Rui Maia: blow up"},
    {"which S described",
     "The hacker said he had the files, which Maia described as “open to all”.",
     "indirect hacker: he had the files\n"
     "mixed Maia: open to all"},
    {"evidence is no speech",
     "Ana Reis said that the ledger shows “grave gaps” in May.",
     "indirect Ana Reis: the ledger shows “grave gaps” in May\n"
     "mixed Ana Reis: grave gaps"},
    {"a thing that shows", "Ana Reis left, arguing that it showed “bad faith”.",
     "indirect Ana Reis: it showed “bad faith”\n"
     "mixed Ana Reis: bad faith"},
    {"clause in front that ends with its quote",
     "When someone in the hall shouted, “Shame,” Ana Reis smiled and left.",
     "direct -: Shame,"},
    {"the verb goes on behind the quote",
     "The promise to “drain the lake” appeals to farmers, said Ana Reis.",
     "indirect Ana Reis: The promise to “drain the lake” appeals to farmers\n"
     "mixed Ana Reis: drain the lake"},
    {"relative clause behind the quote",
     "Ana Reis spoke of the “hard winter” that Maia says is coming.",
     "mixed Ana Reis: hard winter\nindirect Maia: that / is coming"},
    {"more words behind the quote",
     "“The dam will hold,” and the town will sleep well, Ana Reis said.",
     "indirect Ana Reis: “The dam will hold,” and the town will sleep well\n"
     "direct Ana Reis: The dam will hold,"},
    {"owner of comments that are judged",
     "Ana Reis said Rui Maia’s comments “show no shame at all”.",
     "indirect Ana Reis: Rui Maia’s comments “show no shame at all”\n"
     "mixed Ana Reis: show no shame at all"},
    {"owner before the quote, noun behind",
     "It is the pull of Ana Reis’s “no house without light” promise.",
     "mixed Ana Reis: no house without light"},
    {"adverb and adjunct with another name",
     "Moreover, as part of talks with Omar Haddad, Ana Reis noted that “less "
     "than half” came.",
     "indirect Ana Reis: “less than half” came\n"
     "mixed Ana Reis: less than half"},
    {"time and clause before the subject",
     "Last month, when I asked Maia to run, Reis frowned and said, “I will "
     "not.”",
     "indirect -: Maia to run\n"
     "direct Reis: I will not."},
    {"name behind adjuncts and commas",
     "Tuesday at Elm College, after a win in May, Gov. Ana Reis, a farmer, "
     "said, “I am ready to go.”",
     "direct Ana Reis: I am ready to go."},
    {"name and title behind an adverb",
     "However, Jill Reis, vice president of the Elm Fund, called it “thin”.",
     "indirect Jill Reis: it “thin”\n"
     "mixed Jill Reis: thin"},
    {"name and title behind while",
     "Haddad fought the plan, while Rui Maia, the former governor, called it "
     "“wise”.",
     "indirect Rui Maia: it “wise”\n"
     "mixed Rui Maia: wise"},
    {"with many chanting",
     "The square filled up, with many marchers chanting “Open the gates now” "
     "at noon.",
     "direct many marchers: Open the gates now"},
    {"participle behind a that-clause",
     "Ana Reis left and repeated that Rui Maia recites old lines, calling him "
     "a “parrot”.",
     "indirect Ana Reis: Rui Maia recites old lines\n"
     "indirect Ana Reis: him a “parrot”\n"
     "mixed Ana Reis: parrot"},
    {"participle of the nearest clause",
     "The mayor fought with Voss for weeks, and Ana Reis toured the north, at "
     "one point calling the dam a “heap of sand”.",
     "indirect Ana Reis: the dam a “heap of sand”\n"
     "mixed Ana Reis: heap of sand"},
    {"participle behind “where”",
     "The hotel stands where about 50 drivers had gathered at dawn, chanting "
     "“No more tolls”.",
     "direct 50 drivers: No more tolls"},
    {"participle behind a place",
     "Ana Reis answered Rui Maia on Linkbook writing, “Yes, I will do so.”",
     "direct Ana Reis: Yes, I will do so."},
    {"the nearest clause has a subject",
     "Ana Reis joined in, although Lena Voss made it clear that she has "
     "“serious doubts” about it.",
     "mixed Lena Voss: serious doubts"},
    {"that makes her",
     "“She has friends here,” Ana Reis said of Maia. That makes her “by all "
     "means an honest hand”.",
     "direct Ana Reis: She has friends here,\n"
     "mixed Ana Reis: by all means an honest hand"},
    {"a line of news and who tells it",
     "Polls agree on the bridge – Ana Reis: “One of the lessons was patience.”",
     "direct Ana Reis: One of the lessons was patience."},
    {"time between name and verb",
     "Ana Reis (D-Ohio) last week called Maia “no friend of the river”.",
     "indirect Ana Reis: Maia “no friend of the river”\n"
     "mixed Ana Reis: no friend of the river"},
    {"a frame that leads nothing",
     "Rates rose in May, Omar Haddad said.\n\n“There is calm at last,” and "
     "orders came in again, Ana Reis said.",
     "indirect Omar Haddad: Rates rose in May\n"
     "indirect Ana Reis: “There is calm at last,” and orders came in again\n"
     "direct Ana Reis: There is calm at last,"},
    {"name outside, pronoun inside",
     "Ana Reis said she would tell the “cheats” to leave.",
     "indirect Ana Reis: she would tell the “cheats” to leave\n"
     "mixed Ana Reis: cheats"},
    {"participle in front",
     "In explaining why the “simple fix” had failed, Ana Reis blamed the "
     "frost.",
     "indirect Ana Reis: why the “simple fix” had failed\n"
     "mixed Ana Reis: simple fix"},
    {"relative clause that has ended",
     "Ana Reis, whom Maia called “a liar,” clearly wanted the hall to “stand "
     "up”.",
     "mixed Maia: a liar,\n"
     "mixed Ana Reis: stand up"},
    {"in whose view",
     "“This is a failure” from top to bottom, in Ana Reis’s view.",
     "direct Ana Reis: This is a failure"},
    {"in whose words",
     "It came in May because, in Lee Forbes’ words, “it is the best month of "
     "all”.",
     "mixed Lee Forbes: it is the best month of all"},
    {"as described by",
     "Lena Voss was seen as “careless” – as described by Ana Reis.",
     "mixed Ana Reis: careless"},
    {"remarks are no cue",
     "Ana Reis went on with his scathing remarks.\n\n“Eight years ago she was "
     "new here.”",
     "direct Ana Reis: Eight years ago she was new here."},
    {"description and name behind the quote",
     "“She stays,” his lawyer, Ana Reis, said in a note.",
     "direct Ana Reis: She stays,"},
    {"a name like an auxiliary",
     "Citing the frost and its “long shadow,” Will urged the town to wait.",
     "mixed Will: long shadow,\n"
     "indirect Will: the town to wait"},
    {"his argument",
     "Rui Maia is odd. Voters doubt his argument in favor of “one big pot” "
     "for all.",
     "mixed Rui Maia: one big pot"},
    {"57: the subject, not the object, speaks on",
     "Lena Voss met Ana Reis on Monday.\n\nVoss left the hall late. “I am "
     "tired of it all,” she said.",
     "direct Lena Voss: I am tired of it all,"},
    {"57: who spoke last",
     "“We shall sell,” Lena Voss said. Ana Reis was not there.\n\n“It is over "
     "for us,” she said.",
     "direct Lena Voss: We shall sell,\n"
     "direct Lena Voss: It is over for us,"},
    {"57: gender decides",
     "Rui Maia met Ana Reis on Monday. “I am tired of it all,” she said.",
     "direct Ana Reis: I am tired of it all,"},
    {"59: surname shared, titles decide",
     "Omar Haddad and Nadia Haddad run the mill. “We bake at night,” Mrs. "
     "Haddad said. “And I sleep by day,” Mr. Haddad said.",
     "direct Nadia Haddad: We bake at night,\n"
     "direct Omar Haddad: And I sleep by day,"},
    {"59: surname shared, given names",
     "“We shall sell,” Ana Maia said. “We never shall,” Rui Maia said.",
     "direct Ana Maia: We shall sell,\n"
     "direct Rui Maia: We never shall,"},
    {"59: surname shared, nobody can tell",
     "Rui Maia and Jon Maia own the mill. “We shall sell it,” Maia said.",
     "direct -: We shall sell it,"},
    {"60: recalled saying",
     "“I told him ‘sign’,” Kenji Sato recalled Lee Starr saying.",
     "direct Lee Starr: I told him ‘sign’,"},
    {"60: told an outlet, as reported",
     "“We will not yield,” Ana Reis told CNN Türk, as reported by Hurriyet "
     "Daily News.",
     "direct Ana Reis: We will not yield,"},
    {"46: joint speakers",
     "“We agree on it,” Ana Reis and Rui Maia said in a statement.",
     "direct Ana Reis and Rui Maia: We agree on it,"},
    {"58: role",
     "Ana Reis, the mayor of Salem, spoke late. “We shall wait,” the mayor "
     "said.",
     "direct Ana Reis: We shall wait,"},
    {"58: metonymy", "“There is no deal yet,” the Kremlin said on Monday.",
     "direct Kremlin: There is no deal yet,"},
    {"58: age",
     "Rui Maia, 71, is a baker. “I shall go on,” the 71-year-old said.",
     "direct Rui Maia: I shall go on,"},
    {"58: acronym",
     "The Elm River Trust (ERT) owns the dam. “It will hold,” the ERT said.",
     "direct Elm River Trust: It will hold,"},
    {"accused of doing",
     "Mayor John Orr, who was late, accused Ostholm of living in “a dream”.",
     "mixed John Orr: a dream"},
    {"what is left between two frames",
     "“It is not dead,” insisted Orr after the meeting, according to Reuters.",
     "direct Orr: It is not dead,"},
    {"a place and a dash in front",
     "London, UK - The town has no proof, press secretary Lena Cook told "
     "journalists on Tuesday.",
     "indirect Lena Cook: The town has no proof"},
    {"57: whom a quote names is not its speaker",
     "Lena Voss met Ana Reis in May. “Voss was the soul of it,” she said.",
     "direct Ana Reis: Voss was the soul of it,"},
    {"57: who cut in",
     "“Tell her so,” Ana Reis said, and Rui Maia cut in. “Do not forget me at "
     "all.”",
     "direct Ana Reis: Tell her so,\n"
     "direct Rui Maia: Do not forget me at all."},
    {"a verb about a person",
     "Lena Voss, star of television’s “Cold Pier,” thanked Maia for “standing "
     "up for us at last”.",
     "mixed Lena Voss: standing up for us at last"},
    {"named so by",
     "The plan – often labeled as a “land grab” by Ana Reis – passed in May.",
     "mixed Ana Reis: land grab"},
    {"what the quote tells of its subject",
     "“We knew of one such man,” said Ana Reis. Maia “has lost his way at "
     "last”.",
     "direct Ana Reis: We knew of one such man,\n"
     "mixed Ana Reis: has lost his way at last"},
    {"relative clause without a comma",
     "Sato set that against Maia who is looking to bring “all hands to the "
     "oars”.",
     "mixed Maia: all hands to the oars"},
    {"two names before a colon",
     "News from the dam – Ana Reis and Rui Maia: “Water is rising fast.”",
     "direct Ana Reis and Rui Maia: Water is rising fast."},
    {"plans by saying",
     "Ana Reis set out his plans by saying, “I want to save the town.”",
     "direct Ana Reis: I want to save the town."},
    {"a place in short",
     "At a talk in Aspen, Colo., Ana Reis ended her speech by saying, “All is "
     "well here.”",
     "direct Ana Reis: All is well here."},
    {"papers seen by another",
     "Letters seen by the Herald show that the bank “knew of it all along”.",
     "indirect Letters: the bank “knew of it all along”\n"
     "mixed Letters: knew of it all along"},
    {"a second verb behind the frame",
     "Nobody has the right to mock us, Rui Maia said, and vowed to sue.",
     "indirect Rui Maia: Nobody has the right to mock us\n"
     "indirect Rui Maia: to sue"},
    {"told of the speaker before a colon",
     "His deputy, Lena Voss, was cautious: a deal, Voss said, must be fair.",
     "indirect Lena Voss: a deal / must be fair"},
    {"for her part",
     "Maia said “yes” to Lena Voss, who for her part called the talks “quite "
     "historic”.",
     "mixed Maia: yes\nindirect Lena Voss: the talks “quite historic”\n"
     "mixed Lena Voss: quite historic"},
    {"the clause of a noun",
     "“A joke,” Ana Reis told RIA of the idea that the town knew.",
     "direct Ana Reis: A joke,"},
    {"a contracted pronoun is no name",
     "Well, we’ve always said that smuggling is a concern.",
     "indirect -: smuggling is a concern"},
    {"an acronym before the role",
     "Fen People's Party (FPP) leader Rui Maia said it was over.",
     "indirect Rui Maia: it was over"},
    {"a possessive inside a name", "The Fen People's Party said it would sue.",
     "indirect Fen People's Party: it would sue"},
    {"the spokesman of a ministry",
     "Ministry of Roads spokesman Maj. Gen. Igor Sato: “We are done here.”",
     "direct Igor Sato: We are done here."},
    {"the article of a name",
     "Karim al-Rubai spoke first. “It will end badly,” al-Rubai said.",
     "direct Karim al-Rubai: It will end badly,"},
    {"whom the reporter is told of",
     "“No comment on this,” Ana Reis told a reporter who asked about the pier.",
     "direct Ana Reis: No comment on this,\n"
     "indirect reporter: about the pier"},
    {"what was denied by whom",
     "That was later denied by the Salt Council, which said it was lost.",
     "indirect Salt Council: it was lost"},
    {"a state-run agency",
     "State-run Anadolu news agency said that the jet was warned.",
     "indirect Anadolu: the jet was warned"},
    {"a month that is a name",
     "Salt Bank analysts led by Jan Holm wrote that rates will rise. But Jan "
     "Holm said rates must fall.",
     "indirect Salt Bank analysts: rates will rise\n"
     "indirect Jan Holm: rates must fall"},
    {"a frame in brackets",
     "Agnes Lind, who had flown in with her choir (“forty sopranos and one "
     "tenor,” she joked), rose.",
     "mixed Agnes Lind: forty sopranos and one tenor,"},
    {"a participle in front reports nothing",
     "Asked what she wished for, Vera Brandt replied simply, “Justice.”",
     "direct Vera Brandt: Justice."},
    {"the clause before the colon",
     "Ana Reis thinks the plan is “more realistic”, while the bank’s Ellen "
     "Sato remains unconvinced: “One speech does not a trend make.”",
     "mixed Ana Reis: more realistic\n"
     "direct Ellen Sato: One speech does not a trend make."},
    {"said in a tweet",
     "The bank said in a tweet that its till had been robbed. Ana Reis said in "
     "a message posted on Chatter that she was safe.",
     "indirect bank: its till had been robbed\n"
     "indirect Ana Reis: she was safe"},
    {"said in a written statement",
     "The bank said in a written statement that two clerks had left.",
     "indirect bank: two clerks had left"},
    {"told an agency and its letters",
     "Ana Reis told the Salt News Agency (SNA) that the pier was safe.",
     "indirect Ana Reis: the pier was safe"},
    {"said nothing",
     "Rui Maia said nothing as he was led away. Ana Reis said nothing had "
     "changed.",
     "indirect Ana Reis: nothing had changed"},
    {"the rest of a frame before a colon",
     "Ana Reis told the early edition of the Herald: “We shall not sell.”",
     "direct Ana Reis: We shall not sell."},
    {"quoted as saying that",
     "The minister, Adel Reis, was quoted as saying that “Brandt is over”.",
     "direct Adel Reis: Brandt is over"},
    {"two portfolios",
     "Foreign and Harbour Minister Walid Sato said the pier will go.",
     "indirect Walid Sato: the pier will go"},
    {"a party in mixed letters", "FeN leader Petra Ruus said it was over.",
     "indirect Petra Ruus: it was over"},
    {"names in capitals",
     "A talk.\n\nMR. BRANDT: We condemn it in the strongest terms.",
     "indirect Brandt: We condemn it in the strongest terms."},
    {"a name given in an aside",
     "The signal, dubbed VB150914, was made by two storms, the team said.",
     "indirect team: The signal, dubbed VB150914, was made by two storms"},
    {"a city in capitals before a colon",
     "Talks go on\n\nNEW YORK: Turkey on Saturday hit out at its neighbour, "
     "saying its premier had “misused the stage”.",
     "indirect Turkey: its premier had “misused the stage”\n"
     "mixed Turkey: misused the stage"},
    {"a kind of text before a colon",
     "Interview: minister on gas prices\n\nAna Reis said that it was over.",
     "indirect Ana Reis: it was over"},
    {"a word of the quote is no name",
     "“Stop,” she said. “Go on.” And the driver went.",
     "direct -: Stop, / Go on."},
    {"it is an object",
     "Ana Reis said it on Monday. Rui Maia said it was late.",
     "indirect Rui Maia: it was late"},
    {"it, and the subject before",
     "Norvik argued that it was not liable.\n\n"
     "The Appellate Court did not agree with Norvik’s stance. It noted that "
     "the lamp had been listed.",
     "indirect Norvik: it was not liable\n"
     "indirect Appellate Court: the lamp had been listed"},
    {"an adjunct with an owner in front",
     "“I am from Kelby,” Nesma Hamlin said.\n\n"
     "“They have many troubles,” Sherine Abed said.\n\n"
     "In Hamlin’s case, she chose to stay. “I am worried about him,” she went "
     "on.",
     "direct Nesma Hamlin: I am from Kelby,\n"
     "direct Sherine Abed: They have many troubles,\n"
     "direct Nesma Hamlin: I am worried about him,"},
    {"an owner is not the mayor",
     "Damien Hart's statue has been put up in Kelby. The mayor says the city "
     "has too few.",
     "indirect -: the city has too few"},
    {"an age is no chancellor",
     "They emerged from the Great Recession. The Elbonian Labour chancellor "
     "said that the cuts would be deep.",
     "indirect Elbonian Labour chancellor: the cuts would be deep"},
};

/* Not read rightly yet: kept in sight, and moved up when they are. */
static const hard_case open_cases[] = {
    {"a body's own word",
     "According to its own word, the union has ten members.",
     "indirect union: the union has ten members"},
};

#endif
