//! Signing with a token.

use thethuc_signature::{Scheme, SigningKey, Verdict, sign};
use thethuc_token::{PinState, TokenError, TokenFault, TokenKey, Wish, tokens};

use crate::card::{Card, PIN};
use crate::world::{Kind, plain_pdf};

fn refused(result: Result<TokenKey, TokenError>) -> TokenFault {
    match result {
        Err(TokenError::Refused(fault)) => fault,
        other => panic!("{other:?}"),
    }
}

#[test]
fn keys_of_every_kind_sign_on_a_token() {
    let pss = Scheme::RsaPss { salt: 32 };
    for (kind, pkcs1, scheme) in [
        (Kind::Rsa, false, pss),
        (Kind::Rsa, true, Scheme::RsaPkcs1),
        (Kind::P256, false, Scheme::Ecdsa),
        (Kind::P384, false, Scheme::Ecdsa),
    ] {
        let Some(card) = Card::of("An", kind) else {
            return;
        };
        let certificate = card.certificate("An");
        let root = [card.certificate("root")];
        let wish = Wish {
            pkcs1,
            others: &root,
            ..card.wish(&certificate)
        };
        let key = TokenKey::open(&card.helper(), &wish, PIN).unwrap();
        assert_eq!(
            (key.algorithm().scheme, key.certificates().len()),
            (scheme, 2)
        );
        // One login, several signatures.
        let once = sign(&plain_pdf(true), &card.world.unseen("NguoiKy"), &key, None).unwrap();
        let twice = sign(&once, &card.world.unseen("CoQuan"), &key, None).unwrap();
        let report = card.world.report(&twice);
        assert_eq!(
            report.verdict(),
            Some(Verdict::Valid),
            "{kind:?}: {report:#?}"
        );
        assert_eq!(report.signatures[1].algorithm.unwrap().scheme, scheme);
    }
}

#[test]
fn tokens_are_listed_without_a_pin() {
    let Some(card) = Card::of("An", Kind::P256) else {
        return;
    };
    let found = tokens(&card.helper(), card.driver()).unwrap();
    assert_eq!(found.len(), 1);
    assert_eq!(
        (found[0].label.as_str(), found[0].pin),
        ("The thu", PinState::Ready)
    );
    assert_eq!(found[0].certificates, [card.certificate("An")]);
}

#[test]
fn a_wrong_pin_is_tried_once_and_the_token_says_so() {
    let Some(card) = Card::of("An", Kind::P256) else {
        return;
    };
    let certificate = card.certificate("An");
    let open = |pin| TokenKey::open(&card.helper(), &card.wish(&certificate), pin);
    assert_eq!(refused(open("0000")), TokenFault::PinWrong);
    // SoftHSM counts: had it been tried more than once, it would say that one try is left.
    let state = tokens(&card.helper(), card.driver()).unwrap()[0].pin;
    assert_eq!(state, PinState::WrongBefore);
    open(PIN).unwrap();
    let broken = open("12\n34");
    assert!(matches!(broken, Err(TokenError::UnusablePin)), "{broken:?}");
}

#[test]
fn only_the_exact_certificate_will_do() {
    let Some(card) = Card::of("An", Kind::P256) else {
        return;
    };
    // Another certificate of the same name, which the token does not hold.
    let held = card.certificate("An");
    card.world.person("An", Kind::P256);
    let other = card.certificate("An");
    assert_ne!(held, other);
    let open = |certificate| TokenKey::open(&card.helper(), &card.wish(certificate), PIN);
    assert_eq!(refused(open(&other)), TokenFault::NoCertificate);
    card.world.person("Binh", Kind::P256);
    card.add_certificate("Binh");
    let without_key = card.certificate("Binh");
    assert_eq!(refused(open(&without_key)), TokenFault::NoPrivateKey);
    open(&held).unwrap();
}

#[test]
fn nothing_that_is_shown_holds_the_pin() {
    let Some(card) = Card::of("An", Kind::P256) else {
        return;
    };
    let certificate = card.certificate("An");
    let key = TokenKey::open(&card.helper(), &card.wish(&certificate), PIN).unwrap();
    let wrong = TokenKey::open(&card.helper(), &card.wish(&certificate), "sai-27182818");
    let shown = format!("{key:?} {wrong:?} {:?}", card.helper());
    assert!(
        !shown.contains(PIN) && !shown.contains("27182818"),
        "{shown}"
    );
}
