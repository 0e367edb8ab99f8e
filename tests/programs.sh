#!/bin/sh
# The real programs that the tests need. Installs Debian's packages when something is missing, and fails when it
# cannot: a test that silently does not run proves nothing.
set -eu
missing=""
need() { command -v "$1" >/dev/null 2>&1 || missing="$missing $2"; }
need soffice libreoffice-calc
[ -f /usr/lib/libreoffice/program/libswlo.so ] || missing="$missing libreoffice-writer"
need pdfinfo poppler-utils
need hunspell hunspell
need chromium chromium
PATH="$PATH:/usr/sbin"
need nginx nginx-light
need apache2 apache2
[ -f /usr/share/hunspell/nb_NO.dic ] || missing="$missing hunspell-no"
[ -z "$missing" ] && exit 0
echo "Installing for the tests:$missing" >&2
as_root=""
[ "$(id -u)" = 0 ] || as_root="sudo"
command -v apt-get >/dev/null 2>&1 || { echo "Please install:$missing" >&2; exit 1; }
export DEBIAN_FRONTEND=noninteractive
$as_root apt-get update -qq
# shellcheck disable=SC2086
$as_root apt-get install -y -qq --no-install-recommends $missing >/dev/null
for program in soffice pdfinfo hunspell chromium nginx apache2; do
    command -v "$program" >/dev/null 2>&1 || { echo "$program could not be had" >&2; exit 1; }
done
[ -f /usr/share/hunspell/nb_NO.dic ] || { echo "hunspell-no could not be had" >&2; exit 1; }
