//! The table of operations.

mod agency;
mod agreement;
mod dispute;
mod dispute_file;
mod dispute_procedure;
mod election;
mod governance;
mod item;
mod matter;
mod matter_course;
mod mediation;
mod mediation_figures;
mod meeting;
mod member;
mod member_duty;
mod member_import;
mod office;
mod order;
mod party;
mod party_coverage;
mod resource;
mod review;
mod service_figures;
mod sharing;
mod station;

use super::{Operation, read, write};

/// Every operation, in the order of areas.
pub(super) fn all() -> Vec<Operation> {
    let mut all = Vec::with_capacity(384);
    all.extend(platform());
    all.extend(access());
    all.extend(ledger());
    all.extend(rules());
    all.extend(codes());
    all.extend(grids());
    all.extend(registry());
    all.extend(case_settings());
    all.extend(cases());
    all.extend(indicators());
    all.extend(party::all());
    all.extend(party_coverage::all());
    all.extend(member::all());
    all.extend(member_duty::all());
    all.extend(member_import::all());
    all.extend(meeting::all());
    all.extend(election::all());
    all.extend(governance::all());
    all.extend(mediation::all());
    all.extend(dispute::all());
    all.extend(dispute_procedure::all());
    all.extend(agreement::all());
    all.extend(mediation_figures::all());
    all.extend(dispute_file::all());
    all.extend(office::all());
    all.extend(item::all());
    all.extend(station::all());
    all.extend(matter::all());
    all.extend(matter_course::all());
    all.extend(agency::all());
    all.extend(review::all());
    all.extend(resource::all());
    all.extend(order::all());
    all.extend(sharing::all());
    all.extend(service_figures::all());
    all
}

fn platform() -> Vec<Operation> {
    vec![
        write(
            "platform.backup",
            |s, r| s.maintenance().backup(r),
            "Copies the database into a new file while others go on working (备份).",
        ),
        read(
            "platform.verify",
            |s, r| s.maintenance().verify(r),
            "Checks the file, the audit chain, and every counter against a recount.",
        ),
    ]
}

fn access() -> Vec<Operation> {
    vec![
        write("access.grant", |s, r| s.access_control().grant(r), "Makes a grant (授权)."),
        write("access.revoke", |s, r| s.access_control().revoke(r), "Ends a grant at once (撤销授权)."),
        read("access.list_grants", |s, r| s.access_control().list_grants(r), "Lists grants, oldest first."),
        read(
            "access.list_reads",
            |s, r| s.access_control().list_reads(r),
            "Lists who read which sensitive fields, and why (查阅记录), newest first.",
        ),
    ]
}

fn ledger() -> Vec<Operation> {
    vec![
        read("event.since", |s, r| s.events().since(r), "Lists events after a sequence number (事件)."),
        read("event.history", |s, r| s.events().history(r), "Lists the events about one record (记录沿革)."),
        read("audit.verify", |s, r| s.audit().verify(r), "Recomputes the audit chain (审计链核验)."),
        read("counter.read", |s, r| s.counters().read(r), "Reads the counts of one measure (计数)."),
    ]
}

fn rules() -> Vec<Operation> {
    vec![
        read("rulebook.list", |s, r| s.rules().list(r), "Lists the rules with their sources (规则库)."),
        read("rulebook.explain", |s, r| s.rules().explain(r), "Explains a rule and the parameters in force."),
        write(
            "rulebook.override",
            |s, r| s.rules().override_parameter(r),
            "Sets a parameter of a rule for a place and a period (调整规则参数).",
        ),
        write(
            "calendar.put_year",
            |s, r| s.calendars().put_year(r),
            "Loads the notice of a year (放假安排) and recomputes open deadlines.",
        ),
        read("calendar.years", |s, r| s.calendars().years(r), "Lists the years that are loaded."),
        write(
            "calendar.set_hours",
            |s, r| s.calendars().set_hours(r),
            "Sets the working hours (工作时间) and recomputes open deadlines.",
        ),
        read("calendar.deadline", |s, r| s.calendars().deadline(r), "Tells when a limit ends, with pauses."),
        read(
            "calendar.working_days",
            |s, r| s.calendars().working_days(r),
            "Tells the day so many working days after another (工作日).",
        ),
        read(
            "calendar.natural_period",
            |s, r| s.calendars().natural_period(r),
            "Tells when a period of natural days, months or years ends (民法典 200–204).",
        ),
    ]
}

