//! The fortnight of the demo: across the Labour Day holiday, so that deadlines skip it and count the make-up Saturday.

/// The instant at which the street is loaded: the day before.
pub(super) const SETUP: &str = "2026-04-28T09:00:00+08:00";

/// An instant at which the clocks of both platforms stand until all that is to be done then is done.
#[derive(Debug)]
pub(super) struct Phase {
    /// The instant.
    pub(super) at: &'static str,
    /// How many of a hundred requests arrive then.
    pub(super) arrivals: usize,
}

const fn phase(at: &'static str, arrivals: usize) -> Phase {
    Phase { at, arrivals }
}

/// From Wednesday before the holiday to Wednesday after it.
pub(super) const PHASES: [Phase; 15] = [
    phase("2026-04-29T09:00:00+08:00", 12),
    phase("2026-04-29T10:30:00+08:00", 12),
    phase("2026-04-29T14:00:00+08:00", 10),
    phase("2026-04-29T16:30:00+08:00", 8),
    phase("2026-04-30T09:00:00+08:00", 12),
    phase("2026-04-30T11:00:00+08:00", 8),
    phase("2026-04-30T16:00:00+08:00", 6),
    phase("2026-05-02T10:00:00+08:00", 3),
    phase("2026-05-06T09:00:00+08:00", 9),
    phase("2026-05-06T15:00:00+08:00", 6),
    phase("2026-05-08T10:00:00+08:00", 5),
    phase("2026-05-09T10:00:00+08:00", 4),
    phase("2026-05-12T11:00:00+08:00", 3),
    phase("2026-05-13T09:30:00+08:00", 2),
    phase("2026-05-13T16:30:00+08:00", 0),
];

/// First and last day.
pub(super) fn days() -> (&'static str, &'static str) {
    (&PHASES[0].at[..10], &PHASES[PHASES.len() - 1].at[..10])
}

/// When request `ordinal` out of `total` arrives.
pub(super) fn arrival(ordinal: usize, total: usize) -> &'static str {
    let place = ordinal * 100 / total.max(1);
    let mut until = 0;
    PHASES
        .iter()
        .find(|phase| {
            until += phase.arrivals;
            place < until
        })
        .unwrap_or(&PHASES[PHASES.len() - 1])
        .at
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phases_rise_and_share_out_all_requests() {
        assert!(PHASES.windows(2).all(|pair| pair[0].at < pair[1].at) && SETUP < PHASES[0].at);
        assert_eq!(PHASES.iter().map(|phase| phase.arrivals).sum::<usize>(), 100);
        assert_eq!((arrival(0, 40), arrival(39, 40)), (PHASES[0].at, PHASES[12].at));
    }
}
