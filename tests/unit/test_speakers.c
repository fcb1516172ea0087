/*
** Who said it: names, roles, pronouns, and when nobody is named.
*/
#include "test.h"

#include "../../ext/extract/extract.h"

static quoth_arena arena;
static quoth_reading reading;

static void read(const char *article) {
  quoth_arena_reset(&arena);
  TEST_CHECK(quoth_extract(&arena, article, strlen(article), NULL, &reading) ==
             QUOTH_OK);
}

/* Name of the speaker of the quote that holds the words; "" for nobody, "?"
** where there is no such quote. */
static quoth_str speaker(const char *words) {
  for (uint32_t q = 0; q < reading.n_quote; q++) {
    const quoth_quote *quote = &reading.quotes[q];
    size_t n = strlen(words);
    if (quote->text.n_byte < n || memcmp(quote->text.at, words, n)) continue;
    if (quote->speaker < 0) return (quoth_str){"", 0};
    return reading.speakers[quote->speaker].name;
  }
  return (quoth_str){"?", 1};
}

#define SPEAKER(words, want)                                                   \
  do {                                                                         \
    quoth_str got_ = speaker(words);                                           \
    TEST_TEXT(got_.at, got_.n_byte, want);                                     \
  } while (0)

static void names(void) {
  read("Professor of sea psychology Jane Orr, for one, disagreed. “No,” Orr "
       "said.\n");
  SPEAKER("No", "Jane Orr");

  read("Ostland's Prime Minister Lena Voss spoke first. \"Rates will fall,\" "
       "Voss said.\n\n"
       "\"They will not,\" Mr. Maia replied.\n\n"
       "Rui Maia, a trader from Porto, left. \"Never,\" Maia said.\n");
  SPEAKER("Rates will", "Lena Voss");
  SPEAKER("They will", "Rui Maia");
  SPEAKER("Never", "Rui Maia");

  read("\"We close at noon,\" said former Salt Council head Ilse M. Brandt. "
       "\"And open at one,\" Ms. Brandt said.\n");
  SPEAKER("We close", "Ilse M. Brandt");
  SPEAKER("And open", "Ilse M. Brandt");

  read("\"I saw it all,\" said Tom “Fixer” Dale, the night guard.\n\n"
       "\"So did the dog,\" Dale said.\n");
  SPEAKER("I saw", "Tom Dale");
  SPEAKER("So did", "Tom Dale");

  read("Theresa May met Will Orr. \"We agree,\" Theresa May said. \"We do,\" "
       "said Will Orr.\n");
  SPEAKER("We agree", "Theresa May");
  SPEAKER("We do", "Will Orr");

  read("\"The vote stands,\" Mohammed bin Karim said. \"It does,\" Secretary "
       "of State Ana Reis said.\n");
  SPEAKER("The vote", "Mohammed bin Karim");
  SPEAKER("It does", "Ana Reis");
}

static void cores(void) {
  read("Khaled al-Mansour came. \"It is over,\" al-Mansour said. \"It was a "
       "reckless act,\" said Det Con Ravi Shah.\n");
  SPEAKER("It is", "Khaled al-Mansour");
  SPEAKER("It was", "Ravi Shah");

  read("Professor Cris Eastman, Director of the Salt study, and Chairman of "
       "the Sea Centre, says that it is crucial.\n\nRecent reports have "
       "revealed that rates fell.\n\nOne pastor who backs Mr. Orr, Darran "
       "Moe of Lake Church in Kelby, said that he had prayed.\n");
  SPEAKER("it is crucial", "Cris Eastman");
  SPEAKER("rates fell", "Recent reports");
  SPEAKER("he had", "Darran Moe");

  read("\"Yes,\" Virginia Sen. Marc Orr said. \"No,\" said Salt Party "
       "Communications Director Jenna Palm. \"Perhaps,\" said Dean Voss. "
       "\"Never,\" the head of the Refugee Council Karl Moe said. \"Always,\" "
       "Karl Luther King Jr. said.\n");
  SPEAKER("Yes", "Marc Orr");
  SPEAKER("No", "Jenna Palm");
  SPEAKER("Perhaps", "Dean Voss");
  SPEAKER("Never", "Karl Moe");
  SPEAKER("Always", "Karl Luther King Jr.");

  read("Bashar al-Karim met US Secretary of State John Dale. \"We wait,\" "
       "Karim said.\n\n\"So do we,\" the US top diplomat said.\n");
  SPEAKER("We wait", "Bashar al-Karim");
  SPEAKER("So do", "John Dale");
}

