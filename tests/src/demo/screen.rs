//! The screen: words and tables whose columns stand below each other although Chinese characters are twice as wide.

mod party;
mod services;
mod table;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use shuzhi::case::{Case, Rate};
use shuzhi::registry::ImportReport;

use super::drive::Story;
use super::figures::Figures;
use super::settings::Settings;
use super::{Run, STREET};
use table::{Side, Table, row};

/// Overdue cases that are shown.
const OVERDUE: usize = 8;
/// Refused rows that are shown.
const REFUSED: usize = 10;

/// States in the order of a case's life.
const STATES: [(&str, &str, &str); 12] = [
    ("submitted", "上报", "handed in"),
    ("verified", "已核实", "verified"),
    ("filed", "已立案", "filed"),
    ("dispatched", "已派遣", "dispatched"),
    ("handling", "处置中", "being worked off"),
    ("returned", "已退回", "sent back"),
    ("suspended", "挂账", "clock stopped"),
    ("reported", "处置完成", "result reported"),
    ("inspected", "核查通过", "inspected"),
    ("closed", "结案", "closed"),
    ("refused", "不予受理", "refused"),
    ("withdrawn", "作废", "withdrawn"),
];

/// What the platforms counted themselves, by the word they use for it.
const SAID: [(&str, &str); 4] = [
    (
        "resent",
        "重复提交（同一 request_key），均返回原案件 sent twice with one key, answered with the first case",
    ),
    (
        "refused_returns",
        "已裁定承办单位后再退回，被规则 case.first_receiver 拒绝 returns refused by the rule",
    ),
    ("located", "电话诉求由核查员定位补录网格 cases put into their grid by position when filed"),
    ("offices", "承办单位由 C# 平台值守 offices worked by the C# platform"),
];

/// What the import did, with the first rows that it refused.
pub(super) fn imported(report: &ImportReport, folder: &Path) -> String {
    let mut text = format!(
        "居民导入 import: 读 read {}，收 accepted {}，拒 refused {}，新房屋 new dwellings {}，户 households {}",
        report.read, report.accepted, report.rejected, report.dwellings, report.households
    );
    for issue in report.errors.iter().take(REFUSED) {
        let column = if issue.column.is_empty() { "—" } else { &issue.column };
        write!(text, "\n  第 {} 行 row {} · {column} · {} ({})", issue.row, issue.row, issue.zh, issue.en)
            .ok();
    }
    if !report.errors.is_empty() {
        write!(text, "\n  全部见 all of them: {}", folder.join("rows-refused.txt").display()).ok();
    }
    for warning in &report.warnings {
        write!(text, "\n  {} ({})", warning.zh, warning.en).ok();
    }
    text
}

/// The part that is the same for the same seed and the same residents.
pub(super) fn figures(figures: &Figures, said: &[String; 2], settings: &Settings) -> String {
    let mut text = format!(
        "数治 Shuzhi · 临夏路街道 {STREET} · {} 至 {} · 种子 seed {}\n",
        figures.from, figures.to, settings.seed
    );
    for part in [
        base(figures),
        states(figures),
        categories(figures),
        rates(figures),
        overdue(figures),
        grids(figures),
        party::figures(figures),
        services::services(figures),
        services::mediation(figures),
        platforms(said),
        verified(figures),
    ] {
        text.push('\n');
        text.push_str(&part);
    }
    text
}

fn base(figures: &Figures) -> String {
    let residences = figures.panel("residents_by_residence");
    let of = |key: &str| residences.get(key).copied().unwrap_or(0);
    let sum = |value: fn(&shuzhi::indicator::GridScreen) -> i64| -> i64 {
        figures.grids.iter().map(|(_, screen)| value(screen)).sum()
    };
    let tiled = if figures.tiled { "无重叠 no overlap" } else { "有重叠 overlapping" };
    let mut table = Table::new("一、底数 The street", &[Side::Left, Side::Right, Side::Left]);
    table.add(row!["社区 communities", figures.communities.len(), ""]);
    table.add(row!["网格 grids", figures.grids.len(), tiled]);
    let kinds = format!(
        "户籍 registered {}，常住 permanent {}，流动 floating {}",
        of("registered"),
        of("permanent"),
        of("floating")
    );
    table.add(row!["居民 residents", residences.values().sum::<i64>(), kinds]);
    table.add(row!["房屋 dwellings", sum(|screen| screen.dwellings), ""]);
    table.add(row!["单位 enterprises", sum(|screen| screen.enterprises), ""]);
    let open = figures.offices.values().filter(|office| office.valid_to.is_none()).count();
    table.add(row!["承办单位 offices", open, ""]);
    table.text()
}

