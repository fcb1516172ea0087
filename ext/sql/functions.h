/*
** functions.h: the families of SQL functions, each a table that ends with a
** NULL name, and the table functions.  quoth.c registers what stands here.
*/
#ifndef QUOTH_SQL_FUNCTIONS_H
#define QUOTH_SQL_FUNCTIONS_H

#include "table.h"

extern const quoth_function quoth_schema_functions[];  /* schema.c */
extern const quoth_function quoth_about_functions[];   /* about.c */
extern const quoth_function quoth_claim_functions[];   /* claim_functions.c */
extern const quoth_function quoth_html_functions[];    /* html_text.c */
extern const quoth_function quoth_story_functions[];   /* story_compare.c */
extern const quoth_function quoth_claim_index_functions[]; /* claim_index_build.c */
extern const quoth_function quoth_speaker_functions[]; /* speaker_functions.c */
extern const quoth_function quoth_claim_check_functions[]; /* claim_check.c */
extern const quoth_function quoth_claim_link_functions[]; /* claim_link.c */
extern const quoth_function quoth_quote_functions[];  /* quote_functions.c */
extern const quoth_function quoth_speaker_merge_functions[]; /* speaker_merge.c */

extern const quoth_table quoth_claim_conflicts; /* claim_conflicts.c */
extern const quoth_table quoth_claim_match;   /* claim_match.c */
extern const quoth_table quoth_speakers_like; /* speakers_like.c */
extern const quoth_table quoth_quote_extract; /* quote_extract.c */
extern const quoth_table quoth_quotes_by;     /* quotes_by.c */
extern const quoth_table quoth_quote_statements; /* quote_statements.c */
extern const quoth_table quoth_quote_variants; /* quote_variants.c */
extern const quoth_table quoth_quote_changes; /* quote_changes.c */
extern const quoth_table quoth_help; /* quoth_help.c */

/* All of them, and a NULL: quoth.c. */
extern const quoth_table *const quoth_tables[];

#endif
