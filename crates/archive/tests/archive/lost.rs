//! A server that goes away: nothing that was acknowledged is lost, nothing that failed is kept, and
//! the work goes on when the server is back.

use thethuc_archive::{Archive, ArchiveError, Draft, Filter, PostgresArchive};

use crate::line::{Break, Line};
use crate::server::OnServer;
use crate::world::{Place, by, day, draft, register};

/// A place, unless there is no server.
fn place() -> Option<OnServer> {
    OnServer::is_there().then(OnServer::new)
}

/// Ends every connection of the clerk, as a server that is stopped does.
fn end_connections(place: &OnServer) {
    let ended = place.row(
        "SELECT count(pg_terminate_backend(pid, 5000)) FROM pg_stat_activity
         WHERE usename = 'van_thu' AND datname = current_database()",
    );
    assert_ne!(ended, [thethuc_archive::Value::Int(0)]);
}

fn documents<S: thethuc_archive::store::Store>(archive: &Archive<S>) -> usize {
    archive.search(&Filter::default()).unwrap().hits.len()
}

#[test]
fn questions_and_acts_go_on_over_a_new_connection() {
    let Some(place) = place() else { return };
    let mut archive = place.create();
    assert_eq!(register(&mut archive, "trước", "2026-11-20").1, 1);
    end_connections(&place);
    assert_eq!(documents(&archive), 1);
    end_connections(&place);
    assert_eq!(register(&mut archive, "sau", "2026-11-20").1, 2);
    assert_eq!(archive.verify(None).unwrap().troubles, []);
}

#[test]
fn an_act_that_was_cut_off_never_happened() {
    let Some(place) = place() else { return };
    let mut archive = place.create();
    let cut = archive.transact(&by(), |transaction| {
        transaction.register(draft("dở dang"), "di", day("2026-11-20"))?;
        end_connections(&place);
        transaction.register(draft("dở dang nữa"), "di", day("2026-11-20"))
    });
    assert!(matches!(cut, Err(ArchiveError::Unreachable(_))), "{cut:?}");
    assert_eq!(documents(&archive), 0);
    assert_eq!(register(&mut archive, "lại", "2026-11-20").1, 1);
}

#[test]
fn an_act_whose_last_word_was_cut_off_is_asked_after() {
    let Some(place) = place() else { return };
    let mut archive = place.create();
    let mut owner = place.client("chu_kho");
    owner
        .batch_execute(
            "CREATE FUNCTION public.fall() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
                 BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NULL; END $$;
             CREATE CONSTRAINT TRIGGER fall AFTER INSERT ON audit DEFERRABLE INITIALLY DEFERRED
                 FOR EACH ROW EXECUTE FUNCTION public.fall()",
        )
        .unwrap();
    let cut = archive.transact(&by(), |transaction| {
        transaction.register(draft("không tới nơi"), "di", day("2026-11-20"))
    });
    assert!(matches!(cut, Err(ArchiveError::Unreachable(_))), "{cut:?}");
    owner.batch_execute("DROP TRIGGER fall ON audit").unwrap();
    assert_eq!(documents(&archive), 0);
    assert_eq!(register(&mut archive, "tới nơi", "2026-11-20").1, 1);
}

/// An archive at the end of a line, and the line.
fn at_a_line(place: &OnServer) -> (PostgresArchive, Line) {
    drop(place.create());
    let line = Line::to(place);
    let archive = PostgresArchive::connect(&line.server(place, "van_thu")).unwrap();
    (archive, line)
}

#[test]
fn an_act_that_was_kept_is_done_once_though_its_answer_was_lost() {
    let Some(place) = place() else { return };
    let (mut archive, line) = at_a_line(&place);
    line.break_at(Break::Answer);
    assert_eq!(register(&mut archive, "một", "2026-11-20").1, 1);
    assert_eq!(register(&mut archive, "hai", "2026-11-20").1, 2);
    assert_eq!(documents(&place.open()), 2);
    assert_eq!(archive.verify(None).unwrap().troubles, []);
}

#[test]
fn an_act_whose_last_word_never_arrived_never_happened() {
    let Some(place) = place() else { return };
    let (mut archive, line) = at_a_line(&place);
    line.break_at(Break::Question);
    let cut = archive.transact(&by(), |transaction| {
        transaction.register(draft("không tới nơi"), "di", day("2026-11-20"))
    });
    assert!(matches!(cut, Err(ArchiveError::Unreachable(_))), "{cut:?}");
    assert_eq!(documents(&archive), 0);
    assert_eq!(register(&mut archive, "tới nơi", "2026-11-20").1, 1);
}

#[test]
fn an_act_that_nobody_can_ask_after_is_unsure_and_not_numbered_twice() {
    let Some(place) = place() else { return };
    let (mut archive, line) = at_a_line(&place);
    let mut once = || {
        let draft = Draft {
            again: false,
            ..draft("một lần")
        };
        archive.transact(&by(), |transaction| {
            transaction.register(draft, "di", day("2026-11-20"))
        })
    };
    line.break_at(Break::AnswerForGood);
    let cut = once();
    assert!(matches!(cut, Err(ArchiveError::Unsure(_))), "{cut:?}");
    line.mend();
    let again = once();
    assert!(
        matches!(again, Err(ArchiveError::Registered { .. })),
        "{again:?}"
    );
    assert_eq!(register(&mut archive, "hai", "2026-11-20").1, 2);
    assert_eq!(archive.verify(None).unwrap().troubles, []);
}

#[test]
fn a_server_that_is_not_there_is_told_of() {
    let Some(place) = place() else { return };
    let mut server = place.server("van_thu");
    server.port = 1;
    let nobody = thethuc_archive::PostgresArchive::connect(&server);
    assert!(matches!(nobody, Err(ArchiveError::Unreachable(_))));
}
