"""Documents as typed records and back, led by the schemas of the contract."""

import json
import keyword

import shuzhi

CONTRACT = json.loads(shuzhi.contract())
SCHEMAS = CONTRACT["$defs"]
OPERATIONS = {operation["name"]: operation for operation in CONTRACT["operations"]}


class NoSuchField(Exception):
    """The document has what the record has not."""


def reference(schema):
    """The name of the record or enum that a schema stands for, if it stands for one."""
    for one in [schema, *schema.get("anyOf", [])]:
        if "$ref" in one:
            return one["$ref"].rsplit("/", 1)[1]
    return None


def words(schema):
    """The words of an enum; None for a record."""
    if "enum" in schema:
        return schema["enum"]
    if "oneOf" in schema:
        return [word for one in schema["oneOf"] for word in one.get("enum", [one.get("const")])]
    return None


def attribute(field):
    return f"_{field}" if keyword.iskeyword(field) else field


def plain(word):
    return word.replace("_", "").lower()


def is_type(schema, name):
    kind = schema.get("type")
    return kind == name or isinstance(kind, list) and name in kind


def member(name, word):
    """The member of an enum that has this word in documents."""
    if word not in words(SCHEMAS[name]):
        raise NoSuchField(f"{name} has no {word}")
    return next(one for one in getattr(shuzhi, name) if plain(one.name) == plain(word))


def to_record(name, document):
    """A record of class `name`."""
    properties = SCHEMAS[name].get("properties", {})
    unknown = set(document) - set(properties)
    if unknown:
        raise NoSuchField(f"{name} has no {sorted(unknown)}")
    fields = {}
    for field, schema in properties.items():
        value = document.get(field, schema.get("default"))
        if value is not None:
            fields[attribute(field)] = to_value(schema, value)
    return getattr(shuzhi, name)(**fields)


def to_value(schema, value):
    name = reference(schema)
    if value is None:
        return None
    if name is not None:
        return to_record(name, value) if words(SCHEMAS[name]) is None else member(name, value)
    if is_type(schema, "array"):
        return [to_value(schema["items"], item) for item in value]
    if is_type(schema, "number"):
        return float(value)
    return value


def to_document(name, record):
    """The document of a record, as the library would write it."""
    schema = SCHEMAS[name]
    document = {}
    for field, part in schema.get("properties", {}).items():
        value = getattr(record, attribute(field))
        # An empty list that the library leaves out is neither required nor a default of the schema.
        left_out = isinstance(value, list) and not value and field not in schema.get("required", []) and "default" not in part
        if value is not None and not left_out:
            document[field] = from_value(part, value)
    return document


def from_value(schema, value):
    name = reference(schema)
    if name is not None:
        known = words(SCHEMAS[name])
        if known is None:
            return to_document(name, value)
        return next(word for word in known if plain(word) == plain(value.name))
    if isinstance(value, list):
        return [from_value(schema["items"], item) for item in value]
    return value


def options(document, path):
    """Options of a platform on a file."""
    return to_record(reference(CONTRACT["documents"]["options"]), {**document, "path": path})


def actor(document):
    return to_record(reference(CONTRACT["documents"]["actor"]), document)


AREAS = {
    "access": "access_control",
    "agreement": "agreements",
    "calendar": "calendars",
    "case": "cases",
    "counter": "counters",
    "dispute": "disputes",
    "election": "elections",
    "event": "events",
    "grid": "grids",
    "indicator": "indicators",
    "item": "service_items",
    "matter": "matters",
    "meeting": "meetings",
    "member": "members",
    "office": "offices",
    "order": "orders",
    "platform": "maintenance",
    "resource": "resources",
    "review": "reviews",
    "service": "services",
    "station": "stations",
}


def call(session, operation, document):
    """Document, typed request, typed method, typed answer, document."""
    known = OPERATIONS[operation]
    request = to_record(reference(known["request"]), document)
    area = getattr(session, AREAS.get(known["area"], known["area"]))()
    return to_document(reference(known["response"]), getattr(area, known["verb"])(request))
