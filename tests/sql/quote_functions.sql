-- quote_normalize: marks, dashes, spaces and case; not diacritics
SELECT quote_normalize('  “It’s —  SO … naïve”  Ünder' || char(0xAD) || 'way ');
SELECT quote_normalize('„Wir zahlen nicht“') = quote_normalize('"wir zahlen nicht"');
SELECT quote_normalize('l''e' || char(0x301) || 'te') = quote_normalize('l’éte');
SELECT quote_normalize(''), quote_normalize(NULL), quote_normalize('   ');
SELECT quote_normalize(5);
SELECT quote_normalize(x'41');
SELECT hex(quote_normalize(CAST(x'41ff42' AS TEXT)));
-- quote_diff: the words that changed
SELECT quote_diff('It is hard to criticize us.', 'It is difficult to criticize us.');
SELECT quote_diff('It is hard.', 'It is very hard.', 'text');
SELECT quote_diff('It is hard, he said.', 'It is hard.', 'json');
SELECT quote_diff('<b>It''s hard', 'It’s not hard & so', 'html');
SELECT quote_diff('It''s "so" - ever', 'It’s “so” – ever');
SELECT quote_diff('a b c d e f g', 'b c x d e g h');
SELECT quote_diff('', 'all new'), quote_diff('all gone', ''), quote_diff('', '') = '';
SELECT quote_diff(NULL, 'a') IS NULL, quote_diff('a', NULL) IS NULL, quote_diff('a', 'b', NULL) IS NULL;
SELECT quote_diff('a', 'b', 'xml');
SELECT quote_diff('a', 5);
SELECT json_valid(quote_diff('say "x\y"' || char(10) || 'now', CAST(x'e222ff' AS TEXT), 'json'));
-- the functions may stand where only the deterministic and innocuous may
CREATE TABLE t(a TEXT, b TEXT GENERATED ALWAYS AS (quote_normalize(a)));
CREATE INDEX t_b ON t(b);
INSERT INTO t(a) VALUES ('“Yes”'), ('"YES"');
SELECT b, count(*) FROM t GROUP BY b;
