//! The C# classes of the contract: one file a record, an enum and an area, with readers and writers spelt out.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use anyhow::{Context, Result, bail, ensure};
use minijinja::{Environment, Value, context};
use serde::Serialize;

use crate::model::{Area, Enum, EnumValue, Field, Model, Operation, Record, TypeRef, pascal};
use crate::template::{self, value_of};

/// Names that the hand-written part of the package has, or whose C# meaning it relies on.
const RESERVED: &str = "Action Array Assembly Attribute BusyException ConflictException Contract ContractDocument \
    Convert DeniedException Directory Encoding Environment ErrorCodes ErrorReport Exception File Func IDisposable \
    InternalException InterruptedCallException IntPtr InvalidException Json JsonKind JsonValue Lazy Library \
    LibraryLoadException List LoadAttempt Marshal Math Native NotFoundException Object OperationInfo Pages Path \
    Platform PlatformOptions Progress Session SessionOptions ShuzhiException StorageException String System Type \
    Version ViolationException Volatile DatumNumber";

/// Members that every class of the package has.
const MEMBERS: &str = "Equals Finalize GetHashCode GetType MemberwiseClone Parse ReadJson ReferenceEquals \
    ShallowCopy ToJson ToString WriteJson Dispose Interrupt Locate LocateMany Call";

/// The datums of the typed functions of the C ABI and their numbers there.
const DATUMS: [(&str, &str, i32); 4] = [
    ("cgcs2000", "中国大地坐标系 2000", 1),
    ("wgs84", "WGS-84, what a satellite receiver gives", 2),
    ("gcj02", "火星坐标: GCJ-02, of most Chinese maps", 3),
    ("bd09", "百度坐标: BD-09", 4),
];

/// The files of the C# package, by path below the output folder.
pub(crate) fn generate(model: &Model) -> Result<Vec<(PathBuf, String)>> {
    let model = &completed(model);
    let writer = Writer::new(model)?;
    let mut files = Vec::new();
    for record in model.records.iter().filter(|record| writer.is_made(record)) {
        let text = writer.record(record).with_context(|| record.name.clone())?;
        files.push((format!("records/{}.g.cs", writer.name(&record.name)), text));
    }
    for source in &model.enums {
        let text = writer.enumeration(source).with_context(|| source.name.clone())?;
        files.push((format!("enums/{}.g.cs", writer.name(&source.name)), text));
    }
    let mut slot = 0;
    for area in &model.areas {
        let text = writer.area(area, &mut slot).with_context(|| area.name.clone())?;
        files.push((format!("areas/{}.g.cs", area_class(area)), text));
    }
    files.push(("Contract.g.cs".to_owned(), writer.contract(model)?));
    files.push(("ErrorCodes.g.cs".to_owned(), writer.errors(model)?));
    Ok(files.into_iter().map(|(path, text)| (PathBuf::from(path), text)).collect())
}

/// Documents that no operation takes, but the hand-written part does, and their classes.
const DOCUMENTS: [(&str, &str); 2] = [("Options", "PlatformOptions"), ("Actor", "SessionOptions")];

/// The model with what the hand-written part needs where no operation names it: two documents and two enums.
fn completed(model: &Model) -> Model {
    let mut model = model.clone();
    let mut waiting: Vec<String> = DOCUMENTS.iter().map(|(name, _)| (*name).to_owned()).collect();
    while let Some(name) = waiting.pop() {
        for record in model.records.iter_mut().filter(|record| record.name == name && !record.in_request) {
            record.in_request = true;
            waiting.extend(record.fields.iter().filter_map(|field| match &field.ty {
                TypeRef::Record { name } => Some(name.clone()),
                _ => None,
            }));
        }
    }
    let mut add = |name: &str, doc: &str, values: Vec<EnumValue>| {
        if !model.enums.iter().any(|known| known.name == name) {
            model.enums.push(Enum { name: name.to_owned(), doc: vec![doc.to_owned()], values });
        }
    };
    let value = |value: &str, doc: &str| EnumValue { value: value.to_owned(), doc: vec![doc.to_owned()] };
    add(
        "Datum",
        "坐标系: what coordinates refer to.",
        DATUMS.iter().map(|(name, doc, _)| value(name, doc)).collect(),
    );
    let mut kinds: Vec<EnumValue> = Vec::new();
    for error in &model.errors {
        if !kinds.iter().any(|known| known.value == error.kind) {
            kinds.push(value(&error.kind, &format!("The class of error {}.", error.code)));
        }
    }
    add("ErrorKind", "The class of an error; what a caller may do about it.", kinds);
    model
}

