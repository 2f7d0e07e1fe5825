//! Orders and the service list.

use super::super::ParameterKind::Integer;
use super::super::Severity::{Configurable, Generally};
use super::super::SourceStatus::V3;
use super::super::{LAW, ParameterData, RuleData, settable};

/// A rule of the two-way lists, as streets practise them.
const LISTS: RuleData = RuleData {
    severity: Configurable,
    status: V3,
    citation: "需求清单、资源清单、项目清单双向对接机制（点单—派单—接单—评单）",
    source: "各地双向供需清单做法的公开报道",
    ..LAW
};

/// A limit in working days; the numbers are ours, for a street to set.
const fn days(name: &'static str, value: &'static str, label: [&'static str; 2]) -> ParameterData {
    settable(name, Integer, value, "个工作日", label, ["0", "365"])
}

pub(in super::super) const RULES: &[RuleData] = &[
    RuleData {
        id: "order.limits",
        severity: Generally,
        title: ["点单各环节时限", "Limits of the steps of an order"],
        text: [
            "派单、接单、服务、评单各环节应在设定的工作日内完成；希望服务日较晚的，服务时限至该日。天数为本库设定的默认值。",
            "Orders are assigned, taken, delivered and reviewed within set working days; delivery may wait for a later wished day. The numbers are defaults of this library.",
        ],
        parameters: &[
            days("assign", "2", ["派单时限", "To assign"]),
            days("accept", "1", ["接单时限", "To take"]),
            days("deliver", "10", ["服务时限", "To deliver"]),
            days("review", "5", ["评单时限", "To review"]),
        ],
        ..LISTS
    },
    RuleData {
        id: "order.offer",
        title: ["派单的服务", "To which offer an order goes"],
        text: [
            "订单派给在服务日有效、面向订单所在社区的服务。",
            "An order goes to an offer that is in force on the day of the service and serves its community.",
        ],
        ..LISTS
    },
    RuleData {
        id: "order.offer.capacity",
        title: ["每月承接量", "What an offer takes in a month"],
        text: [
            "一项服务当月承接的订单不超过其每月可承接的数量。",
            "An offer takes no more orders of a month than it has said.",
        ],
        ..LISTS
    },
    RuleData {
        id: "order.offer.kind",
        severity: Generally,
        title: ["供需类别相符", "Need and offer of one kind"],
        text: [
            "订单一般派给同类别的服务；不同类别的应提示核对。",
            "An order usually goes to an offer of its kind; another kind is told.",
        ],
        ..LISTS
    },
    RuleData {
        id: "order.offer.end",
        severity: Generally,
        title: ["服务结束前完成订单", "Orders of an offer that ends"],
        text: [
            "服务从清单中撤下时，尚未完成的订单应继续完成。",
            "Orders of an offer that ends are still to be delivered.",
        ],
        ..LISTS
    },
    RuleData {
        id: "order.review",
        title: ["由点单人评单", "Who reviews an order"],
        text: [
            "服务完成后由点单人评价一次；没有账号的，由代其点单的人员录入。",
            "An order is reviewed once, by who placed it; for who has no account, by the account that placed it for them.",
        ],
        ..LISTS
    },
];
