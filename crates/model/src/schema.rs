//! The JSON Schema of a document file.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::Value;

use crate::{Document, Inline, RichText};

/// The JSON Schema (draft 2020-12) of a document file.
#[must_use]
pub fn schema() -> Value {
    let mut schema = schemars::schema_for!(Document);
    schema.insert("title".to_owned(), "Thể Thức document".into());
    schema.to_value()
}

impl JsonSchema for RichText {
    fn schema_name() -> Cow<'static, str> {
        "RichText".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let inline = generator.subschema_for::<Inline>();
        json_schema!({
            "description": "Text with emphasis, line breaks and footnotes.",
            "anyOf": [
                { "type": "string" },
                { "type": "array", "items": inline },
            ],
        })
    }
}

impl JsonSchema for Inline {
    fn schema_name() -> Cow<'static, str> {
        "Inline".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let text = generator.subschema_for::<RichText>();
        let switch = json_schema!({ "type": "boolean" });
        json_schema!({
            "description": "A piece of a RichText.",
            "anyOf": [
                { "type": "string" },
                {
                    "type": "object",
                    "properties": {
                        "text": { "type": "string" },
                        "bold": switch,
                        "italic": switch,
                        "underline": switch,
                        "superscript": switch,
                    },
                    "required": ["text"],
                    "additionalProperties": false,
                },
                {
                    "type": "object",
                    "properties": { "footnote": text },
                    "required": ["footnote"],
                    "additionalProperties": false,
                },
                {
                    "type": "object",
                    "properties": { "break": { "const": true } },
                    "required": ["break"],
                    "additionalProperties": false,
                },
            ],
        })
    }
}
