//! Mediation: figures, reminders, subsidies.

use shuzhi::mediation::statistics::{
    CountMediation, CountMediationSubsidies, ListMediationReminders, MediationFigures, MediationReminderList,
    MediationSubsidies,
};

use crate::Mediation;
use crate::Result;

#[uniffi::export]
impl Mediation {
    /// Figures of mediation in a period (人民调解统计): accepted, settled, terminated, success, amounts and days.
    pub fn figures(&self, request: CountMediation) -> Result<MediationFigures> {
        Ok(self.0.figures(request)?)
    }

    /// What of mediation is due soon or over (调解提醒): limits, windows, duties, terms and engagements.
    pub fn reminders(&self, request: ListMediationReminders) -> Result<MediationReminderList> {
        Ok(self.0.reminders(request)?)
    }

    /// What the street pays its mediators for settled disputes (以案定补).
    pub fn subsidies(&self, request: CountMediationSubsidies) -> Result<MediationSubsidies> {
        Ok(self.0.subsidies(request)?)
    }
}
