//! What WebKitGTK needs to be told.

#![allow(
    clippy::disallowed_methods,
    reason = "looks for a graphics card and starts the program anew with another environment"
)]

use std::error::Error;
use std::os::unix::process::CommandExt;
use std::process::Command;

use tauri::Manager;
use webkit2gtk::{InputMethodContextExt, WebViewExt};

/// Switches WebKit's DMABUF renderer off.
const NO_DMABUF: &str = "WEBKIT_DISABLE_DMABUF_RENDERER";

/// Without a graphics card (virtual machine, remote desktop) WebKit's DMABUF renderer draws in
/// software: seconds to the first page, and 70 ms a keystroke instead of 12. The variable that
/// switches it off must stand before GTK starts; changing the environment of a running program is
/// unsafe, so the program replaces itself with one that has it.
pub(crate) fn avoid_software_dmabuf() -> std::io::Result<()> {
    if std::env::var_os(NO_DMABUF).is_some() || has_graphics_card() {
        return Ok(());
    }
    let error = Command::new(std::env::current_exe()?)
        .args(std::env::args_os().skip(1))
        .env(NO_DMABUF, "1")
        .exec();
    Err(error)
}

fn has_graphics_card() -> bool {
    std::fs::read_dir("/dev/dri").is_ok_and(|devices| {
        devices
            .flatten()
            .any(|device| device.file_name().to_string_lossy().starts_with("renderD"))
    })
}

/// Shows the letters that an input method (ibus, fcitx) is still composing. The web view is made
/// with that switched off, so that a Vietnamese word would stay invisible until it is complete.
pub(crate) fn show_preedit(app: &tauri::App) -> Result<(), Box<dyn Error>> {
    if let Some(window) = app.get_webview_window("main") {
        window.with_webview(|webview| {
            if let Some(context) = webview.inner().input_method_context() {
                context.set_enable_preedit(true);
            }
        })?;
    }
    Ok(())
}
