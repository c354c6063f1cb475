//! The file of the office, opened once; who works, and what they may do.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use serde::{Deserialize, Serialize};
use thethuc_archive::sqlite::BackupPolicy;
use thethuc_archive::{Act, By, OfficeArchive, Transaction};

use crate::App;
use crate::dto::{OfficeRole, Person, WriteArchiveSettingsArgs};
use crate::error::AppError;
use crate::files;

/// The archive that is taken where none is named, in the data folder.
const DEFAULT_FILE: &str = "kho.thethuc";

/// The name of the settings in the data folder.
const SETTINGS: &str = "archive";

/// The archive of this session, once it was opened.
#[derive(Default)]
pub(crate) struct Desk {
    opened: Mutex<Option<Opened>>,
    /// The archive and the user that were named when the program was started.
    path: Option<PathBuf>,
    me: Option<String>,
}

impl Desk {
    fn opened(&self) -> MutexGuard<'_, Option<Opened>> {
        self.opened.lock().unwrap_or_else(|poisoned| {
            // What a defect stopped midway is opened anew.
            self.opened.clear_poison();
            let mut desk = PoisonError::into_inner(poisoned);
            *desk = None;
            desk
        })
    }
}

struct Opened {
    path: PathBuf,
    archive: OfficeArchive,
}

/// What is kept about the archive outside of it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Settings {
    /// Its file; absent for the usual place.
    pub(crate) path: Option<String>,
    /// Who works; blank for the user of the machine.
    pub(crate) me: String,
    /// The people of the office; empty for a single user.
    pub(crate) people: Vec<Person>,
    /// Copies made by themselves.
    pub(crate) backup: Option<BackupPolicy>,
}

impl From<WriteArchiveSettingsArgs> for Settings {
    fn from(args: WriteArchiveSettingsArgs) -> Self {
        Self {
            path: Some(args.path).filter(|path| !path.trim().is_empty()),
            me: args.me.trim().to_owned(),
            people: args.people,
            backup: args.backup,
        }
    }
}

impl OfficeRole {
    const ALL: [Self; 5] = [
        Self::SoanThao,
        Self::KiemTra,
        Self::NguoiKy,
        Self::VanThu,
        Self::LuuTru,
    ];

    /// What somebody with this role may do. Whoever is charged with a piece of work opens and fills
    /// its hồ sơ — NĐ 30/2020/NĐ-CP, Điều 29.2 and 29.3.
    fn acts(self) -> &'static [Act] {
        match self {
            Self::SoanThao => &[
                Act::LuuBan,
                Act::TrinhDuyet,
                Act::DinhKem,
                Act::NhiemVu,
                Act::LuuHoSo,
                Act::LapHoSo,
            ],
            Self::KiemTra => &[Act::TraLai, Act::DongY, Act::NhiemVu],
            Self::NguoiKy => &[Act::TraLai, Act::Ky, Act::NhiemVu],
            Self::VanThu => &[
                Act::LapKho,
                Act::MoSo,
                Act::MoNhiemKy,
                Act::LuuBan,
                Act::TrinhDuyet,
                Act::DangKyDi,
                Act::DangKyDen,
                Act::CapSo,
                Act::CapSoBoSung,
                Act::HuySo,
                Act::PhatHanh,
                Act::DinhKem,
                Act::NhiemVu,
                Act::LuuHoSo,
                Act::LapHoSo,
                Act::NopLuu,
                Act::KiemTra,
            ],
            Self::LuuTru => &[
                Act::DinhKem,
                Act::LuuHoSo,
                Act::LapHoSo,
                Act::NopLuu,
                Act::KiemTra,
            ],
        }
    }
}

impl App {
    /// The program at another archive than that of its settings, and for another user.
    #[must_use]
    pub fn at_archive(mut self, path: Option<PathBuf>, me: Option<String>) -> Self {
        self.desk = Desk {
            opened: Mutex::default(),
            path,
            me,
        };
        self
    }

    /// The file of the archive, and who works.
    ///
    /// # Errors
    /// When the settings cannot be read.
    pub fn archive_and_user(&self) -> Result<(PathBuf, By), AppError> {
        let settings = self.archive_settings()?;
        Ok((self.archive_path(&settings), self.by(&settings)))
    }