/// A name of the package: reserved ones get a suffix.
fn class_name(name: &str) -> String {
    let class = pascal_keeping(name);
    if is_in(RESERVED, &class) { format!("{class}Record") } else { class }
}

fn area_class(area: &Area) -> String {
    if is_in(RESERVED, &area.plural) || is_in(MEMBERS, &area.plural) {
        format!("{}Area", area.plural)
    } else {
        area.plural.clone()
    }
}

/// Schema names are CamelCase already; only their first letter may be small.
fn pascal_keeping(name: &str) -> String {
    if name.chars().all(char::is_alphanumeric) && name.starts_with(char::is_uppercase) {
        name.to_owned()
    } else {
        pascal(name)
    }
}

fn is_in(list: &str, name: &str) -> bool {
    list.split_whitespace().any(|word| word == name)
}

/// A member of `class` for the snake_case `name`: never the class's own name, which C# forbids.
fn member(class: &str, name: &str, suffix: &str) -> String {
    let mut member = pascal(name);
    if member.starts_with(|c: char| c.is_ascii_digit()) {
        member.insert(0, 'N');
    }
    if member == class || is_in(MEMBERS, &member) {
        member.push_str(suffix);
    }
    member
}

#[derive(Serialize)]
struct FieldView {
    wire: String,
    property: String,
    doc: String,
    ty: String,
    initial: String,
    required: bool,
    null: String,
    read: String,
    write: String,
}

#[derive(Serialize)]
struct ValueView {
    wire: String,
    member: String,
    doc: String,
}

#[derive(Serialize)]
struct OperationView {
    name: String,
    function: String,
    method: String,
    doc: String,
    request: String,
    response: String,
    writes: bool,
    /// Default of the parameter, where every field of the request is optional.
    default: &'static str,
    /// What replaces the default.
    otherwise: String,
    slot: usize,
    item: Option<String>,
    cursor: String,
    next: String,
    items: String,
}

struct Writer<'a> {
    templates: Environment<'static>,
    records: BTreeMap<&'a str, &'a Record>,
    /// Records that are the request of an operation.
    requests: BTreeSet<&'a str>,
    names: BTreeMap<String, String>,
}

impl<'a> Writer<'a> {
    fn new(model: &'a Model) -> Result<Self> {
        let mut templates = template::environment()?;
        for (name, text) in [
            ("record", include_str!("../templates/csharp/record.j2")),
            ("enum", include_str!("../templates/csharp/enum.j2")),
            ("area", include_str!("../templates/csharp/area.j2")),
            ("contract", include_str!("../templates/csharp/contract.j2")),
            ("errors", include_str!("../templates/csharp/errors.j2")),
        ] {
            templates.add_template(name, text)?;
        }
        let records: BTreeMap<&str, &Record> = model.records.iter().map(|r| (r.name.as_str(), r)).collect();
        let operations = model.areas.iter().flat_map(|area| &area.operations);
        let requests = operations.map(|operation| operation.request.as_str()).collect();
        let mut writer = Self { templates, records, requests, names: BTreeMap::new() };
        writer.choose_names(model)?;
        Ok(writer)
    }

    /// Records that no operation reaches (reports of errors) are hand-written or not needed.
    fn is_made(&self, record: &Record) -> bool {
        record.in_request || record.in_response
    }

    fn choose_names(&mut self, model: &Model) -> Result<()> {
        for (name, _) in DOCUMENTS {
            ensure!(self.records.contains_key(name), "the contract has no document {name}");
        }
        let mut taken: BTreeSet<String> = BTreeSet::new();
        let mut take = |class: String| {
            ensure!(taken.insert(class.clone()), "two things would be called {class}");
            Ok(class)
        };
        for area in &model.areas {
            take(area_class(area))?;
            take(format!("{}Catalog", area_class(area)))?;
        }
        for record in model.records.iter().filter(|r| r.in_request || r.in_response) {
            let document = DOCUMENTS.iter().find(|(name, _)| *name == record.name);
            let mut class =
                document.map_or_else(|| class_name(&record.name), |(_, class)| (*class).to_owned());
            if model.areas.iter().any(|area| area_class(area) == class) {
                class.push_str("Record");
            }
            self.names.insert(record.name.clone(), take(class)?);
        }
        for source in &model.enums {
            let class = take(class_name(&source.name))?;
            take(format!("{class}Text"))?;
            self.names.insert(source.name.clone(), class);
        }
        Ok(())
    }

