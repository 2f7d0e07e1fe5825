//! Matters (办件): their handling and end.

use shuzhi::service::matter::{
    AskMatterOpinion, DecideMatter, DeliverMatter, ExplainMatterClocks, ExtendMatter, GiveMatterOpinion,
    ListMatterDeadlines, MatterClocks, MatterDeadlineList, MatterOpinionGiven, MatterResult, PauseMatter,
    RecordMatterCheck, ResumeMatter, SweepMatterRenewals, SweepMatters, SweptMatters,
};

use crate::Matters;
use crate::Result;

#[uniffi::export]
impl Matters {
    /// Stops the limits of a matter (中止计时) for a hearing, an inspection and the like, as told in writing.
    pub fn pause(&self, request: PauseMatter) -> Result<MatterResult> {
        Ok(self.0.pause(request)?)
    }

    /// Lets the limits of a matter run on (恢复计时).
    pub fn resume(&self, request: ResumeMatter) -> Result<MatterResult> {
        Ok(self.0.resume(request)?)
    }

    /// Gives a matter more time by the head of the organ, once (延长期限).
    pub fn extend(&self, request: ExtendMatter) -> Result<MatterResult> {
        Ok(self.0.extend(request)?)
    }

    /// Records a check on the spot by at least two officers (实地核查).
    pub fn record_check(&self, request: RecordMatterCheck) -> Result<MatterResult> {
        Ok(self.0.record_check(request)?)
    }

    /// Asks another office for its opinion on a matter (征求意见).
    pub fn ask_opinion(&self, request: AskMatterOpinion) -> Result<MatterResult> {
        Ok(self.0.ask_opinion(request)?)
    }

    /// Gives the opinion of an office that was asked (反馈意见).
    pub fn give_opinion(&self, request: GiveMatterOpinion) -> Result<MatterOpinionGiven> {
        Ok(self.0.give_opinion(request)?)
    }

    /// Decides a matter (作出决定) by the power of its office.
    pub fn decide(&self, request: DecideMatter) -> Result<MatterResult> {
        Ok(self.0.decide(request)?)
    }

    /// Records that the result reached the applicant (送达办结).
    pub fn deliver(&self, request: DeliverMatter) -> Result<MatterResult> {
        Ok(self.0.deliver(request)?)
    }

    /// Deems renewals granted that nobody decided before the licence expired (视为准予延续).
    pub fn renewals(&self, request: SweepMatterRenewals) -> Result<SweptMatters> {
        Ok(self.0.renewals(request)?)
    }

    /// For schedulers: deems accepted, lets lapse and deems renewed what the passing of days settles (期限巡检).
    pub fn sweep(&self, request: SweepMatters) -> Result<SweptMatters> {
        Ok(self.0.sweep(request)?)
    }

    /// Open matters on which an office must act by a day, soonest first (期限清单), without names.
    pub fn deadlines(&self, request: ListMatterDeadlines) -> Result<MatterDeadlineList> {
        Ok(self.0.deadlines(request)?)
    }

    /// How both limits of a matter were counted, with each pause and extension (时限说明).
    pub fn due(&self, request: ExplainMatterClocks) -> Result<MatterClocks> {
        Ok(self.0.due(request)?)
    }
}
