//! One annotation.

use crate::series::Group;
use crate::tree::Day;

/// What somebody noted about a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Annotation {
    /// The day.
    pub day: Day,
    /// What happened; raw.
    pub text: String,
    /// The nickname of the machine that it is about; `None` if it is about all. Raw.
    pub machine: Option<String>,
    /// The flags of the builds that it is about, by their internal names, sorted; `None` if it is about all. Raw.
    pub flags: Option<Vec<String>>,
}

impl Annotation {
    /// Whether it is about the results of a machine with this nickname and these flags.
    #[must_use]
    pub fn is_about(&self, nickname: Option<&str>, flags: &[String]) -> bool {
        let machine = self.machine.as_deref();
        machine.is_none_or(|machine| nickname == Some(machine))
            && self.flags.as_ref().is_none_or(|own| own == flags)
    }

    /// The place of the first night of a group on this day or later, by the days that the files say. `None` if all are
    /// earlier.
    #[must_use]
    pub fn first_night(&self, group: &Group) -> Option<usize> {
        let mut nights = group.nights.iter();
        nights.position(|night| Day::parse(night.day()).is_some_and(|day| day >= self.day))
    }
}
