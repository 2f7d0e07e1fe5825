//! Who acts, and the areas of the street.

use std::sync::Arc;

use crate::{
    AccessControl, AgencyServices, Agreements, Audit, Calendars, Cases, Counters, Disputes, Elections,
    Events, Geo, Governance, Grids, Identity, Indicators, Maintenance, Matters, Mediation, Meetings, Members,
    Offices, Orders, Party, Registry, Resources, Reviews, Rulebook, ServiceItems, Services, Sharing,
    Stations,
};

/// Who acts, in which street, and why. Safe to share between threads.
#[derive(Debug, uniffi::Object)]
pub struct Session(pub(crate) shuzhi::Session);

/// How far a long call is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Record)]
pub struct Progress {
    /// What is done.
    pub done: i64,
    /// What there is to do; 0 before a long call.
    pub total: i64,
}

#[uniffi::export]
impl Session {
    /// Who acts.
    pub fn actor(&self) -> String {
        self.0.actor().to_owned()
    }

    /// The nine digits of the street.
    pub fn street(&self) -> String {
        self.0.street().to_owned()
    }

    /// Asks a long call (import, verify, backup) of this session to end; the call answers `Interrupted` and has
    /// changed nothing. Without a call under way, the next one is refused so.
    pub fn interrupt(&self) {
        self.0.interrupt();
    }

    /// How much of the long call under way is done, and of how much.
    pub fn progress(&self) -> Progress {
        let (done, total) = self.0.done_of_total();
        Progress { done, total }
    }

    /// Backup and verification of the whole file.
    pub fn maintenance(&self) -> Arc<Maintenance> {
        Arc::new(Maintenance(self.0.maintenance()))
    }

    /// Grants (授权) and the log of reads.
    pub fn access_control(&self) -> Arc<AccessControl> {
        Arc::new(AccessControl(self.0.access_control()))
    }

    /// Events (事件) and the history of records.
    pub fn events(&self) -> Arc<Events> {
        Arc::new(Events(self.0.events()))
    }

    /// The audit chain (审计链).
    pub fn audit(&self) -> Arc<Audit> {
        Arc::new(Audit(self.0.audit()))
    }

    /// Counters (计数).
    pub fn counters(&self) -> Arc<Counters> {
        Arc::new(Counters(self.0.counters()))
    }

    /// The rules (规则库) and their parameters.
    pub fn rulebook(&self) -> Arc<Rulebook> {
        Arc::new(Rulebook(self.0.rules()))
    }

    /// Calendars (工作日历), working hours and deadlines.
    pub fn calendars(&self) -> Arc<Calendars> {
        Arc::new(Calendars(self.0.calendars()))
    }

    /// Codes that people know (证照代码).
    pub fn identity(&self) -> Arc<Identity> {
        Arc::new(Identity(self.0.identity()))
    }

    /// Positions and their datums (坐标).
    pub fn geo(&self) -> Arc<Geo> {
        Arc::new(Geo(self.0.geo()))
    }

    /// Grids (网格), their boundaries and posts.
    pub fn grids(&self) -> Arc<Grids> {
        Arc::new(Grids(self.0.grids()))
    }

    /// Places, residents and enterprises (基础台账).
    pub fn registry(&self) -> Arc<Registry> {
        Arc::new(Registry(self.0.registry()))
    }

    /// Cases (案件、诉求).
    pub fn cases(&self) -> Arc<Cases> {
        Arc::new(Cases(self.0.cases()))
    }

    /// The figures of the screens (指标).
    pub fn indicators(&self) -> Arc<Indicators> {
        Arc::new(Indicators(self.0.indicators()))
    }

    /// Party organisations (党组织), their posts, hubs, coverage, review and reminders.
    pub fn party(&self) -> Arc<Party> {
        Arc::new(Party(self.0.party()))
    }

    /// Party members (党员).
    pub fn members(&self) -> Arc<Members> {
        Arc::new(Members(self.0.members()))
    }

    /// Organisational life (组织生活): meetings, what is due, appraisals.
    pub fn meetings(&self) -> Arc<Meetings> {
        Arc::new(Meetings(self.0.meetings()))
    }

    /// Elections (换届选举).
    pub fn elections(&self) -> Arc<Elections> {
        Arc::new(Elections(self.0.elections()))
    }

    /// Joint governance (共建共治): the big committee, member units, tasks, lists.
    pub fn governance(&self) -> Arc<Governance> {
        Arc::new(Governance(self.0.governance()))
    }

    /// Committees, mediators, rooms, the scheme and figures of mediation (人民调解).
    pub fn mediation(&self) -> Arc<Mediation> {
        Arc::new(Mediation(self.0.mediation()))
    }

    /// Disputes (纠纷) and their mediation.
    pub fn disputes(&self) -> Arc<Disputes> {
        Arc::new(Disputes(self.0.disputes()))
    }

    /// Agreements (调解协议).
    pub fn agreements(&self) -> Arc<Agreements> {
        Arc::new(Agreements(self.0.agreements()))
    }

    /// Offices, their powers and duties, and reorganisations (机构、权责清单).
    pub fn offices(&self) -> Arc<Offices> {
        Arc::new(Offices(self.0.offices()))
    }

    /// Service items (政务服务事项) with their versions.
    pub fn service_items(&self) -> Arc<ServiceItems> {
        Arc::new(ServiceItems(self.0.service_items()))
    }

    /// Stations (服务站点): services, visits, appointments, the queue.
    pub fn stations(&self) -> Arc<Stations> {
        Arc::new(Stations(self.0.stations()))
    }

    /// Matters (办件) from the application to the result.
    pub fn matters(&self) -> Arc<Matters> {
        Arc::new(Matters(self.0.matters()))
    }

    /// Agency on people's behalf (代办、帮办).
    pub fn agency(&self) -> Arc<AgencyServices> {
        Arc::new(AgencyServices(self.0.agency()))
    }

    /// Reviews (好差评) of matters and visits.
    pub fn reviews(&self) -> Arc<Reviews> {
        Arc::new(Reviews(self.0.reviews()))
    }

    /// Resources that units open, and their bookings (资源共享).
    pub fn resources(&self) -> Arc<Resources> {
        Arc::new(Resources(self.0.resources()))
    }

    /// The service list and orders (服务清单、点单).
    pub fn orders(&self) -> Arc<Orders> {
        Arc::new(Orders(self.0.orders()))
    }

    /// What items ask of the registry (数据共享).
    pub fn sharing(&self) -> Arc<Sharing> {
        Arc::new(Sharing(self.0.sharing()))
    }

    /// Figures and reminders of services.
    pub fn services(&self) -> Arc<Services> {
        Arc::new(Services(self.0.services()))
    }
}
