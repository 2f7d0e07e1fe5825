//! Joint governance (共建共治): the community's big committee, member units, joint meetings, tasks, three lists.
