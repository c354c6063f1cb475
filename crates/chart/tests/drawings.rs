//! What must hold of every drawing: it reads as XML, boxes do not overlap, the same chart gives the same
//! bytes.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use proptest::prelude::*;
use thethuc_chart::{Arrow, Chart, Labelled, Palette, Stroke, Tone};

fn chart(count: usize, arrows: &[(usize, usize)], label: &str) -> Chart {
    let labelled = |time: usize| Labelled {
        head: format!("{label}{time}"),
        lines: vec![label.to_owned()],
        tooltip: label.to_owned(),
        tone: Tone::Plain,
        time: i64::try_from(time % 7).unwrap(),
    };
    let arrow = |&(from, to): &(usize, usize)| Arrow {
        from,
        to,
        stroke: Stroke::Strong,
        tooltip: label.to_owned(),
    };
    Chart {
        title: label.to_owned(),
        boxes: (0..count).map(labelled).collect(),
        arrows: arrows.iter().map(arrow).collect(),
        tones: vec![(Tone::Plain, label.to_owned())],
        strokes: vec![(Stroke::Strong, label.to_owned())],
    }
}

/// Left, top, width and height of every box.
fn boxes(svg: &str) -> Vec<[f64; 4]> {
    let tree = roxmltree::Document::parse(svg).unwrap();
    let groups = tree
        .descendants()
        .filter(|node| node.attribute("class") == Some("box"));
    groups
        .map(|group| {
            let moved = group.attribute("transform").unwrap();
            let mut at = moved
                .trim_start_matches("translate(")
                .trim_end_matches(')')
                .split(' ');
            let mut number = || at.next().unwrap().parse::<f64>().unwrap();
            let (left, top) = (number(), number());
            let rect = group
                .children()
                .find(|node| node.has_tag_name("rect"))
                .unwrap();
            let size = |name: &str| rect.attribute(name).unwrap().parse::<f64>().unwrap();
            [left, top, size("width"), size("height")]
        })
        .collect()
}

fn overlap(a: &[f64; 4], b: &[f64; 4]) -> bool {
    let apart = |from: usize| a[from] + a[from + 2] <= b[from] || b[from] + b[from + 2] <= a[from];
    !(apart(0) || apart(1))
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn boxes_stand_apart(
        count in 0_usize..40,
        arrows in prop::collection::vec((0_usize..45, 0_usize..45), 0..80),
        label in "[a-zĐ&<>\"\u{1}\n ]{0,60}",
    ) {
        let chart = chart(count, &arrows, &label);
        let svg = chart.svg(&Palette::LIGHT);
        prop_assert_eq!(&svg, &chart.svg(&Palette::LIGHT));
        let boxes = boxes(&svg);
        prop_assert_eq!(boxes.len(), count);
        for (index, a) in boxes.iter().enumerate() {
            prop_assert!(boxes[index + 1..].iter().all(|b| !overlap(a, b)));
        }
    }
}

#[test]
fn an_arrow_keeps_its_direction_round_a_circle() {
    let svg = chart(3, &[(0, 1), (1, 2), (2, 0)], "a").svg(&Palette::DARK);
    for (from, to) in [(0, 1), (1, 2), (2, 0)] {
        assert!(svg.contains(&format!("data-from=\"{from}\" data-to=\"{to}\"")));
    }
}
