"""adapt.py FOLDER: lets the generated modules load the library by the rules of `shuzhi._native`."""

import pathlib
import sys

FOUND = "    lib = ctypes.cdll.LoadLibrary(path)\n"
WANTED = "    from .. import _native\n    lib = _native.load(libname)\n"


def main() -> int:
    modules = [path for path in pathlib.Path(sys.argv[1]).glob("*.py") if path.name != "__init__.py"]
    for path in modules:
        text = path.read_text(encoding="utf-8")
        if text.count(FOUND) != 1:
            print(f"{path}: the generator writes another loader than adapt.py knows", file=sys.stderr)
            return 1
        path.write_text(text.replace(FOUND, WANTED), encoding="utf-8")
    return 0 if modules else 1


if __name__ == "__main__":
    sys.exit(main())
