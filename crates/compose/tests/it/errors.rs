//! Faults in templates: every one names its file, its line and what to do.

use thethuc_compose::{ComposeError, Problem, TemplateError, Templates, compose};
use thethuc_model::{Document, FieldPath};

use crate::BUILTIN;

const KIND: &str = "id = \"thu\"\nname = \"Thử\"\ndescription = \"Thử.\"\nmau = \"\"\n\
                    serves = [\"cong-van\"]\n\n[[group]]\ntitle = \"Đầu\"\nfields = [{ path = \"/trich_yeu\" }]\n";

fn templates(layout: &str) -> Result<Templates, TemplateError> {
    Templates::from_files([("thu/layout.xml", layout), ("thu/kind.toml", KIND)])
}

/// The fault of a layout that the engine itself reads without complaint.
fn fault(layout: &str) -> TemplateError {
    let templates = match templates(layout) {
        Ok(templates) => templates,
        Err(error) => return error,
    };
    match compose(&templates, &Document::new("thu")) {
        Err(ComposeError::Template(error)) => error,
        other => panic!("{other:?}"),
    }
}

/// A section around `inner`, which begins on line 3.
fn section(inner: &str) -> String {
    format!("<document>\n<section>\n{inner}\n</section>\n</document>")
}

fn at(error: &TemplateError) -> String {
    error.place.to_string()
}

#[test]
fn an_unknown_kind_names_the_document() {
    let templates = &*BUILTIN;
    let mut document = Document::new("cong-van");
    document.van_ban_kem_theo.push(Document::new("la"));
    let Err(ComposeError::UnknownKind { kind, path, known }) = compose(templates, &document) else {
        panic!()
    };
    assert_eq!(
        (kind.as_str(), path.to_string().as_str()),
        ("la", "/van_ban_kem_theo/0")
    );
    assert!(known.iter().any(|known| known == "cong-van"));
}

#[test]
fn a_ten_loai_that_the_kind_does_not_serve_is_refused() {
    let templates = &*BUILTIN;
    let mut document = Document::new("van-ban-co-ten-loai");
    document.ten_loai = Some("cong-van".to_owned());
    let error = compose(templates, &document);
    assert!(
        matches!(error, Err(ComposeError::UnknownTenLoai { ref known, .. }) if known.len() == 17),
        "{error:?}"
    );
}

#[test]
fn attached_documents_nest_only_so_deep() {
    let templates = &*BUILTIN;
    let mut document = Document::new("cong-van");
    for _ in 0..20 {
        let mut outer = Document::new("cong-van");
        outer.van_ban_kem_theo.push(document);
        document = outer;
    }
    let Err(ComposeError::TooDeep { path }) = compose(templates, &document) else {
        panic!()
    };
    assert_eq!(
        path,
        FieldPath::from("/van_ban_kem_theo/0".repeat(9).as_str())
    );
}

#[test]
fn a_statement_that_cannot_be_read_names_its_line() {
    let error = templates("<document>\n{% if so %}\n<section/>\n</document>").unwrap_err();
    assert!(matches!(error.problem, Problem::Syntax(_)), "{error}");
    assert_eq!(error.place.file, "thu/layout.xml");
    assert!(error.place.line > 0, "{error}");
    let error = templates("<document>\n{{ so so }}\n</document>").unwrap_err();
    assert_eq!(at(&error), "thu/layout.xml:2", "{error}");
}

#[test]
fn an_unknown_value_names_the_line_that_uses_it() {
    let error = fault(
        "<document>\n\n<section><p style=\"noi_dung\">{{ so_hieu }}</p></section></document>",
    );
    assert_eq!(at(&error), "thu/layout.xml:3");
    assert!(error.to_string().contains("so_hieu"), "{error}");
    assert!(error.to_string().contains("docs/templates.md"), "{error}");
}

#[test]
fn a_missing_file_and_a_missing_include_are_named() {
    let error = Templates::from_files([("thu/kind.toml", KIND)]).unwrap_err();
    assert_eq!(
        (at(&error).as_str(), &error.problem),
        ("thu/layout.xml", &Problem::MissingFile)
    );
    let error = fault("<document>\n{% include \"shared/khong-co.xml\" %}\n</document>");
    assert_eq!(at(&error), "thu/layout.xml:2", "{error}");
}

#[test]
fn xml_that_is_not_well_formed_names_the_last_element_before_the_fault() {
    let error = fault(&section("<p style=\"noi_dung\">\nA & B</p>"));
    assert_eq!(at(&error), "thu/layout.xml:3");
    assert!(matches!(error.problem, Problem::Xml(_)), "{error}");
    let error = fault(&section(
        "<p style=\"noi_dung\">a</p>\n<p style=\"noi_dung\">",
    ));
    assert_eq!(at(&error), "thu/layout.xml:4");
}