static void portfolios(void) {
  read("Prime Minister Oleg Vetrov met Foreign Minister Luc Morel and press "
       "secretary Ann Hale. \"We agreed,\" the foreign minister said.\n\n"
       "\"On little,\" the prime minister said.\n\n"
       "\"On nothing,\" the press secretary said.\n");
  SPEAKER("We agreed", "Luc Morel");
  SPEAKER("On little", "Oleg Vetrov");
  SPEAKER("On nothing", "Ann Hale");

  read("A source in the Salt Party was tired. \"We need time,\" the source "
       "said.\n\nKarl Ott sat down. \"I am old,\" the 71-year-old said.\n");
  SPEAKER("We need", "source in the Salt Party");
  SPEAKER("I am old", "Karl Ott");

  read("Police Chief Karl Wayne and Mayor Ann Orr spoke. \"We have him,\" the "
       "chief said. \"Good,\" a spokesman for the Department of Salt and "
       "Inland Waters said.\n");
  SPEAKER("We have", "Karl Wayne");
  SPEAKER("Good", "spokesman for the Department of Salt and Inland Waters");

  read("\"We agree,\" Ana Reis and Rui Sato said. \"On little,\" said Karl "
       "Ott and Lena Voss.\n");
  SPEAKER("We agree", "Ana Reis and Rui Sato");
  SPEAKER("On little", "Karl Ott and Lena Voss");
}

/* Titles, agencies, days and places that look like names, and names that look
** like these. */
static void homonyms(void) {
  read(
      "Acting U.S. Attorney for the District of Salt Joshua Dale said the case "
      "is open. \"Wait,\" Dale said.\n\nMinister in the Ministry of Finance "
      "Brian Orr said the matter is simple. \"It is,\" Orr said.\n");
  SPEAKER("Wait", "Joshua Dale");
  SPEAKER("It is", "Brian Orr");

  read("Ana Reis told co-host Gail King, \"We wait.\"\n\n\"What does Joe Orr "
       "want?\" King asked.\n");
  SPEAKER("What does", "Gail King");

  read("Michael R. Bloomberg may run. The March 3 Super Tuesday votes will "
       "tell whether Bloomberg can win. He now says he will run.\n\n\"A "
       "start,\" Bloomberg said.\n");
  SPEAKER("he will", "Michael R. Bloomberg");
  SPEAKER("A start", "Michael R. Bloomberg");

  read(
      "A Salem-area beauty salon shut after the owner said a man came in. In a "
      "photo Karl Ott wore a green T-shirt. \"I ran,\" he said.\n");
  SPEAKER("a man", "");
  SPEAKER("I ran", "Karl Ott");

  read("Eva, Duchess of Salt's talk with Karl Dale was long. Eva laughed, and "
       "Eva wept.\n\nThe duchess has hinted that she suffered.\n\nDale spoke "
       "of her sister-in-law Anna, Duchess of Kelby.\n");
  SPEAKER("she suffered", "Eva");
}

static void askers(void) {
  read("Karl Ott came. When Dale asked if he could tell more, he declined, "
       "saying, \"I am not free to.\"\n\nA spokesperson for the Schools and "
       "Teachers’ Council said it waits. \"We do,\" she said.\n");
  SPEAKER("I am", "Karl Ott");
  SPEAKER("We do", "spokesperson for the Schools and Teachers’ Council");
}

