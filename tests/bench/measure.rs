//! Measuring: blocks of A and B in turn, so that what else the machine does strikes both.

use std::time::Instant;

use anyhow::Result;

/// The share of the processor that this session's processes have on a system that divides it by sessions: as large as
/// may be while this lives, where that is allowed. The machine's other work would stand in the figures otherwise.
pub struct Favour(Option<String>);

const SHARE: &str = "/proc/self/autogroup";

impl Favour {
    /// Asks for it; without the right to it everything runs as it is.
    pub fn ask() -> Self {
        let before = std::fs::read_to_string(SHARE).ok();
        let before = before.and_then(|text| text.trim().rsplit(' ').next().map(str::to_owned));
        Self(before.filter(|_| std::fs::write(SHARE, "-20").is_ok()))
    }
}

impl Drop for Favour {
    fn drop(&mut self) {
        if let Some(before) = &self.0 {
            // What can't be given back ends with the session.
            let _ = std::fs::write(SHARE, before);
        }
    }
}

/// The median; zero of nothing.
pub fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(0.0)
}

/// The value that `part` of 100 do not pass.
pub fn percentile(mut values: Vec<f64>, part: usize) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get((values.len() * part / 100).min(values.len().saturating_sub(1))).copied().unwrap_or(0.0)
}

/// Microseconds of one call.
pub fn micros<T>(work: impl FnOnce() -> Result<T>) -> Result<(f64, T)> {
    let start = Instant::now();
    let value = work()?;
    Ok((start.elapsed().as_secs_f64() * 1e6, value))
}

/// Something measured: a name and one call, given the number of the call.
pub type Subject<'a> = (&'static str, Box<dyn FnMut(usize) -> Result<()> + 'a>);

/// Runs every subject in blocks, one after the other; the time of each call in microseconds, by subject and block.
pub fn interleave(subjects: &mut [Subject<'_>], blocks: usize, size: usize) -> Result<Vec<Vec<Vec<f64>>>> {
    let mut times = vec![Vec::with_capacity(blocks); subjects.len()];
    for block in 0..=blocks {
        for turn in 0..subjects.len() {
            // Who begins changes from block to block: nobody always follows the same neighbour's writes.
            let place = (turn + block) % subjects.len();
            let work = &mut subjects[place].1;
            let mut one = Vec::with_capacity(size);
            for call in 0..size {
                one.push(micros(|| work(block * size + call))?.0);
            }
            // The first block only warms the caches.
            if block > 0 {
                times[place].push(one);
            }
        }
    }
    Ok(times)
}

/// The mean of each block.
pub fn means(blocks: &[Vec<f64>]) -> Vec<f64> {
    blocks.iter().map(|block| block.iter().sum::<f64>() / block.len() as f64).collect()
}

/// The median over the blocks of A's mean by B's mean.
pub fn ratio(one: &[Vec<f64>], other: &[Vec<f64>]) -> f64 {
    median(means(one).into_iter().zip(means(other)).map(|(one, other)| one / other).collect())
}