    fn name<'n>(&'n self, name: &'n str) -> &'n str {
        self.names.get(name).map_or(name, String::as_str)
    }

    fn render(&self, template: &str, values: Value) -> Result<String> {
        Ok(self.templates.get_template(template)?.render(values)?)
    }

    fn record(&self, record: &Record) -> Result<String> {
        let class = self.name(&record.name);
        let fields: Vec<FieldView> =
            record.fields.iter().map(|field| self.field(class, record, field)).collect();
        unique(fields.iter().map(|field| field.property.as_str()))?;
        let doc = xml_doc(&record.doc, 4, &record.name);
        self.render("record", context! { doc, name => class, fields => value_of(fields) })
    }

    fn field(&self, class: &str, record: &Record, field: &Field) -> FieldView {
        let property = member(class, &field.name, "Value");
        let plain = self.ty(&field.ty);
        // A request keeps "not set" apart from zero, so that the library can name the missing field.
        let nullable =
            record.in_request && (!record.in_response || self.requests.contains(record.name.as_str()));
        let optional_value = is_value(&field.ty) && (nullable || !field.required);
        let ty = if optional_value { format!("{plain}?") } else { plain.clone() };
        let initial = match &field.ty {
            TypeRef::List { .. } | TypeRef::Map { .. } if field.required => format!(" = new {plain}();"),
            _ => String::new(),
        };
        FieldView {
            wire: field.name.clone(),
            doc: xml_doc(&field.doc, 8, &field.name),
            initial,
            required: field.required,
            null: if optional_value { format!("({ty})null") } else { "null".to_owned() },
            read: self.read(&field.ty, "reader", 0),
            write: self.write_field(field, &property, optional_value),
            property,
            ty,
        }
    }

    fn ty(&self, ty: &TypeRef) -> String {
        match ty {
            TypeRef::Text { .. } => "string".to_owned(),
            TypeRef::Int32 => "int".to_owned(),
            TypeRef::Int64 => "long".to_owned(),
            TypeRef::Double => "double".to_owned(),
            TypeRef::Boolean => "bool".to_owned(),
            TypeRef::Json => "JsonValue".to_owned(),
            TypeRef::List { of } => format!("List<{}>", self.ty(of)),
            TypeRef::Map { of } => format!("Dictionary<string, {}>", self.ty(of)),
            TypeRef::Record { name } | TypeRef::Enum { name } => self.name(name).to_owned(),
        }
    }

    fn read(&self, ty: &TypeRef, reader: &str, depth: usize) -> String {
        let inner = format!("r{depth}");
        match ty {
            TypeRef::Text { .. } => format!("{reader}.String()"),
            TypeRef::Int32 => format!("{reader}.Int32()"),
            TypeRef::Int64 => format!("{reader}.Int64()"),
            TypeRef::Double => format!("{reader}.Double()"),
            TypeRef::Boolean => format!("{reader}.Boolean()"),
            TypeRef::Json => format!("JsonValue.Read({reader})"),
            TypeRef::List { of } => format!("{reader}.List({inner} => {})", self.read(of, &inner, depth + 1)),
            TypeRef::Map { of } => format!("{reader}.Map({inner} => {})", self.read(of, &inner, depth + 1)),
            TypeRef::Record { name } => format!("{reader}.Document(new {}())", self.name(name)),
            TypeRef::Enum { name } => format!("{}Text.Read({reader})", self.name(name)),
        }
    }

