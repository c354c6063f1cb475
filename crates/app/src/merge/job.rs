//! Work on many letters: how far it is, and stopping it.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use crate::App;
use crate::dto::{Done, MergeJobArgs, MergeProgress, MergeStage};
use crate::error::AppError;

/// The work that is being done, by the name that whoever began it gave.
#[derive(Debug, Default)]
pub(crate) struct Jobs(Mutex<BTreeMap<String, Arc<Shared>>>);

#[derive(Debug, Default)]
struct Shared {
    progress: Mutex<MergeProgress>,
    stop: AtomicBool,
}

/// A piece of work that others can look at and stop, while it lasts.
pub(super) struct Job<'a> {
    jobs: &'a Jobs,
    id: String,
    shared: Arc<Shared>,
}

impl Jobs {
    /// Begins work.
    pub(super) fn begin(&self, id: String) -> Job<'_> {
        let shared = Arc::<Shared>::default();
        self.with(|jobs| jobs.insert(id.clone(), Arc::clone(&shared)));
        Job {
            jobs: self,
            id,
            shared,
        }
    }

    fn find(&self, id: &str) -> Option<Arc<Shared>> {
        self.with(|jobs| jobs.get(id).cloned())
    }

    fn with<T>(&self, look: impl FnOnce(&mut BTreeMap<String, Arc<Shared>>) -> T) -> T {
        look(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Job<'_> {
    /// Says how far the work is.
    pub(super) fn report(&self, stage: MergeStage, done: usize, of: usize) {
        let progress = &mut *self
            .shared
            .progress
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        *progress = MergeProgress { stage, done, of };
    }

    /// What becomes true when the work is to stop.
    pub(super) fn stop(&self) -> &AtomicBool {
        &self.shared.stop
    }

    /// Begins no more of the work.
    pub(super) fn give_up(&self) {
        self.stop().store(true, Ordering::Relaxed);
    }

    /// Goes on, unless the work is to stop.
    pub(super) fn go_on(&self) -> Result<(), AppError> {
        match self.stop().load(Ordering::Relaxed) {
            true => Err(AppError::MergeStopped),
            false => Ok(()),
        }
    }
}

impl Drop for Job<'_> {
    fn drop(&mut self) {
        self.jobs.with(|jobs| jobs.remove(&self.id));
    }
}

/// How far work is; none of it when there is no such work.
pub(crate) fn progress(app: &App, args: MergeJobArgs) -> Result<MergeProgress, AppError> {
    let job = app.merging.find(&args.id);
    Ok(job.map_or_else(MergeProgress::default, |job| {
        *job.progress.lock().unwrap_or_else(PoisonError::into_inner)
    }))
}

/// Stops work; what is done already is no error.
pub(crate) fn cancel(app: &App, args: MergeJobArgs) -> Result<Done, AppError> {
    if let Some(job) = app.merging.find(&args.id) {
        job.stop.store(true, Ordering::Relaxed);
    }
    Ok(Done {})
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn work_is_known_while_it_lasts_and_stops_when_it_is_told_to() {
        let jobs = Jobs::default();
        let job = jobs.begin("a".to_owned());
        job.report(MergeStage::Writing, 2, 5);
        let shared = jobs.find("a").unwrap();
        assert_eq!(shared.progress.lock().unwrap().done, 2);
        assert!(job.go_on().is_ok());
        shared.stop.store(true, Ordering::Relaxed);
        assert!(matches!(job.go_on(), Err(AppError::MergeStopped)));
        drop(job);
        assert!(jobs.find("a").is_none());
    }
}
