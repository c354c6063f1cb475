//! What is done with a document on its way.

use thethuc_archive::{Act, Transaction};

use crate::App;
use crate::archive::view::view;
use crate::dto::{ArchivedArgs, ArchivedDocument, DocumentAct, DocumentActArgs};
use crate::error::AppError;

pub(crate) fn act(app: &App, args: DocumentActArgs) -> Result<ArchivedDocument, AppError> {
    let document = args.document;
    app.transact(kind(&args.act), |transaction| {
        carry_out(transaction, document, &args.act)
    })?;
    view(app, ArchivedArgs { document })
}

fn kind(act: &DocumentAct) -> Act {
    match act {
        DocumentAct::TrinhDuyet { .. } => Act::TrinhDuyet,
        DocumentAct::TraLai { .. } => Act::TraLai,
        DocumentAct::DongY { .. } => Act::DongY,
        DocumentAct::CapSo { .. } => Act::CapSo,
        DocumentAct::CapSoBoSung { .. } => Act::CapSoBoSung,
        DocumentAct::HuySo { .. } => Act::HuySo,
        DocumentAct::Ky { .. } => Act::Ky,
        DocumentAct::PhatHanh { .. } => Act::PhatHanh,
        DocumentAct::LuuHoSo { .. } => Act::LuuHoSo,
    }
}

fn carry_out(
    transaction: &mut Transaction<'_>,
    document: i64,
    act: &DocumentAct,
) -> thethuc_archive::Result<()> {
    match act {
        DocumentAct::TrinhDuyet { comment } => transaction.submit(document, comment),
        DocumentAct::TraLai { comment, place } => transaction.send_back(document, comment, place),
        DocumentAct::DongY {
            fingerprint,
            comment,
        } => transaction.approve(document, fingerprint, comment),
        DocumentAct::CapSo { book, dated } => {
            transaction.take_number(document, book, *dated).map(drop)
        }
        DocumentAct::CapSoBoSung {
            book,
            dated,
            behind,
            reason,
        } => transaction
            .insert_number(document, book, *behind, *dated, reason)
            .map(drop),
        DocumentAct::HuySo { reason } => transaction.cancel_number(document, reason).map(drop),
        DocumentAct::Ky { fingerprint } => transaction.sign(document, fingerprint),
        DocumentAct::PhatHanh { comment } => transaction.issue(document, comment),
        DocumentAct::LuuHoSo { ho_so } => transaction.file(document, *ho_so).map(drop),
    }
}