    fn write_field(&self, field: &Field, property: &str, optional: bool) -> String {
        let wire = &field.name;
        match &field.ty {
            TypeRef::Enum { name } if !optional => {
                format!("writer.EnumField(\"{wire}\", {}Text.Of({property}));", self.name(name))
            }
            TypeRef::Enum { name } => format!(
                "if ({property}.HasValue)\n            {{\n                writer.EnumField(\"{wire}\", {}Text.Of({property}.Value));\n            }}",
                self.name(name)
            ),
            TypeRef::List { of } | TypeRef::Map { of } => {
                format!("writer.Field(\"{wire}\", {property}, (w0, item0) => {});", self.write_item(of, 0))
            }
            _ => format!("writer.Field(\"{wire}\", {property});"),
        }
    }

    /// Writes `item{depth}` to `w{depth}`.
    fn write_item(&self, ty: &TypeRef, depth: usize) -> String {
        match ty {
            TypeRef::Enum { name } => format!("w{depth}.EnumValue({}Text.Of(item{depth}))", self.name(name)),
            TypeRef::List { of } | TypeRef::Map { of } => {
                let inner = depth + 1;
                format!(
                    "w{depth}.Value(item{depth}, (w{inner}, item{inner}) => {})",
                    self.write_item(of, inner)
                )
            }
            _ => format!("w{depth}.Value(item{depth})"),
        }
    }

    fn enumeration(&self, source: &Enum) -> Result<String> {
        let class = self.name(&source.name);
        let values = values(class, source)?;
        let doc = xml_doc(&source.doc, 4, &source.name);
        self.render("enum", context! { doc, name => class, values => value_of(values) })
    }

    fn area(&self, area: &Area, slot: &mut usize) -> Result<String> {
        let class = area_class(area);
        let mut operations = Vec::new();
        for operation in &area.operations {
            operations.push(self.operation(&class, operation, *slot)?);
            *slot += 1;
        }
        unique(operations.iter().map(|operation| operation.method.as_str()))?;
        self.render("area", context! { area => area.name.clone(), class, operations => value_of(operations) })
    }

    fn operation(&self, class: &str, operation: &Operation, slot: usize) -> Result<OperationView> {
        let request = self.records.get(operation.request.as_str()).context("no request record")?;
        let property = |record: &str, field: &str| member(self.name(record), field, "Value");
        let optional = request.fields.iter().all(|field| !field.required);
        Ok(OperationView {
            name: operation.name.clone(),
            function: operation.function.clone(),
            method: member(class, &operation.verb, "Operation"),
            doc: xml_doc(&operation.doc, 8, &operation.name),
            request: self.name(&operation.request).to_owned(),
            response: self.name(&operation.response).to_owned(),
            writes: operation.writes,
            default: if optional { " = null" } else { "" },
            otherwise: if optional {
                format!(" ?? new {}()", self.name(&operation.request))
            } else {
                String::new()
            },
            slot,
            item: operation.paging.as_ref().map(|paging| self.ty(&paging.item)),
            cursor: property(&operation.request, "cursor"),
            next: property(&operation.response, "next"),
            items: property(&operation.response, "items"),
        })
    }

    fn contract(&self, model: &Model) -> Result<String> {
        let areas: Vec<_> = model
            .areas
            .iter()
            .map(|area| context! { name => area.name.clone(), class => area_class(area) })
            .collect();
        let datum = model.enums.iter().find(|known| known.name == "Datum").context("no enum Datum")?;
        let mut datums = Vec::new();
        for (name, _, number) in DATUMS {
            let found = values("Datum", datum)?
                .into_iter()
                .find(|value| value.wire.replace(['_', '-'], "") == name)
                .with_context(|| format!("enum Datum has no {name}"))?;
            datums.push(context! { member => found.member, number });
        }
        let count: usize = model.areas.iter().map(|area| area.operations.len()).sum();
        self.render(
            "contract",
            context! {
                abi => model.abi, version => model.version.clone(), hash => model.hash.clone(), count, areas, datums,
            },
        )
    }

    fn errors(&self, model: &Model) -> Result<String> {
        let mut errors = Vec::new();
        for error in &model.errors {
            if !matches!(
                error.kind.as_str(),
                "invalid"
                    | "violation"
                    | "denied"
                    | "not_found"
                    | "conflict"
                    | "busy"
                    | "interrupted"
                    | "storage"
                    | "internal"
            ) {
                bail!("no exception class for errors of kind {}", error.kind);
            }
            let doc = xml_doc(&error.doc, 8, &error.name);
            errors.push(
                context! { doc, member => member("ErrorCodes", &error.name, "Code"), code => error.code },
            );
        }
        self.render("errors", context! { errors })
    }
}

