//! What became of a message that came, for whoever sent it — NĐ 30/2020/NĐ-CP, Điều 21.2.

use std::path::{Path, PathBuf};

use thethuc_archive::Act;
use thethuc_package::PackageError;
use thethuc_package::edxml::{
    DocumentMessage, Message, ResponseFor, Staff, StatusCode, StatusMessage,
};

use crate::App;
use crate::dto::{NoArgs, WriteStatusArgs, WrittenPackage};
use crate::error::AppError;
use crate::office;
use crate::packages::message::incoming;
use crate::packages::send::{SendFault, sender, write_message};
use crate::signature::words::in_viet_nam;

/// Writes a status message that answers a document as it came.
pub(crate) fn write_status(app: &App, args: WriteStatusArgs) -> Result<WrittenPackage, AppError> {
    app.allow(Act::DangKyDen)?;
    let source = |source| AppError::Package {
        path: PathBuf::from(&args.path),
        source,
    };
    let status = StatusCode::of(&args.status).ok_or_else(|| {
        source(PackageError::BadValue {
            element: "StatusCode".to_owned(),
            value: args.status.clone(),
        })
    })?;
    let received = incoming(Path::new(&args.path))?.message;
    let Some(Message::Document(document)) = received.map(|received| received.message) else {
        return Err(SendFault::NothingToAnswer.into());
    };
    let profile = office::read_profile(app, NoArgs {})?;
    let settings = app.archive_settings()?;
    let message = StatusMessage {
        from: sender(&profile, &profile.co_quan_ban_hanh)?,
        response_for: answered(&document),
        staff: Staff {
            staff: app.me(&settings),
            ..Staff::default()
        },
        status,
        description: args.description,
        at: Some(in_viet_nam(app.now()).naive_local()),
    };
    let message = Message::Status(Box::new(message));
    write_message(&message, args.output, args.replace, Vec::new())
}

fn answered(document: &DocumentMessage) -> ResponseFor {
    ResponseFor {
        organ_id: document.from.organ_id.clone(),
        code: format!("{}/{}", document.code.number, document.code.notation),
        document_id: document.document_id.clone(),
        promulgated: document.promulgated,
    }
}