/* Who comes next: a new name in front, another than who tells of him. */
static void newcomers(void) {
  read("\"We shall sell,\" Karl Ott said. \"Soon,\" Ott said.\n\nRui Maia, a "
       "baker, has no shop to sell. The rent has gone up. The oven is old.\n\n"
       "\"It is over for us,\" he said.\n");
  SPEAKER("It is", "Rui Maia");

  read("It is not what billionaire Karl Ott had come to expect.\n\n\"It is a "
       "risk,\" said Paul Dale, who was an advisor to Ana Reis.\n\nDale said "
       "the former mayor will need luck.\n\nOtt has tried to apologize, saying "
       "that he was wrong.\n\nIn a speech the former mayor argued that nobody "
       "was hurt.\n");
  SPEAKER("nobody", "Karl Ott");

  read("Harry Maia and his son Archie left in May. Archie is two.\n\nMaia said "
       "that having a garden was a boon, where they moved before the spring "
       "began.\n\nTaking Archie outside is his favourite sport, he said. \"The "
       "best is sticking him on the bike\" -- something he never had.\n");
  SPEAKER("Taking", "Harry Maia");

  read("\"The drill is an outrage,\" the Salt Herald said. Reuters came. The "
       "paper said that the tide would turn.\n");
  SPEAKER("the tide", "Salt Herald");
}

static void namesakes(void) {
  read("Nadia Amin and Tariq Amin met the press. \"We sold the house,\" Mrs. "
       "Amin said.\n\n"
       "\"She sold it,\" Mr. Amin said.\n\n"
       "\"Nobody sold it,\" Amin said.\n");
  SPEAKER("We sold", "Nadia Amin");
  SPEAKER("She sold", "Tariq Amin");
  SPEAKER("Nobody sold", "");

  /* one not yet named is not meant; a team is no first name */
  read("Mayor Ana Reis met Lena Voss. \"We wait,\" Reis said. Her brother Karl "
       "Reis was there. Fans of Team Voss sang. \"So do we,\" Voss said.\n");
  SPEAKER("We wait", "Ana Reis");
  SPEAKER("So do", "Lena Voss");

  read("Ana Reis spoke. \"Yes,\" Ana Reis said. Eva Reis left. \"No,\" Eva "
       "Reis said.\n");
  SPEAKER("Yes", "Ana Reis");
  SPEAKER("No", "Eva Reis");
}

static void bodies(void) {
  read(
      "Salt Power officials said that it rained.\n\nAgency officials said that "
      "nobody came.\n\nSalt Power officials said that they had begun to "
      "dig.\n\n"
      "The pipe is not prone to leaks, said the officials, who added that "
      "miles were "
      "swapped.\n");
  SPEAKER("it rained", "Salt Power officials");
  SPEAKER("nobody came", "Agency officials");
  SPEAKER("The pipe", "Salt Power officials");
  SPEAKER("miles were", "Salt Power officials");

  read("The National Salt Agency (NSA) published its figures. \"Output fell,\" "
       "the NSA said.\n\n"
       "\"It fell again,\" the agency said.\n\n"
       "\"We disagree,\" two officials familiar with the figures said.\n\n"
       "\"So do we,\" UK government sources said.\n");
  SPEAKER("Output", "National Salt Agency");
  SPEAKER("It fell", "National Salt Agency");
  SPEAKER("We disagree", "two officials familiar with the figures");
  SPEAKER("So do", "UK government sources");

  read("\"Nothing changed,\" the State Department said. \"Quite,\" said a "
       "spokesman for the Ministry of Salt.\n");
  SPEAKER("Nothing", "State Department");
  SPEAKER("Quite", "spokesman for the Ministry of Salt");
}

static void roles(void) {
  read("Russian President Oleg Vetrov met French Prime Minister Luc Morel in "
       "Geneva. \"We agreed on nothing,\" the Russian leader said.\n\n"
       "\"On little,\" the prime minister said.\n\n"
       "\"On less,\" the French leader said.\n");
  SPEAKER("We agreed", "Oleg Vetrov");
  SPEAKER("On little", "Luc Morel");
  SPEAKER("On less", "Luc Morel");

  read("Sato, the foreign minister, arrived late. Petra Ruus, a nurse, was "
       "there. \"We shall try again,\" the minister said.\n");
  SPEAKER("We shall", "Sato");

  read("Pres. Oleg Vetrov met President Ann Hale. \"I am tired,\" said the "
       "president.\n");
  SPEAKER("I am", "");

  read("“The talks failed”, – said Lavin. – “They are over.”\n\n"
       "“We shall try again”, – said the Minister.\n");
  SPEAKER("We shall", "Lavin");
}

