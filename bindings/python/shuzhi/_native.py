"""Finds and loads the native library."""

import ctypes
import os
import pathlib

_loaded = {}


def _candidates(name):
    """Where the library may be: a path that was set is the only one tried."""
    explicit = os.environ.get("SHUZHI_LIBRARY_PATH")
    if explicit:
        path = pathlib.Path(explicit)
        return [str(path / name if path.is_dir() else path)]
    package = pathlib.Path(__file__).resolve().parent
    return [str(package.parent / name), str(package / name), name]


def load(name):
    """The library; an OSError names every path that was tried and why it failed."""
    name = os.path.basename(name)
    if name not in _loaded:
        reasons = []
        for path in _candidates(name):
            try:
                _loaded[name] = ctypes.CDLL(path)
                break
            except OSError as error:
                reasons.append(f"{path}: {error}")
        else:
            raise OSError("the native library can't be loaded; tried:\n  " + "\n  ".join(reasons))
    return _loaded[name]
