//! The contract as a language-neutral model: areas with operations, records with ordered fields, enums, errors.
//!
//! Named schemas that are plain strings or numbers (`Id`, `Timestamp`) are resolved to their underlying type, so
//! that a template meets only records and enums by name.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context, Result, bail, ensure};
use serde::Serialize;
use sm3::{Digest, Sm3};

use crate::schema::{Contract, Schema};

/// The whole contract.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Model {
    /// Version of the C ABI.
    pub(crate) abi: i64,
    /// Version of the library.
    pub(crate) version: String,
    /// SM3 of the bytes of contract.json, lower-case hex: what `shuzhi_contract_hash()` gives.
    pub(crate) hash: String,
    /// Areas in the order of the contract, each with its operations.
    pub(crate) areas: Vec<Area>,
    /// Records by name.
    pub(crate) records: Vec<Record>,
    /// Enums by name.
    pub(crate) enums: Vec<Enum>,
    /// Error codes.
    pub(crate) errors: Vec<ErrorCode>,
}

/// The operations of one area.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Area {
    /// `case`
    pub(crate) name: String,
    /// `Cases`: the name of the class or accessor.
    pub(crate) plural: String,
    /// In the order of the contract.
    pub(crate) operations: Vec<Operation>,
}

/// One operation, one C function.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Operation {
    /// `case.submit`
    pub(crate) name: String,
    /// `shuzhi_case_submit`
    pub(crate) function: String,
    /// `case`
    pub(crate) area: String,
    /// `submit`
    pub(crate) verb: String,
    /// Whether it changes the store.
    pub(crate) writes: bool,
    /// Name of the request record.
    pub(crate) request: String,
    /// Name of the answer record.
    pub(crate) response: String,
    /// Lines of documentation.
    pub(crate) doc: Vec<String>,
    /// How to read on, where the operation gives a list in pages.
    pub(crate) paging: Option<Paging>,
}

/// A list operation: its request takes `cursor`, its answer has `items` and `next`.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Paging {
    /// Type of one item.
    pub(crate) item: TypeRef,
}

/// A document with named fields.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Record {
    /// `NewCase`
    pub(crate) name: String,
    /// Lines of documentation.
    pub(crate) doc: Vec<String>,
    /// In the order of the contract.
    pub(crate) fields: Vec<Field>,
    /// Whether a host may send it (it is a request or a part of one).
    pub(crate) in_request: bool,
    /// Whether the library gives it (it is an answer or a part of one).
    pub(crate) in_response: bool,
}

/// One field of a record.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Field {
    /// `request_key`, as in the document.
    pub(crate) name: String,
    /// Lines of documentation.
    pub(crate) doc: Vec<String>,
    /// Its type, without nullability.
    #[serde(rename = "type")]
    pub(crate) ty: TypeRef,
    /// Always present and never null.
    pub(crate) required: bool,
}

/// A flat enum of strings.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Enum {
    /// `CaseState`
    pub(crate) name: String,
    /// Lines of documentation.
    pub(crate) doc: Vec<String>,
    /// In the order of the contract.
    pub(crate) values: Vec<EnumValue>,
}

/// One value of an enum.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct EnumValue {
    /// As in the document.
    pub(crate) value: String,
    /// Lines of documentation.
    pub(crate) doc: Vec<String>,
}

/// A stable error number.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct ErrorCode {
    /// `100`
    pub(crate) code: i64,
    /// `invalid`
    pub(crate) kind: String,
    /// `INVALID`
    pub(crate) name: String,
    /// Lines of documentation.
    pub(crate) doc: Vec<String>,
}

/// The type of a field or an item. In templates: `type.kind`, with `type.of` or `type.name` where it has one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub(crate) enum TypeRef {
    /// A string; `format` is `date`, `date-time` or `uuid` where the contract says so.
    Text {
        /// Format of the string.
        format: Option<String>,
    },
    /// A whole number that fits 32 bits with sign.
    Int32,
    /// A whole number of 64 bits with sign (also what needs more than 31 bits).
    Int64,
    /// A double.
    Double,
    /// True or false.
    Boolean,
    /// Any JSON.
    Json,
    /// A list.
    List {
        /// Type of an item.
        of: Box<TypeRef>,
    },
    /// A map from strings.
    Map {
        /// Type of a value.
        of: Box<TypeRef>,
    },
    /// A record of the model.
    Record {
        /// Its name.
        name: String,
    },
    /// An enum of the model.
    Enum {
        /// Its name.
        name: String,
    },
}

