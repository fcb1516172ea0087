#!/bin/sh
# Installs what is missing, by the package manager, and asks for nothing.
set -eu
packages="gcc make pkg-config sqlite3 libsqlite3-dev libicu-dev libxml2-dev
zlib1g-dev libzstd-dev nettle-dev libbz2-dev liblzma-dev python3 clang llvm
libclang-rt-dev valgrind strace python3-readability wamerican"
command -v dpkg-query >/dev/null || exit 0 # not Debian: the build will tell
missing=
for p in $packages; do
  state=$(dpkg-query -W -f '${Status}' "$p" 2>/dev/null || true)
  [ "$state" = "install ok installed" ] || missing="$missing $p"
done
[ -n "$missing" ] || exit 0
as_root=
[ "$(id -u)" = 0 ] || as_root=sudo
echo "installing:$missing"
export DEBIAN_FRONTEND=noninteractive
$as_root apt-get update -qq
$as_root apt-get install -y -qq --no-install-recommends $missing >/dev/null
