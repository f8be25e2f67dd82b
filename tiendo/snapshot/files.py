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

import polars as pl

from schemas.snapshot import Snapshot
from tiendo.errors import EnvironmentFailure

_MANIFEST = "manifest.json"


def save_snapshot(folder: Path, snapshot: Snapshot) -> Snapshot:
    """Write a snapshot below `folder`/<plan>/<period>/<id>; the same state again is left as it is."""
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
    if not (home / _MANIFEST).is_file():
        home.mkdir(parents=True, exist_ok=True)
        for name, data in contents.items():
            (home / name).write_bytes(data)
        part = home / f"{_MANIFEST}.part"
        part.write_text(json.dumps(manifest, ensure_ascii=False, indent=1), encoding="utf-8")
        part.replace(home / _MANIFEST)
    return identified


def load_snapshot(folder: Path, plan: str, period: str, snapshot_id: str, *, approved: bool) -> Snapshot:
    """A saved snapshot. Raises EnvironmentFailure where a file of it was changed."""
    home = folder / plan / period / snapshot_id
    manifest = json.loads((home / _MANIFEST).read_text(encoding="utf-8"))
    contents = {name: (home / name).read_bytes() for name in manifest["tables"]}
    intact = all(
        hashlib.sha256(data).hexdigest() == manifest["tables"][name] for name, data in contents.items()
    )
    if not intact or _identity(manifest) != snapshot_id:
        raise EnvironmentFailure(
            f"Bản chốt {snapshot_id} đã bị thay đổi sau khi lưu.",
            f"Snapshot {snapshot_id} was altered after saving.",
        )
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


def newest_snapshot(folder: Path, plan: str, period: str) -> str | None:
    """The id of the snapshot of a period that was saved last."""
    manifests = list((folder / plan / period).glob(f"*/{_MANIFEST}"))
    return max(manifests, key=lambda path: path.stat().st_mtime_ns).parent.name if manifests else None


def _identity(manifest: Mapping[str, object]) -> str:
    """The hash of a state. The day of saving is no part of it."""
    state = {key: value for key, value in manifest.items() if key != "created_on"}
    return hashlib.sha256(json.dumps(state, sort_keys=True, ensure_ascii=False).encode()).hexdigest()[:16]


def _parquet(frame: pl.DataFrame) -> bytes:
    buffer = io.BytesIO()
    frame.write_parquet(buffer, compression="zstd", statistics=False)
    return buffer.getvalue()
