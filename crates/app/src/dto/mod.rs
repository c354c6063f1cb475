//! The shapes of arguments and results, as JSON carries them to the window and back.
//!
//! A document comes in unread ([`DocumentJson`]), so that a bad value is answered with its place.

mod archive;
mod blocks;
mod carrying_out;
mod certificate;
mod citations;
mod compare;
mod copies;
mod findings;
mod form_check;
mod form_mend;
mod ho_so;
mod kinds;
mod learn;
mod merge;
mod office;
mod packages;
mod pages;
mod restore;
mod signing;
mod spelling;
mod templates;
mod word_files;
mod work;

use serde::{Deserialize, Serialize};
use serde_json::Value;
use thethuc_model::{Document, NgayThangNam};

use crate::error::AppError;

pub use archive::{
    ArchiveState, ArchivedArgs, ArchivedDocument, AttachArgs, BookState, CompareArgs, DocumentAct,
    DocumentActArgs, FindDocumentsArgs, FoundDocument, FoundDocuments, IncomingDraft,
    KeepDraftArgs, Late, MakeArchiveArgs, MarkedText, OfficeRole, OpenBookArgs, OpenTermArgs,
    Person, ReceiveArgs, RegisterDraftArgs, SaveAttachmentArgs, VersionArgs, VersionLine,
    WriteArchiveSettingsArgs,
};
pub use blocks::{BlockBook, BlockFileArgs, TakenBlocks, TextBlock};
pub use carrying_out::{
    CarriedOut, CarryOutArgs, ChosenTask, CitationPicture, DraftCarryingOutArgs, DrawCitationsArgs,
    DrawOfficeArgs, DrawRegisterArgs, LearnReferencesArgs, LearntReferences, UnreadFile,
    WritePictureArgs,
};
pub use certificate::{CertificateSummary, CertifiedFile, FileFate};
pub use citations::{
    ChangedReference, DraftCitation, FindReferencesArgs, ImportReferencesArgs, KeepReferenceArgs,
    KeptReference, OfferCitationsArgs, OfferedCitation, Origin, ReferenceBook, ReferenceDto,
    ReferenceImport, ReferenceKey,
};
pub use compare::{
    ChangeKind, ChangeLine, CompareDocumentsArgs, Comparison, ImportChangeArgs, MarkedDocument,
    ReadReturnedArgs, Remark, RemarkKind, Returned, WriteComparisonArgs,
};
pub use copies::{CopyTargetArgs, MadeCopy, MakeCopyArgs};
pub use findings::{
    DraftEdit, DraftFinding, DraftFix, DraftReport, RuleDto, RuleOutcome, SwitchRuleArgs,
    SwitchedOff, TextPlace, TextSpan,
};
pub use form_check::{FormFinding, FormReport};
pub use form_mend::{LeftFinding, MendFileArgs, MendedFile, MendedFinding, MendedPlace};
pub use ho_so::{
    ExportHoSoArgs, HoSoArgs, HoSoLine, HoSoView, KeepTasksArgs, KeptSearch, ListFormat,
    PrintListArgs, Printed, PrintedList, SearchNameArgs, SeriesArgs, SettleTaskArgs, TaskLine,
    Work, WorkGroup, WriteHoSoArgs,
};
pub use kinds::{KindDto, NewDocumentArgs, TenLoaiDto};
pub use learn::{Habit, LearnProfileArgs, LearnedProfile};
pub use merge::{
    CheckLettersArgs, FieldOfColumn, Letter, LetterArgs, LetterFault, LettersReport, MadeLetter,
    MadeLetters, MergeJobArgs, MergeLettersArgs, MergeList, MergeProgress, MergeSource, MergeStage,
    RegisterLetters,
};
pub use office::{
    DonVi, OfficeProfile, SecretRules, Settings, Theme, WriteProfileArgs, WriteSettingsArgs,
};
pub use packages::{
    CheckSubmissionArgs, CheckedPackage, IncomingMessage, MessageFile, WriteEdxmlArgs,
    WriteStatusArgs, WriteSubmissionArgs, WrittenPackage,
};
pub use pages::{
    Export, ExportDocumentArgs, FindingCode, FindingDto, Preview, PreviewArgs, PreviewPage,
};
pub use restore::{ArchiveFigures, BackupPreview, RestoredArchive, SeriesFigures};
pub use signing::{
    CheckedSignature, CheckedSignatures, KeyArgs, KeyCertificate, KeyFileArgs, KeySource,
    ListTokensArgs, PluggedIn, PluggedToken, PreviewSigningArgs, Secret, SignAs, SignFileArgs,
    SignatureVerdict, SignedFile, SigningMark, SigningPreview, SigningSettings, TokenCertificate,
    TokenDriver, TokenKeyArgs,
};
pub use spelling::{
    BaoDamStyle, FinalIStyle, SpellingBook, ToneStyle, WordArgs, WriteSpellingArgs,
};
pub use templates::{
    CopyTemplateArgs, OwnTemplate, ShareTemplateArgs, TemplateArgs, TemplateDraft, TemplateFault,
    TemplateReport, TemplateValue, WriteTemplateArgs,
};
pub use word_files::{CheckedFile, ExportReportsArgs, PathsArgs, WordDraft};
pub use work::{
    AutosaveArgs, Autosaved, OpenedDocument, RecentFile, RecoveredDocument, Recovery, RecoveryArgs,
    SaveDocumentArgs,
};

/// The name that a value has in JSON.
pub(crate) fn json_name(value: &impl Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(Value::String(name)) => name,
        _ => String::new(),
    }
}

/// No arguments: `{}`.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct NoArgs {}

/// The command was carried out and has nothing to say: `{}`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct Done {}

/// A document as it came in: not yet read, so that a bad value can be answered with its place.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(transparent)]
pub struct DocumentJson(pub Value);

impl DocumentJson {
    /// Reads the document.
    ///
    /// # Errors
    /// When it is none; the error names the place.
    pub fn read(self) -> Result<Document, AppError> {
        Ok(thethuc_model::read_value(self.0)?)
    }
}

impl From<&Document> for DocumentJson {
    fn from(document: &Document) -> Self {
        // A document holds nothing that JSON cannot (see `thethuc_model::write_document`).
        Self(serde_json::to_value(document).unwrap_or_default())
    }
}

/// The program and where it runs.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct AppInfo {
    /// Version of the program.
    pub version: String,
    /// Today, in the zone of the machine.
    pub today: NgayThangNam,
    /// The family whose letters stand on the pages: `Times New Roman` or `Liberation Serif`.
    pub font_family: String,
    /// Where profile, settings and unsaved work are kept.
    pub data_dir: String,
    /// The name that the machine knows its user by; blank when it does not.
    pub user: String,
}

/// A document.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct DocumentDto {
    /// The document.
    pub document: Document,
}

/// A document to look at.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct DocumentArgs {
    /// The document.
    #[cfg_attr(feature = "codegen", ts(as = "Document"))]
    pub document: DocumentJson,
}

/// A file by its path.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct PathArgs {
    /// Path.
    pub path: String,
}

/// A file that was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct WrittenFile {
    /// Path.
    pub path: String,
    /// Size, bytes.
    pub bytes: u64,
}
