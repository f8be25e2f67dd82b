"""Peak memory of processes, without a library for it."""

import sys
from pathlib import Path

_KB = 1024
_MB = 1024 * 1024


def peak_mb() -> float:
    """The largest amount of memory that this process, or one that it has waited for, has held.

    On Windows only this process is known.
    """
    return round(max(_own(), _children()) / _MB, 1)


def _own() -> int:
    status = Path("/proc/self/status")
    if status.is_file():  # getrusage would begin with what the parent held when it started this process
        lines = status.read_text(encoding="ascii").splitlines()
        return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) * _KB
    return _windows() if sys.platform == "win32" else _usage(children=False)


def _children() -> int:
    return 0 if sys.platform == "win32" else _usage(children=True)


def _usage(*, children: bool) -> int:
    import resource

    peak = resource.getrusage(resource.RUSAGE_CHILDREN if children else resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * _KB


def _windows() -> int:
    import ctypes
    from ctypes import wintypes

    class Counters(ctypes.Structure):
        _fields_ = [
            ("size", wintypes.DWORD),
            ("faults", wintypes.DWORD),
            ("peak", ctypes.c_size_t),
            *((f"other_{i}", ctypes.c_size_t) for i in range(7)),
        ]

    counters = Counters(size=ctypes.sizeof(Counters))
    kernel = ctypes.WinDLL("kernel32")
    kernel.GetCurrentProcess.restype = wintypes.HANDLE
    kernel.K32GetProcessMemoryInfo.argtypes = [wintypes.HANDLE, ctypes.c_void_p, wintypes.DWORD]
    kernel.K32GetProcessMemoryInfo(kernel.GetCurrentProcess(), ctypes.byref(counters), counters.size)
    return int(counters.peak)
