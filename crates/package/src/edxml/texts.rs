//! Parts of a message that hold text alone: one table of fields serves reading and writing.

use crate::PackageError;

/// A part whose elements hold text.
pub(super) trait Texts: Sized {
    /// Its elements and what they hold, in their order.
    fn texts(&self) -> Vec<(&'static str, &str)>;

    /// The part with what `pick` gives for each element.
    fn pick(
        pick: &mut dyn FnMut(&'static str) -> Result<String, PackageError>,
    ) -> Result<Self, PackageError>;

    /// Whether nothing is in it.
    fn is_blank(&self) -> bool {
        self.texts().iter().all(|(_, text)| text.is_empty())
    }
}

macro_rules! texts {
    ($( $(#[$about:meta])* $name:ident { $($(#[$doc:meta])* $field:ident = $element:literal,)+ } )+) => {$(
        $(#[$about])*
        #[derive(Debug, Clone, PartialEq, Eq, Default)]
        pub struct $name {
            $($(#[$doc])* pub $field: String,)+
        }

        impl Texts for $name {
            fn texts(&self) -> Vec<(&'static str, &str)> {
                vec![$(($element, self.$field.as_str())),+]
            }

            fn pick(
                pick: &mut dyn FnMut(&'static str) -> Result<String, PackageError>,
            ) -> Result<Self, PackageError> {
                Ok(Self { $($field: pick($element)?,)+ })
            }
        }
    )+};
}

pub(super) use texts;
