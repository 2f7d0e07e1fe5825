//! Service items (政务服务事项).

use shuzhi::service::item::{
    DraftServiceItem, DropServiceItemDraft, ExampleItemsResult, GetServiceItem, ListServiceItems,
    LoadExampleItems, PublishServiceItem, SearchServiceItems, ServiceItemHits, ServiceItemList,
    ServiceItemOnDay, ServiceItemResult, WithdrawServiceItem,
};

use crate::Result;

/// Service items (政务服务事项) with their versions.
#[derive(Debug, uniffi::Object)]
pub struct ServiceItems(pub(crate) shuzhi::service::item::ServiceItems);

#[uniffi::export]
impl ServiceItems {
    /// Writes a service item (政务服务事项), or its next version (修订), as a draft.
    pub fn draft(&self, request: DraftServiceItem) -> Result<ServiceItemResult> {
        Ok(self.0.draft(request)?)
    }

    /// Publishes the draft of a service item from a day on (发布事项).
    pub fn publish(&self, request: PublishServiceItem) -> Result<ServiceItemResult> {
        Ok(self.0.publish(request)?)
    }

    /// Throws the draft of a service item away (删除草稿).
    pub fn drop_draft(&self, request: DropServiceItemDraft) -> Result<ServiceItemResult> {
        Ok(self.0.drop_draft(request)?)
    }

    /// Ends a service item after a day (撤销事项); open matters go on.
    pub fn withdraw(&self, request: WithdrawServiceItem) -> Result<ServiceItemResult> {
        Ok(self.0.withdraw(request)?)
    }

    /// A service item with its versions, and the one of a day (办事指南).
    pub fn get(&self, request: GetServiceItem) -> Result<ServiceItemOnDay> {
        Ok(self.0.get(request)?)
    }

    /// Service items of a day (事项清单), or drafts.
    pub fn list(&self, request: ListServiceItems) -> Result<ServiceItemList> {
        Ok(self.0.list(request)?)
    }

    /// Searches service items by name, alias, code, material and result (事项检索).
    pub fn search(&self, request: SearchServiceItems) -> Result<ServiceItemHits> {
        Ok(self.0.search(request)?)
    }

    /// Takes the shipped examples of service items over as drafts (示例事项).
    pub fn load_examples(&self, request: LoadExampleItems) -> Result<ExampleItemsResult> {
        Ok(self.0.load_examples(request)?)
    }
}
