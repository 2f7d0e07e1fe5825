//! Cases.

use shuzhi::case::{
    BulkResult, CaseFigures, CaseFiguresResult, CaseList, CaseReasonStep, CaseResult, CaseStep, CategoryList,
    CategoryResult, DispatchCase, ExtendCase, FileCase, FollowUpCase, GetCase, InspectCase, ListCases,
    ListCategories, ListOffices, ListRoutingRules, NewCase, NewCases, OfficeList, OfficeResult, PutCategory,
    PutOffice, PutRoutingRule, ReportCase, Reporter, RoutingRuleList, RoutingRuleResult, SweepCases,
    SweepResult, Timeline,
};

use crate::Result;

/// Cases (案件、诉求) of the street.
#[derive(Debug, uniffi::Object)]
pub struct Cases(pub(crate) shuzhi::case::Cases);

#[uniffi::export]
impl Cases {
    /// Creates or changes an office (承办单位).
    pub fn put_office(&self, request: PutOffice) -> Result<OfficeResult> {
        Ok(self.0.put_office(request)?)
    }

    /// Lists the offices.
    pub fn list_offices(&self, request: ListOffices) -> Result<OfficeList> {
        Ok(self.0.list_offices(request)?)
    }

    /// Creates or changes a category (事项分类).
    pub fn put_category(&self, request: PutCategory) -> Result<CategoryResult> {
        Ok(self.0.put_category(request)?)
    }

    /// Lists the categories.
    pub fn list_categories(&self, request: ListCategories) -> Result<CategoryList> {
        Ok(self.0.list_categories(request)?)
    }

    /// Creates or changes a routing rule (派单规则).
    pub fn put_routing_rule(&self, request: PutRoutingRule) -> Result<RoutingRuleResult> {
        Ok(self.0.put_routing_rule(request)?)
    }

    /// Lists the routing rules.
    pub fn list_routing_rules(&self, request: ListRoutingRules) -> Result<RoutingRuleList> {
        Ok(self.0.list_routing_rules(request)?)
    }

    /// Hands a case in (上报) and routes it.
    pub fn submit(&self, request: NewCase) -> Result<CaseResult> {
        Ok(self.0.submit(request)?)
    }

    /// Hands many cases in, in one transaction.
    pub fn submit_many(&self, request: NewCases) -> Result<BulkResult> {
        Ok(self.0.submit_many(request)?)
    }

    /// Verifies a case on the spot (核实).
    pub fn verify(&self, request: CaseStep) -> Result<CaseResult> {
        Ok(self.0.verify(request)?)
    }

    /// Files a case (立案).
    pub fn file(&self, request: FileCase) -> Result<CaseResult> {
        Ok(self.0.file(request)?)
    }

    /// Refuses a case with a reason (不予受理).
    pub fn refuse(&self, request: CaseReasonStep) -> Result<CaseResult> {
        Ok(self.0.refuse(request)?)
    }

    /// Gives a case to an office and starts its clocks (派遣).
    pub fn dispatch(&self, request: DispatchCase) -> Result<CaseResult> {
        Ok(self.0.dispatch(request)?)
    }

    /// Accepts an order (签收).
    pub fn accept(&self, request: CaseStep) -> Result<CaseResult> {
        Ok(self.0.accept(request)?)
    }

    /// Sends an order back with a reason (退回).
    pub fn return_order(&self, request: CaseReasonStep) -> Result<CaseResult> {
        Ok(self.0.return_order(request)?)
    }

    /// Reports the result (处置反馈).
    pub fn report(&self, request: ReportCase) -> Result<CaseResult> {
        Ok(self.0.report(request)?)
    }

    /// Inspects the result (核查).
    pub fn inspect(&self, request: InspectCase) -> Result<CaseResult> {
        Ok(self.0.inspect(request)?)
    }

    /// Closes a case (结案).
    pub fn close(&self, request: CaseStep) -> Result<CaseResult> {
        Ok(self.0.close(request)?)
    }

    /// Records a call back (回访).
    pub fn follow_up(&self, request: FollowUpCase) -> Result<CaseResult> {
        Ok(self.0.follow_up(request)?)
    }

    /// Reopens a closed case within the window (重办).
    pub fn reopen(&self, request: CaseReasonStep) -> Result<CaseResult> {
        Ok(self.0.reopen(request)?)
    }

    /// Stops the clock (挂账).
    pub fn suspend(&self, request: CaseReasonStep) -> Result<CaseResult> {
        Ok(self.0.suspend(request)?)
    }

    /// Lets the clock go on (恢复).
    pub fn resume(&self, request: CaseReasonStep) -> Result<CaseResult> {
        Ok(self.0.resume(request)?)
    }

    /// Withdraws a case (作废).
    pub fn withdraw(&self, request: CaseReasonStep) -> Result<CaseResult> {
        Ok(self.0.withdraw(request)?)
    }

    /// Gives a case more time (延期).
    pub fn extend(&self, request: ExtendCase) -> Result<CaseResult> {
        Ok(self.0.extend(request)?)
    }

    /// Notes the cases that have run past their limit (超期扫描).
    pub fn sweep(&self, request: SweepCases) -> Result<SweepResult> {
        Ok(self.0.sweep(request)?)
    }

    /// Reads one case, masked.
    pub fn get(&self, request: GetCase) -> Result<CaseResult> {
        Ok(self.0.get(request)?)
    }

    /// Lists cases, newest first, masked; searches their text.
    pub fn list(&self, request: ListCases) -> Result<CaseList> {
        Ok(self.0.list(request)?)
    }

    /// Tells the life of a case, step by step (办理过程).
    pub fn timeline(&self, request: GetCase) -> Result<Timeline> {
        Ok(self.0.timeline(request)?)
    }

    /// Reveals name and telephone of who asked; the read is logged.
    pub fn reveal_reporter(&self, request: GetCase) -> Result<Reporter> {
        Ok(self.0.reveal_reporter(request)?)
    }

    /// Computes the rates of a period (三率) with their parts.
    pub fn figures(&self, request: CaseFigures) -> Result<CaseFiguresResult> {
        Ok(self.0.figures(request)?)
    }
}
