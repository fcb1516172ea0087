SELECT * FROM quote_statements('We saw it. “Go!” he cried. We left at 5 p.m. with Mr. Doe.');
-- offsets count characters
WITH q(body) AS (VALUES ('Ça va. Señor Ruiz left… 40 ° is hot. 你好。'))
SELECT s.ordinal, s.text = substr(body, s.start + 1, s.stop - s.start)
FROM q, quote_statements(body) s;
SELECT count(*) FROM quote_statements('');
SELECT count(*) FROM quote_statements(NULL);
SELECT * FROM quote_statements(1);
SELECT * FROM quote_statements();
SELECT name, type, hidden FROM pragma_table_xinfo('quote_statements');
