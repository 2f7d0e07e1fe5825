//! Party members: letters, reporting, dues and study.

use shuzhi::party::dues::{DuesList, DuesPaid, IncomeResult, ListDues, PayDues, SetIncome};
use shuzhi::party::member_letter::{
    ApplyTransfer, GetLetter, IssueLetter, LetterList, LetterResult, ListLetters, MemberLetter,
    ReceiveLetter, ReissueLetter, ReturnReceipt, WithdrawTransfer,
};
use shuzhi::party::member_report::{
    AbsenceResult, ComeBack, EndReport, GoAway, RecordService, ReportIn, ReportResult, ServiceResult,
};
use shuzhi::party::study::{ListStudy, RecordStudy, StudyList, StudyResult};

use crate::Members;
use crate::Result;

#[uniffi::export]
impl Members {
    /// Applies for a letter to another organisation (组织关系转接).
    pub fn apply_transfer(&self, request: ApplyTransfer) -> Result<LetterResult> {
        Ok(self.0.apply_transfer(request)?)
    }

    /// Issues a letter in three parts (开具介绍信).
    pub fn issue_letter(&self, request: IssueLetter) -> Result<LetterResult> {
        Ok(self.0.issue_letter(request)?)
    }

    /// Accepts a letter at the receiving branch (接收).
    pub fn receive_letter(&self, request: ReceiveLetter) -> Result<LetterResult> {
        Ok(self.0.receive_letter(request)?)
    }

    /// Notes that the receipt is back (回执) and moves the relation.
    pub fn return_receipt(&self, request: ReturnReceipt) -> Result<LetterResult> {
        Ok(self.0.return_receipt(request)?)
    }

    /// Issues a letter again after it expired or was lost (重新开具).
    pub fn reissue_letter(&self, request: ReissueLetter) -> Result<LetterResult> {
        Ok(self.0.reissue_letter(request)?)
    }

    /// Gives a transfer up (撤回转接).
    pub fn withdraw_transfer(&self, request: WithdrawTransfer) -> Result<LetterResult> {
        Ok(self.0.withdraw_transfer(request)?)
    }

    /// Lists letters, oldest first; those about to expire.
    pub fn list_letters(&self, request: ListLetters) -> Result<LetterList> {
        Ok(self.0.list_letters(request)?)
    }

    /// Reads one letter (介绍信).
    pub fn get_letter(&self, request: GetLetter) -> Result<MemberLetter> {
        Ok(self.0.get_letter(request)?)
    }

    /// Records a mobile or double-reporting member (流动党员、双报到).
    pub fn report_in(&self, request: ReportIn) -> Result<ReportResult> {
        Ok(self.0.report_in(request)?)
    }

    /// Ends the record of a mobile or double-reporting member.
    pub fn end_report(&self, request: EndReport) -> Result<ReportResult> {
        Ok(self.0.end_report(request)?)
    }

    /// Notes that a member is away for a time (外出流动).
    pub fn go_away(&self, request: GoAway) -> Result<AbsenceResult> {
        Ok(self.0.go_away(request)?)
    }

    /// Notes that a member is back (返回).
    pub fn come_back(&self, request: ComeBack) -> Result<AbsenceResult> {
        Ok(self.0.come_back(request)?)
    }

    /// Records service of a double-reporting member (双报到服务).
    pub fn record_service(&self, request: RecordService) -> Result<ServiceResult> {
        Ok(self.0.record_service(request)?)
    }

    /// Notes the income that dues are reckoned from (月收入); no answer tells it.
    pub fn set_income(&self, request: SetIncome) -> Result<IncomeResult> {
        Ok(self.0.set_income(request)?)
    }

    /// Records dues that were paid (交纳党费).
    pub fn pay_dues(&self, request: PayDues) -> Result<DuesPaid> {
        Ok(self.0.pay_dues(request)?)
    }

    /// Lists what members owe and paid, month by month (党费台账).
    pub fn list_dues(&self, request: ListDues) -> Result<DuesList> {
        Ok(self.0.list_dues(request)?)
    }

    /// Records hours of study (学习培训学时).
    pub fn record_study(&self, request: RecordStudy) -> Result<StudyResult> {
        Ok(self.0.record_study(request)?)
    }

    /// Lists how the year of members stands: study or service (学时统计).
    pub fn list_study(&self, request: ListStudy) -> Result<StudyList> {
        Ok(self.0.list_study(request)?)
    }
}