fn states(figures: &Figures) -> String {
    let panel = figures.panel("cases_by_state");
    let mut table = Table::new("二、案件状态 Cases by state", &[Side::Left, Side::Left, Side::Right]);
    for (word, zh, en) in STATES {
        if let Some(many) = panel.get(word) {
            table.add(row![zh, en, many]);
        }
    }
    table.add(row!["合计", "total", panel.values().sum::<i64>()]);
    table.text()
}

fn categories(figures: &Figures) -> String {
    let submitted = by_first_level(figures, "submitted_by_category");
    let open = by_first_level(figures, "open_by_category");
    let sides = [Side::Left, Side::Right, Side::Right, Side::Left];
    let mut table = Table::new("三、事项分类 Cases by category", &sides);
    table.add(row!["", "受理 in", "在办 open", "最多 most frequent"]);
    let second = figures.panel("submitted_by_category");
    for (code, many) in &submitted {
        let most = second
            .iter()
            .filter(|(one, _)| parent(figures, one) == *code)
            .max_by_key(|(one, many)| (**many, std::cmp::Reverse(**one)))
            .map_or_else(String::new, |(one, many)| format!("{} {many}", name(figures, one)));
        table.add(row![
            format!("{code} {}", name(figures, code)),
            many,
            open.get(code).copied().unwrap_or(0),
            most
        ]);
    }
    table.add(row!["合计 total", submitted.values().sum::<i64>(), open.values().sum::<i64>(), ""]);
    let mut text = table.text();
    let channels = figures.panel("submitted_by_channel");
    let of = |key: &str| channels.get(key).copied().unwrap_or(0);
    writeln!(
        text,
        "  来源 channels: 群众 citizens {}，热线 hotline {}，网格员 grid workers {}，部门 departments {}",
        of("citizen"),
        of("hotline"),
        of("grid_worker"),
        of("department")
    )
    .ok();
    text
}

fn by_first_level<'a>(figures: &'a Figures, panel: &str) -> BTreeMap<&'a str, i64> {
    let mut sums = BTreeMap::new();
    for (code, many) in figures.panel(panel) {
        *sums.entry(parent(figures, code)).or_default() += many;
    }
    sums
}

fn parent<'a>(figures: &'a Figures, code: &str) -> &'a str {
    figures.categories.get(code).and_then(|category| category.parent.as_deref()).unwrap_or("")
}

fn name<'a>(figures: &'a Figures, code: &str) -> &'a str {
    figures.categories.get(code).map_or("", |category| category.name.as_str())
}

fn rates(figures: &Figures) -> String {
    let sides = [Side::Left, Side::Right, Side::Right, Side::Right, Side::Right];
    let title =
        format!("四、三率与按期 Rates, {} 至 {}，其中当日 of it {}", figures.from, figures.to, figures.to);
    let mut table = Table::new(&title, &sides);
    table.add(row!["", "", "", "当日", ""]);
    let rows = [
        ("响应率 response", &figures.period.response, &figures.today.response),
        ("解决率 resolution", &figures.period.resolution, &figures.today.resolution),
        ("满意率 satisfaction", &figures.period.satisfaction, &figures.today.satisfaction),
        ("按期办结率 on time", &figures.period.on_time, &figures.today.on_time),
    ];
    for (name, period, today) in rows {
        table.add(row![name, parts(period), percent(period), parts(today), percent(today)]);
    }
    let mut text = table.text();
    let period = &figures.period;
    writeln!(
        text,
        "  受理 in {}，结案 closed {}，不予受理与作废 ended otherwise {}，在办 open {}，超期 overdue {}",
        period.submitted, period.closed, period.ended_otherwise, period.open, period.overdue
    )
    .ok();
    text
}

fn parts(rate: &Rate) -> String {
    format!("{} / {}", rate.numerator, rate.denominator)
}

/// A rate without a denominator is none, never zero.
fn percent(rate: &Rate) -> String {
    rate.basis_points
        .map_or_else(|| "—".to_owned(), |points| format!("{}.{:02} %", points / 100, points % 100))
}

fn overdue(figures: &Figures) -> String {
    let sides = [Side::Left, Side::Left, Side::Left, Side::Left, Side::Left];
    let title = format!("五、超期未办结 Overdue: {}", figures.overdue.len());
    let mut table = Table::new(&title, &sides);
    if !figures.overdue.is_empty() {
        table.add(row!["来源编号 order", "事项 category", "承办单位 office", "到期 due", "状态 state"]);
    }
    for case in figures.overdue.iter().take(OVERDUE) {
        let office = case.office.as_deref().unwrap_or("");
        table.add(row![
            case.external_number.as_deref().unwrap_or(&case.number),
            name(figures, &case.category),
            figures.offices.get(office).map_or(office, |office| office.name.as_str()),
            due(case),
            STATES.iter().find(|(word, ..)| *word == case.state.word()).map_or("", |(_, zh, _)| zh)
        ]);
    }
    let mut text = table.text();
    if figures.overdue.len() > OVERDUE {
        writeln!(text, "  另有 {0} 件 ({0} more)", figures.overdue.len() - OVERDUE).ok();
    }
    text
}

