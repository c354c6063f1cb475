//! The window: a thin shell around `thethuc-app`.
//!
//! What the page may ask of it:
//! - `invoke('call', { name, args })` — a command of `thethuc_app::commands`; it answers with the
//!   result or rejects with an `ErrorDto`;
//! - `invoke('take_opened_files')` — paths named on the command line, each given once;
//! - the event `opened-files` (a list of paths) — a second start of the program named files;
//! - file dialogs, dropped files, closing after a question: `capabilities/main.json`.
//!
//! Nothing else is decided here: use cases, texts and types live in `thethuc-app`.

#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

#[cfg(target_os = "linux")]
mod linux;
mod opened_files;

use std::error::Error;
use std::sync::Arc;

use serde_json::Value;
use tauri::ipc::Response;
use tauri::{AppHandle, Manager, RunEvent, State};
use thethuc_app::App;
use thethuc_app::defects;
use thethuc_app::error::{AppError, ErrorDto};
use thethuc_app::fonts::FontChoice;
use thethuc_app::machine;
use thethuc_app::signature::token::helper;

use crate::opened_files::OpenedFiles;

/// Calls a command of the program, off the thread that draws the window.
#[tauri::command]
async fn call(app: State<'_, Arc<App>>, name: String, args: Value) -> Result<Response, ErrorDto> {
    let app = Arc::clone(&app);
    tauri::async_runtime::spawn_blocking(move || app.call(&name, args))
        .await
        .map_err(|error| {
            ErrorDto::from(&AppError::Defect {
                detail: error.to_string(),
            })
        })?
        .map(Response::new)
}

/// Files named on the command line that the page has not opened yet.
#[tauri::command]
fn take_opened_files(files: State<'_, OpenedFiles>) -> Vec<String> {
    files.take()
}

fn main() -> Result<(), Box<dyn Error>> {
    defects::say_only_where();
    // Started by itself, as the child that talks to the driver of a token.
    #[allow(
        clippy::disallowed_methods,
        reason = "the program reads its own arguments"
    )]
    let argument = std::env::args_os().nth(1);
    if argument.is_some_and(|argument| argument == helper::ARGUMENT) {
        return Ok(helper::run()?);
    }
    #[cfg(target_os = "linux")]
    linux::avoid_software_dmabuf()?;

    let app = App::new(machine::config(&FontChoice::Auto)?);
    tauri::Builder::default()
        .plugin(tauri_plugin_single_instance::init(on_second_start))
        .plugin(tauri_plugin_dialog::init())
        .plugin(tauri_plugin_opener::init())
        .plugin(tauri_plugin_window_state::Builder::default().build())
        .manage(Arc::new(app))
        .manage(OpenedFiles::of_command_line())
        .invoke_handler(tauri::generate_handler![call, take_opened_files])
        .setup(|_app| {
            #[cfg(target_os = "linux")]
            linux::show_preedit(_app)?;
            Ok(())
        })
        .build(tauri::generate_context!())?
        .run(on_event);
    Ok(())
}

/// A second start hands its files to the window that is open already, and brings it to the front.
fn on_second_start(app: &AppHandle, arguments: Vec<String>, folder: String) {
    opened_files::hand_over(app, &arguments, &folder);
    if let Some(window) = app.get_webview_window("main") {
        let _ = window.unminimize();
        let _ = window.set_focus();
    }
}

/// macOS names the files to open by an event.
fn on_event(_app: &AppHandle, _event: RunEvent) {
    #[cfg(target_os = "macos")]
    if let RunEvent::Opened { urls } = _event {
        let paths = urls.iter().filter_map(|url| url.to_file_path().ok());
        opened_files::announce(_app, paths.map(|path| path.display().to_string()).collect());
    }
}
