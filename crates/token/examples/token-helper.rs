//! The child of the tests: it talks to the driver and does nothing else.

fn main() -> std::io::Result<()> {
    thethuc_token::helper::run()
}
