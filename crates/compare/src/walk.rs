//! Two documents, component by component.

use std::collections::BTreeSet;
use std::iter;
use std::ops::Range;

use serde_json::{Map, Value};
use thethuc_model::{Document, FieldPath, ReadError, Segment, read_value};

use crate::align::{Step, align};
use crate::combine::combine;
use crate::text::{SILENT, is_form, is_unit, plain, shown};
use crate::{Change, ChangeKind, Comparison, Edit, Mark, Marked, Side};

/// The components in the order of the page.
const ORDER: [&str; 23] = [
    "ten_loai",
    "co_quan_chu_quan",
    "co_quan_ban_hanh",
    "so_ky_hieu",
    "dia_danh",
    "thoi_gian",
    "trich_yeu",
    "do_mat",
    "muc_do_khan",
    "pham_vi_luu_hanh",
    "tham_quyen_ban_hanh",
    "can_cu",
    "kinh_gui",
    "nguoi_gui_dien",
    "noi_nhan_dien",
    "thong_tin",
    "noi_dung",
    "nguoi_ky",
    "noi_nhan",
    "luu",
    "nguoi_soan_thao",
    "dia_chi",
    "phu_luc",
];

/// Compares two documents.
pub(crate) fn compare(before: &Document, after: &Document) -> Result<Comparison, ReadError> {
    // A document holds nothing that JSON cannot (see `thethuc_model::write_document`).
    let [old, new] = [before, after].map(|one| serde_json::to_value(one).unwrap_or_default());
    let mut walk = Walk::default();
    let both = walk.value(&old, &new, &Spot::default());
    walk.changes.sort_by_key(rank);
    Ok(Comparison {
        changes: walk.changes,
        struck: walk.gone,
        boxed: walk.come,
        marked: Marked {
            document: read_value(both)?,
            struck: walk.struck,
            boxed: walk.boxed,
        },
    })
}

fn rank(change: &Change) -> usize {
    let side = change.before.as_ref().or(change.after.as_ref());
    let first = side.and_then(|side| side.field.segments().first());
    let place = ORDER
        .iter()
        .position(|name| matches!(first, Some(Segment::Key(key)) if key == name));
    place.unwrap_or(ORDER.len())
}

/// One place in both documents, and in the one that holds both.
#[derive(Debug, Clone, Default)]
struct Spot {
    old: FieldPath,
    new: FieldPath,
    both: FieldPath,
}

impl Spot {
    fn key(&self, name: &str) -> Self {
        Self {
            old: self.old.key(name),
            new: self.new.key(name),
            both: self.both.key(name),
        }
    }

    fn item(&self, old: usize, new: usize, both: usize) -> Self {
        Self {
            old: self.old.index(old),
            new: self.new.index(new),
            both: self.both.index(both),
        }
    }
}

/// Which document has what the other has not.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Alone {
    Gone,
    Come,
}

#[derive(Default)]
struct Walk {
    changes: Vec<Change>,
    gone: Vec<Mark>,
    come: Vec<Mark>,
    struck: Vec<Mark>,
    boxed: Vec<Mark>,
}

impl Walk {
    /// Both values in one; what differs is noted.
    fn value(&mut self, old: &Value, new: &Value, at: &Spot) -> Value {
        if old == new {
            return new.clone();
        }
        match (old, new) {
            _ if is_unit(old, &at.old) || is_unit(new, &at.new) => self.unit(old, new, at),
            (Value::Object(before), Value::Object(after)) if same_grid(before, after) => {
                self.fields(before, after, at)
            }
            (Value::Array(before), Value::Array(after)) => self.list(before, after, at),
            _ => self.unit(old, new, at),
        }
    }

    fn fields(&mut self, old: &Map<String, Value>, new: &Map<String, Value>, at: &Spot) -> Value {
        let mut both = Map::new();
        let keys: BTreeSet<&String> = new.keys().chain(old.keys()).collect();
        for key in keys {
            let spot = at.key(key);
            let is_kept = at.old == FieldPath::root() && SILENT.contains(&key.as_str());
            let value = match (old.get(key), new.get(key)) {
                (old, new) if is_kept || is_form(key) => new.or(old).cloned(),
                (Some(old), Some(new)) => Some(self.value(old, new, &spot)),
                (Some(old), None) => Some(self.value(old, &empty(old, &spot.old), &spot)),
                (None, Some(new)) => Some(self.value(&empty(new, &spot.new), new, &spot)),
                (None, None) => None,
            };
            both.extend(
                value
                    .filter(|value| !value.is_null())
                    .map(|value| (key.clone(), value)),
            );
        }
        Value::Object(both)
    }

