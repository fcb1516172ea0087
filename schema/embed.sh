#!/bin/sh
# usage: schema/embed.sh FILE… -- MIGRATION… : C string literals of the SQL
# files, as ext/sql/schema.c includes them.  A migration's number comes from
# its name: schema/migrations/0002-what-for.sql makes version 2.
set -eu
literal() {
  sed 's/\\/\\\\/g; s/"/\\"/g; s/.*/  "&\\n"/' "$1"
}
echo "static const char schema_sql[] ="
while [ $# -gt 0 ] && [ "$1" != -- ]; do
  literal "$1"
  shift
done
echo "  ;"
[ $# -eq 0 ] || shift
echo "static const struct migration migrations[] = {"
for file; do
  name=${file##*/}
  number=${name%%-*}
  echo "  {$(expr "$number" + 0),"
  literal "$file"
  echo "  },"
done
echo "  {0, NULL}"
echo "};"
