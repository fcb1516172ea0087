-- data: newsroom
SELECT speaker_key('Путин') = speaker_key('PUTIN'), speaker_key('Poutine') = speaker_key('Mr. Putin');
SELECT speaker_key('Ilse Brandt') = speaker_key('Otto Brandt');
SELECT speaker_key(''), speaker_key(NULL) IS NULL, speaker_key('...');
SELECT speaker_key('Group of 77') = speaker_key('Group of 7');
SELECT speaker_key(1);
SELECT speaker_similarity('Ilse Brandt', 'ILSE BRANDT'), speaker_similarity('Ilse Brandt', 'Otto Brandt') < 0.5,
       speaker_similarity('Ilse Brandt', NULL) IS NULL;
SELECT speaker_similarity('a', x'00');
SELECT cue_stance('said'), cue_stance('has since denied'), cue_stance('Claimed'), cue_stance('according to');
SELECT cue_stance('walked'), cue_stance(''), cue_stance(NULL);
SELECT cue_stance(1);
-- whom a half remembered name means
SELECT name, kind, spelling, similarity FROM speakers_like('Ilse Brand');
SELECT count(*) FROM speakers_like('Brandt');
SELECT count(*) FROM speakers_like('Brandt', 1);
SELECT count(*) FROM speakers_like('Brandt', -1);
SELECT count(*) FROM speakers_like('Brandt') WHERE min_score = 1.5;
SELECT count(*) FROM speakers_like('Zzyzx');
SELECT count(*) FROM speakers_like('');
SELECT count(*) FROM speakers_like(NULL);
SELECT count(*) FROM speakers_like('Brandt', 'x');
SELECT * FROM speakers_like(7);
SELECT * FROM speakers_like();
-- pairs of speakers that may be one, in one statement
SELECT s.name, l.name FROM speakers s, speakers_like(s.name) l WHERE l.speaker_id > s.speaker_id;
EXPLAIN QUERY PLAN SELECT name FROM speakers_like('x') ORDER BY similarity DESC;
-- of a name without end only the start is looked at
SELECT name FROM speakers_like(replace(printf('%.*c', 30000, 'x'), 'x', 'Ilse Brandt '), 1);