fn codes() -> Vec<Operation> {
    vec![
        read(
            "identity.check",
            |s, r| s.identity().check(r),
            "Checks a code and tells what it says (证照代码).",
        ),
        read("geo.convert", |s, r| s.geo().convert(r), "Converts positions between datums (坐标转换)."),
    ]
}

fn grids() -> Vec<Operation> {
    vec![
        write("grid.define", |s, r| s.grids().define(r), "Creates a grid with its boundary (网格)."),
        write("grid.amend", |s, r| s.grids().amend(r), "Changes name, telephone or households of a grid."),
        write(
            "grid.redraw",
            |s, r| s.grids().redraw(r),
            "Gives a grid another boundary from a day on (调整边界).",
        ),
        write("grid.close", |s, r| s.grids().close(r), "Closes a grid (撤销网格)."),
        read("grid.get", |s, r| s.grids().get(r), "Reads a grid with the boundary and staff of a day."),
        read("grid.list", |s, r| s.grids().list(r), "Lists grids."),
        write(
            "grid.staff",
            |s, r| s.grids().staff(r),
            "Appoints a grid leader or grid worker (网格长、网格员).",
        ),
        write("grid.end_post", |s, r| s.grids().end_post(r), "Ends an appointment."),
        read("grid.list_posts", |s, r| s.grids().list_posts(r), "Lists appointments."),
        read("grid.find", |s, r| s.grids().find(r), "Finds the grid of a position, on a day."),
        read("grid.check", |s, r| s.grids().check(r), "Finds overlaps and gaps between grids."),
    ]
}

fn registry() -> Vec<Operation> {
    vec![
        write(
            "registry.put_division",
            |s, r| s.registry().put_division(r),
            "Creates or changes a division (区划).",
        ),
        read("registry.list_divisions", |s, r| s.registry().list_divisions(r), "Lists divisions."),
        write(
            "registry.put_compound",
            |s, r| s.registry().put_compound(r),
            "Creates or changes a compound (小区).",
        ),
        read("registry.list_compounds", |s, r| s.registry().list_compounds(r), "Lists compounds."),
        write(
            "registry.put_building",
            |s, r| s.registry().put_building(r),
            "Creates or changes a building (楼栋).",
        ),
        read("registry.list_buildings", |s, r| s.registry().list_buildings(r), "Lists buildings."),
        write(
            "registry.put_dwelling",
            |s, r| s.registry().put_dwelling(r),
            "Creates or changes a dwelling (房屋).",
        ),
        read("registry.list_dwellings", |s, r| s.registry().list_dwellings(r), "Lists dwellings."),
        write(
            "registry.put_household",
            |s, r| s.registry().put_household(r),
            "Creates or changes a household (户).",
        ),
        read("registry.list_households", |s, r| s.registry().list_households(r), "Lists households."),
        write("registry.add_resident", |s, r| s.registry().add_resident(r), "Records a resident (居民)."),
        write(
            "registry.amend_resident",
            |s, r| s.registry().amend_resident(r),
            "Changes a resident, or notes a move.",
        ),
        read("registry.get_resident", |s, r| s.registry().get_resident(r), "Reads a resident, masked."),
        read("registry.list_residents", |s, r| s.registry().list_residents(r), "Lists residents, masked."),
        write(
            "registry.reveal_resident",
            |s, r| s.registry().reveal_resident(r),
            "Reveals sensitive fields of a resident; the read is logged.",
        ),
        write(
            "registry.put_enterprise",
            |s, r| s.registry().put_enterprise(r),
            "Creates or changes an enterprise (企业).",
        ),
        read(
            "registry.get_enterprise",
            |s, r| s.registry().get_enterprise(r),
            "Reads an enterprise, masked.",
        ),
        read(
            "registry.list_enterprises",
            |s, r| s.registry().list_enterprises(r),
            "Lists enterprises, masked.",
        ),
        write(
            "registry.import_residents",
            |s, r| s.registry().import_residents(r),
            "Imports residents from CSV or XLSX, or tries it (导入).",
        ),
        read("registry.list_imports", |s, r| s.registry().list_imports(r), "Lists imports, newest first."),
        read("registry.get_import", |s, r| s.registry().get_import(r), "Reads an import."),
        write("registry.undo_import", |s, r| s.registry().undo_import(r), "Takes an import back (撤销导入)."),
        read("registry.search", |s, r| s.registry().search(r), "Searches names and addresses (检索)."),
    ]
}

