//! What must survive: the death of processes, full disks, damage, many processes on one file, closing under load.
//!
//! No test waits for a time or asserts one. What needs root adds to a variant that always runs.

mod closing;
mod damage;
mod full;
mod kill;
mod migration;

mod processes;
mod support;
