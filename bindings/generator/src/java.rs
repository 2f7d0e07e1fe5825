//! The Java classes of the contract: one class a record, an enum or an area, and the table of native functions.

use std::collections::BTreeSet;
use std::path::PathBuf;

use anyhow::Result;
use minijinja::{Environment, Value, context};
use serde::Serialize;

use crate::model::{Area, Model, Operation, Record, TypeRef, camel, pascal, upper};
use crate::template::{self, value_of};

/// Names that a generated class must not take: the package's own classes, and what generated sources use.
const TAKEN: [&str; 57] = [
    "AreaAccess",
    "BusyException",
    "ClosedException",
    "Collections",
    "ConflictException",
    "ContractInfo",
    "DeniedException",
    "Handle",
    "InternalException",
    "InterruptedCallException",
    "InvalidException",
    "JsonAutoDetect",
    "JsonCreator",
    "JsonIgnoreProperties",
    "JsonInclude",
    "JsonNode",
    "JsonProperty",
    "JsonValue",
    "Json",
    "LibraryLoadException",
    "LibraryLoader",
    "List",
    "Map",
    "Native",
    "NativeOperations",
    "NotFoundException",
    "Objects",
    "Operation",
    "Pages",
    "Platform",
    "Progress",
    "Session",
    "ShuzhiException",
    "StorageException",
    "ViolationException",
    "ArrayList",
    "LinkedHashMap",
    "Boolean",
    "Class",
    "Deprecated",
    "Double",
    "Enum",
    "Error",
    "Exception",
    "Integer",
    "Iterable",
    "Long",
    "Module",
    "Number",
    "Object",
    "Override",
    "Package",
    "Process",
    "Record",
    "Runtime",
    "String",
    "Thread",
];

/// Words that Java keeps for itself, and methods that every object has.
const RESERVED: [&str; 58] = [
    "abstract",
    "assert",
    "boolean",
    "break",
    "byte",
    "case",
    "catch",
    "char",
    "class",
    "const",
    "continue",
    "default",
    "do",
    "double",
    "else",
    "enum",
    "extends",
    "false",
    "final",
    "finally",
    "float",
    "for",
    "goto",
    "if",
    "implements",
    "import",
    "instanceof",
    "int",
    "interface",
    "long",
    "native",
    "new",
    "null",
    "package",
    "private",
    "protected",
    "public",
    "return",
    "short",
    "static",
    "strictfp",
    "super",
    "switch",
    "synchronized",
    "this",
    "throw",
    "throws",
    "transient",
    "true",
    "try",
    "void",
    "volatile",
    "while",
    "finalize",
    "notify",
    "wait",
    "clone",
    "copy",
];

#[derive(Serialize)]
struct FieldView {
    wire: String,
    name: String,
    getter: String,
    /// Type of the field and of its getter.
    java: String,
    /// Type that the setter takes.
    argument: String,
    /// What the getter gives.
    read: String,
    /// What the setter stores.
    store: String,
    doc: Vec<String>,
    required: bool,
    shown: bool,
}

#[derive(Serialize)]
struct OperationView {
    name: String,
    function: String,
    method: String,
    writes: bool,
    request: String,
    response: String,
    /// The request has no fields.
    bare: bool,
    item: Option<String>,
    doc: Vec<String>,
}

#[derive(Serialize)]
struct AreaView {
    class: String,
    accessor: String,
    name: String,
    operations: Vec<OperationView>,
}

