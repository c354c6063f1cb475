//! Our templates beside the decree's own (Phụ lục III), filled with the same words: the size of
//! every component, where it stands across the page and how far below the one before it. Whatever
//! differs stands in `tests/data/originals.toml` with its figures and the reason.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "the suite reads files, fails by panicking, and its report is read in the log"
)]

use std::fs;
use std::path::Path;

use serde::Deserialize;
use serde_json::Value;
use thethuc_certificate::pdf::Pdf;
use thethuc_model::read_value;
use thethuc_tests::{Exporter, Office, places};

const DATA: &str = include_str!("../data/originals.toml");
/// Phụ lục III as the Government published it.
const DECREE: &str = "crates/recognize/tests/nd30/phu-luc-3.docx";

const MM_PER_PT: f64 = 25.4 / 72.0;
/// Figures closer than these are alike: the decree's own templates differ as much among themselves.
const SIZE_PT: f64 = 0.3;
const ACROSS_MM: f64 = 3.0;
const DROP_MM: f64 = 1.5;
/// How exactly the figures of a known difference are written down.
const WRITTEN: f64 = 0.15;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Data {
    /// What all documents are filled with.
    common: Value,
    component: Vec<Component>,
    mau: Vec<Mau>,
    #[serde(default)]
    difference: Vec<Difference>,
}

