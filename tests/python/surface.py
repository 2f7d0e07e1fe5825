"""Prints `area.verb` for every operation of a package, sorted, to be compared with the contract.

surface.py                  the Python package `shuzhi`
surface.py --kotlin FILE    generated Kotlin
surface.py --swift FILE     generated Swift
"""

import re
import sys

AREAS = {
    "AccessControl": "access",
    "AgencyServices": "agency",
    "Agreements": "agreement",
    "Audit": "audit",
    "Calendars": "calendar",
    "Cases": "case",
    "Counters": "counter",
    "Disputes": "dispute",
    "Elections": "election",
    "Events": "event",
    "Geo": "geo",
    "Governance": "governance",
    "Grids": "grid",
    "Identity": "identity",
    "Indicators": "indicator",
    "Maintenance": "platform",
    "Matters": "matter",
    "Mediation": "mediation",
    "Meetings": "meeting",
    "Members": "member",
    "Offices": "office",
    "Orders": "order",
    "Party": "party",
    "Registry": "registry",
    "Resources": "resource",
    "Reviews": "review",
    "Rulebook": "rulebook",
    "ServiceItems": "item",
    "Services": "service",
    "Sharing": "sharing",
    "Stations": "station",
}
# Typed short ways beside the documents' `grid.find`: no operations.
SHORT_WAYS = {"grid.locate", "grid.locate_many"}


def snake(name):
    return re.sub(r"(?<=[a-z0-9])([A-Z])", r"_\1", name).lower()


def of_python():
    import shuzhi

    for name, area in AREAS.items():
        for verb in vars(getattr(shuzhi, name)):
            if not verb.startswith("_"):
                yield f"{area}.{verb}"


def of_source(text, block, method):
    """The methods of the interface or protocol that the generator writes for every object."""
    for name, area in AREAS.items():
        body = re.search(block % name, text, re.S | re.M)
        if body is None:
            raise SystemExit(f"no object {name}")
        for verb in re.findall(method, body.group(1)):
            yield f"{area}.{snake(verb)}"


def main(arguments):
    if not arguments:
        found = of_python()
    else:
        language, path = arguments
        with open(path, encoding="utf-8") as file:
            text = file.read()
        if language == "--kotlin":
            found = of_source(text, r"^public interface %sInterface \{(.*?)^    companion object", r"fun `(\w+)`\(")
        elif language == "--swift":
            found = of_source(text, r"^public protocol %sProtocol\b[^\n]*\{(.*?)^\}", r"func `?(\w+)`?\(")
        else:
            raise SystemExit(__doc__)
    print("\n".join(sorted(set(found) - SHORT_WAYS)))


if __name__ == "__main__":
    main(sys.argv[1:])