static void pronouns(void) {
  read("Marta Silva was furious. \"They lied to us,\" she said.\n\n"
       "Her brother, Rui Silva, was calm. \"They did,\" he said.\n");
  SPEAKER("They lied", "Marta Silva");
  SPEAKER("They did", "Rui Silva");

  read("Ana Reis waited outside. Rui Maia came in. \"I am late,\" he said. "
       "\"I am sorry.\"\n");
  SPEAKER("I am late", "Rui Maia");

  read("David Orr wrote a book about Karl Ott. \"Karl Ott never slept,\" Orr "
       "said. \"He hardly ate,\" he said.\n");
  SPEAKER("He hardly", "David Orr");

  read("As he has before, Karl Ott praised the town. \"It is ours,\" he "
       "said.\n");
  SPEAKER("It is ours", "Karl Ott");

  read("“Elena Voss is a crook,” John Moe said. “I know her well,” he said.\n");
  SPEAKER("I know", "John Moe");

  /* whom the sentence before is about, not who spoke last elsewhere */
  read("“It was a mistake,” Martin Okoro said on Monday. He called for calm.\n\n"
       "Senator Paul Reis disagreed. “This was no mistake,” he said.\n");
  SPEAKER("This was", "Paul Reis");

  read("It was, in the words of one European diplomat, “a missed opportunity”.\n"
       "\nNot so, says Hassan Amiri. The president believes that the accord has "
       "“opened a window”. “It has,” the 56-year-old lawyer adds.\n");
  SPEAKER("opened", "Hassan Amiri");
  SPEAKER("It has", "Hassan Amiri");

  read("Not so fast, said Harry Voss. The Senate majority leader called the "
       "plan “dead on arrival”. The judge called it “a joke”.\n");
  SPEAKER("dead on", "Harry Voss");

  read("Harbour boss Erik Haag left on Monday. “It is over,” said the "
       "Dutchman. His barrister, Simon Moe KC, spoke. “It is not,” Mr Moe "
       "said.\n");
  SPEAKER("It is over", "Erik Haag");
  SPEAKER("It is not", "Simon Moe");

  read("The head of the General Staff, Hulusi Okan, said that pilots “did not "
       "know”. “I will tell you more,” the minister went on. “I think it was "
       "not us,” the Coast channel quotes him.\n");
  SPEAKER("I will", "");

  read("“This is no game,” warned Jens Moe. The Norwegian, a former premier, "
       "said the club would “not give in”.\n");
  SPEAKER("not give", "Jens Moe");

  read("The Luthenian army, cited by state media, denied the claims. “There is "
       "no truth in it,” it said. Ministry spokesman Major-General Igor Moe "
       "agreed. “They lie,” the general stressed.\n");
  SPEAKER("There is", "Luthenian army");
  SPEAKER("They lie", "Igor Moe");

  read("Press secretary Dmitri Lunin spoke. Prime Minister Ahmet Dural wrote "
       "that it was over. “We have proof,” the minister said.\n");
  SPEAKER("We have", "");

  /* the president stays whom it was */
  read("Speaking at the club, Voss stressed: “We wait.” The president said "
       "that “all is well”. The dam was on the mind of Jan Reis as well.\n\n"
       "“We know,” Reis said.\n\n“You know,” the president told the guests.\n");
  SPEAKER("all is", "Voss");
  SPEAKER("You know", "Voss");

  read("Said the note: \"Run.\" \"It ran,\" it said.\n");
  SPEAKER("It ran", "note");

  /* a thing named behind a preposition is nobody */
  read("Rui Maia left. It rained on the Copa Ostria all day. \"I am off,\" he "
       "said.\n");
  SPEAKER("I am off", "Rui Maia");

  read("It rained. \"Nobody came,\" he said.\n");
  SPEAKER("Nobody", "");
}

