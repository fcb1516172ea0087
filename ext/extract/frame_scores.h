/*
** frame_scores.h: how well a cue frames a quote in marks.
*/
#ifndef QUOTH_EXTRACT_FRAME_SCORES_H
#define QUOTH_EXTRACT_FRAME_SCORES_H

#include "view.h"

/* What speaks for cue `k` as the frame of the marked item `q` of its sentence;
** 0 or less: it is none.  *tight: nothing of weight between the two. */
float quoth_frame_score(const quoth_view *v, uint32_t q, uint32_t k,
                        bool *tight);

/* Things do not speak by verbs that are often no speech: the deal demands. */
bool quoth_cue_is_mute(const quoth_view *v, const quoth_cue *c);

/* A cue with a clause of its own behind cue `from`: …, which S called; …, and S
** said; not: S said, O called. */
bool quoth_cue_opens_clause(const quoth_view *v, const quoth_cue *from,
                            const quoth_cue *c);

#endif
