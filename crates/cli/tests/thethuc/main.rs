//! The real program, run as its users run it.

mod export;
mod serve;
mod usage;
mod world;
