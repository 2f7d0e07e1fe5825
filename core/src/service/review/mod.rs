//! Reviews (好差评) of matters and visits.
