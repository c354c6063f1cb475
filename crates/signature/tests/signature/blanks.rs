//! Blanks that one revision puts into a file and a later one fills in.

use std::path::Path;

use thethuc_signature::{
    Blank, BlankKind, Change, Filling, Mark, Place, Request, SignatureError, Verdict,
    place_of_field, sign,
};

use crate::world::{Kind, World, plain_pdf};

/// A blank for a number, at the head of the first page.
pub(crate) fn blank() -> Blank {
    Blank {
        name: "SoVanBan".to_owned(),
        place: Place {
            page: 1,
            x_pt: 90.0,
            y_pt: 120.0,
            width_pt: 40.0,
            height_pt: 14.0,
        },
        kind: BlankKind::Text,
    }
}

/// A number for [`blank`].
pub(crate) fn filling(number: &str) -> Filling {
    let own = Path::new(env!("CARGO_MANIFEST_DIR"));
    let font = own.join("../../assets/fonts/LiberationSerif-Regular.ttf");
    let font = std::fs::read(font).unwrap();
    Filling {
        name: "SoVanBan".to_owned(),
        mark: Mark::new(number, &font, 13.0).unwrap(),
    }
}

#[test]
fn a_blank_is_filled_in_after_a_signature_that_stays_valid() {
    let world = World::new();
    let key = world.person("An", Kind::P256);
    let request = Request {
        blanks: &[blank()],
        ..world.unseen("NguoiKy")
    };
    let once = sign(&plain_pdf(false), &request, &key, None).unwrap();
    let seen = place_of_field(&once, "SoVanBan").unwrap().unwrap();
    assert!((seen.x_pt - 90.0).abs() < 0.01 && (seen.height_pt - 14.0).abs() < 0.01);

    // More digits than the blank is wide for are set closer.
    for number in ["15", "1234567890123"] {
        let request = Request {
            fillings: &[filling(number)],
            ..world.unseen("CoQuan")
        };
        let twice = sign(&once, &request, &key, None).unwrap();
        let report = world.report(&twice);
        assert_eq!(report.verdict(), Some(Verdict::Valid), "{report:#?}");
        let filled = Change::FilledIn {
            field: "SoVanBan".to_owned(),
        };
        assert!(report.signatures[0].changes.contains(&filled));
        let again = sign(&twice, &request, &key, None);
        assert!(matches!(again, Err(SignatureError::NoBlank { .. })));
    }
}

#[test]
fn a_file_without_the_blank_is_refused() {
    let world = World::new();
    let key = world.person("An", Kind::P256);
    let request = Request {
        fillings: &[filling("15")],
        ..world.unseen("CoQuan")
    };
    let refused = sign(&plain_pdf(true), &request, &key, None);
    assert!(matches!(refused, Err(SignatureError::NoBlank { .. })));
}
