//! The kinds of administrative documents — NĐ 30/2020/NĐ-CP, Điều 7 and PL III/I.

use serde::Deserialize;

/// Tên loại (a kind of administrative document) — Điều 7.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TenLoai {
    /// Identifier: `ke-hoach`.
    pub id: String,
    /// Name: `Kế hoạch`.
    pub name: String,
    /// Chữ viết tắt (abbreviation in the symbol): `KH`; công văn and thư công have none.
    #[serde(default)]
    pub abbreviation: Option<String>,
    /// Number of its template in PL III/II; none where the decree gives no template.
    #[serde(default)]
    pub mau: Option<String>,
    /// Identifier of the [`Group`] that it is shown in.
    pub group: String,
    /// Whether it has addressees.
    #[serde(default)]
    pub kinh_gui: KinhGuiRule,
    /// Its article.
    pub article: String,
}

/// Whether a kind of document has addressees (Kính gửi) — PL I/II.9.b–c.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum KinhGuiRule {
    /// It has none.
    #[default]
    None,
    /// A báo cáo has them when it goes to a higher body.
    Optional,
    /// It always has them.
    Required,
}

/// Kinds shown together in a list.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Group {
    /// Identifier.
    pub id: String,
    /// Name.
    pub title: String,
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::Decree;
    use thethuc_model::NgayThangNam;

    #[test]
    fn abbreviations_are_those_of_the_decree() {
        let decree = Decree::in_force(&NgayThangNam::default());
        let short = |id: &str| decree.kind(id).unwrap().abbreviation.as_deref();
        assert_eq!(short("quy-dinh"), Some("QyĐ"));
        assert_eq!(short("chuong-trinh"), Some("CTr"));
        assert_eq!(short("to-trinh"), Some("TTr"));
        assert_eq!(short("cong-dien"), Some("CĐ"));
        assert_eq!(short("cong-van"), None);
        assert_eq!(short("thu-cong"), None);
    }

    #[test]
    fn seventeen_kinds_share_the_template_1_4() {
        let decree = Decree::in_force(&NgayThangNam::default());
        let served = decree
            .kinds()
            .iter()
            .filter(|kind| kind.mau.as_deref() == Some("1.4"));
        assert_eq!(served.count(), 17);
    }

    #[test]
    fn identifiers_differ_and_groups_exist() {
        let decree = Decree::in_force(&NgayThangNam::default());
        let ids: BTreeSet<_> = decree.kinds().iter().map(|kind| &kind.id).collect();
        assert_eq!(ids.len(), decree.kinds().len());
        for kind in decree.kinds() {
            assert!(
                decree.groups().iter().any(|group| group.id == kind.group),
                "{}",
                kind.id
            );
        }
        let with_addressees = |rule| {
            decree
                .kinds()
                .iter()
                .filter(|kind| kind.kinh_gui == rule)
                .count()
        };
        assert_eq!(with_addressees(KinhGuiRule::Required), 2);
        assert_eq!(with_addressees(KinhGuiRule::Optional), 1);
    }
}