static void labels(void) {
  read("Lavin hopes the talks go on after the winter\n\n"
       "\"They will go on,\" Lavin said.\n\n"
       "© Anton Orlov/NTA\n\nSee also\n\n"
       "\"There is no other way,\" he said.\n");
  SPEAKER("There is", "Lavin");
}

static void answers(void) {
  read(
      "Varna and Saba have been removed, said Justice Secretary Hamza Yurt.\n\n"
      "“It is late,” he said.\n");
  SPEAKER("It is late", "Hamza Yurt");

  read("A reporter asked Ana Reis, “Where is the ice?”\n\n“In the bay,” she "
       "replied.\n");
  SPEAKER("Where is", "reporter");
  SPEAKER("In the bay", "Ana Reis");

  read("Eva Orr came. Moe asked her, “Was it a tick?” She answered, “In May it "
       "was.”\n\nWhen Moe asked Orr, “Did it hurt?” Orr answered, “It did.”\n");
  SPEAKER("In May", "Eva Orr");
  SPEAKER("Did it", "Moe");
  SPEAKER("It did", "Eva Orr");

  read("At his yearly talk Oleg Vetrov spoke of bears.\n\n"
       "\"They will chain us,\" the Russian leader said. The leader of the "
       "Greens, Petra Ruus, was not impressed.\n");
  SPEAKER("They will", "Oleg Vetrov");
  read("Fen People's Party (FPP) leader Rui Maia slammed the plan.\n\n"
       "\"It should have been done by others,\" the FPP leader said.\n");
  SPEAKER("It should", "Rui Maia");
  read("Oleg Vetrov spoke for three hours. Asked by a reporter, Ivan Sato, "
       "whether he was tired, he said: \"Not at all.\"\n");
  SPEAKER("Not at all", "Oleg Vetrov");
  read("Süleyman Kaya and Ana Reis met. \"It is over,\" he said.\n");
  SPEAKER("It is over", "Süleyman Kaya");
}

static void not_yet(void) {
  read("The minister, Raj Singh, cut his trip short. \"We will reply,\" Singh "
       "said.\n\nPolice chief Amar Singh was abducted. \"They were many,\" "
       "he is said to have told his men.\n\n"
       "The council's report differed. A union official left. It said: \"All "
       "is well.\"\n");
  SPEAKER("We will reply", "Raj Singh");
  SPEAKER("They were many", "Amar Singh");
  SPEAKER("All is", "");
}

static void alone(void) {
  read("“It is late,” Robert Hale said.\n\nThe mayor, Lucy Ott, waited with "
       "her friend Karl Moe. “We came to listen,” he said.\n");
  quoth_str he = speaker("We came");
  TEST_CHECK(he.n_byte != strlen("Robert Hale"));
}

static void particles(void) {
  read("Mayor Lucy Ott waited with the actor Ben Ott. \"My wife is polite,\" "
       "Ben Ott said. \"We act,\" said Ursula von der Brandt. \"Now,\" von der "
       "Brandt said.\n");
  SPEAKER("My wife", "Ben Ott");
  SPEAKER("Now", "Ursula von der Brandt");
}

static void tails(void) {
  read("Enrique Peña Nieto met Aung San Suu Kyi and Jaap de Hoop Brandt. "
       "\"It is over,\" Peña Nieto said. \"It is not,\" Suu Kyi said. \"No,\" "
       "De Hoop Brandt said. \"Why?\" asked Anna Brandt.\n");
  SPEAKER("It is over", "Enrique Peña Nieto");
  SPEAKER("It is not", "Aung San Suu Kyi");
  SPEAKER("No", "Jaap de Hoop Brandt");
  SPEAKER("Why", "Anna Brandt");
}

static void interview(void) {
  read(
      "“It can be true,” Ana Reis said, “and there is far more risk.”\n\n“But "
      "there is a risk,” Rui Orr cut in. “Do you doubt that?”\n\n“There can be "
      "a small one.”\n");
  SPEAKER("There can", "Ana Reis");

  read("The mayor, Rui Maia, spoke first. \"It is over,\" Maia said.\n\n"
       "Do you trust the council?\n\n"
       "\"No. They lied to me twice.\"\n");
  SPEAKER("No. They lied", "Rui Maia");
}