fn values(class: &str, source: &Enum) -> Result<Vec<ValueView>> {
    let mut values = Vec::new();
    for value in &source.values {
        let member = member(class, &value.value, "Value");
        values.push(ValueView {
            wire: value.value.clone(),
            doc: xml_doc(&value.doc, 8, &value.value),
            member,
        });
    }
    unique(values.iter().map(|value| value.member.as_str()).chain(["Unrecognized"]))?;
    Ok(values)
}

fn is_value(ty: &TypeRef) -> bool {
    matches!(ty, TypeRef::Int32 | TypeRef::Int64 | TypeRef::Double | TypeRef::Boolean | TypeRef::Enum { .. })
}

fn unique<'n>(names: impl Iterator<Item = &'n str>) -> Result<()> {
    let mut seen = BTreeSet::new();
    for name in names {
        ensure!(seen.insert(name), "two members would be called {name}");
    }
    Ok(())
}

/// A documentation comment: one summary, its further paragraphs marked as such.
fn xml_doc(lines: &[String], indent: usize, fallback: &str) -> String {
    let margin = " ".repeat(indent);
    let paragraphs: Vec<Vec<String>> = lines
        .split(|line| line.trim().is_empty())
        .filter(|paragraph| !paragraph.is_empty())
        .map(|paragraph| paragraph.iter().map(|line| inline(line.trim())).collect())
        .collect();
    let Some((first, rest)) = paragraphs.split_first() else {
        return format!("{margin}/// <summary><c>{}</c></summary>", escape(fallback));
    };
    let mut out = Vec::new();
    if let ([only], []) = (first.as_slice(), rest) {
        return format!("{margin}/// <summary>{only}</summary>");
    }
    out.push(format!("{margin}/// <summary>"));
    out.extend(first.iter().map(|line| format!("{margin}/// {line}")));
    for paragraph in rest {
        out.push(format!("{margin}/// <para>"));
        out.extend(paragraph.iter().map(|line| format!("{margin}/// {line}")));
        out.push(format!("{margin}/// </para>"));
    }
    out.push(format!("{margin}/// </summary>"));
    out.join("\n")
}

/// Code spans and links of a line of Markdown, as XML.
fn inline(line: &str) -> String {
    let plain = line.replace("[`", "`").replace("`]", "`");
    let pieces: Vec<&str> = plain.split('`').collect();
    let spans = pieces.len() % 2 == 1;
    let mut out = String::new();
    for (i, piece) in pieces.iter().enumerate() {
        match (spans, i % 2) {
            (true, 1) => out.push_str(&format!("<c>{}</c>", escape(piece))),
            (false, _) if i > 0 => out.push_str(&format!("`{}", escape(piece))),
            _ => out.push_str(&escape(piece)),
        }
    }
    out
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str) -> Vec<String> {
        text.lines().map(str::to_owned).collect()
    }

    #[test]
    fn members_never_take_a_name_that_c_sharp_keeps() {
        for (class, name, expected) in [
            ("NewCase", "request_key", "RequestKey"),
            ("Grant", "grant", "GrantValue"),
            ("Case", "get_type", "GetTypeValue"),
            ("Case", "60_up", "N60Up"),
        ] {
            assert_eq!(member(class, name, "Value"), expected);
        }
    }

    #[test]
    fn documentation_is_well_formed() {
        assert_eq!(xml_doc(&[], 0, "a<b"), "/// <summary><c>a&lt;b</c></summary>");
        assert_eq!(
            xml_doc(&lines("标题 & [`Case`]"), 0, ""),
            "/// <summary>标题 &amp; <c>Case</c></summary>"
        );
        assert_eq!(
            xml_doc(&lines("one `odd\n\ntwo </summary>"), 2, ""),
            "  /// <summary>\n  /// one `odd\n  /// <para>\n  /// two &lt;/summary&gt;\n  /// </para>\n  /// </summary>"
        );
    }

    #[test]
    fn reserved_classes_get_a_suffix() {
        assert_eq!(class_name("Session"), "SessionRecord");
        assert_eq!(class_name("NewCase"), "NewCase");
    }
}
