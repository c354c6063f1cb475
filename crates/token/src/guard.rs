//! Keeps secrets out of what a crash leaves behind.

/// Asks the system to write no image of this process when it crashes: PINs, passwords and keys
/// would be in it. Where the system knows no such request, nothing happens.
pub fn leave_no_core() {
    #[cfg(unix)]
    {
        use rustix::process::{Resource, Rlimit, setrlimit};
        let none = Rlimit {
            current: Some(0),
            maximum: Some(0),
        };
        // A system that refuses keeps what its administrator has set.
        let _ = setrlimit(Resource::Core, none);
    }
}
