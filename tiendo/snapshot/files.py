"""A snapshot on disk: a folder with a Parquet file a table and a manifest that names and hashes them.

The id of a snapshot is the hash of its manifest's content, so that equal states have equal ids, and any change to a
file is noticed when the snapshot is loaded.
"""

import hashlib
import io
import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl

from schemas.snapshot import Snapshot
from tiendo.errors import EnvironmentFailure
from tiendo.files import write_all, write_whole

_MANIFEST = "manifest.json"


def save_snapshot(folder: Path, snapshot: Snapshot, *, newest: bool) -> Snapshot:
    """Write a snapshot below `folder`/<plan>/<period>/<id>; the same state again is left as it is.

    `newest` makes it the one that `newest_snapshot` names; a look at a past day is not to be taken for it.
    """
    contents = {f"{name}.parquet": _parquet(frame) for name, frame in sorted(snapshot.tables.items())}
    manifest = {
        "plan": snapshot.plan_id,
        "plan_version": snapshot.plan_version,
        "plan_digest": snapshot.plan_digest,
        "period": snapshot.period,
        "as_of": snapshot.as_of.isoformat(),
        "created_on": snapshot.created_on.isoformat(),
        "tables": {name: hashlib.sha256(data).hexdigest() for name, data in contents.items()},
    }
    identified = replace(snapshot, id=_identity(manifest))
    home = folder / snapshot.plan_id / snapshot.period / identified.id
    if _read(home, identified.id) is None:
        write_all({home / name: data for name, data in contents.items()})
        write_whole(home / _MANIFEST, json.dumps(manifest, ensure_ascii=False, indent=1).encode())
    if newest:
        write_whole(_pointer(folder, snapshot.plan_id, snapshot.period), identified.id.encode())
    return identified


def load_snapshot(folder: Path, plan: str, period: str, snapshot_id: str, *, approved: bool) -> Snapshot:
    """A saved snapshot. Raises EnvironmentFailure where a file of it was changed or is gone."""
    found = _read(folder / plan / period / snapshot_id, snapshot_id)
    if found is None:
        raise EnvironmentFailure(
            f"Bản chốt {snapshot_id} đã bị thay đổi hoặc bị mất sau khi lưu.",
            f"Snapshot {snapshot_id} was altered or lost after saving.",
        )
    manifest, contents = found
    return Snapshot(
        id=snapshot_id,
        plan_id=plan,
        plan_version=manifest["plan_version"],
        plan_digest=manifest["plan_digest"],
        period=period,
        as_of=date.fromisoformat(manifest["as_of"]),
        created_on=date.fromisoformat(manifest["created_on"]),
        approved=approved,
        tables={name.removesuffix(".parquet"): pl.read_parquet(data) for name, data in contents.items()},
    )


def plan_digest_of(folder: Path, plan: str, period: str, snapshot_id: str) -> str | None:
    """The digest of the plan with which a snapshot was made; None where it is gone or was altered."""
    found = _manifest(folder / plan / period / snapshot_id, snapshot_id)
    return None if found is None else str(found["plan_digest"])


def newest_snapshot(folder: Path, plan: str, period: str) -> str | None:
    """The id of the snapshot of a period that was saved last as its newest."""
    pointer = _pointer(folder, plan, period)
    return pointer.read_text(encoding="ascii") if pointer.is_file() else None


def _pointer(folder: Path, plan: str, period: str) -> Path:
    return folder / plan / f"{period}.newest"


def _read(home: Path, snapshot_id: str) -> tuple[dict[str, Any], dict[str, bytes]] | None:
    """A snapshot's manifest and files; None where they are not all there as they were saved."""
    manifest = _manifest(home, snapshot_id)
    if manifest is None:
        return None
    try:
        contents = {name: (home / name).read_bytes() for name in manifest["tables"]}
    except FileNotFoundError:
        return None
    digests = {name: hashlib.sha256(data).hexdigest() for name, data in contents.items()}
    return (manifest, contents) if digests == manifest["tables"] else None


def _manifest(home: Path, snapshot_id: str) -> dict[str, Any] | None:
    try:
        manifest = json.loads((home / _MANIFEST).read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):
        return None
    return manifest if isinstance(manifest, dict) and _identity(manifest) == snapshot_id else None


def _identity(manifest: Mapping[str, object]) -> str:
    """The hash of a state. The day of saving is no part of it."""
    state = {key: value for key, value in manifest.items() if key != "created_on"}
    return hashlib.sha256(json.dumps(state, sort_keys=True, ensure_ascii=False).encode()).hexdigest()[:16]


def _parquet(frame: pl.DataFrame) -> bytes:
    buffer = io.BytesIO()
    frame.write_parquet(buffer, compression="zstd", statistics=False)
    return buffer.getvalue()
