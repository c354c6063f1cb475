//! `thethuc tokens`: what is plugged in.

use std::process::ExitCode;

use thethuc_app::App;
use thethuc_app::error::ErrorDto;
use thethuc_app::signature::token::{FoundToken, PinState};

use super::args::TokensArgs;
use crate::{FINDINGS, print, say};

/// Tells the tokens that are plugged in, with their certificates.
pub(crate) fn tokens(app: &App, args: &TokensArgs) -> Result<ExitCode, ErrorDto> {
    let found = app
        .tokens(args.driver.as_deref())
        .map_err(|error| ErrorDto::from(&error))?;
    if args.json {
        print(&serde_json::to_string_pretty(&found).unwrap_or_default())?;
    } else {
        for token in &found {
            print(&told(token))?;
        }
    }
    if found.is_empty() {
        say(
            "Không thấy thiết bị ký số nào. Hãy cắm thiết bị, cài trình điều khiển, hoặc nêu tệp trình điều khiển bằng --driver.",
        );
        return Ok(ExitCode::from(FINDINGS));
    }
    Ok(ExitCode::SUCCESS)
}

fn told(token: &FoundToken) -> String {
    let mut lines = vec![format!(
        "{} ({}, số {}); trình điều khiển {}",
        token.label,
        token.manufacturer,
        token.serial,
        token.driver.display()
    )];
    lines.extend(pin(token.pin).map(|pin| format!("  {pin}")));
    for certificate in &token.certificates {
        let summary = &certificate.summary;
        let use_of = match certificate.may_sign {
            true => "ký được",
            false => "không dùng để ký",
        };
        lines.push(format!(
            "  {}, do {} cấp, hiệu lực đến {}: {use_of}\n    {}",
            summary.name,
            summary.issuer,
            summary.not_after.format("%d/%m/%Y"),
            certificate.fingerprint
        ));
    }
    lines.join("\n")
}

/// Tells what a token says of its PIN, before it is asked for.
pub(super) fn warn_of_pin(state: PinState) {
    if let Some(warning) = pin(state) {
        say(warning);
    }
}

fn pin(state: PinState) -> Option<&'static str> {
    Some(match state {
        PinState::Ready => return None,
        PinState::WrongBefore => {
            "Mã PIN đã bị nhập sai trước đó; nhập sai vài lần, thiết bị tự khóa."
        }
        PinState::LastTry => "CHỈ CÒN MỘT LẦN NHẬP MÃ PIN: nhập sai nữa, thiết bị sẽ khóa.",
        PinState::Locked => "Thiết bị đã khóa mã PIN; hãy liên hệ nơi cấp thiết bị.",
        PinState::OnTheToken => "Mã PIN được nhập trên chính thiết bị.",
    })
}
