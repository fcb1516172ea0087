-- Is one article a copy of the other?
CREATE TEMP TABLE said(name, body);
INSERT INTO said VALUES
 ('agency', 'The council of Elmbrook voted on Tuesday to close the old bridge, which has carried traffic over the Varna since 1911, after inspectors found cracks in two of its four piers. Repairs would take three years and cost more than a new crossing, engineers wrote in a report that was given to all members last week.'),
 ('paper', 'Bridge shut: the council of Elmbrook voted on Tuesday to close the old bridge, which has carried traffic over the Varna since 1911, after inspectors found cracks in two of its four piers. Repairs would take three years and cost more than a new crossing, engineers wrote.'),
 ('other', 'Ministers of the lake states met in Tresk over the weekend without coming to terms on how much water each of them may take in a dry year, and put off any answer to April, when the rains will have come and everybody will know how much there is.');
SELECT b.name, story_compare(a.body, b.body) FROM said a, said b WHERE a.name = 'agency' ORDER BY 1;
SELECT json_extract(story_compare(body, upper(body)), '$.relation') FROM said WHERE name = 'other';
SELECT story_compare('Rain.', 'Rain.');
SELECT typeof(story_compare(NULL, 'x')), typeof(story_compare('x', NULL));
SELECT story_compare('x', 5);
