-- data: claims
-- the cost changed from 40 to 70 million, and the ministry was asked or not
SELECT conflict, earlier, earlier_said_on, later, later_said_on, later_outlet FROM claim_conflicts('Otto Falk');
SELECT conflict, speaker, earlier_statement_id, later_statement_id FROM claim_conflicts('BRANDT');
SELECT s.name, count(*) FROM speakers s, claim_conflicts(s.speaker_id) GROUP BY 1;
-- taken back, it is no conflict
UPDATE quotes SET status = 'rejected' WHERE quote_id = 6;
SELECT count(*) FROM claim_conflicts('Otto Falk');
SELECT count(*) FROM claim_conflicts('nobody');
SELECT count(*) FROM claim_conflicts(NULL);
SELECT * FROM claim_conflicts();
SELECT * FROM claim_conflicts(x'00');
SELECT * FROM claim_conflicts(1, 'nowhere');