/// A component that templates share, in the order of the page.
#[derive(Deserialize, Clone)]
#[serde(deny_unknown_fields)]
struct Component {
    name: String,
    /// Words that it begins with, ours and the decree's.
    words: [String; 2],
    /// The component that it stands below, if its height is compared.
    below: Option<String>,
    /// Set to the left, not to the middle of its column.
    #[serde(default)]
    left: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Mau {
    number: String,
    /// Where it begins in the decree's file.
    heading: String,
    document: Value,
    /// The components that it has besides those that all have.
    #[serde(default)]
    component: Vec<Component>,
    /// Components of all that this one has not.
    #[serde(default)]
    without: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Difference {
    mau: Vec<String>,
    component: Vec<String>,
    figure: String,
    /// Ours, the same in all of these templates.
    ours: f64,
    /// The least and the greatest of the decree's in them.
    decree: [f64; 2],
    reason: String,
}

/// Where a component stands.
#[derive(Debug, Clone, Copy)]
struct Figures {
    page: usize,
    size_pt: f64,
    across_mm: f64,
    baseline_mm: f64,
}

impl Mau {
    fn components(&self, common: &[Component]) -> Vec<Component> {
        let own = |name: &String| self.component.iter().any(|own| own.name == *name);
        let shared = common
            .iter()
            .filter(|shared| !self.without.contains(&shared.name) && !own(&shared.name));
        shared.chain(&self.component).cloned().collect()
    }
}

/// The figures of components in a file, each first found from a letter on.
fn figures(pdf: &Pdf, components: &[Component], side: usize, from: usize) -> Vec<Option<Figures>> {
    components
        .iter()
        .map(|component| {
            let letters = pdf.find(&component.words[side], from)?;
            let lines = pdf.lines(&pdf.glyphs_of(&letters));
            let words = lines.first()?;
            let middle = (words.left_pt + words.right_pt) / 2.0;
            let across = if component.left {
                words.left_pt
            } else {
                middle
            };
            Some(Figures {
                page: words.page,
                size_pt: words.size_pt,
                across_mm: across * MM_PER_PT,
                baseline_mm: words.baseline_pt * MM_PER_PT,
            })
        })
        .collect()
}

fn filled(common: &Value, own: &Value) -> thethuc_model::Document {
    let mut fields = common.as_object().unwrap().clone();
    fields.extend(own.as_object().unwrap().clone());
    read_value(Value::Object(fields)).unwrap()
}

/// A figure of a component, ours and the decree's.
struct Row {
    component: String,
    figure: &'static str,
    pair: [f64; 2],
    near: f64,
}

/// The figures that a template and ours both have; what is not found is told.
fn rows(
    mau: &Mau,
    components: &[Component],
    found: &[Vec<Option<Figures>>; 2],
    wrong: &mut Vec<String>,
) -> Vec<Row> {
    let mut rows = Vec::new();
    for (index, component) in components.iter().enumerate() {
        let [Some(ours), Some(theirs)] = [found[0][index], found[1][index]] else {
            let name = &component.name;
            wrong.push(format!("Mẫu {} {name}: not found in both", mau.number));
            continue;
        };
        let drop = |all: &[Option<Figures>], own: Figures| {
            let below = component.below.as_ref()?;
            let above = components.iter().position(|other| other.name == *below)?;
            let before = all[above].filter(|before| before.page == own.page)?;
            Some(own.baseline_mm - before.baseline_mm)
        };
        let mut add = |figure, pair, near| {
            rows.push(Row {
                component: component.name.clone(),
                figure,
                pair,
                near,
            });
        };
        add("size_pt", [ours.size_pt, theirs.size_pt], SIZE_PT);
        add("across_mm", [ours.across_mm, theirs.across_mm], ACROSS_MM);
        if let (Some(a), Some(b)) = (drop(&found[0], ours), drop(&found[1], theirs)) {
            add("drop_mm", [a, b], DROP_MM);
        }
    }
    rows
}

/// What is wrong with a row: it differs without a reason, or otherwise than is written down.
fn judge(data: &Data, mau: &Mau, row: &Row, used: &mut [bool]) -> Option<String> {
    let [ours, theirs] = row.pair;
    let told = format!(
        "Mẫu {} {} {}: ours {ours:.1}, the decree's {theirs:.1}",
        mau.number, row.component, row.figure
    );
    println!("{told}");
    let alike = (ours - theirs).abs() <= row.near;
    let known = data.difference.iter().position(|known| {
        known.mau.contains(&mau.number)
            && known.component.contains(&row.component)
            && known.figure == row.figure
    });
    let Some(known) = known else {
        return (!alike).then(|| format!("{told}: not explained"));
    };
    used[known] |= !alike;
    let known = &data.difference[known];
    let [least, greatest] = known.decree;
    let range = least - WRITTEN..=greatest + WRITTEN;
    let written = (ours - known.ours).abs() <= WRITTEN && range.contains(&theirs);
    let figures = format!("{} and {least} to {greatest}", known.ours);
    (!written).then(|| format!("{told}: written down as {figures}"))
}

/// Phụ lục III as LibreOffice sets it.
fn decree(folder: &Path) -> Pdf {
    let office = Office::of_system().expect("LibreOffice (`cargo xtask test` installs it)");
    let file = folder.join("phu-luc-3.docx");
    fs::copy(places::root().join(DECREE), &file).unwrap();
    let pdf = office.to_pdf(&[file], &folder.join("office")).unwrap();
    Pdf::read(&fs::read(&pdf[0]).unwrap()).unwrap()
}

#[test]
fn our_templates_stand_beside_those_of_the_decree() {
    let data: Data = toml::from_str(DATA).unwrap();
    let folder = places::work("originals").unwrap();
    let decree = decree(&folder);
    let exporter = Exporter::new().unwrap();
    let mut used = vec![false; data.difference.len()];
    let mut wrong = Vec::new();
    let mut compared = 0;
    for mau in &data.mau {
        let components = mau.components(&data.component);
        let markup = exporter
            .markup(&filled(&data.common, &mau.document))
            .unwrap();
        let bytes = exporter.pdf(&markup).unwrap();
        fs::write(folder.join(format!("mau-{}.pdf", mau.number)), &bytes).unwrap();
        let start = decree.find(&mau.heading, 0);
        let start = start.unwrap_or_else(|| panic!("{} is not in the decree", mau.heading));
        let found = [
            figures(&Pdf::read(&bytes).unwrap(), &components, 0, 0),
            figures(&decree, &components, 1, *start.last().unwrap()),
        ];
        for row in rows(mau, &components, &found, &mut wrong) {
            compared += 1;
            wrong.extend(judge(&data, mau, &row, &mut used));
        }
    }
    for (known, _) in data
        .difference
        .iter()
        .zip(&used)
        .filter(|(_, used)| !**used)
    {
        let (mau, component, figure) = (&known.mau, &known.component, &known.figure);
        wrong.push(format!(
            "{mau:?} {component:?} {figure}: explained, yet alike"
        ));
    }
    println!(
        "{compared} figures of {} templates compared, {} differences explained",
        data.mau.len(),
        data.difference.len()
    );
    let silent = data
        .difference
        .iter()
        .filter(|known| known.reason.len() < 20);
    assert_eq!(silent.count(), 0, "a difference without a reason");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