static void firms(void) {
  read("The Salt Council of Kelby met on Monday. Valvane has lost its chief. "
       "Valvane is in court.\n\nThe Salt Council was late. Valvane fell again. "
       "On Tuesday, the company said that it would not pay.\n\nThe Centre for "
       "Salt Research met. The research reveals that salt is late.\n");
  SPEAKER("it would not", "Valvane");
  SPEAKER("salt is late", "research");

  read("Shares in Nordvik AG fell on Monday after Lars Holm left over what the "
       "company called \"differences about money\".\n\nThe Luthenian "
       "engineering group said that Ingrid Moe would take over.\n\n\"The "
       "board stands,\" Birgit Falk told the Harbour Courier.\n\nFalk said "
       "the company was sound. It said it would cut jobs.\n");
  SPEAKER("differences", "Nordvik AG");
  SPEAKER("Ingrid Moe", "Nordvik AG");
  SPEAKER("it would cut", "Nordvik AG");

  read("Ostland's oil ministry denied it. \"The sums are wrong,\" the ministry "
       "said.\n");
  SPEAKER("The sums", "Ostland's oil ministry");

  read("Pepper Bank sued Salt Bank. \"We shall win,\" the company said.\n\n"
       "The militants met in Kelby. \"It is over,\" the armed group said.\n");
  SPEAKER("It is over", "armed group");

  read("Sailors Without Borders said in a tweet that its clinic had been hit. "
       "\"Four are dead,\" the aid group said.\n");
  SPEAKER("its clinic", "Sailors Without Borders");
  SPEAKER("Four are", "Sailors Without Borders");

  read("Both the Kelby Bank and the Salt Bank have said that rates will "
       "fall.\n");
  SPEAKER("rates", "Kelby Bank and Salt Bank");
}

static void families(void) {
  read("His daughter, Kate Dale, a nurse, said the wait was long. She said: "
       "\"Dad trusted them.\"\n");
  SPEAKER("Dad", "Kate Dale");

  read("Lady Harcourt and her husband, the builder Simon Harcourt, denied it. "
       "Her husband said: \"We hid nothing.\"\n");
  SPEAKER("We hid", "Simon Harcourt");

  read("Darren Pike was jailed. \"He is a good man,\" Mrs Pike said.\n");
  SPEAKER("He is", "Mrs Pike");

  read("Former first lady Rosa Vidal accused her successor, Elena Cruz, of "
       "greed. Cruz laughed. \"She took the spoons,\" the first lady said. Her "
       "husband, Mario Cruz, said nothing.\n");
  SPEAKER("She took", "Elena Cruz");
}