impl Model {
    /// Reads the bytes of contract.json.
    pub(crate) fn parse(bytes: &[u8]) -> Result<Self> {
        let contract: Contract = serde_json::from_slice(bytes).context("contract.json")?;
        let reader =
            Reader { defs: contract.defs.iter().map(|(name, schema)| (name.as_str(), schema)).collect() };
        let mut records = Vec::new();
        let mut enums = Vec::new();
        for (name, schema) in contract.defs.iter() {
            let at = || format!("$defs/{name}");
            if let Some(values) = enum_values(schema) {
                enums.push(Enum { name: name.clone(), doc: lines(&schema.description), values });
            } else if schema.is_record() {
                records.push(reader.record(name, schema).with_context(at)?);
            } else {
                reader.resolve(schema).with_context(at)?;
            }
        }
        let mut areas: Vec<Area> = Vec::new();
        for source in &contract.operations {
            let operation = reader.operation(source, &records).with_context(|| source.name.clone())?;
            match areas.iter_mut().find(|area| area.name == operation.area) {
                Some(area) => area.operations.push(operation),
                None => areas.push(Area {
                    name: operation.area.clone(),
                    plural: plural(&operation.area),
                    operations: vec![operation],
                }),
            }
        }
        mark_directions(&areas, &mut records);
        let errors = contract
            .errors
            .iter()
            .map(|e| ErrorCode {
                code: e.code,
                kind: e.kind.clone(),
                name: e.name.clone(),
                doc: lines(&e.doc),
            })
            .collect();
        let hash = Sm3::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect();
        Ok(Self { abi: contract.abi, version: contract.version, hash, areas, records, enums, errors })
    }
}

/// Named schemas, to resolve references.
struct Reader<'a> {
    defs: BTreeMap<&'a str, &'a Schema>,
}

impl Reader<'_> {
    fn record(&self, name: &str, schema: &Schema) -> Result<Record> {
        let mut fields = Vec::new();
        for (field, schema_of_field) in schema.properties.iter() {
            let (ty, nullable) = self.resolve(schema_of_field).with_context(|| field.clone())?;
            fields.push(Field {
                name: field.clone(),
                doc: lines(&schema_of_field.description),
                ty,
                required: !nullable && schema.required.contains(field),
            });
        }
        Ok(Record {
            name: name.to_owned(),
            doc: lines(&schema.description),
            fields,
            in_request: false,
            in_response: false,
        })
    }

    fn operation(&self, source: &crate::schema::Operation, records: &[Record]) -> Result<Operation> {
        let named = |schema: &Schema| match self.resolve(schema)? {
            (TypeRef::Record { name }, false) => Ok(name),
            _ => bail!("a request and an answer are records"),
        };
        let request = named(&source.request)?;
        let response = named(&source.response)?;
        ensure!(source.name == format!("{}.{}", source.area, source.verb), "name is not area.verb");
        let field = |record: &str, field: &str| {
            let record = records.iter().find(|candidate| candidate.name == record)?;
            record.fields.iter().find(|candidate| candidate.name == field).map(|found| &found.ty)
        };
        let text = |ty: Option<&TypeRef>| matches!(ty, Some(TypeRef::Text { .. }));
        let paging = match field(&response, "items") {
            Some(TypeRef::List { of })
                if text(field(&request, "cursor")) && text(field(&response, "next")) =>
            {
                Some(Paging { item: (**of).clone() })
            }
            _ => None,
        };
        Ok(Operation {
            name: source.name.clone(),
            function: source.function.clone(),
            area: source.area.clone(),
            verb: source.verb.clone(),
            writes: source.writes,
            request,
            response,
            doc: lines(&source.doc),
            paging,
        })
    }

    /// The type of `schema` and whether it may be null.
    fn resolve(&self, schema: &Schema) -> Result<(TypeRef, bool)> {
        if let Some(reference) = &schema.reference {
            return self.named(reference);
        }
        for choices in [&schema.any_of, &schema.all_of, &schema.one_of] {
            if choices.is_empty() {
                continue;
            }
            let mut nullable = false;
            let mut found = None;
            for choice in choices {
                if choice.types == ["null"] {
                    nullable = true;
                    continue;
                }
                ensure!(found.is_none(), "a choice between documents is not part of the contract");
                let (ty, null) = self.resolve(choice)?;
                nullable |= null;
                found = Some(ty);
            }
            return Ok((found.context("an empty choice")?, nullable));
        }
        let nullable = schema.types.iter().any(|name| name == "null");
        let mut names = schema.types.iter().filter(|name| *name != "null");
        let ty = match (names.next().map(String::as_str), names.next()) {
            (None, _) => TypeRef::Json,
            (_, Some(_)) => bail!("more than one type: {:?}", schema.types),
            (Some("string"), None) => TypeRef::Text { format: schema.format.clone() },
            (Some("integer"), None) => integer(schema.format.as_deref()),
            (Some("number"), None) => TypeRef::Double,
            (Some("boolean"), None) => TypeRef::Boolean,
            (Some("array"), None) => {
                let items = schema.items.as_deref().context("an array without items")?;
                TypeRef::List { of: Box::new(self.resolve(items)?.0) }
            }
            (Some("object"), None) => match schema.additional_properties.as_deref() {
                Some(values) if schema.properties.is_empty() => {
                    TypeRef::Map { of: Box::new(self.resolve(values)?.0) }
                }
                _ => bail!("a record must be a named schema"),
            },
            (Some(other), None) => bail!("unknown type {other}"),
        };
        Ok((ty, nullable))
    }

    fn named(&self, reference: &str) -> Result<(TypeRef, bool)> {
        let name = reference.strip_prefix("#/$defs/").with_context(|| format!("reference {reference}"))?;
        let schema = self.defs.get(name).with_context(|| format!("{reference} is missing"))?;
        if enum_values(schema).is_some() {
            Ok((TypeRef::Enum { name: name.to_owned() }, false))
        } else if schema.is_record() {
            Ok((TypeRef::Record { name: name.to_owned() }, false))
        } else {
            self.resolve(schema)
        }
    }
}

