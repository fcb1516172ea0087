/*
** json.h: JSON made by hand into a sqlite3_str.
*/
#ifndef QUOTH_SQL_JSON_H
#define QUOTH_SQL_JSON_H

#include <sqlite3ext.h>

#include "../text/base.h"

/* A JSON string with its quotes.  Valid UTF-8 comes out valid; malformed bytes
** become U+FFFD. */
void quoth_json_append(sqlite3_str *json, quoth_str text);

/* Makes the finished string the result, or the failure of building it. */
void quoth_json_result(sqlite3_context *ctx, sqlite3_str *json);

#endif
