//! contract.json as it is written: the part of JSON Schema that the contract uses, with the order of properties kept.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{self, Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};

/// The whole file.
#[derive(Debug, serde::Deserialize)]
pub(crate) struct Contract {
    pub(crate) abi: i64,
    pub(crate) version: String,
    pub(crate) operations: Vec<Operation>,
    pub(crate) errors: Vec<ErrorCode>,
    #[serde(rename = "$defs")]
    pub(crate) defs: Ordered<Schema>,
}

/// An operation as written.
#[derive(Debug, serde::Deserialize)]
pub(crate) struct Operation {
    pub(crate) name: String,
    pub(crate) function: String,
    pub(crate) area: String,
    pub(crate) verb: String,
    #[serde(default)]
    pub(crate) writes: bool,
    pub(crate) request: Schema,
    pub(crate) response: Schema,
    pub(crate) doc: Option<String>,
}

/// An error code as written.
#[derive(Debug, serde::Deserialize)]
pub(crate) struct ErrorCode {
    pub(crate) code: i64,
    pub(crate) kind: String,
    pub(crate) name: String,
    pub(crate) doc: Option<String>,
}

/// A schema. `true` and `{}` (any JSON) have no types.
#[derive(Debug, Default)]
pub(crate) struct Schema {
    pub(crate) reference: Option<String>,
    pub(crate) types: Vec<String>,
    pub(crate) format: Option<String>,
    pub(crate) description: Option<String>,
    pub(crate) properties: Ordered<Schema>,
    pub(crate) required: Vec<String>,
    pub(crate) items: Option<Box<Schema>>,
    pub(crate) additional_properties: Option<Box<Schema>>,
    pub(crate) any_of: Vec<Schema>,
    pub(crate) all_of: Vec<Schema>,
    pub(crate) one_of: Vec<Schema>,
    pub(crate) constant: Option<String>,
    pub(crate) values: Option<Vec<String>>,
}

impl Schema {
    /// An object with named fields (perhaps none), not a map.
    pub(crate) fn is_record(&self) -> bool {
        self.types == ["object"] && (!self.properties.is_empty() || self.additional_properties.is_none())
    }
}

impl<'de> Deserialize<'de> for Schema {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(SchemaVisitor)
    }
}

struct SchemaVisitor;

impl<'de> Visitor<'de> for SchemaVisitor {
    type Value = Schema;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a schema")
    }

    fn visit_bool<E: de::Error>(self, _anything: bool) -> Result<Schema, E> {
        Ok(Schema::default())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Schema, A::Error> {
        let mut schema = Schema::default();
        while let Some(key) = map.next_key::<String>()? {
            match key.as_str() {
                "$ref" => schema.reference = Some(map.next_value()?),
                "type" => schema.types = map.next_value::<OneOrMore>()?.0,
                "format" => schema.format = Some(map.next_value()?),
                "description" => schema.description = Some(map.next_value()?),
                "properties" => schema.properties = map.next_value()?,
                "required" => schema.required = map.next_value()?,
                "items" => schema.items = Some(map.next_value()?),
                "additionalProperties" => {
                    schema.additional_properties = map.next_value::<Additional>()?.0.map(Box::new);
                }
                "anyOf" => schema.any_of = map.next_value()?,
                "allOf" => schema.all_of = map.next_value()?,
                "oneOf" => schema.one_of = map.next_value()?,
                "const" => schema.constant = Some(map.next_value()?),
                "enum" => schema.values = Some(map.next_value()?),
                _ => {
                    map.next_value::<de::IgnoredAny>()?;
                }
            }
        }
        Ok(schema)
    }
}

/// `"string"` or `["string", "null"]`.
struct OneOrMore(Vec<String>);

impl<'de> Deserialize<'de> for OneOrMore {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Names;
        impl<'de> Visitor<'de> for Names {
            type Value = OneOrMore;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a type or a list of types")
            }
            fn visit_str<E: de::Error>(self, name: &str) -> Result<OneOrMore, E> {
                Ok(OneOrMore(vec![name.to_owned()]))
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<OneOrMore, A::Error> {
                let mut names = Vec::new();
                while let Some(name) = seq.next_element()? {
                    names.push(name);
                }
                Ok(OneOrMore(names))
            }
        }
        deserializer.deserialize_any(Names)
    }
}

/// `false` (no further fields) or the schema of a map's values.
struct Additional(Option<Schema>);

impl<'de> Deserialize<'de> for Additional {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Values;
        impl<'de> Visitor<'de> for Values {
            type Value = Additional;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a boolean or a schema")
            }
            fn visit_bool<E: de::Error>(self, anything: bool) -> Result<Additional, E> {
                Ok(Additional(anything.then(Schema::default)))
            }
            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Additional, A::Error> {
                Ok(Additional(Some(SchemaVisitor.visit_map(map)?)))
            }
        }
        deserializer.deserialize_any(Values)
    }
}

/// A JSON object in the order of the file.
#[derive(Debug)]
pub(crate) struct Ordered<T>(Vec<(String, T)>);

impl<T> Ordered<T> {
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&String, &T)> {
        self.0.iter().map(|(key, value)| (key, value))
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<T> Default for Ordered<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Ordered<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Entries<T>(PhantomData<T>);
        impl<'de, T: Deserialize<'de>> Visitor<'de> for Entries<T> {
            type Value = Ordered<T>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Ordered<T>, A::Error> {
                let mut entries = Vec::new();
                while let Some(entry) = map.next_entry()? {
                    entries.push(entry);
                }
                Ok(Ordered(entries))
            }
        }
        deserializer.deserialize_map(Entries(PhantomData))
    }
}
