//! The forms against the model and the law.

use serde_json::Value;
use thethuc_compose::Control;
use thethuc_law::Decree;
use thethuc_model::{Document, NgayThangNam, Segment};

use crate::BUILTIN;

/// A document with every field filled, so that every name stands in its JSON.
fn full() -> Value {
    let mut document = BUILTIN.kind("cong-van").unwrap().defaults.clone();
    document.ten_loai = Some("a".to_owned());
    document.co_quan_chu_quan = Some("a".to_owned());
    document.do_mat = Some(thethuc_model::DoMat::Mat);
    document.muc_do_khan = Some(thethuc_model::MucDoKhan::Khan);
    document.pham_vi_luu_hanh = Some("a".to_owned());
    document.tham_quyen_ban_hanh = Some("a".to_owned());
    document.can_cu.push("a".into());
    document.kinh_gui.push("a".to_owned());
    document.nguoi_gui_dien = Some("a".to_owned());
    document.noi_nhan_dien.push("a".to_owned());
    document.thong_tin.insert("a".to_owned(), "a".into());
    document.nguoi_soan_thao = Some(thethuc_model::NguoiSoanThao {
        ky_hieu: "a".to_owned(),
        so_ban: None,
    });
    document.dia_chi = Some(thethuc_model::DiaChi::default());
    document.phu_luc.push(thethuc_model::PhuLuc::default());
    document.van_ban_kem_theo.push(Document::new("cong-van"));
    serde_json::to_value(document).unwrap()
}

#[test]
fn every_field_of_a_form_is_a_field_of_the_model() {
    let full = full();
    for kind in BUILTIN.kinds() {
        for field in kind.fields() {
            let [Segment::Key(name), rest @ ..] = field.path.segments() else {
                panic!("{} {}", kind.id, field.path)
            };
            assert!(rest.is_empty() || name == "thong_tin", "{}", field.path);
            assert!(full.get(name).is_some(), "{} {}", kind.id, field.path);
            assert!(
                !field.label.is_empty() && !field.article.is_empty(),
                "{}",
                field.path
            );
        }
    }
}

#[test]
fn no_field_stands_twice_and_what_every_document_needs_is_asked_for() {
    for kind in BUILTIN.kinds() {
        let mut paths: Vec<_> = kind.fields().map(|field| &field.path).collect();
        let count = paths.len();
        paths.sort();
        paths.dedup();
        assert_eq!(paths.len(), count, "{}", kind.id);
        let without: &[&str] = match kind.mau.as_str() {
            "1.7" => &["/noi_dung"],
            "1.8" | "1.10" => &["/trich_yeu", "/noi_dung"],
            "1.9" => &["/dia_danh", "/thoi_gian"],
            // The decree gives no template that would say what these need.
            "" => &["/so_ky_hieu", "/trich_yeu", "/noi_nhan"],
            _ => &[],
        };
        for wanted in [
            "/co_quan_ban_hanh",
            "/so_ky_hieu",
            "/dia_danh",
            "/thoi_gian",
            "/trich_yeu",
            "/noi_dung",
            "/nguoi_ky",
            "/noi_nhan",
        ] {
            let field = kind.fields().find(|field| field.path.to_string() == wanted);
            assert!(
                without.contains(&wanted) || field.is_some_and(|field| field.required),
                "{} {wanted} (Điều 8.2)",
                kind.id
            );
        }
    }
}

#[test]
fn every_kind_serves_what_the_decree_gives_to_its_template() {
    let decree = Decree::in_force(&NgayThangNam::default());
    for kind in BUILTIN.kinds() {
        for served in &kind.serves {
            let lawful = decree.kind(served).unwrap();
            assert_eq!(
                lawful.mau.as_deref().unwrap_or_default(),
                kind.mau,
                "{served}"
            );
        }
        let chooses = kind.fields().any(|field| field.control == Control::TenLoai);
        assert_eq!(chooses, kind.serves.len() > 1, "{}", kind.id);
    }
}

#[test]
fn defaults_carry_the_kind_and_the_schema() {
    for kind in BUILTIN.kinds() {
        assert_eq!(kind.defaults.kind, kind.id);
        assert_eq!(kind.defaults.schema, thethuc_model::SCHEMA_VERSION);
    }
}

#[test]
fn the_guide_for_authors_lists_every_style() {
    let guide = include_str!("../../../../docs/templates.md");
    let decree = Decree::in_force(&NgayThangNam::default());
    for style in decree.styles() {
        assert!(
            guide.contains(&format!("| `{}` |", style.id)),
            "{}",
            style.id
        );
    }
}
