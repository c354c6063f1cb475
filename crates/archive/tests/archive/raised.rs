//! An archive on a server that an older program made is raised by its owner.

use std::io::{Read as _, Write as _};

use thethuc_archive::postgres::set_up;
use thethuc_archive::table::{AUDIT, SEALED, SIGNATURE};
use thethuc_archive::{ArchiveError, Filter, PostgresArchive};

use crate::server::OnServer;
use crate::world::{Place, by, register};

#[test]
fn the_first_schema_is_raised_with_all_that_it_holds() {
    if !OnServer::is_there() {
        return;
    }
    let (newest, old) = (OnServer::new(), OnServer::new());
    let mut archive = newest.create();
    register(&mut archive, "họp Hội đồng nhân dân", "2026-11-20");
    register(&mut archive, "sửa đường", "2026-11-21");
    let (mut from, mut to) = (newest.client("chu_kho"), old.client("chu_kho"));
    to.batch_execute("DROP SCHEMA thethuc CASCADE").unwrap();
    let first = include_str!("../../src/postgres/schema-1.sql");
    to.batch_execute(&format!(
        "BEGIN; {first}; COMMIT; SET search_path = thethuc"
    ))
    .unwrap();
    let tables = SEALED.into_iter().filter(|table| **table != SIGNATURE);
    let names = tables.chain([&AUDIT]).map(|table| table.name);
    to.batch_execute("SET session_replication_role = replica")
        .unwrap();
    for name in names.chain(["person"]) {
        let mut rows = Vec::new();
        let mut read = from.copy_out(&format!("COPY {name} TO STDOUT")).unwrap();
        read.read_to_end(&mut rows).unwrap();
        let mut write = to.copy_in(&format!("COPY {name} FROM STDIN")).unwrap();
        write.write_all(&rows).unwrap();
        write.finish().unwrap();
    }
    let clerk = old.server("van_thu");
    let refused = PostgresArchive::connect(&clerk);
    assert!(matches!(refused, Err(ArchiveError::Older { found: 1, .. })));

    set_up(&old.server("chu_kho"), "Sở Nội vụ", &by()).unwrap();
    let mut raised = old.open();
    assert_eq!(raised.verify(None).unwrap().troubles, []);
    let filter = Filter {
        text: "\"hoi dong nhan dan\"".to_owned(),
        ..Filter::default()
    };
    assert_eq!(raised.search(&filter).unwrap().hits.len(), 1);
    assert_eq!(register(&mut raised, "đi tiếp", "2026-11-21").1, 3);

    // A search for its day would not find it.
    to.execute("DELETE FROM dated WHERE day = '2026-11-20'", &[])
        .unwrap();
    let troubles = format!("{:?}", raised.verify(None).unwrap().troubles);
    assert!(troubles.contains("no day of document 1\""), "{troubles}");
}