fn case_settings() -> Vec<Operation> {
    vec![
        write("case.put_office", |s, r| s.cases().put_office(r), "Creates or changes an office (承办单位)."),
        read("case.list_offices", |s, r| s.cases().list_offices(r), "Lists the offices."),
        write(
            "case.put_category",
            |s, r| s.cases().put_category(r),
            "Creates or changes a category (事项分类).",
        ),
        read("case.list_categories", |s, r| s.cases().list_categories(r), "Lists the categories."),
        write(
            "case.put_routing_rule",
            |s, r| s.cases().put_routing_rule(r),
            "Creates or changes a routing rule (派单规则).",
        ),
        read("case.list_routing_rules", |s, r| s.cases().list_routing_rules(r), "Lists the routing rules."),
    ]
}

fn cases() -> Vec<Operation> {
    vec![
        write("case.submit", |s, r| s.cases().submit(r), "Hands a case in (上报) and routes it."),
        write(
            "case.submit_many",
            |s, r| s.cases().submit_many(r),
            "Hands many cases in, in one transaction.",
        ),
        write("case.verify", |s, r| s.cases().verify(r), "Verifies a case on the spot (核实)."),
        write("case.file", |s, r| s.cases().file(r), "Files a case (立案)."),
        write("case.refuse", |s, r| s.cases().refuse(r), "Refuses a case with a reason (不予受理)."),
        write(
            "case.dispatch",
            |s, r| s.cases().dispatch(r),
            "Gives a case to an office and starts its clocks (派遣).",
        ),
        write("case.accept", |s, r| s.cases().accept(r), "Accepts an order (签收)."),
        write(
            "case.return_order",
            |s, r| s.cases().return_order(r),
            "Sends an order back with a reason (退回).",
        ),
        write("case.report", |s, r| s.cases().report(r), "Reports the result (处置反馈)."),
        write("case.inspect", |s, r| s.cases().inspect(r), "Inspects the result (核查)."),
        write("case.close", |s, r| s.cases().close(r), "Closes a case (结案)."),
        write("case.follow_up", |s, r| s.cases().follow_up(r), "Records a call back (回访)."),
        write("case.reopen", |s, r| s.cases().reopen(r), "Reopens a closed case within the window (重办)."),
        write("case.suspend", |s, r| s.cases().suspend(r), "Stops the clock (挂账)."),
        write("case.resume", |s, r| s.cases().resume(r), "Lets the clock go on (恢复)."),
        write("case.withdraw", |s, r| s.cases().withdraw(r), "Withdraws a case (作废)."),
        write("case.extend", |s, r| s.cases().extend(r), "Gives a case more time (延期)."),
        write(
            "case.sweep",
            |s, r| s.cases().sweep(r),
            "Notes the cases that have run past their limit (超期扫描).",
        ),
        read("case.get", |s, r| s.cases().get(r), "Reads one case, masked."),
        read(
            "case.list",
            |s, r| s.cases().list(r),
            "Lists cases, newest first, masked; searches their text.",
        ),
        read(
            "case.timeline",
            |s, r| s.cases().timeline(r),
            "Tells the life of a case, step by step (办理过程).",
        ),
        write(
            "case.reveal_reporter",
            |s, r| s.cases().reveal_reporter(r),
            "Reveals name and telephone of who asked; the read is logged.",
        ),
        read(
            "case.figures",
            |s, r| s.cases().figures(r),
            "Computes the rates of a period (三率) with their parts.",
        ),
    ]
}

fn indicators() -> Vec<Operation> {
    vec![
        read(
            "indicator.dashboard",
            |s, r| s.indicators().dashboard(r),
            "Twenty panels of the street's screen.",
        ),
        read("indicator.grid", |s, r| s.indicators().grid(r), "The screen of one grid."),
    ]
}
