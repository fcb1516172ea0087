-- data: newsroom
SELECT quote_id, round(similarity, 3), diff, speaker, published, outlet FROM quote_variants(6);
SELECT quote_id, diff FROM quote_variants(9);
-- oldest first, without a date last; not the same article; the replaced version is left out
SELECT quote_id, published FROM quote_variants(10);
SELECT count(*) FROM quote_variants(8);
-- in joins: every quote with its variants
SELECT q.quote_id, v.quote_id FROM quotes q, quote_variants(q.quote_id) v ORDER BY 1, 2;
EXPLAIN QUERY PLAN SELECT v.* FROM quotes q, quote_variants(q.quote_id) v;
SELECT count(*) FROM quote_variants(99);
SELECT count(*) FROM quote_variants(NULL);
SELECT * FROM quote_variants('6');
SELECT * FROM quote_variants();
SELECT * FROM quote_variants(6, 'nowhere');
