//! What later checks of the signatures need, kept in the file: the document security store, `/DSS`
//! (ETSI EN 319 142-1, 5.4.2).

use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary};

use super::append::{Revision, open_for_appending};
use super::{array, dictionary as dictionary_of, reference};
use crate::SignatureError;
use crate::algorithm::Digest;
use crate::certificate::Certificate;
use crate::revocation::Evidence;

/// Most entries of each kind that are read.
const MAX_ENTRIES: usize = 256;
/// The largest that one entry may become when it is unpacked, bytes: lists of large issuers have
/// some megabytes.
const MAX_ENTRY_BYTES: usize = 16 << 20;
/// The most that the entries of one kind may become together, bytes.
const MAX_TOTAL_BYTES: usize = 32 << 20;

const CERTIFICATES: &[u8] = b"Certs";
const ANSWERS: &[u8] = b"OCSPs";
const LISTS: &[u8] = b"CRLs";

/// What the file keeps.
pub(crate) fn read(document: &Document) -> Evidence {
    let entries = |key| {
        let entries = entries(document, key).into_iter();
        entries.map(|(_, bytes)| bytes)
    };
    Evidence {
        certificates: entries(CERTIFICATES)
            .filter_map(|der| Certificate::from_der(&der).ok())
            .collect(),
        answers: entries(ANSWERS).collect(),
        lists: entries(LISTS).collect(),
    }
}

fn store(document: &Document) -> Option<&Dictionary> {
    dictionary_of(document, document.catalog().ok()?, b"DSS")
}

fn entries(document: &Document, key: &[u8]) -> Vec<(Option<ObjectId>, Vec<u8>)> {
    let Some(store) = store(document) else {
        return Vec::new();
    };
    let mut left = MAX_TOTAL_BYTES;
    let mut found = Vec::new();
    for entry in array(document, store, key).iter().take(MAX_ENTRIES) {
        let stream = document.dereference(entry).ok();
        let stream = stream.and_then(|(id, object)| Some((id, object.as_stream().ok()?)));
        let Some((id, stream)) = stream else { continue };
        if let Some(bytes) = content(stream, left) {
            left -= bytes.len();
            found.push((id, bytes));
        }
    }
    found
}

fn content(stream: &Stream, left: usize) -> Option<Vec<u8>> {
    let most = MAX_ENTRY_BYTES.min(left);
    if stream.filters().is_err() {
        return (stream.content.len() <= most).then(|| stream.content.clone());
    }
    stream.decompressed_content_with_limit(most).ok()
}

/// Appends a revision that keeps some evidence, for signatures of these octets. Nothing is added
/// twice; a file that keeps all of it already comes back as it was.
pub(crate) fn with_evidence(
    bytes: &[u8],
    evidence: &Evidence,
    signatures: &[Vec<u8>],
) -> Result<Vec<u8>, SignatureError> {
    let document = open_for_appending(bytes)?;
    if read(&document).and(evidence) == read(&document) {
        return Ok(bytes.to_vec());
    }
    let old = store(&document).cloned().unwrap_or_default();
    let kept = [CERTIFICATES, ANSWERS, LISTS].map(|key| {
        let listed = array(&document, &old, key).to_vec();
        (key, entries(&document, key), listed)
    });
    let mut notes = dictionary_of(&document, &old, b"VRI")
        .cloned()
        .unwrap_or_default();
    let mut revision = Revision::behind(bytes, document);
    let certificates: Vec<Vec<u8>> = evidence
        .certificates
        .iter()
        .map(|certificate| certificate.der().to_vec())
        .collect();
    let mut new = old;
    new.set("Type", "DSS");
    let mut note = Dictionary::new();
    let wanted = [&certificates, &evidence.answers, &evidence.lists];
    for ((key, known, mut listed), wanted) in kept.into_iter().zip(wanted) {
        let mut named = Vec::new();
        for item in wanted {
            let there = known.iter().find(|(_, bytes)| bytes == item);
            let id = match there.and_then(|(id, _)| *id) {
                Some(id) => id,
                None => {
                    let mut stream = Stream::new(dictionary! {}, item.clone());
                    stream.compress()?;
                    let id = revision.add(stream.into());
                    listed.push(id.into());
                    id
                }
            };
            named.push(Object::from(id));
        }
        if !listed.is_empty() {
            new.set(key, listed);
        }
        if !named.is_empty() {
            // `Cert`, `OCSP`, `CRL`: in the notes the names have no s.
            note.set(&key[..key.len() - 1], named);
        }
    }
    for octets in signatures {
        let name = Digest::Sha1.hash(&[octets]);
        let name: String = name.iter().map(|byte| format!("{byte:02X}")).collect();
        notes.set(name, note.clone());
    }
    new.set("VRI", notes);
    let new = revision.add(new.into());
    let root = reference(&revision.old().trailer, b"Root").ok_or(SignatureError::Damaged)?;
    revision.change(root)?.set("DSS", new);
    revision.finish()
}
