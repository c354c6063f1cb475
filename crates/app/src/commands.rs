//! The table of commands: each is declared once, here. The window's types, its calls and the HTTP
//! host follow from it.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use thethuc_archive::{HandOver, TaskFacts};

use crate::dto::*;
use crate::error::AppError;
use crate::{
    App, archive, blocks, carrying_out, certificate, citation_graph, citing, comparing, copies,
    documents, findings, form_check, form_mend, kinds, learn, merge, office, own_templates,
    packages, pages, recovery, reference_book, rules, secrets, signature, spelling, word_files,
};

/// Declares the commands: for each its name, its arguments, its result and the function behind it.
macro_rules! commands {
    ($( $(#[doc = $doc:literal])+ $name:ident($args:ty) -> $result:ty = $handler:path; )+) => {
        /// The names of all commands.
        pub const NAMES: &[&str] = &[$(stringify!($name)),+];

        /// Calls a command by its name; the answer is JSON text.
        pub(crate) fn dispatch(app: &App, name: &str, args: Value) -> Result<String, AppError> {
            match name {
                $(stringify!($name) => run::<$args, $result>(app, name, args, $handler),)+
                _ => Err(AppError::UnknownCommand { name: name.to_owned() }),
            }
        }

        /// What TypeScript must know of the commands.
        #[cfg(feature = "codegen")]
        pub(crate) fn signatures(
            types: &mut crate::codegen::Types,
        ) -> Vec<crate::codegen::Signature> {
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
    app_info(NoArgs) -> AppInfo = App::info;
    /// The kinds of documents that can be drafted, in the order of the menu.
    list_kinds(NoArgs) -> Vec<KindDto> = kinds::list;
    /// A new document of a kind, filled in from the office profile.
    new_document(NewDocumentArgs) -> DocumentDto = kinds::new_document;
    /// The sample of a kind, or of one of its tên loại.
    sample_document(NewDocumentArgs) -> DocumentDto = kinds::sample;
    /// The templates of the office.
    list_templates(NoArgs) -> Vec<OwnTemplate> = own_templates::list;
    /// Copies a kind of the program under a name of the office's.
    copy_template(CopyTemplateArgs) -> OwnTemplate = own_templates::copy;
    /// What a template of the office names, and what is wrong with it.
    check_template(TemplateArgs) -> TemplateReport = own_templates::check;
    /// What can be changed in a template of the office.
    read_template(TemplateArgs) -> TemplateDraft = own_templates::read_draft;
    /// Keeps what was changed in a template of the office, and checks it.
    write_template(WriteTemplateArgs) -> TemplateReport = own_templates::write;
    /// Writes a template of the office as one file, to be handed on.
    share_template(ShareTemplateArgs) -> WrittenFile = own_templates::share;
    /// Takes in a template that was handed on.
    take_template(PathArgs) -> OwnTemplate = own_templates::take;
    /// Deletes a template of the office.
    remove_template(TemplateArgs) -> Done = own_templates::remove;
    /// The pages of a document as they will be printed, and what is wrong or missing.
    preview(PreviewArgs) -> Preview = pages::preview;
    /// Checks the form of a draft, rule by rule.
    check_document(DocumentArgs) -> DraftReport = findings::check_document;
    /// Checks the form of a document file or of a Word file, rule by rule.
    check_file(PathArgs) -> FormReport = form_check::check_file;
    /// Mends what can safely be mended in a file, as tracked changes in a Word file; writes beside it.
    mend_file(MendFileArgs) -> MendedFile = form_mend::mend_file;
    /// The documents among files and in folders that are named.
    list_documents(PathsArgs) -> Vec<String> = word_files::list_documents;
    /// A Word file as a document of ours.
    read_word(PathArgs) -> WordDraft = word_files::read_word;
    /// Writes a report on many files.
    export_reports(ExportReportsArgs) -> Vec<WrittenFile> = word_files::export_reports;
    /// The rules of form, with those that the office does not go by.
    list_rules(NoArgs) -> Vec<RuleDto> = rules::list;
    /// Switches a rule off for the office, or on again.
    switch_rule(SwitchRuleArgs) -> Vec<RuleDto> = rules::switch;
    /// How the office spells.
    read_spelling(NoArgs) -> SpellingBook = spelling::read;
    /// Keeps how the office spells. A model that cannot be read is refused.
    write_spelling(WriteSpellingArgs) -> Done = spelling::write;
    /// Adds a word that is right in the office.
    keep_word(WordArgs) -> SpellingBook = spelling::keep_word;
    /// The text blocks of the office.
    read_blocks(NoArgs) -> BlockBook = blocks::read;
    /// Keeps the text blocks of the office.
    write_blocks(BlockBook) -> Done = blocks::write;
    /// Takes in the text blocks of a file.
    take_blocks(BlockFileArgs) -> TakenBlocks = blocks::take;
    /// Writes the text blocks as a file, to be handed on.
    share_blocks(BlockFileArgs) -> WrittenFile = blocks::share;
    /// Every document that a draft cites, in reading order, with what the library knows of it.
    cite_document(DocumentArgs) -> Vec<DraftCitation> = citing::cite_document;
    /// The documents that can be cited at a place, with the words to insert there.
    offer_citations(OfferCitationsArgs) -> Vec<OfferedCitation> = citing::offer_citations;
    /// The library of documents, or those that fit words.
    find_references(FindReferencesArgs) -> ReferenceBook = reference_book::find;
    /// Keeps a document in the office's part of the library.
    keep_reference(KeepReferenceArgs) -> KeptReference = reference_book::keep;
    /// Takes a document out of the office's part of the library. One that is gone already is no error.
    remove_reference(ReferenceKey) -> Done = reference_book::remove;
    /// Takes over a list of documents, or only tells what that would change.
    import_references(ImportReferencesArgs) -> ReferenceImport = reference_book::import;
    /// The citation graph of a draft, on its own day.
    draw_citations(DrawCitationsArgs) -> CitationPicture = citation_graph::draw_citations;
    /// The citation graph of files and folders, as it is today.
    draw_office(DrawOfficeArgs) -> CitationPicture = citation_graph::draw_office;
    /// The citation graph of documents in the register, as it is today.
    draw_register(DrawRegisterArgs) -> CitationPicture = archive::draw_register;
    /// Takes into the library what documents say of themselves and of what they cite, or only tells it.
    learn_references(LearnReferencesArgs) -> LearntReferences = citation_graph::learn_references;
    /// Begins a công văn that carries out another document.
    carry_out(CarryOutArgs) -> CarriedOut = carrying_out::carry_out;
    /// The same draft with the tasks that a person chose and worded.
    draft_carrying_out(DraftCarryingOutArgs) -> DocumentDto = carrying_out::draft_carrying_out;
    /// Writes a picture that the window made, or the table of one.
    write_picture(WritePictureArgs) -> WrittenFile = citation_graph::write_picture;
    /// Writes DOCX, PDF and SVG files.
    export_document(ExportDocumentArgs) -> Export = pages::export;
    /// What changed from one document to another.
    compare_documents(CompareDocumentsArgs) -> Comparison = comparing::compare_documents;
    /// The first of two documents with one of their changes in it.
    import_change(ImportChangeArgs) -> DocumentDto = comparing::import_change;
    /// A file that came back, as a document beside its draft, with what others left in it.
    read_returned(ReadReturnedArgs) -> Returned = comparing::read_returned;
    /// Writes a comparison: the marked pages as PDF, or with the list of changes as HTML.
    write_comparison(WriteComparisonArgs) -> WrittenFile = comparing::write_comparison;
    /// What a list of recipients has: its columns, and how many rows.
    read_merge_list(PathArgs) -> MergeList = merge::read_merge_list;
    /// One letter of a draft and a list, to be looked at.
    preview_letter(LetterArgs) -> Letter = merge::preview_letter;
    /// Checks every letter of a draft and a list; makes none of them.
    check_letters(CheckLettersArgs) -> LettersReport = merge::check_letters;
    /// Makes every letter of a draft and a list, or none: files, numbers, or both.
    merge_letters(MergeLettersArgs) -> MadeLetters = merge::merge_letters;
    /// How far letters are.
    merge_progress(MergeJobArgs) -> MergeProgress = merge::progress;
    /// Stops checking or making letters; those made already are taken away again.
    cancel_merge(MergeJobArgs) -> Done = merge::cancel;
    /// Compares the files beside a certificate of form with what it says of their bytes.
    verify_certificate(PathArgs) -> Vec<CertifiedFile> = certificate::verify;
    /// What the signing window keeps from one time to the next.
    read_signing(NoArgs) -> SigningSettings = signature::read_settings;
    /// Keeps it; no password is among it.
    write_signing(SigningSettings) -> Done = signature::write_settings;
    /// The certificate of a key file.
    read_key(KeyFileArgs) -> KeyCertificate = signature::read_key;
    /// The tokens that are plugged in, with their certificates; no PIN is needed.
    list_tokens(ListTokensArgs) -> PluggedIn = signature::list_tokens;
    /// The page on which somebody would sign, with what would be seen on it.
    preview_signing(PreviewSigningArgs) -> SigningPreview = signature::preview_signing;
    /// Signs a file.
    sign_file(SignFileArgs) -> SignedFile = signature::sign_file;
    /// Checks the signatures of a file.
    check_signatures(PathArgs) -> CheckedSignatures = signature::check_signatures;
    /// Makes a copy of a document, and registers it where the office keeps an archive.
    make_copy(MakeCopyArgs) -> MadeCopy = copies::make;
    /// Reads a document file.
    open_document(PathArgs) -> OpenedDocument = documents::open;
    /// Writes a document file whole, or leaves the old one as it was.
    save_document(SaveDocumentArgs) -> WrittenFile = documents::save;
    /// Document files that were opened or saved, the latest first.
    recent_files(NoArgs) -> Vec<RecentFile> = documents::recent;
    /// The office profile; an empty one when none was written.
    read_profile(NoArgs) -> OfficeProfile = office::read_profile;
    /// Keeps the office profile.
    write_profile(WriteProfileArgs) -> Done = office::write_profile;
    /// The office's profile, as letters that it has issued tell it, and what in them is unlawful.
    learn_profile(LearnProfileArgs) -> LearnedProfile = learn::learn_profile;
    /// Settings of the window; the defaults when none were written.
    read_settings(NoArgs) -> Settings = office::read_settings;
    /// Keeps the settings of the window.
    write_settings(WriteSettingsArgs) -> Done = office::write_settings;
    /// What the office keeps state secrets out of.
    read_secret_rules(NoArgs) -> SecretRules = secrets::read_rules;
    /// Keeps that.
    write_secret_rules(SecretRules) -> Done = secrets::write_rules;
    /// A document as it is read from a file: checked, its letters composed.
    read_document(DocumentArgs) -> DocumentDto = documents::read;
    /// Keeps a copy of unsaved work for the case of a crash.
    autosave(AutosaveArgs) -> Autosaved = recovery::autosave;
    /// Copies of unsaved work, the latest first.
    list_recoveries(NoArgs) -> Vec<Recovery> = recovery::list;
    /// Reads a copy of unsaved work; it stays until it is discarded.
    take_recovery(RecoveryArgs) -> RecoveredDocument = recovery::take;
    /// Deletes a copy of unsaved work. One that is gone already is no error.
    discard_recovery(RecoveryArgs) -> Done = recovery::discard;
    /// The archive of the office and who works with it; without one, where it would be made.
    archive_state(NoArgs) -> ArchiveState = archive::state;
    /// Makes the archive, with the books of outgoing and incoming documents and of copies.
    make_archive(MakeArchiveArgs) -> ArchiveState = archive::make;
    /// Keeps where the archive is, who works and what everybody does.
    write_archive_settings(WriteArchiveSettingsArgs) -> ArchiveState = archive::write_settings;
    /// Works with the archive of another file.
    turn_to_archive(PathArgs) -> ArchiveState = archive::turn_to;
    /// Opens a book.
    open_book(OpenBookArgs) -> ArchiveState = archive::open_book;
    /// Begins a term of a book that is numbered by terms.
    open_term(OpenTermArgs) -> ArchiveState = archive::open_term;
    /// What is strange in a series of numbers, in words.
    check_book(SeriesArgs) -> Vec<String> = archive::findings;
    /// Compares everything in the archive with its audit; what differs, in words.
    verify_archive(NoArgs) -> Vec<String> = archive::verify;
    /// Makes a copy of the archive and verifies it.
    back_up_archive(PathArgs) -> PathArgs = archive::back_up;
    /// Makes the copy that the settings ask for, if its time has come.
    back_up_if_due(NoArgs) -> Option<PathArgs> = archive::back_up_if_due;
    /// What a copy holds, beside what the archive does.
    preview_backup(PathArgs) -> BackupPreview = archive::preview_backup;
    /// Puts a copy in the place of the archive, which is kept beside it.
    restore_backup(PathArgs) -> RestoredArchive = archive::restore;
    /// What waits to be done.
    list_work(NoArgs) -> Work = archive::work;
    /// Finds documents, the newest first.
    find_documents(FindDocumentsArgs) -> FoundDocuments = archive::find;
    /// The searches that who works keeps.
    list_searches(NoArgs) -> Vec<KeptSearch> = archive::list_searches;
    /// Keeps a search under a name.
    keep_search(KeptSearch) -> Vec<KeptSearch> = archive::keep_search;
    /// Forgets a search.
    forget_search(SearchNameArgs) -> Vec<KeptSearch> = archive::forget_search;
    /// Everything about a document of the archive.
    view_document(ArchivedArgs) -> ArchivedDocument = archive::view;
    /// A version of a document that was drafted here, with the number that the register gave.
    archived_document(VersionArgs) -> DocumentDto = archive::archived_document;
    /// What changed between two versions.
    compare_versions(CompareArgs) -> Comparison = archive::compare;
    /// Does something with a document on its way.
    act_on_document(DocumentActArgs) -> ArchivedDocument = archive::act;
    /// Keeps a draft in the archive, as a new document or as the next version of one.
    keep_draft(KeepDraftArgs) -> ArchivedDocument = archive::keep_draft;
    /// Registers a document that was approved and signed, and takes its number.
    register_draft(RegisterDraftArgs) -> ArchivedDocument = archive::register_draft;
    /// What a file that came says of itself.
    read_incoming(PathArgs) -> IncomingDraft = archive::read_incoming;
    /// Writes a registered document with its files as a message of edXML.
    write_edxml(WriteEdxmlArgs) -> WrittenPackage = packages::write_edxml;
    /// Writes what became of a document that came as a message of edXML, for whoever sent it.
    write_status(WriteStatusArgs) -> WrittenPackage = packages::write_status;
    /// Registers an incoming document with its files, and those of its messages.
    receive_document(ReceiveArgs) -> ArchivedDocument = archive::receive;
    /// Attaches a file to a document.
    attach_file(AttachArgs) -> ArchivedDocument = archive::attach;
    /// Writes an attached file.
    save_attachment(SaveAttachmentArgs) -> WrittenFile = archive::save_attachment;
    /// All hồ sơ, those of the latest year first.
    list_ho_so(NoArgs) -> Vec<HoSoLine> = archive::list_ho_so;
    /// A hồ sơ with its documents in their order.
    view_ho_so(HoSoArgs) -> HoSoView = archive::view_ho_so;
    /// Opens a hồ sơ, or describes it anew.
    write_ho_so(WriteHoSoArgs) -> HoSoView = archive::write_ho_so;
    /// Records that a hồ sơ was handed over.
    hand_over_ho_so(HandOver) -> HoSoView = archive::hand_over;
    /// Writes a hồ sơ as a folder: PDF, attached files, metadata as XML, checksums.
    export_ho_so(ExportHoSoArgs) -> Vec<WrittenFile> = archive::export_ho_so;
    /// Writes a hồ sơ as a package for an archive into a new folder.
    write_submission(WriteSubmissionArgs) -> WrittenPackage = archive::write_submission;
    /// Checks a package for an archive: every file against its SHA-256, and the whole.
    check_submission(CheckSubmissionArgs) -> CheckedPackage = packages::check_submission;
    /// Writes a book or a list of hồ sơ or tasks as PDF, XLSX or CSV.
    print_list(PrintListArgs) -> PrintedList = archive::print_list;
    /// The tasks that a document sets by its words.
    propose_tasks(ArchivedArgs) -> Vec<TaskFacts> = archive::propose_tasks;
    /// Keeps tasks of a document.
    keep_tasks(KeepTasksArgs) -> Vec<TaskLine> = archive::keep_tasks;
    /// The tasks that are to be done, the one that is due first before the others.
    list_tasks(NoArgs) -> Vec<TaskLine> = archive::list_tasks;
    /// Says how far a task is.
    settle_task(SettleTaskArgs) -> Vec<TaskLine> = archive::settle_task;
}

fn run<A: DeserializeOwned, R: Serialize>(
    app: &App,
    name: &str,
    args: Value,
    handler: impl FnOnce(&App, A) -> Result<R, AppError>,
) -> Result<String, AppError> {
    let bad = |source| AppError::BadArguments {
        command: name.to_owned(),
        source,
    };
    let args = serde_json::from_value(args).map_err(bad)?;
    serde_json::to_string(&handler(app, args)?).map_err(bad)
}
