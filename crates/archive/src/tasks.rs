//! Nhiệm vụ: set by a document, changed, settled; and what each role has to do.

use chrono::NaiveDate;

use crate::Result;
use crate::archive::Archive;
use crate::read;
use crate::records::{Act, Role, Stage, Task, TaskFacts, TaskState};
use crate::search::{Filter, Hits};
use crate::store::Store;
use crate::transaction::{Line, Transaction, following};
use crate::value::Row;

impl Role {
    /// The stages at which a document waits for this role.
    #[must_use]
    pub fn waits_for(self) -> &'static [Stage] {
        match self {
            Self::SoanThao => &[Stage::TraLai, Stage::SoanThao],
            Self::KiemTra => &[Stage::TrinhDuyet],
            Self::VanThu => &[
                Stage::ChoPhatHanh,
                Stage::Ky,
                Stage::DongY,
                Stage::CapSo,
                Stage::Den,
            ],
            Self::LuuTru => &[Stage::PhatHanh],
        }
    }
}

impl Transaction<'_> {
    /// Giao nhiệm vụ: sets a task and returns which of the document's it is.
    ///
    /// # Errors
    /// [`crate::ArchiveError::Missing`] when nothing is to be done,
    /// [`crate::ArchiveError::TooLong`] for a field that is too long,
    /// [`crate::ArchiveError::Unknown`] when there is no such document.
    pub fn set_task(&mut self, document: i64, facts: TaskFacts) -> Result<u32> {
        read::direction(self.store, document)?;
        let last: Option<Task> = read::last(self.store, &[("document", document.into())])?;
        let task = following(last.map(|last| last.task));
        self.save_task(Task {
            document,
            task,
            ordinal: 1,
            facts,
            state: TaskState::Mo,
            note: String::new(),
        })?;
        Ok(task)
    }

    /// Describes a task anew; what it was before is kept.
    ///
    /// # Errors
    /// As [`Self::set_task`].
    pub fn change_task(&mut self, document: i64, task: u32, facts: TaskFacts) -> Result<()> {
        let next = self.next_of_task(document, task)?;
        self.save_task(Task { facts, ..next })
    }

    /// Says how far a task is: done, given up, or to be done again.
    ///
    /// # Errors
    /// [`crate::ArchiveError::Unknown`] when there is none.
    pub fn settle_task(
        &mut self,
        document: i64,
        task: u32,
        state: TaskState,
        note: &str,
    ) -> Result<()> {
        let next = self.next_of_task(document, task)?;
        self.save_task(Task {
            state,
            note: thethuc_text::nfc(note.trim()).into_owned(),
            ..next
        })
    }

    fn next_of_task(&self, document: i64, task: u32) -> Result<Task> {
        let last = read::task(self.store, document, task)?;
        Ok(Task {
            ordinal: following(Some(last.ordinal)),
            ..last
        })
    }

    fn save_task(&mut self, mut task: Task) -> Result<()> {
        task.facts = task.facts.clean()?;
        let detail = format!("{}: {}", task.state, task.facts.what);
        let line = Line {
            act: Act::NhiemVu,
            document: Some(task.document),
            detail: &detail,
        };
        self.record(&line, &[Row::of(&task)?])
    }
}

impl<S: Store> Archive<S> {
    /// The tasks that a document sets, in the order in which they were set.
    ///
    /// # Errors
    /// When the store fails.
    pub fn tasks_of(&self, document: i64) -> Result<Vec<Task>> {
        read::latest(&self.store, &[("document", document.into())])
    }

    /// The tasks that are to be done, the one that is due first before the others; those without a
    /// day last.
    ///
    /// # Errors
    /// When the store fails.
    pub fn open_tasks(&self) -> Result<Vec<Task>> {
        let mut tasks: Vec<Task> =
            read::latest(&self.store, &[("state", TaskState::Mo.id().into())])?;
        tasks.sort_by_key(|task| {
            (
                task.facts.due.is_none(),
                task.facts.due,
                task.document,
                task.task,
            )
        });
        Ok(tasks)
    }

    /// A task, as it stands now.
    ///
    /// # Errors
    /// [`crate::ArchiveError::Unknown`] when there is none.
    pub fn task(&self, document: i64, task: u32) -> Result<Task> {
        read::task(&self.store, document, task)
    }

    /// The newest documents that wait for a role, by stage; a drafter has only those that `who`
    /// began. At most `limit` of each stage.
    ///
    /// # Errors
    /// When the store fails.
    pub fn to_do(&self, role: Role, who: &str, limit: usize) -> Result<Vec<(Stage, Hits)>> {
        let hits = |stage: &Stage| {
            let filter = Filter {
                stage: Some(*stage),
                drafter: (role == Role::SoanThao).then(|| who.to_owned()),
                limit,
                ..Filter::default()
            };
            Ok((*stage, self.search(&filter)?))
        };
        role.waits_for().iter().map(hits).collect()
    }

    /// Incoming documents that are to be answered by this day, the newest first.
    ///
    /// # Errors
    /// When the store fails.
    pub fn to_answer(&self, by: NaiveDate, limit: usize) -> Result<Hits> {
        self.search(&Filter {
            stage: Some(Stage::Den),
            due_by: Some(by),
            limit,
            ..Filter::default()
        })
    }
}
