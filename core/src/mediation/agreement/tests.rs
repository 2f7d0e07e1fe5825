//! Agreements from the draft to the confirmation, by every state and every account.
