//! Both sides of a comparison.

/// Something of the reference, and the same of the head.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Sides<T> {
    /// Of the result that the head is compared with.
    pub reference: T,
    /// Of the result that is judged.
    pub head: T,
}

impl<T> Sides<T> {
    /// Joins two things of the same kind.
    pub fn new(reference: T, head: T) -> Self {
        Self { reference, head }
    }

    /// The same of each side.
    pub fn map<U>(self, mut make: impl FnMut(T) -> U) -> Sides<U> {
        Sides {
            reference: make(self.reference),
            head: make(self.head),
        }
    }

    /// Each side by reference.
    pub fn as_ref(&self) -> Sides<&T> {
        Sides {
            reference: &self.reference,
            head: &self.head,
        }
    }

    /// Two things of each side.
    pub fn zip<U>(self, other: Sides<U>) -> Sides<(T, U)> {
        Sides {
            reference: (self.reference, other.reference),
            head: (self.head, other.head),
        }
    }

    /// Each side in the place of the other.
    #[must_use]
    pub fn swapped(self) -> Self {
        Self {
            reference: self.head,
            head: self.reference,
        }
    }

    /// The reference's, then the head's.
    pub fn into_array(self) -> [T; 2] {
        [self.reference, self.head]
    }
}

impl<T: PartialEq> Sides<T> {
    /// Whether both sides have the same.
    pub fn are_equal(&self) -> bool {
        self.reference == self.head
    }
}

impl<T> Sides<Option<T>> {
    /// What both sides have; `None` where one lacks it.
    pub fn both(self) -> Option<Sides<T>> {
        Some(Sides {
            reference: self.reference?,
            head: self.head?,
        })
    }
}

impl Sides<()> {
    /// What the sides are called: `reference` and `head`.
    pub const NAMES: Sides<&'static str> = Sides {
        reference: "reference",
        head: "head",
    };
}