static void renamed(void) {
  read(
      "Rui Moe left. Hal Orr, a banker and former aide who has said that rates "
      "will fall, was late.\n");
  SPEAKER("rates will", "Hal Orr");

  read("Many came for Ana Reis. They saw a banker there. She said that rates "
       "will fall.\n");
  SPEAKER("rates will", "Ana Reis");

  read("“It is bad,” Rui Grayson warned on Monday.\n\nSpeaking in the Commons, "
       "the Salt Party MP said: “It need not be.”\n");
  SPEAKER("It need", "Rui Grayson");

  read("Eva Alder sang in Salem. When Alder tried to make it as an "
       "international star, her manager Rui Orr changed her hair.\n\nThe gown "
       "that Alder wore was red, and many came. The tabloids wrote that the "
       "star was thin. “I am well,” the singer said.\n");
  SPEAKER("I am well", "Eva Alder");

  read("A farmer in Salem lost a barn. Mayor Ana Reis came, Reis saw it, and "
       "Reis left. “It is gone,” the farmer said.\n");
  SPEAKER("It is gone", "farmer in Salem");

  read("In May 2019 Ana Reis said that it was late. At the end of 2020 Orr "
       "revealed that she was ill.\n");
  SPEAKER("it was", "Ana Reis");
  SPEAKER("she was", "Orr");

  read("\"They switched off,\" said Rovers boss Carl Fenwick.\n\nThe former "
       "Luthenia midfielder added: \"I am not happy.\"\n");
  SPEAKER("I am not", "Carl Fenwick");

  read("Social Democrat Jana Vogt ruled it out. Petra Lang called that a "
       "trick. \"She said so before,\" said the Christian Democrat.\n");
  SPEAKER("She said", "Petra Lang");

  read("Pope Clement spoke of the war in Sudania. \"War is a defeat,\" the "
       "pontiff said.\n");
  SPEAKER("War is", "Clement");

  read("Opposition leader Dina Aksoy wept. The Ostrian president said that "
       "all was well.\n");
  SPEAKER("all was", "Ostrian president");

  read("Opposition leader Sunita Rao rose. \"Who is it?\" Rao asked. \"Who?\" "
       "asked collector Anil Deo. The Congress leader alleged that it was "
       "rigged.\n");
  SPEAKER("it was rigged", "Sunita Rao");

  read("Former judge and mayor Rui Maia, who backs Voss, scolded Moe, calling "
       "it \"no case at all\". The Kelby senator and presidential hopeful Ana "
       "Reis left.\n");
  SPEAKER("no case", "Rui Maia");

  read("Left co-leader Sahra Klee, on the other hand, was calm. Lena Voss had "
       "left. Karla Moe met Sahra Klee.\n\nLeft co-leader Sahra Klee, for her "
       "part, smiled. Voters would decide, she said.\n");
  SPEAKER("Voters", "Sahra Klee");
}

