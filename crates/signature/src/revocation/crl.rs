//! Lists of revoked certificates: RFC 5280, 5.

use super::Statement;
use crate::algorithm::Algorithm;
use crate::asn1::{
    BIT_STRING, BOOLEAN, Element, GENERALIZED_TIME, INTEGER, Malformed, Reader, SEQUENCE, UTC_TIME,
    context,
};
use crate::certificate::Certificate;
use crate::times;

/// What a list says of a certificate; nothing when it is another issuer's, is not signed by it, or
/// holds for some certificates only.
pub(super) fn statement(
    list: &[u8],
    certificate: &Certificate,
    issuer: &Certificate,
) -> Option<Statement> {
    read(list, certificate, issuer).ok().flatten()
}

fn read(
    list: &[u8],
    certificate: &Certificate,
    issuer: &Certificate,
) -> Result<Option<Statement>, Malformed> {
    let mut parts = Reader(list).expect(SEQUENCE)?.inside();
    let signed = parts.expect(SEQUENCE)?;
    let mut inside = signed.inside();
    inside.optional(INTEGER)?;
    inside.expect(SEQUENCE)?;
    if inside.expect(SEQUENCE)?.whole != issuer.subject_der() {
        return Ok(None);
    }
    let this_update = time(inside.next()?)?;
    let next_update = match inside.optional(UTC_TIME)? {
        Some(next) => Some(next),
        None => inside.optional(GENERALIZED_TIME)?,
    };
    let next_update = next_update.map(time).transpose()?;
    let revoked = match inside.optional(SEQUENCE)? {
        Some(entries) => entry_of(entries.inside(), certificate.serial())?,
        None => None,
    };
    let is_whole = match inside.optional(context(0))? {
        Some(extensions) => !has_critical(extensions.inside().expect(SEQUENCE)?)?,
        None => true,
    };
    let is_said = is_whole && is_signed_by(&mut parts, signed.whole, issuer)?;
    Ok(is_said.then_some(Statement {
        this_update,
        next_update,
        revoked,
    }))
}

/// When a certificate of that number was revoked. A list with an entry that says something critical is
/// not read at all (RFC 5280, 5.3): entries behind it may be another issuer's.
fn entry_of(
    mut entries: Reader<'_>,
    serial: &[u8],
) -> Result<Option<chrono::DateTime<chrono::Utc>>, Malformed> {
    let mut found = None;
    while !entries.0.is_empty() {
        let mut entry = entries.expect(SEQUENCE)?.inside();
        let is_it = entry.expect(INTEGER)?.content == serial;
        let since = entry.next()?;
        if let Some(extensions) = entry.optional(SEQUENCE)?
            && has_critical(extensions)?
        {
            return Err(Malformed);
        }
        if is_it {
            found = Some(time(since)?);
        }
    }
    Ok(found)
}

/// Parts of a list, lists of changes and lists for others mark themselves as critical: who does not
/// know the mark must not take them for the whole list (RFC 5280, 5.2).
fn has_critical(extensions: Element<'_>) -> Result<bool, Malformed> {
    for extension in extensions.inside().all()? {
        let mut inside = extension.inside();
        inside.next()?;
        let critical = inside.optional(BOOLEAN)?;
        if critical.is_some_and(|critical| critical.content != [0]) {
            return Ok(true);
        }
    }
    Ok(false)
}

fn is_signed_by(
    parts: &mut Reader<'_>,
    signed: &[u8],
    issuer: &Certificate,
) -> Result<bool, Malformed> {
    let Ok(algorithm) = Algorithm::read(parts.expect(SEQUENCE)?.whole, None) else {
        return Ok(false);
    };
    let signature = parts.expect(BIT_STRING)?.content;
    let signature = signature.strip_prefix(&[0]).ok_or(Malformed)?;
    let digest = algorithm.digest.hash(&[signed]);
    Ok(issuer.may_sign_lists() && issuer.key().verify(algorithm, &digest, signature).is_ok())
}

fn time(element: Element<'_>) -> Result<chrono::DateTime<chrono::Utc>, Malformed> {
    match element.tag {
        UTC_TIME => times::utc(element.content),
        GENERALIZED_TIME => times::generalized(element.content),
        _ => Err(Malformed),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::asn1::{OCTET_STRING, element, number, oid, sequence};

    /// An entry of a list, with an extension that is critical or not.
    fn entry(serial: u8, critical: Option<bool>) -> Vec<u8> {
        let since = element(UTC_TIME, &[b"200101000000Z"]);
        let extension = critical.map(|critical| {
            let mark = match critical {
                true => element(BOOLEAN, &[&[0xFF]]),
                false => Vec::new(),
            };
            // cRLReasons.
            let name = oid(&der::oid::ObjectIdentifier::new_unwrap("2.5.29.21"));
            sequence(&[&sequence(&[
                &name,
                &mark,
                &element(OCTET_STRING, &[&[10, 1, 1]]),
            ])])
        });
        sequence(&[&number(&[serial]), &since, &extension.unwrap_or_default()])
    }

    #[test]
    fn an_entry_that_says_something_critical_spoils_the_list() {
        let list = [entry(5, None), entry(6, Some(false))].concat();
        assert!(entry_of(Reader(&list), &[6]).unwrap().is_some());
        assert!(entry_of(Reader(&list), &[7]).unwrap().is_none());
        let spoilt = [list, entry(8, Some(true))].concat();
        for serial in [5, 7, 8] {
            assert!(entry_of(Reader(&spoilt), &[serial]).is_err(), "{serial}");
        }
    }
}
