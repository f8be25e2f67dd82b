"""The snapshot room: freeze a consolidation in files, load one."""

from tiendo.snapshot.files import load_snapshot, newest_snapshot, plan_digest_of, save_snapshot

__all__ = ["load_snapshot", "newest_snapshot", "plan_digest_of", "save_snapshot"]