/// The files of the Java package, by path below the output folder.
pub(crate) fn generate(model: &Model) -> Result<Vec<(PathBuf, String)>> {
    let environment = environment()?;
    let names = Names::new(model);
    let mut files = Vec::new();
    let mut file = |class: &str, template: &str, context: Value| -> Result<()> {
        let text = environment.get_template(template)?.render(context)?;
        files.push((PathBuf::from(format!("cn/shuzhi/{class}.java")), text));
        Ok(())
    };
    for record in &model.records {
        let class = names.class(&record.name);
        file(&class, "record", record_context(record, &class, &names))?;
    }
    for source in &model.enums {
        let class = names.class(&source.name);
        let values: Vec<_> = source
            .values
            .iter()
            .map(|value| context! { name => constant(&value.value), wire => value.value.clone(), doc => javadoc(&value.doc) })
            .collect();
        file(&class, "enum", context! { class => class.clone(), values, doc_lines => javadoc(&source.doc) })?;
    }
    let areas: Vec<AreaView> = model.areas.iter().map(|area| area_view(model, area, &names)).collect();
    for area in &areas {
        file(&area.class, "area", context! { area => value_of(area) })?;
    }
    file("AreaAccess", "access", context! { areas => value_of(&areas) })?;
    file("NativeOperations", "native", context! { areas => value_of(&areas) })?;
    let errors: Vec<_> = model
        .errors
        .iter()
        .map(|error| context! { name => upper(&error.name), code => error.code, doc => javadoc(&error.doc) })
        .collect();
    file(
        "ContractInfo",
        "contract",
        context! { abi => model.abi, version => model.version.clone(), hash => model.hash.clone(), errors },
    )?;
    Ok(files)
}

fn environment() -> Result<Environment<'static>> {
    let mut environment = template::environment()?;
    environment.add_template("record", include_str!("../templates/java/record.java.jinja"))?;
    environment.add_template("enum", include_str!("../templates/java/enum.java.jinja"))?;
    environment.add_template("area", include_str!("../templates/java/area.java.jinja"))?;
    environment.add_template("access", include_str!("../templates/java/access.java.jinja"))?;
    environment.add_template("native", include_str!("../templates/java/native.java.jinja"))?;
    environment.add_template("contract", include_str!("../templates/java/contract.java.jinja"))?;
    environment.add_template("doc", include_str!("../templates/java/doc.jinja"))?;
    Ok(environment)
}

fn record_context(record: &Record, class: &str, names: &Names) -> Value {
    let fields: Vec<Value> = record
        .fields
        .iter()
        .map(|field| {
            let name = identifier(&field.name);
            let boxed = names.boxed(&field.ty);
            // What a host sends keeps "not set" apart from zero, so that the library can name the missing field.
            let primitive = primitive(&field.ty).unwrap_or(&boxed).to_owned();
            let java = if field.required && !record.in_request { primitive.clone() } else { boxed };
            let (read, store) = match &field.ty {
                TypeRef::List { .. } => (
                    format!(
                        "{name} == null ? Collections.emptyList() : Collections.unmodifiableList({name})"
                    ),
                    "value == null ? null : new ArrayList<>(value)".to_owned(),
                ),
                TypeRef::Map { .. } => (
                    format!("{name} == null ? Collections.emptyMap() : Collections.unmodifiableMap({name})"),
                    "value == null ? null : new LinkedHashMap<>(value)".to_owned(),
                ),
                _ => (name.clone(), "value".to_owned()),
            };
            let prefix = if java == "boolean" { "is" } else { "get" };
            value_of(FieldView {
                wire: field.name.clone(),
                getter: getter(prefix, &field.name),
                argument: primitive,
                doc: javadoc(&field.doc),
                required: field.required,
                shown: shown(&field.name, &field.ty),
                name,
                java,
                read,
                store,
            })
        })
        .collect();
    let lists = record.fields.iter().any(|field| uses(&field.ty, |ty| matches!(ty, TypeRef::List { .. })));
    let maps = record.fields.iter().any(|field| uses(&field.ty, |ty| matches!(ty, TypeRef::Map { .. })));
    let json = record.fields.iter().any(|field| uses(&field.ty, |ty| *ty == TypeRef::Json));
    let given = record.in_response || !record.in_request;
    context! { class, fields, lists, maps, json, given, sent => record.in_request, doc_lines => javadoc(&record.doc) }
}

fn area_view(model: &Model, area: &Area, names: &Names) -> AreaView {
    AreaView {
        class: names.area(&area.plural),
        accessor: identifier(&area.plural),
        name: area.name.clone(),
        operations: area.operations.iter().map(|operation| operation_view(model, operation, names)).collect(),
    }
}