static void times(void) {
  read("The new energy minister, Katarina Holub, spoke. Her predecessor, Milan "
       "Dusek, called the cap a gift. \"She spends our money,\" the former "
       "minister said.\n");
  SPEAKER("She spends", "Milan Dusek");

  read(
      "Foreign Minister Igor Lunin met his Ostrian counterpart Walid Haddad. "
      "Oleg Vetrov was there. Haddad, in turn, blamed Kelby. \"It is a game,\" "
      "the Ostrian foreign minister said.\n");
  SPEAKER("It is a game", "Walid Haddad");

  read("Spokesman Igor Lunin spoke.\n\n\"Yes,\" Lunin said.\n\n\"No,\" he "
       "said.\n\nAccording to Lunin, the head of state believes that it \"is "
       "over\".\n\nOstrian President Walid Haddad left.\n");
  SPEAKER("is over", "");

  read("Commander Hossein Salar warned the West. \"It will be crushing,\" the "
       "general said.\n");
  SPEAKER("It will be", "Hossein Salar");

  read("\"Nobody believed me,\" Doris Webb said.\n\n\"Not even my husband,\" "
       "the pensioner added.\n");
  SPEAKER("Not even", "Doris Webb");

  read("Lola Marsh and her husband, producer Dean Foley, announced that they "
       "would part.\n");
  SPEAKER("they would", "Lola Marsh and Dean Foley");

  read("Mr and Mrs Dale said that they were happy.\n");
  SPEAKER("they were", "Dale");

  read("Sisters Anna and Maria Lind fight. \"It is my seat,\" Anna Lind "
       "said.\n\nAnna was not amused. \"She wants my toys,\" she said.\n");
  SPEAKER("She wants", "Anna Lind");

  read("WHO chief warns of \"a failure\"\n\nGENEVA - WHO Director-General "
       "Tedros Alemu spoke on Monday. The harbour was criticised by an "
       "independent panel, which said the WHO \"came late\".\n");
  SPEAKER("a failure", "Tedros Alemu");
  SPEAKER("came late", "independent panel");

  read("Sir Tom Orr died on Monday, his agent said. Orr had been ill for "
       "years, said Rui Sato. He said the end was unexpected.\n");
  SPEAKER("the end was", "Rui Sato");

  read("A spokesman for governor Aldo Aga, Akbar Jan, said the man was held. "
       "\"He was taken at noon,\" Mr Jan said.\n");
  SPEAKER("He was taken", "Akbar Jan");

  read("Professor Alan Dale deputy director of the Cove Institute says the "
       "team is ready.\n");
  SPEAKER("the team is", "Alan Dale");

  read("A spokesman for Mayor Ana Reis said it was dead.\n\nReis said the "
       "plan was alive.\n");
  SPEAKER("the plan was", "Ana Reis");

  read("The city team of Mona Kell and Jan Orr won. Kell said the match was "
       "hard.\n");
  SPEAKER("the match was", "Mona Kell");

  read("Labour MP Carmen Lawrence says it is slow. Dr Lawrence says the plan "
       "is dead.\n");
  SPEAKER("the plan is", "Carmen Lawrence");

  read("An official of the Shore movement said it was late. The Shore official "
       "said the talks were dead.\n\nPrime Minister Ari Sharp left.\n");
  SPEAKER("the talks were", "Shore official");

  read("Prime Minister Ariel Allison said he was waiting for the port. He also "
       "accused Rui Maia of \"doing nothing\". Prime Minister Allison "
       "left.\n");
  SPEAKER("doing nothing", "Ariel Allison");

  read("Minister Snyder Rall won.\n\nThe editor of a British tabloid has "
       "defended it, saying the town is glad.\n");
  SPEAKER("the town is", "editor of a British tabloid");

  read("Works manager, Lindsay Ward, says it is safe. Mr Ward admits the plant "
       "is old.\n");
  SPEAKER("the plant is", "Lindsay Ward");

  read("Osama bin Rashed spoke in Kelby. Mr bin Rashed said the road was "
       "long.\n");
  SPEAKER("the road was", "Osama bin Rashed");

  read(
      "The march stopped at Collins Place. The Labour leader, Simon Dale, says "
      "it is late. Mr Dale will speak. \"It is good,\" the opposition leader "
      "said.\n");
  SPEAKER("It is good", "Simon Dale");

  read("Kelby City Mayor Don Guardian came. Guardian said the plan was "
       "late.\n");
  SPEAKER("the plan was", "Don Guardian");

  read(
      "\"Yes,\" said Erin Clark, a fellow. Dr. Clark said the wage was low.\n");
  SPEAKER("the wage was", "Erin Clark");

  read("They backed Minority Whip Richard J. Dorn of Kelby. Dorn said the vote "
       "was close.\n");
  SPEAKER("the vote was", "Richard J. Dorn");

  read("Rovers owner Mark Cuban left. Cuban said the team was late.\n");
  SPEAKER("the team was", "Mark Cuban");

  read("Bank head Melba Acosta Febo left. Ms. Acosta said the debt was old.\n");
  SPEAKER("the debt was", "Melba Acosta Febo");

  read("Ana Re\xC2\xADis spoke. \"Yes,\" Re\xC2\xADis said.\n");
  SPEAKER("Yes", "Ana Reis");
}

static void spellings(void) {
  read("Russian President Oleg Vetrov spoke. \"Yes,\" Vetrov said. \"No,\" the "
       "Russian leader said. \"Perhaps,\" he said.\n");
  TEST_CHECK(reading.n_speaker == 1);
  const quoth_speaker *s = &reading.speakers[0];
  TEST_CHECK(s->kind == QUOTH_PERSON && s->gender == 'm');
  TEST_CHECK(s->n_spelling == 3);
  TEST_TEXT(s->spellings[0].at, s->spellings[0].n_byte, "Oleg Vetrov");
  TEST_TEXT(s->spellings[1].at, s->spellings[1].n_byte, "Vetrov");
  TEST_TEXT(s->spellings[2].at, s->spellings[2].n_byte, "Russian leader");
}

int main(void) {
  quoth_arena_open(&arena, NULL);
  names();
  cores();
  portfolios();
  homonyms();
  askers();
  newcomers();
  namesakes();
  bodies();
  roles();
  pronouns();
  labels();
  answers();
  not_yet();
  alone();
  particles();
  tails();
  interview();
  firms();
  families();
  renamed();
  times();
  spellings();
  quoth_arena_close(&arena);
  return TEST_END();
}
