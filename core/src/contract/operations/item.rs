//! Service items (政务服务事项).

use super::super::{Operation, read, write};

pub(super) fn all() -> Vec<Operation> {
    vec![
        write(
            "item.draft",
            |s, r| s.service_items().draft(r),
            "Writes a service item (政务服务事项), or its next version (修订), as a draft.",
        ),
        write(
            "item.publish",
            |s, r| s.service_items().publish(r),
            "Publishes the draft of a service item from a day on (发布事项).",
        ),
        write(
            "item.drop_draft",
            |s, r| s.service_items().drop_draft(r),
            "Throws the draft of a service item away (删除草稿).",
        ),
        write(
            "item.withdraw",
            |s, r| s.service_items().withdraw(r),
            "Ends a service item after a day (撤销事项); open matters go on.",
        ),
        read(
            "item.get",
            |s, r| s.service_items().get(r),
            "A service item with its versions, and the one of a day (办事指南).",
        ),
        read("item.list", |s, r| s.service_items().list(r), "Service items of a day (事项清单), or drafts."),
        read(
            "item.search",
            |s, r| s.service_items().search(r),
            "Searches service items by name, alias, code, material and result (事项检索).",
        ),
        write(
            "item.load_examples",
            |s, r| s.service_items().load_examples(r),
            "Takes the shipped examples of service items over as drafts (示例事项).",
        ),
    ]
}