    /// Works with the archive; it is opened the first time.
    pub(crate) fn with_archive<T>(
        &self,
        work: impl FnOnce(&mut OfficeArchive) -> Result<T, AppError>,
    ) -> Result<T, AppError> {
        let path = self.archive_path(&self.archive_settings()?);
        let mut desk = self.desk.opened();
        // A file that was taken away would still take numbers, and nobody would find them.
        let is_opened = |opened: &Opened| opened.path == path && files::is_there(&path);
        if !desk.as_ref().is_some_and(is_opened) {
            *desk = None;
            let archive = OfficeArchive::open_at(&path)?;
            *desk = Some(Opened { path, archive });
        }
        match desk.as_mut() {
            Some(opened) => work(&mut opened.archive),
            None => Err(AppError::Defect {
                detail: "the archive was not kept".to_owned(),
            }),
        }
    }

    /// Does something with the file of the archive while nobody here has it open, if who works may do
    /// this.
    pub(crate) fn with_archive_closed<T>(
        &self,
        act: Act,
        work: impl FnOnce(&Path) -> Result<T, AppError>,
    ) -> Result<T, AppError> {
        let settings = self.archive_settings()?;
        self.must_be_allowed(&settings, act)?;
        let mut desk = self.desk.opened();
        *desk = None;
        work(&self.archive_path(&settings))
    }

    /// Does all of `work` or none of it, if who works may do this.
    pub(crate) fn transact<T>(
        &self,
        act: Act,
        work: impl FnOnce(&mut Transaction<'_>) -> thethuc_archive::Result<T>,
    ) -> Result<T, AppError> {
        let settings = self.archive_settings()?;
        self.must_be_allowed(&settings, act)?;
        let by = self.by(&settings);
        self.with_archive(|archive| Ok(archive.transact(&by, work)?))
    }

    /// Refuses what who works may not do.
    pub(crate) fn allow(&self, act: Act) -> Result<(), AppError> {
        self.must_be_allowed(&self.archive_settings()?, act)
    }

    pub(crate) fn archive_settings(&self) -> Result<Settings, AppError> {
        Ok(self.store.read(SETTINGS)?.unwrap_or_default())
    }

    pub(crate) fn write_archive_settings(&self, settings: &Settings) -> Result<(), AppError> {
        self.store.write(SETTINGS, settings)
    }

    /// Whether the settings name the place of an archive, so that one was there.
    pub(crate) fn is_place_settled(&self, settings: &Settings) -> bool {
        self.desk.path.is_none() && settings.path.is_some()
    }

    pub(crate) fn archive_path(&self, settings: &Settings) -> PathBuf {
        match (&self.desk.path, &settings.path) {
            (Some(path), _) => path.clone(),
            (None, Some(path)) => PathBuf::from(path),
            (None, None) => self.store.folder().join(DEFAULT_FILE),
        }
    }

    /// Who works.
    pub(crate) fn me(&self, settings: &Settings) -> String {
        match (&self.desk.me, settings.me.as_str()) {
            (Some(me), _) => me.clone(),
            (None, "") => self.user.clone(),
            (None, me) => me.to_owned(),
        }
    }

    pub(crate) fn by(&self, settings: &Settings) -> By {
        By {
            who: self.me(settings),
            at: self.now(),
        }
    }

    /// What who works may do: all of it where nobody is listed.
    pub(crate) fn roles(&self, settings: &Settings) -> Vec<OfficeRole> {
        if settings.people.is_empty() {
            return OfficeRole::ALL.to_vec();
        }
        let me = self.me(settings);
        let listed = settings.people.iter().find(|person| person.name == me);
        listed.map_or_else(|| vec![OfficeRole::SoanThao], |person| person.roles.clone())
    }

    fn must_be_allowed(&self, settings: &Settings, act: Act) -> Result<(), AppError> {
        if self.may(settings, act) {
            return Ok(());
        }
        let who = self.me(settings);
        Err(AppError::NotAllowed { who, act })
    }

    /// Whether who works may do this.
    pub(crate) fn may(&self, settings: &Settings, act: Act) -> bool {
        let roles = self.roles(settings);
        roles.iter().any(|role| role.acts().contains(&act))
    }
}