    fn list(&mut self, old: &[Value], new: &[Value], at: &Spot) -> Value {
        let is_grid = matches!(at.old.segments().last(), Some(Segment::Key(key)) if key == "cells");
        let steps = match is_grid && old.len() == new.len() {
            true => (0..old.len())
                .map(|index| Step::Both(index, index))
                .collect(),
            false => align(old, new),
        };
        let mut both = Vec::new();
        // How many items of the first list stand before this step.
        let mut passed = 0;
        for step in steps {
            let place = both.len();
            both.push(match step {
                Step::Both(from, to) => {
                    passed = from + 1;
                    self.value(&old[from], &new[to], &at.item(from, to, place))
                }
                Step::Gone(from, to) => {
                    passed = from + 1;
                    let spot = at.item(from, 0, place);
                    if to.is_none() {
                        let edit = Edit::Remove {
                            list: at.old.clone(),
                            index: from,
                        };
                        let side = side(&old[from], spot.old.clone());
                        self.change(ChangeKind::Removed, Some(side), None, edit);
                    }
                    self.whole(&old[from], &spot, &spot, Alone::Gone);
                    old[from].clone()
                }
                Step::Come(to, from) => {
                    let spot = at.item(passed, to, place);
                    self.arrival(old, &new[to], (from, passed), at, &spot);
                    self.whole(&new[to], &spot, &spot, Alone::Come);
                    new[to].clone()
                }
            });
        }
        Value::Array(both)
    }

    /// An item that is new at its place; `(from, to)` says where it stood, and before which item of
    /// the first list it comes.
    fn arrival(
        &mut self,
        old: &[Value],
        new: &Value,
        (from, to): (Option<usize>, usize),
        at: &Spot,
        spot: &Spot,
    ) {
        let (list, value) = (at.old.clone(), new.clone());
        let after = side(new, spot.new.clone());
        match from {
            None => {
                let index = to;
                let edit = Edit::Insert { list, index, value };
                self.change(ChangeKind::Added, None, Some(after), edit);
            }
            Some(from) => {
                let before = side(&old[from], at.old.index(from));
                let edit = Edit::Move {
                    list,
                    from,
                    to,
                    value,
                };
                self.change(ChangeKind::Moved, Some(before), Some(after), edit);
            }
        }
    }

    /// A component that is told of as a whole.
    fn unit(&mut self, old: &Value, new: &Value, at: &Spot) -> Value {
        let (before, after) = (side(old, at.old.clone()), side(new, at.new.clone()));
        let kind = match (before.text.is_empty(), after.text.is_empty()) {
            (true, true) => return new.clone(),
            (true, false) => ChangeKind::Added,
            (false, true) => ChangeKind::Removed,
            _ if before.text == after.text => ChangeKind::Form,
            _ => ChangeKind::Changed,
        };
        let edit = Edit::Set {
            field: at.old.clone(),
            value: Some(new.clone()).filter(|value| !value.is_null()),
        };
        let both = self.both(Some(old), Some(new), at, at);
        let there = |side: Side| Some(side).filter(|side| !side.text.is_empty());
        self.change(kind, there(before), there(after), edit);
        both
    }

    /// Both values of a component in one, with their letters marked.
    fn both(&mut self, old: Option<&Value>, new: Option<&Value>, at: &Spot, outer: &Spot) -> Value {
        match (old, new) {
            (None | Some(Value::Null), None) => Value::Null,
            (Some(old), None | Some(Value::Null)) => {
                self.whole(old, at, outer, Alone::Gone);
                old.clone()
            }
            (None | Some(Value::Null), Some(new)) => {
                self.whole(new, at, outer, Alone::Come);
                new.clone()
            }
            (Some(old), Some(new)) if old == new => new.clone(),
            (Some(old), Some(new)) => match (combine(old, new), old, new) {
                (Some(found), _, _) => {
                    mark(&mut self.gone, &at.old, found.gone);
                    mark(&mut self.come, &at.new, found.come);
                    mark(&mut self.struck, &at.both, found.struck);
                    mark(&mut self.boxed, &at.both, found.boxed);
                    found.text
                }
                (None, Value::Object(before), Value::Object(after))
                    if before.contains_key("title") == after.contains_key("title") =>
                {
                    self.both_fields(before, after, at)
                }
                (None, Value::Array(before), Value::Array(after)) => {
                    let count = before.len().max(after.len());
                    let items = (0..count).map(|index| {
                        let spot = at.item(index, index, index);
                        self.both(before.get(index), after.get(index), &spot, at)
                    });
                    Value::Array(items.collect())
                }
                _ => {
                    self.leaves(old, &at.old, &outer.old, Alone::Gone);
                    self.whole(new, at, outer, Alone::Come);
                    new.clone()
                }
            },
        }
    }

