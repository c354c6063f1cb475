//! Composing, seen from outside.

mod dump;
mod errors;
mod fields;
mod injection;
mod properties;
mod rules;
mod samples;