fn operation_view(model: &Model, operation: &Operation, names: &Names) -> OperationView {
    let request = model.records.iter().find(|record| record.name == operation.request);
    OperationView {
        name: operation.name.clone(),
        function: operation.function.clone(),
        method: identifier(&operation.verb),
        writes: operation.writes,
        request: names.class(&operation.request),
        response: names.class(&operation.response),
        bare: request.is_some_and(|record| record.fields.is_empty()),
        item: operation.paging.as_ref().map(|paging| names.boxed(&paging.item)),
        doc: javadoc(&operation.doc),
    }
}

/// Class names without collisions.
struct Names {
    types: BTreeSet<String>,
}

impl Names {
    fn new(model: &Model) -> Self {
        let records = model.records.iter().map(|record| record.name.clone());
        Self { types: records.chain(model.enums.iter().map(|source| source.name.clone())).collect() }
    }

    fn class(&self, name: &str) -> String {
        if TAKEN.contains(&name) { format!("{name}Document") } else { name.to_owned() }
    }

    fn area(&self, plural: &str) -> String {
        let taken = self.types.contains(plural) || TAKEN.contains(&plural);
        if taken { format!("{plural}Area") } else { plural.to_owned() }
    }

    fn boxed(&self, ty: &TypeRef) -> String {
        match ty {
            TypeRef::Text { .. } => "String".to_owned(),
            TypeRef::Int32 => "Integer".to_owned(),
            TypeRef::Int64 => "Long".to_owned(),
            TypeRef::Double => "Double".to_owned(),
            TypeRef::Boolean => "Boolean".to_owned(),
            TypeRef::Json => "JsonNode".to_owned(),
            TypeRef::List { of } => format!("List<{}>", self.boxed(of)),
            TypeRef::Map { of } => format!("Map<String, {}>", self.boxed(of)),
            TypeRef::Record { name } | TypeRef::Enum { name } => self.class(name),
        }
    }
}

fn primitive(ty: &TypeRef) -> Option<&'static str> {
    match ty {
        TypeRef::Int32 => Some("int"),
        TypeRef::Int64 => Some("long"),
        TypeRef::Double => Some("double"),
        TypeRef::Boolean => Some("boolean"),
        _ => None,
    }
}

fn uses(ty: &TypeRef, wanted: fn(&TypeRef) -> bool) -> bool {
    wanted(ty)
        || match ty {
            TypeRef::List { of } | TypeRef::Map { of } => uses(of, wanted),
            _ => false,
        }
}

/// Whether `toString` may print the field: identifiers of records made by the library, and revisions; nothing personal.
fn shown(name: &str, ty: &TypeRef) -> bool {
    match ty {
        TypeRef::Text { format } => format.as_deref() == Some("uuid"),
        TypeRef::Int32 | TypeRef::Int64 => name == "revision",
        _ => false,
    }
}

fn identifier(name: &str) -> String {
    let name = camel(name);
    if RESERVED.contains(&name.as_str()) || name.starts_with(|c: char| c.is_ascii_digit()) {
        format!("{name}_")
    } else {
        name
    }
}

fn getter(prefix: &str, name: &str) -> String {
    let name = format!("{prefix}{}", pascal(name));
    if name == "getClass" { "getClass_".to_owned() } else { name }
}

fn constant(value: &str) -> String {
    let name = upper(value);
    if name.starts_with(|c: char| c.is_ascii_digit()) { format!("_{name}") } else { name }
}

/// Markdown lines as Javadoc lines.
fn javadoc(lines: &[String]) -> Vec<String> {
    let mut code = false;
    lines
        .iter()
        .map(|line| {
            if line.trim().is_empty() {
                return "<p>".to_owned();
            }
            let mut text = String::new();
            for c in line.replace("[`", "`").replace("`]", "`").chars() {
                match c {
                    '&' => text.push_str("&amp;"),
                    '<' => text.push_str("&lt;"),
                    '>' => text.push_str("&gt;"),
                    '@' => text.push_str("&#64;"),
                    '/' if text.ends_with('*') => text.push_str("&#47;"),
                    '\\' => text.push_str("&#92;"),
                    '`' => {
                        code = !code;
                        text.push_str(if code { "<code>" } else { "</code>" });
                    }
                    other => text.push(other),
                }
            }
            text
        })
        .collect()
}
