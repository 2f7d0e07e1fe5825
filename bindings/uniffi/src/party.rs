//! Party organisations (党组织), their posts, hubs, review and schemes.

use shuzhi::party::hub::{AppointHub, AssignHouseholds, EndHub, ListHubs, PartyHubList, PartyHubResult};
use shuzhi::party::organisation::{
    AmendOrganisation, ChangeParent, DissolveOrganisation, FoundOrganisation, GetOrganisation,
    ListOrganisations, MergeOrganisations, OrganisationDetail, OrganisationList, OrganisationResult,
    OrganisationTree, ProposeOrganisation, ReadTree, ReplyToProposal, SplitOrganisation, SplitResult,
    TakeFoundingStep,
};
use shuzhi::party::post::{AppointToPost, EndPartyPost, ListPartyPosts, PartyPostList, PartyPostResult};
use shuzhi::party::review::{
    FiguresRequest, PartyFigures, PartyReminders, PartyReview, ReminderRequest, ReviewRequest,
};
use shuzhi::party::scheme::{ListSchemes, PartyScheme, PutScheme, SchemeList};

use crate::Result;

/// Party organisations (党组织), their posts, hubs, coverage, review and reminders.
#[derive(Debug, uniffi::Object)]
pub struct Party(pub(crate) shuzhi::party::Party);

#[uniffi::export]
impl Party {
    /// Applies for a Party organisation (申请成立党组织).
    pub fn propose(&self, request: ProposeOrganisation) -> Result<OrganisationResult> {
        Ok(self.0.propose(request)?)
    }

    /// Replies to an application (批复).
    pub fn reply(&self, request: ReplyToProposal) -> Result<OrganisationResult> {
        Ok(self.0.reply(request)?)
    }

    /// Holds the first meeting of an approved organisation: it is there from that day (成立).
    pub fn establish(&self, request: TakeFoundingStep) -> Result<OrganisationResult> {
        Ok(self.0.establish(request)?)
    }

    /// Files a founding with the superior (备案).
    pub fn file(&self, request: TakeFoundingStep) -> Result<OrganisationResult> {
        Ok(self.0.file(request)?)
    }

    /// Founds an organisation by decision of the superior, or enters an older one (上级决定、补录).
    pub fn found(&self, request: FoundOrganisation) -> Result<OrganisationResult> {
        Ok(self.0.found(request)?)
    }

    /// Changes an organisation from a day on.
    pub fn amend(&self, request: AmendOrganisation) -> Result<OrganisationResult> {
        Ok(self.0.amend(request)?)
    }

    /// Puts an organisation below another one from a day on (调整隶属关系).
    pub fn change_parent(&self, request: ChangeParent) -> Result<OrganisationResult> {
        Ok(self.0.change_parent(request)?)
    }

    /// Lets organisations go up in another one (合并).
    pub fn merge(&self, request: MergeOrganisations) -> Result<OrganisationResult> {
        Ok(self.0.merge(request)?)
    }

    /// Splits a branch (分设).
    pub fn split(&self, request: SplitOrganisation) -> Result<SplitResult> {
        Ok(self.0.split(request)?)
    }

    /// Ends an organisation (撤销).
    pub fn dissolve(&self, request: DissolveOrganisation) -> Result<OrganisationResult> {
        Ok(self.0.dissolve(request)?)
    }

    /// Reads an organisation with the posts of a day (党组织).
    pub fn get(&self, request: GetOrganisation) -> Result<OrganisationDetail> {
        Ok(self.0.get(request)?)
    }

    /// Lists organisations.
    pub fn list(&self, request: ListOrganisations) -> Result<OrganisationList> {
        Ok(self.0.list(request)?)
    }

    /// Reads the tree of a day (组织架构).
    pub fn tree(&self, request: ReadTree) -> Result<OrganisationTree> {
        Ok(self.0.tree(request)?)
    }

    /// Gives a member a post of an organisation (任职).
    pub fn appoint(&self, request: AppointToPost) -> Result<PartyPostResult> {
        Ok(self.0.appoint(request)?)
    }

    /// Ends a post of an organisation (免职).
    pub fn end_post(&self, request: EndPartyPost) -> Result<PartyPostResult> {
        Ok(self.0.end_post(request)?)
    }

    /// Lists posts of organisations.
    pub fn list_posts(&self, request: ListPartyPosts) -> Result<PartyPostList> {
        Ok(self.0.list_posts(request)?)
    }

    /// Makes a member's home a hub (党员中心户).
    pub fn appoint_hub(&self, request: AppointHub) -> Result<PartyHubResult> {
        Ok(self.0.appoint_hub(request)?)
    }

    /// Says which households a hub looks after from a day on (联系户).
    pub fn assign_households(&self, request: AssignHouseholds) -> Result<PartyHubResult> {
        Ok(self.0.assign_households(request)?)
    }

    /// Ends a hub.
    pub fn end_hub(&self, request: EndHub) -> Result<PartyHubResult> {
        Ok(self.0.end_hub(request)?)
    }

    /// Lists the hubs of a day.
    pub fn list_hubs(&self, request: ListHubs) -> Result<PartyHubList> {
        Ok(self.0.list_hubs(request)?)
    }

    /// Sets the tiers and the label of a scheme (架构方案).
    pub fn put_scheme(&self, request: PutScheme) -> Result<PartyScheme> {
        Ok(self.0.put_scheme(request)?)
    }

    /// Lists every organisation that breaks a hard rule or departs from what generally is (体检).
    pub fn review(&self, request: ReviewRequest) -> Result<PartyReview> {
        Ok(self.0.review(request)?)
    }

    /// Lists what falls due: terms, meetings, probations, letters, branches too small or too large (提醒).
    pub fn reminders(&self, request: ReminderRequest) -> Result<PartyReminders> {
        Ok(self.0.reminders(request)?)
    }

    /// Tells the figures of the network (网络指标).
    pub fn figures(&self, request: FiguresRequest) -> Result<PartyFigures> {
        Ok(self.0.figures(request)?)
    }

    /// Lists schemes, or those of a day.
    pub fn list_schemes(&self, request: ListSchemes) -> Result<SchemeList> {
        Ok(self.0.list_schemes(request)?)
    }
}
