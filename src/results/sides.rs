//! Both sides of a comparison.

/// A value for the reference and one for the head.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Sides<T> {
    /// The value for the reference, with which the head is compared.
    pub reference: T,
    /// The value for the head.
    pub head: T,
}

impl<T> Sides<T> {
    /// Combines two values of the same kind.
    pub fn new(reference: T, head: T) -> Self {
        Self { reference, head }
    }

    /// Applies a function to each side.
    pub fn map<U>(self, mut make: impl FnMut(T) -> U) -> Sides<U> {
        Sides {
            reference: make(self.reference),
            head: make(self.head),
        }
    }

    /// Borrows each side.
    pub fn as_ref(&self) -> Sides<&T> {
        Sides {
            reference: &self.reference,
            head: &self.head,
        }
    }

    /// Pairs each side with the same side of `other`.
    pub fn zip<U>(self, other: Sides<U>) -> Sides<(T, U)> {
        Sides {
            reference: (self.reference, other.reference),
            head: (self.head, other.head),
        }
    }

    /// Swaps the two sides.
    #[must_use]
    pub fn swapped(self) -> Self {
        Self {
            reference: self.head,
            head: self.reference,
        }
    }

    /// The value of the reference, then that of the head.
    pub fn into_array(self) -> [T; 2] {
        [self.reference, self.head]
    }
}

impl<T: PartialEq> Sides<T> {
    /// Whether both sides have the same value.
    pub fn are_equal(&self) -> bool {
        self.reference == self.head
    }
}

impl<T> Sides<Option<T>> {
    /// The values of both sides; `None` if one is missing.
    pub fn both(self) -> Option<Sides<T>> {
        Some(Sides {
            reference: self.reference?,
            head: self.head?,
        })
    }
}

impl Sides<()> {
    /// The names of the sides: `reference` and `head`.
    pub const NAMES: Sides<&'static str> = Sides {
        reference: "reference",
        head: "head",
    };
}
