//! Drivers that do harm: what they do ends in a message, and ends nothing else.

use std::fs;
use std::path::PathBuf;
use std::time::Duration;

use tempfile::TempDir;
use thethuc_token::{Helper, TokenError, TokenFault, tokens};

use crate::card::child;
use crate::world::run;

/// A driver of which only the first function is there, with this body.
fn driver(body: &str) -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let source = format!(
        "#include <stdio.h>\n#include <stdlib.h>\n#include <unistd.h>\n\
         int C_GetFunctionList(void **list) {{ {body} }}\n"
    );
    fs::write(folder.path().join("driver.c"), source).unwrap();
    run(
        folder.path(),
        "cc",
        &["-shared", "-fPIC", "-o", "driver.so", "driver.c"],
    );
    let file = folder.path().join("driver.so");
    (folder, file)
}

fn helper() -> Helper {
    Helper::new(child(), &[])
}

#[test]
fn a_driver_that_crashes_is_told_of() {
    let bodies = [
        "abort();",
        "*(int *)0 = 1; return 0;",
        "puts(\"xin chao\"); exit(0);",
    ];
    for body in bodies {
        let (_folder, file) = driver(body);
        let told = tokens(&helper(), &file);
        assert!(matches!(told, Err(TokenError::Crashed)), "{body}: {told:?}");
    }
}

#[test]
fn a_driver_that_hangs_is_ended() {
    let (_folder, file) = driver("for (;;) sleep(1);");
    let told = tokens(&helper().waiting(Duration::from_millis(300)), &file);
    assert!(matches!(told, Err(TokenError::TimedOut { .. })), "{told:?}");
}

#[test]
fn what_a_driver_babbles_is_no_answer() {
    let body = "puts(\"{\\\"answer\\\":\\\"tokens\\\",\\\"tokens\\\":[]}\"); \
                puts(\"thethuc-token khong phai\"); fflush(stdout); return 5;";
    let (_folder, file) = driver(body);
    let told = tokens(&helper(), &file);
    assert!(matches!(told, Err(TokenError::Answer)), "{told:?}");
}

#[test]
fn a_file_that_is_no_driver_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("driver.so");
    fs::write(&file, "khong phai").unwrap();
    for file in [file, folder.path().join("missing.so")] {
        let told = tokens(&helper(), &file);
        let is_told = matches!(
            told,
            Err(TokenError::Refused(TokenFault::DriverNotLoaded { .. }))
        );
        assert!(is_told, "{told:?}");
    }
}

#[test]
fn a_child_that_is_none_is_told_of() {
    let none = Helper::new("/there/is/none".into(), &[]);
    let told = tokens(&none, "x".as_ref());
    assert!(matches!(told, Err(TokenError::Process(_))), "{told:?}");
}
