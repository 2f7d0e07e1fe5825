"""scenario_runner.py OUT scenario.json…: replays scenarios through the typed records of the Python package.

Each scenario runs on a fresh database and gives OUT/<name>.jsonl, one line a step, equal in every language. Exit code 1
when an expectation is not met, 2 for wrong usage.
"""

import json
import os
import pathlib
import re
import sys
import tempfile
from decimal import ROUND_HALF_EVEN, Decimal

import shuzhi

import documents

VARIABLE = re.compile(r"\$\{([A-Za-z0-9_]+)\}")
ESCAPES = {'"': '\\"', "\\": "\\\\", "\b": "\\b", "\f": "\\f", "\n": "\\n", "\r": "\\r", "\t": "\\t"}


def number(value):
    if isinstance(value, int):
        return str(value)
    text = format(Decimal(value).quantize(Decimal("1e-9"), ROUND_HALF_EVEN), "f").rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def string(text):
    return '"' + "".join(ESCAPES.get(c) or (f"\\u{ord(c):04x}" if c < " " else c) for c in text) + '"'


def canonical(value):
    """The same text in every language."""
    if value is None or isinstance(value, bool):
        return json.dumps(value)
    if isinstance(value, dict):
        members = sorted((name, one) for name, one in value.items() if one is not None)
        return "{" + ",".join(f"{string(name)}:{canonical(one)}" for name, one in members) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(canonical, value)) + "]"
    return string(value) if isinstance(value, str) else number(value)


def at(document, pointer):
    """The value at a JSON pointer; None where there is none."""
    for part in pointer.split("/")[1:]:
        part = part.replace("~1", "/").replace("~0", "~")
        if isinstance(document, list):
            document = document[int(part)] if part.isdigit() and int(part) < len(document) else None
        else:
            document = document.get(part) if isinstance(document, dict) else None
    return document


class Runner:
    """One scenario on one platform."""

    def __init__(self, name, platform, mismatches):
        self.name = name
        self.platform = platform
        self.mismatches = mismatches
        self.saved = {}
        self.named = {}
        self.opened = {}
        self.current = None

    def step(self, index, step):
        operation = step["operation"]
        where = f"{self.name} step {index} {operation}: "
        line = {"step": index, "operation": operation}
        try:
            if step.get("clock") is not None:
                self.platform.set_clock(step["clock"])
            session = self.session(step)
            response = documents.call(session, operation, self.replaced(step.get("request") or {}))
        except shuzhi.ShuzhiError as error:
            line["error"] = {"code": error.code, "field": error.field, "rule": error.rule}
            self.failed(where, step, error, line["error"])
        else:
            line["response"] = response
            self.succeeded(where, step, response)
        return line

    def session(self, step):
        alias = step.get("as")
        if step.get("session") is not None:
            actor = self.replaced(step["session"])
            key = canonical(actor)
            if key not in self.opened:
                self.opened[key] = self.platform.session(documents.actor(actor))
            self.current = self.opened[key]
            if alias is not None:
                self.named[alias] = self.current
        elif alias is not None:
            self.current = self.named[alias]
        if self.current is None:
            raise ValueError(f"{self.name}: a step has no session")
        return self.current

    def succeeded(self, where, step, response):
        for name, pointer in step.get("save", {}).items():
            self.saved[name] = at(response, pointer)
            if self.saved[name] is None:
                self.mismatches.append(f"{where}{pointer} is not in the response")
        if "expect_error" in step:
            self.mismatches.append(f"{where}expected the error {step['expect_error']}, but it succeeded")
        elif "expect" in step:
            self.compare(where, "", self.replaced(step["expect"]), response)

    def failed(self, where, step, error, told):
        if "expect_error" not in step:
            self.mismatches.append(f"{where}failed: {error}")
            return
        kind = re.sub(r"(?<!^)([A-Z])", r"_\1", type(error).__name__).lower()
        self.compare(where, "error", self.replaced(step["expect_error"]), {**told, "kind": kind})

    def compare(self, where, path, expected, actual):
        """Objects may have more members than expected; null expects none."""
        if isinstance(expected, dict) and isinstance(actual, dict):
            for name, value in expected.items():
                self.compare(where, f"{path}/{name}", value, actual.get(name))
        elif isinstance(expected, list) and isinstance(actual, list) and len(expected) == len(actual):
            for index, value in enumerate(expected):
                self.compare(where, f"{path}/{index}", value, actual[index])
        elif canonical(expected) != canonical(actual):
            self.mismatches.append(f"{where}{path} should be {canonical(expected)}, is {canonical(actual)}")

    def replaced(self, value):
        if isinstance(value, dict):
            return {name: self.replaced(one) for name, one in value.items()}
        if isinstance(value, list):
            return [self.replaced(one) for one in value]
        if not isinstance(value, str):
            return value
        whole = VARIABLE.fullmatch(value)
        if whole:
            return self.saved[whole.group(1)]
        return VARIABLE.sub(lambda match: self.text(match.group(1)), value)

    def text(self, name):
        value = self.saved[name]
        return value if isinstance(value, str) else canonical(value)


def run(path, out, mismatches):
    scenario = json.loads(path.read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory(prefix="shuzhi-scenario-") as folder:
        options = documents.options(scenario.get("platform", {}), os.path.join(folder, "street.db"))
        with shuzhi.Platform.open(options) as platform:
            runner = Runner(path.stem, platform, mismatches)
            lines = [canonical(runner.step(index, step)) + "\n" for index, step in enumerate(scenario["steps"])]
    (out / f"{path.stem}.jsonl").write_text("".join(lines), encoding="utf-8", newline="\n")


def main(arguments):
    if len(arguments) < 2:
        print("usage: scenario_runner.py OUT scenario.json…", file=sys.stderr)
        return 2
    out = pathlib.Path(arguments[0])
    out.mkdir(parents=True, exist_ok=True)
    mismatches = []
    for path in map(pathlib.Path, arguments[1:]):
        try:
            run(path, out, mismatches)
        except (documents.NoSuchField, KeyError, TypeError, ValueError) as error:
            mismatches.append(f"{path.stem}: {type(error).__name__}: {error}")
    for mismatch in mismatches:
        print(mismatch, file=sys.stderr)
    print(f"python: {len(arguments) - 1} scenarios, {len(mismatches)} mismatches")
    return 1 if mismatches else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
