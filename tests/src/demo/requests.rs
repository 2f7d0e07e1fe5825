//! Citizens' requests as the hotline, the applications and the departments hand them over: a file of JSON lines.

use std::fs::File;
use std::io::{BufWriter, Write as _};
use std::path::Path;

use anyhow::Result;
use serde::Serialize;
use shuzhi::case::CaseKind;

use super::phases;
use crate::street::{Channel, Request, Street};

/// One request in the file.
#[derive(Debug, Serialize)]
struct Line<'a> {
    number: String,
    arrives: &'static str,
    channel: Channel,
    kind: CaseKind,
    category: &'a str,
    title: &'a str,
    description: &'a str,
    address: &'a str,
    longitude: f64,
    latitude: f64,
    /// What was said of the place when the request came in: `position`, `grid` or `community`.
    place: &'static str,
    grid: &'a str,
    community: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    phone: Option<&'a str>,
}

/// Writes `cases` requests in the order in which they arrive.
pub(super) fn write(street: &Street, cases: usize, path: &Path) -> Result<()> {
    let mut file = BufWriter::new(File::create(path)?);
    for request in street.requests(cases) {
        let arrives = phases::arrival(usize::try_from(request.ordinal)?, cases);
        let reporter = request.reporter.as_ref();
        let line = Line {
            number: number(&request, arrives),
            arrives,
            channel: request.channel,
            kind: kind(&request.category),
            category: &request.category,
            title: &request.title,
            description: &request.description,
            address: &request.address,
            longitude: request.location.longitude,
            latitude: request.location.latitude,
            place: place(&request),
            grid: &request.grid,
            community: &request.community,
            name: reporter.map(|reporter| reporter.name.as_str()),
            phone: reporter.map(|reporter| reporter.phone.as_str()),
        };
        serde_json::to_writer(&mut file, &line)?;
        writeln!(file)?;
    }
    Ok(file.flush()?)
}

/// The number of the order where it came in.
fn number(request: &Request, arrives: &str) -> String {
    let prefix = match request.channel {
        Channel::Citizen => "MSJB",
        Channel::Hotline => "12345",
        Channel::GridWorker => "WG",
        Channel::Department => "BM",
    };
    format!("{prefix}-{}-{:05}", arrives[..10].replace('-', ""), request.ordinal + 1)
}

/// Applications send a position; on the telephone people name their grid, or only their community.
fn place(request: &Request) -> &'static str {
    match (request.channel, request.ordinal % 10) {
        (Channel::Hotline, 0..=3) => "grid",
        (Channel::Hotline | Channel::Department, 4..=5) => "community",
        _ => "position",
    }
}

fn kind(category: &str) -> CaseKind {
    match &category[..2] {
        "GF" if category == "GF04" => CaseKind::Suggestion,
        "GF" => CaseKind::Consultation,
        "GR" | "DL" | "JF" => CaseKind::Help,
        "AQ" => CaseKind::Report,
        _ => CaseKind::Complaint,
    }
}
