//! What to say of a call that cannot be understood.

use std::process::ExitCode;

use clap::error::{ContextKind, ErrorKind};

use crate::{FAILED, say};

/// Help and version go out as asked for; anything else is told in Vietnamese.
pub(crate) fn answer(error: &clap::Error) -> ExitCode {
    if matches!(
        error.kind(),
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion
    ) {
        // Nobody is left to tell when it cannot be written.
        let _ = error.print();
        return ExitCode::SUCCESS;
    }
    say(&format!(
        "Lỗi: {}. Hãy xem cách dùng bằng thethuc --help.",
        trouble(error)
    ));
    ExitCode::from(FAILED)
}

fn trouble(error: &clap::Error) -> String {
    let named = |kind| error.get(kind).map(ToString::to_string).unwrap_or_default();
    let argument = named(ContextKind::InvalidArg);
    match error.kind() {
        ErrorKind::InvalidSubcommand => {
            format!("không có lệnh “{}”", named(ContextKind::InvalidSubcommand))
        }
        ErrorKind::UnknownArgument => format!("không hiểu “{argument}”"),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => format!(
            "giá trị “{}” của {argument} không hợp lệ hoặc còn trống",
            named(ContextKind::InvalidValue)
        ),
        ErrorKind::MissingRequiredArgument => format!("thiếu {argument}"),
        ErrorKind::ArgumentConflict => format!("{argument} không đi cùng tùy chọn kia"),
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            "thiếu lệnh".to_owned()
        }
        _ => format!("lệnh không đúng cú pháp ({})", error.kind()),
    }
}