    fn both_fields(
        &mut self,
        old: &Map<String, Value>,
        new: &Map<String, Value>,
        at: &Spot,
    ) -> Value {
        let keys: BTreeSet<&String> = new.keys().chain(old.keys()).collect();
        let fields = keys.into_iter().filter_map(|key| {
            let (old, new) = (old.get(key), new.get(key));
            let value = match is_form(key) {
                true => new.cloned()?,
                false => self.both(old, new, &at.key(key), at),
            };
            Some((key.clone(), value))
        });
        Value::Object(fields.collect())
    }

    /// Marks all of a value that one document alone has.
    fn whole(&mut self, value: &Value, at: &Spot, outer: &Spot, alone: Alone) {
        let (place, around) = match alone {
            Alone::Gone => (&at.old, &outer.old),
            Alone::Come => (&at.new, &outer.new),
        };
        self.leaves(value, place, around, alone);
        let marks = match alone {
            Alone::Gone => &mut self.struck,
            Alone::Come => &mut self.boxed,
        };
        mark_all(value, &at.both, &outer.both, marks);
    }

    fn leaves(&mut self, value: &Value, at: &FieldPath, outer: &FieldPath, alone: Alone) {
        let marks = match alone {
            Alone::Gone => &mut self.gone,
            Alone::Come => &mut self.come,
        };
        mark_all(value, at, outer, marks);
    }

    fn change(&mut self, kind: ChangeKind, before: Option<Side>, after: Option<Side>, edit: Edit) {
        self.changes.push(Change {
            kind,
            before,
            after,
            edit,
        });
    }
}

/// Whether two objects can be compared field by field: tables have as many columns then, and rows as
/// many cells.
fn same_grid(old: &Map<String, Value>, new: &Map<String, Value>) -> bool {
    let count = |fields: &Map<String, Value>, key: &str| {
        fields.get(key).and_then(Value::as_array).map(Vec::len)
    };
    ["columns", "cells"]
        .iter()
        .all(|key| count(old, key) == count(new, key))
}

/// What stands for a component that is not there.
fn empty(value: &Value, at: &FieldPath) -> Value {
    match value {
        _ if is_unit(value, at) => Value::Null,
        Value::Array(_) => Value::Array(Vec::new()),
        Value::Object(_) => Value::Object(Map::new()),
        _ => Value::Null,
    }
}

fn side(value: &Value, field: FieldPath) -> Side {
    let text = shown(value, &field);
    Side { field, text }
}

fn mark(marks: &mut Vec<Mark>, field: &FieldPath, ranges: impl IntoIterator<Item = Range<usize>>) {
    marks.extend(ranges.into_iter().map(|range| Mark {
        field: field.clone(),
        range: Some(range),
    }));
}

/// Marks every text of a value. A part of a date or of a number stands on the page under the name of
/// the whole.
fn mark_all(value: &Value, at: &FieldPath, outer: &FieldPath, marks: &mut Vec<Mark>) {
    if let Some(text) = plain(value) {
        let end = text.trim_end().len();
        if end > 0 {
            mark(marks, at, iter::once(0..end));
        }
        return;
    }
    match value {
        Value::Number(_) => {
            let field = outer.clone();
            let whole = Mark { field, range: None };
            if marks.last() != Some(&whole) {
                marks.push(whole);
            }
        }
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                mark_all(item, &at.index(index), at, marks);
            }
        }
        Value::Object(fields) => {
            for (key, value) in fields.iter().filter(|(key, _)| !is_form(key)) {
                mark_all(value, &at.key(key), at, marks);
            }
        }
        Value::Null | Value::Bool(_) | Value::String(_) => {}
    }
}