fn integer(format: Option<&str>) -> TypeRef {
    match format {
        Some("int8" | "int16" | "int32" | "uint8" | "uint16") => TypeRef::Int32,
        _ => TypeRef::Int64,
    }
}

/// The values of a string enum, in any of the forms schemars writes.
fn enum_values(schema: &Schema) -> Option<Vec<EnumValue>> {
    let own = |schema: &Schema| -> Option<Vec<EnumValue>> {
        let doc = lines(&schema.description);
        if let Some(value) = &schema.constant {
            return Some(vec![EnumValue { value: value.clone(), doc }]);
        }
        let values = schema.values.as_ref()?;
        Some(values.iter().map(|value| EnumValue { value: value.clone(), doc: Vec::new() }).collect())
    };
    if schema.one_of.is_empty() {
        return own(schema);
    }
    let mut values = Vec::new();
    for choice in &schema.one_of {
        values.extend(own(choice)?);
    }
    Some(values)
}

/// Marks what is reachable from requests and from answers.
fn mark_directions(areas: &[Area], records: &mut [Record]) {
    let operations = || areas.iter().flat_map(|area| &area.operations);
    let sent = reachable(operations().map(|operation| &operation.request), records);
    let given = reachable(operations().map(|operation| &operation.response), records);
    for record in records {
        record.in_request = sent.contains(&record.name);
        record.in_response = given.contains(&record.name);
    }
}

fn reachable<'a>(roots: impl Iterator<Item = &'a String>, records: &[Record]) -> BTreeSet<String> {
    let mut waiting: Vec<String> = roots.cloned().collect();
    let mut found = BTreeSet::new();
    while let Some(name) = waiting.pop() {
        if !found.insert(name.clone()) {
            continue;
        }
        let fields = records.iter().filter(|record| record.name == name).flat_map(|record| &record.fields);
        waiting.extend(fields.filter_map(|field| innermost(&field.ty)));
    }
    found
}

fn innermost(ty: &TypeRef) -> Option<String> {
    match ty {
        TypeRef::List { of } | TypeRef::Map { of } => innermost(of),
        TypeRef::Record { name } => Some(name.clone()),
        _ => None,
    }
}

fn lines(text: &Option<String>) -> Vec<String> {
    text.iter().flat_map(|text| text.trim().lines()).map(|line| line.trim_end().to_owned()).collect()
}

/// `case` → `Cases`; an area whose name can't be counted keeps it (`registry` → `Registry`).
fn plural(area: &str) -> String {
    const COUNTED: [&str; 24] = [
        "actor",
        "building",
        "case",
        "category",
        "counter",
        "division",
        "document",
        "election",
        "enterprise",
        "event",
        "figure",
        "grant",
        "grid",
        "household",
        "indicator",
        "issue",
        "meeting",
        "member",
        "place",
        "report",
        "resident",
        "role",
        "rule",
        "service",
    ];
    let name = pascal(area);
    match (COUNTED.contains(&area), name.strip_suffix('y')) {
        (false, _) => name,
        (true, Some(stem)) => format!("{stem}ies"),
        (true, None) => format!("{name}s"),
    }
}

/// The words of a snake_case, kebab-case or CamelCase name, in lower case.
fn words(name: &str) -> Vec<String> {
    let mut words: Vec<String> = vec![String::new()];
    let mut previous_lower = false;
    for c in name.chars() {
        if !c.is_alphanumeric() {
            words.push(String::new());
            previous_lower = false;
            continue;
        }
        if c.is_uppercase() && previous_lower {
            words.push(String::new());
        }
        previous_lower = c.is_lowercase() || c.is_numeric();
        if let Some(word) = words.last_mut() {
            word.extend(c.to_lowercase());
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// `request_key` → `RequestKey`
pub(crate) fn pascal(name: &str) -> String {
    words(name).iter().map(|word| capitalised(word)).collect()
}

/// `request_key` → `requestKey`
pub(crate) fn camel(name: &str) -> String {
    let words = words(name);
    words.iter().enumerate().map(|(i, word)| if i == 0 { word.clone() } else { capitalised(word) }).collect()
}

/// `requestKey` → `REQUEST_KEY`
pub(crate) fn upper(name: &str) -> String {
    words(name).join("_").to_uppercase()
}
