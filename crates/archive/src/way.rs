//! The way of a document: what may be done with it at which stage — NĐ 30/2020/NĐ-CP, Điều 10–19
//! and 20–24.
//!
//! ```text
//! soạn thảo ⇄ trình duyệt → đồng ý → { cấp số, ký in either order } → phát hành → lưu hồ sơ
//!               ↓ trả lại
//! ```
//!
//! A paper document is numbered after it was signed (Điều 15.2), an electronic one by the system
//! (Điều 15.3): hence either order. A change re-opens what was approved or signed (Điều 11.3); the
//! number stays with the document, for a number is never given back.

use crate::records::{Act, Direction, Stage, Step};
use crate::{ArchiveError, Result};

/// Where a document stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Way {
    phase: Phase,
    numbered: bool,
    signed: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Phase {
    Drafted,
    Submitted,
    Returned,
    Approved,
    Issued,
    Arrived,
    Filed,
    Cancelled,
}

impl Way {
    /// The beginning.
    #[must_use]
    pub fn start(direction: Direction) -> Self {
        Self {
            phase: match direction {
                Direction::Di => Phase::Drafted,
                Direction::Den => Phase::Arrived,
            },
            numbered: false,
            signed: false,
        }
    }

    /// Where a document stands after these steps.
    ///
    /// # Errors
    /// [`ArchiveError::NotNow`] when a step could not follow, which the archive never writes.
    pub fn after(direction: Direction, steps: &[Step]) -> Result<Self> {
        steps
            .iter()
            .try_fold(Self::start(direction), |way, step| way.then(step.act))
    }

    /// How far the document is.
    #[must_use]
    pub fn stage(self) -> Stage {
        match (self.phase, self.numbered, self.signed) {
            (Phase::Drafted, ..) => Stage::SoanThao,
            (Phase::Submitted, ..) => Stage::TrinhDuyet,
            (Phase::Returned, ..) => Stage::TraLai,
            (Phase::Approved, false, false) => Stage::DongY,
            (Phase::Approved, true, false) => Stage::CapSo,
            (Phase::Approved, false, true) => Stage::Ky,
            (Phase::Approved, true, true) => Stage::ChoPhatHanh,
            (Phase::Issued, ..) => Stage::PhatHanh,
            (Phase::Arrived, ..) => Stage::Den,
            (Phase::Filed, ..) => Stage::LuuHoSo,
            (Phase::Cancelled, ..) => Stage::HuySo,
        }
    }

    /// Where the document stands after one more act.
    ///
    /// # Errors
    /// [`ArchiveError::NotNow`] when the act is not possible here.
    pub fn then(self, act: Act) -> Result<Self> {
        self.next(act).ok_or(ArchiveError::NotNow {
            act,
            stage: self.stage(),
        })
    }

    fn next(mut self, act: Act) -> Option<Self> {
        match (self.phase, act) {
            (
                Phase::Drafted | Phase::Submitted | Phase::Returned | Phase::Approved,
                Act::LuuBan,
            ) => {
                self.phase = Phase::Drafted;
                self.signed = false;
            }
            (Phase::Arrived, Act::LuuBan) => {}
            (Phase::Drafted | Phase::Returned, Act::TrinhDuyet) => self.phase = Phase::Submitted,
            (Phase::Submitted, Act::TraLai) => self.phase = Phase::Returned,
            (Phase::Approved, Act::TraLai) => {
                self.phase = Phase::Returned;
                self.signed = false;
            }
            (Phase::Submitted, Act::DongY) => self.phase = Phase::Approved,
            (Phase::Drafted, Act::DangKyDi) => {
                self.phase = Phase::Approved;
                self.signed = true;
            }
            (Phase::Arrived, Act::DangKyDen) if !self.numbered => self.numbered = true,
            (Phase::Approved, Act::CapSo | Act::CapSoBoSung) if !self.numbered => {
                self.numbered = true;
            }
            (Phase::Approved, Act::Ky) if !self.signed => self.signed = true,
            (Phase::Approved, Act::PhatHanh) if self.numbered && self.signed => {
                self.phase = Phase::Issued;
            }
            (Phase::Issued | Phase::Filed, Act::LuuHoSo) => self.phase = Phase::Filed,
            (Phase::Arrived, Act::LuuHoSo) if self.numbered => self.phase = Phase::Filed,
            (
                Phase::Drafted
                | Phase::Submitted
                | Phase::Returned
                | Phase::Approved
                | Phase::Arrived,
                Act::HuySo,
            ) if self.numbered => self.phase = Phase::Cancelled,
            _ => return None,
        }
        Some(self)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn way(acts: &[Act]) -> Result<Way> {
        acts.iter()
            .try_fold(Way::start(Direction::Di), |way, act| way.then(*act))
    }

    #[test]
    fn the_whole_way_in_either_order_of_number_and_signature() {
        use Act::{CapSo, DongY, Ky, LuuBan, LuuHoSo, PhatHanh, TrinhDuyet};
        for pair in [[CapSo, Ky], [Ky, CapSo]] {
            let acts = [
                LuuBan, TrinhDuyet, DongY, pair[0], pair[1], PhatHanh, LuuHoSo,
            ];
            assert_eq!(way(&acts).unwrap().stage(), Stage::LuuHoSo);
        }
    }

    #[test]
    fn a_change_takes_back_approval_and_signature_and_keeps_the_number() {
        use Act::{CapSo, DongY, Ky, LuuBan, PhatHanh, TrinhDuyet};
        let changed = way(&[LuuBan, TrinhDuyet, DongY, CapSo, Ky, LuuBan]).unwrap();
        assert_eq!(changed.stage(), Stage::SoanThao);
        assert!(changed.then(PhatHanh).is_err());
        let again = changed.then(TrinhDuyet).and_then(|way| way.then(DongY));
        assert_eq!(again.as_ref().unwrap().stage(), Stage::CapSo);
        assert!(again.unwrap().then(CapSo).is_err());
    }

    #[test]
    fn what_is_issued_is_not_changed() {
        use Act::{CapSo, DangKyDi, HuySo, LuuBan, PhatHanh, TraLai};
        let issued = way(&[LuuBan, DangKyDi, CapSo, PhatHanh]).unwrap();
        for act in [LuuBan, TraLai, HuySo, DangKyDi, PhatHanh] {
            assert!(issued.then(act).is_err(), "{act}");
        }
    }

    proptest! {
        #[test]
        fn nothing_is_issued_without_approval_number_and_signature(
            picks in prop::collection::vec(0..Act::ALL.len(), 0..40)
        ) {
            let mut way = Way::start(Direction::Di);
            let mut done = Vec::new();
            for act in picks.into_iter().map(|pick| Act::ALL[pick]) {
                if let Ok(next) = way.then(act) {
                    way = next;
                    done.push(act);
                }
            }
            if let Some(at) = done.iter().position(|act| *act == Act::PhatHanh) {
                let before = &done[..at];
                let changed = before.iter().rposition(|act| *act == Act::LuuBan);
                let since = &before[changed.map_or(0, |at| at + 1)..];
                let on_paper = since.contains(&Act::DangKyDi);
                prop_assert!(on_paper || since.contains(&Act::DongY));
                prop_assert!(on_paper || since.contains(&Act::Ky));
                let numbers = [Act::CapSo, Act::CapSoBoSung];
                prop_assert_eq!(before.iter().filter(|act| numbers.contains(act)).count(), 1);
            }
        }
    }
}
