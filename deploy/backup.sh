#!/bin/sh
# Back up one workspace with its ledger: the database first, then the files, so that whatever a row names is there.
# Settings: backup.env beside this file. Nothing is removed before the new backup is whole.
set -eu
: "${TIENDO_HOME:?}" "${BACKUP_FOLDER:?}"

part="$BACKUP_FOLDER/.part"
target="$BACKUP_FOLDER/$(date -u +%Y%m%dT%H%M%SZ)"
rm -rf "$part"
mkdir -p "$part"

if [ -n "${LEDGER_URL:-}" ]; then
    pg_dump --format=custom --file="$part/ledger.dump" "$LEDGER_URL"
else
    sqlite3 "$TIENDO_HOME/.tiendo/ledger.sqlite" ".backup '$part/ledger.sqlite'"
fi

# What Prefect keeps for itself and a SQLite ledger in use are no part of the files.
tar --create --gzip --format=posix --file="$part/workspace.tar.gz" --directory="$TIENDO_HOME" \
    --exclude=./.tiendo/prefect --exclude=./.tiendo/serve --exclude='./.tiendo/ledger.sqlite*' .

mv "$part" "$target"
find "$BACKUP_FOLDER" -mindepth 1 -maxdepth 1 -type d -mtime "+${KEEP_DAYS:-30}" -exec rm -rf {} +
echo "$target"
