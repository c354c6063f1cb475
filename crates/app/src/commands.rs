//! The table of commands.

use crate::dto::*;

/// Declares the commands: for each its name, its arguments, its result and the function behind it.
macro_rules! commands {
    ($( $(#[doc = $doc:literal])+ $name:ident($args:ty) -> $result:ty; )+) => {
        /// The names of all commands.
        pub const NAMES: &[&str] = &[$(stringify!($name)),+];

        /// What TypeScript must know of the commands.
        #[cfg(feature = "codegen")]
        pub(crate) fn signatures(types: &mut crate::codegen::Types) -> Vec<crate::codegen::Signature> {
            vec![$(crate::codegen::Signature {
                name: stringify!($name),
                docs: &[$($doc),+],
                args: types.name_of::<$args>(),
                result: types.name_of::<$result>(),
            }),+]
        }
    };
}

commands! {
    /// The program: version, font, today's date.
    app_info(NoArgs) -> AppInfo;
    /// The kinds of documents that can be drafted, in the order of the menu.
    list_kinds(NoArgs) -> Vec<KindDto>;
    /// A new document of a kind, filled in from the office profile.
    new_document(NewDocumentArgs) -> DocumentDto;
    /// The sample of a kind.
    sample_document(KindArgs) -> DocumentDto;
    /// The pages of a document as they will be printed, and what is wrong or missing.
    preview(PreviewArgs) -> Preview;
    /// What is missing or could not be set, without the pages.
    check_document(DocumentArgs) -> Vec<FindingDto>;
    /// Reads a document file.
    open_document(PathArgs) -> OpenedDocument;
    /// Writes a document file whole, or leaves the old one as it was.
    save_document(SaveDocumentArgs) -> WrittenFile;
    /// Writes DOCX, PDF and SVG files.
    export_document(ExportDocumentArgs) -> Export;
    /// Document files that were opened or saved, the latest first.
    recent_files(NoArgs) -> Vec<RecentFile>;
    /// The office profile; an empty one when none was written.
    read_profile(NoArgs) -> OfficeProfile;
    /// Keeps the office profile.
    write_profile(WriteProfileArgs) -> Done;
    /// Settings of the window; the defaults when none were written.
    read_settings(NoArgs) -> Settings;
    /// Keeps the settings of the window.
    write_settings(WriteSettingsArgs) -> Done;
    /// Keeps a copy of unsaved work for the case of a crash.
    autosave(AutosaveArgs) -> Done;
    /// Copies of unsaved work, the latest first.
    list_recoveries(NoArgs) -> Vec<Recovery>;
    /// Reads a copy of unsaved work; it stays until it is discarded.
    take_recovery(RecoveryArgs) -> RecoveredDocument;
    /// Deletes a copy of unsaved work. One that is gone already is no error.
    discard_recovery(RecoveryArgs) -> Done;
}