fn due(case: &Case) -> String {
    case.due_at.map_or_else(String::new, |due| due.to_string()[..16].replace('T', " "))
}

fn grids(figures: &Figures) -> String {
    let sides = [Side::Left, Side::Left, Side::Right, Side::Right, Side::Right, Side::Right, Side::Right];
    let mut table = Table::new("六、各网格 By grid", &sides);
    table.add(row!["", "", "居民 people", "房屋 homes", "受理 in", "在办 open", "超期 overdue"]);
    let submitted = figures.panel("submitted_by_grid");
    let mut located = 0;
    for (grid, screen) in &figures.grids {
        let many = submitted.get(grid.code.as_str()).copied().unwrap_or(0);
        located += many;
        table.add(row![
            grid.code,
            grid.name,
            screen.residents,
            screen.dwellings,
            many,
            screen.open,
            screen.overdue
        ]);
    }
    let mut text = table.text();
    let elsewhere = figures.period.submitted - located;
    if elsewhere > 0 {
        writeln!(text, "  只到社区 known by community only: {elsewhere}").ok();
    }
    text
}

fn platforms(said: &[String; 2]) -> String {
    let mut table = Table::new("十、两个平台 The two platforms", &[Side::Right, Side::Left]);
    for word in said.iter().flat_map(|words| words.split_whitespace()) {
        let (name, value) = word.split_once('=').unwrap_or((word, ""));
        let known = SAID.iter().find(|(known, _)| *known == name);
        table.add(row![value, known.map_or(name, |(_, words)| words)]);
    }
    table.text()
}

fn verified(figures: &Figures) -> String {
    let report = &figures.verify;
    let sound = if report.sound { "通过 sound" } else { "不通过 NOT SOUND" };
    let mut table =
        Table::new(&format!("十一、核验 Verification: {sound}"), &[Side::Left, Side::Right, Side::Left]);
    table.add(row!["审计链事件 events of the chain", report.events, ""]);
    table.add(row!["计数器 counters recounted", report.counters, ""]);
    table.add(row!["案件 cases recounted", report.cases, ""]);
    table.add(row!["居民 residents recounted", report.residents, ""]);
    table.add(row!["记录摘要 records held against the chain", report.records, ""]);
    let mut text = table.text();
    for finding in &report.findings {
        writeln!(text, "  {finding}").ok();
    }
    text
}

/// The part that differs from run to run, and how to look further.
pub(super) fn run(run: &Run, story: &Story, settings: &Settings) -> String {
    let mut text = String::from("本次运行 This run (每次不同 different each time)\n");
    writeln!(text, "  审计链末端 head of the audit chain (SM3): {}", run.head).ok();
    let mut table = Table::new("", &[Side::Left, Side::Right, Side::Left]);
    table.add(row!["Java 马上就办 steps", story.steps[0], "受理、核实、立案、派遣、核查、结案、回访、重办"]);
    table.add(row!["C# 数字城管 steps", story.steps[1], "签收、退回、处置反馈"]);
    table.add(row![
        "交替写入 turns",
        run.turns,
        "账本中下一步由另一平台写入的次数 the next step was the other's"
    ]);
    text.push_str(&table.rows());
    let mut table = Table::new("", &[Side::Left, Side::Right]);
    for (what, time) in &run.times {
        table.add(row![what, format!("{:.1} s", time.as_secs_f64())]);
    }
    for (file, bytes) in &run.sizes {
        table.add(row![file, megabytes(*bytes)]);
    }
    text.push_str(&table.rows());
    text.push_str(&further(settings));
    text
}

/// Megabytes with one decimal, exact in integers.
fn megabytes(bytes: u64) -> String {
    let tenths = (bytes * 10 + 524_288) / 1_048_576;
    format!("{}.{} MiB", tenths / 10, tenths % 10)
}

fn further(settings: &Settings) -> String {
    let folder = settings.folder.display();
    format!(
        "\n再看 Look further
  {folder}/figures.txt                     以上指标 these figures; the same seed gives the same file
  {folder}/requests.jsonl                  诉求 the requests as they came in
  sqlite3 {folder}/street.db 'SELECT state, count(*) FROM case_file GROUP BY state'
  sqlite3 {folder}/street.db 'SELECT at, actor, operation, body FROM event ORDER BY sequence DESC LIMIT 20'
  tests/java/cn/shuzhi/demo, tests/csharp/demo   两个平台的源码 the two platforms
  tests/c/example.c, README.md                   C 与各语言 C and the other languages
  make demo RESIDENTS=你的.xlsx CASES=200 SEED=7  自己的居民表 your own residents\n"
    )
}