#[test]
fn a_fault_inside_an_included_file_names_that_file() {
    let files = [
        ("thu/kind.toml", KIND),
        (
            "thu/layout.xml",
            "<document><section>{% include \"thu/phan.xml\" %}</section></document>",
        ),
        (
            "thu/phan.xml",
            "{# one #}\n{% for i in [1, 2] %}\n<p style=\"noi_dug\">a</p>\n{% endfor %}",
        ),
    ];
    let templates = Templates::from_files(files).unwrap();
    let error = compose(&templates, &Document::new("thu")).unwrap_err();
    assert_eq!(
        error.to_string(),
        "thu/phan.xml:3: unknown style \"noi_dug\"; the styles are listed in docs/templates.md; \
         is \"noi_dung\" meant?"
    );
}

#[test]
fn every_fault_of_the_vocabulary_names_its_line() {
    let p = |attributes: &str| format!("\n<p style=\"noi_dung\" {attributes}>a</p>");
    let cases = [
        (
            "\n<para style=\"noi_dung\"/>".to_owned(),
            "unknown element <para>",
        ),
        (
            "\n<p style=\"noi_dung\"><em>a</em></p>".to_owned(),
            "unknown element <em>",
        ),
        (
            "\n<columns><p style=\"noi_dung\"/></columns>".to_owned(),
            "unknown element <p>",
        ),
        (
            "\n<columns><column><flow path=\"/noi_dung\"/></column></columns>".to_owned(),
            "unknown element <flow>",
        ),
        (
            "\n<columns><column><columns/></column></columns>".to_owned(),
            "unknown element <columns>",
        ),
        (p("colour=\"red\""), "no attribute \"colour\""),
        (p("field=\"/khong_co\""), "unknown field \"/khong_co\""),
        (p("left=\"36\""), "\"36\" is no value for left"),
        (p("align=\"middle\""), "no value for align"),
        (p("role=\"heading-9\""), "no value for role"),
        (p("keep-with-next=\"yes\""), "no value for keep-with-next"),
        ("\n<p>a</p>".to_owned(), "<p> needs the attribute \"style\""),
        (
            "\n<rule/>".to_owned(),
            "<rule> needs the attribute \"length\"",
        ),
        ("\n<rule length=\"0.4\"/>".to_owned(), "no value for length"),
        (
            "\n<stamp style=\"muc_do_khan\">a</stamp>".to_owned(),
            "<stamp> needs the attribute \"height\"",
        ),
        (
            "\n<stamp style=\"muc_do_khan\" height=\"8mm\" color=\"red\">a</stamp>".to_owned(),
            "no value for color",
        ),
        (
            "\n<columns><column width=\"140%\"/></columns>".to_owned(),
            "no value for width",
        ),
        (
            "\n<flow/>".to_owned(),
            "<flow> needs the attribute \"path\"",
        ),
        (
            "\n<flow path=\"/trich_yeu\"/>".to_owned(),
            "unknown field \"/trich_yeu\"",
        ),
        (
            "\n<p style=\"noi_dung\"><field path=\"/noi_dung\"/></p>".to_owned(),
            "unknown field \"/noi_dung\"",
        ),
        (
            "\n<p style=\"noi_dung\"><field path=\"/trich_yeu\" case=\"lower\"/></p>".to_owned(),
            "no value for case",
        ),
        (
            "\n<p style=\"noi_dung\"><field/></p>".to_owned(),
            "<field> needs the attribute \"path\"",
        ),
        (
            "\n<p style=\"noi_dung\"><value path=\"/so\">1</value></p>".to_owned(),
            "unknown field \"/so\"",
        ),
    ];
    for (inner, wanted) in cases {
        let error = fault(&section(&inner));
        assert_eq!(at(&error), "thu/layout.xml:4", "{inner}: {error}");
        assert!(error.to_string().contains(wanted), "{inner}: {error}");
    }
    let error = fault(&section("chữ rơi"));
    assert_eq!(
        (at(&error).as_str(), &error.problem),
        (
            "thu/layout.xml:2",
            &Problem::StrayText("chữ rơi".to_owned())
        )
    );
    assert_eq!(at(&fault("\n<doc/>")), "thu/layout.xml:2");
    assert_eq!(
        at(&fault("<document>\n<p/></document>")),
        "thu/layout.xml:2"
    );
}

#[test]
fn a_bad_kind_toml_names_its_line() {
    let kind = |from: &str, to: &str| {
        let text = KIND.replace(from, to);
        Templates::from_files([
            ("thu/layout.xml", "<document/>"),
            ("thu/kind.toml", text.as_str()),
        ])
        .unwrap_err()
    };
    let cases = [
        (kind("mau", "mua"), 4, "mua"),
        (
            kind("id = \"thu\"", "id = \"khac\""),
            1,
            "not the name of its folder",
        ),
        (kind("[\"cong-van\"]", "[]"), 5, "serves"),
        (kind("/trich_yeu", "/khong_co"), 9, "shared/fields.toml"),
        (
            kind("[[group]]", "[defaults]\nso = 1\n[[group]]"),
            7,
            "unknown field `so`",
        ),
    ];
    for (error, line, wanted) in cases {
        assert_eq!(
            (error.place.file.as_str(), error.place.line),
            ("thu/kind.toml", line),
            "{error}"
        );
        assert!(error.to_string().contains(wanted), "{error}");
    }
}
