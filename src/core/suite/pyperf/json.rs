//! JSON values of an expected kind, or the kind that was found instead.
//!
//! serde's derived readers stop at the first value of a wrong kind and at a repeated key. Python does neither, and an
//! error message should name the benchmark that has the wrong value, so the types here only record what they find.

use std::borrow::Cow;
use std::fmt;

use serde::de::{
    Deserialize, DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor,
};

/// The key of an object that represents a number which JSON cannot express; [`super::dialect`] writes it. A file that
/// already contains the key is harmless: it could also contain `Infinity`.
pub const NON_FINITE: &str = "\u{0}benchlens: a number that JSON lacks";

/// A value of the expected kind, or the kind that was found instead.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub enum Json<T> {
    #[default]
    Absent,
    Is(T),
    Other(Kind),
}

impl<T> Json<T> {
    pub fn map<U>(self, make: impl FnOnce(T) -> U) -> Json<U> {
        match self {
            Self::Absent => Json::Absent,
            Self::Is(value) => Json::Is(make(value)),
            Self::Other(kind) => Json::Other(kind),
        }
    }
}

/// The kind of a value. Its `Display` output uses the terms of the format.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Null,
    Boolean,
    Integer,
    Number,
    Text,
    List,
    Object,
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Null => "null",
            Self::Boolean => "a boolean",
            Self::Integer => "an integer",
            Self::Number => "a number",
            Self::Text => "text",
            Self::List => "a list",
            Self::Object => "an object",
        })
    }
}

/// Any JSON value, lists one level deep.
#[derive(Debug, Clone, PartialEq)]
pub enum Scalar<'a> {
    Text(Cow<'a, str>),
    Integer(i64),
    /// A float, or an integer that does not fit into `i64`.
    Float(f64),
    Boolean(bool),
    Null,
    List(Vec<Scalar<'a>>),
    /// The content is not kept, since no value of the format is an object.
    Object,
}

impl Scalar<'_> {
    pub fn kind(&self) -> Kind {
        match self {
            Self::Text(_) => Kind::Text,
            Self::Integer(_) => Kind::Integer,
            Self::Float(_) => Kind::Number,
            Self::Boolean(_) => Kind::Boolean,
            Self::Null => Kind::Null,
            Self::List(_) => Kind::List,
            Self::Object => Kind::Object,
        }
    }

    /// The value as a number by Python's rules: `true` is 1.
    pub fn as_number(&self) -> Option<f64> {
        match *self {
            Self::Integer(value) => Some(value as f64),
            Self::Float(value) => Some(value),
            Self::Boolean(value) => Some(f64::from(u8::from(value))),
            _ => None,
        }
    }
}

/// Reads a value of one kind into an existing value, which it overwrites, and reports any other kind.
pub trait FromJson<'de>: Sized {
    fn fill_from_map<A: MapAccess<'de>>(&mut self, map: A) -> Result<Json<()>, A::Error> {
        kind_of_map(map).map(Json::Other)
    }

    fn fill_from_seq<A: SeqAccess<'de>>(&mut self, seq: A) -> Result<Json<()>, A::Error> {
        skip_seq(seq)?;
        Ok(Json::Other(Kind::List))
    }
}

/// A buffer into which values are read one after another: a file has thousands of runs, and each reuses the memory of
/// the one before.
#[derive(Debug, Clone, Default)]
pub struct Slot<T> {
    state: Json<()>,
    value: T,
}

impl<T> Slot<T> {
    pub fn as_json(&self) -> Json<&T> {
        self.state.map(|()| &self.value)
    }

    /// Makes the value absent, and keeps its memory.
    pub fn clear(&mut self) {
        self.state = Json::Absent;
    }
}

impl<'de, T: FromJson<'de>> DeserializeSeed<'de> for &mut Slot<T> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        self.state = Expected(&mut self.value).deserialize(deserializer)?;
        Ok(())
    }
}

impl<'de, T: FromJson<'de>> Reader<'de> for &mut T {
    type Value = ();

    fn read_map<A: MapAccess<'de>>(self, map: A) -> Result<Json<()>, A::Error> {
        self.fill_from_map(map)
    }
    fn read_seq<A: SeqAccess<'de>>(self, seq: A) -> Result<Json<()>, A::Error> {
        self.fill_from_seq(seq)
    }
}

fn skip_map<'de, A: MapAccess<'de>>(mut map: A) -> Result<(), A::Error> {
    while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
    Ok(())
}

/// Skips an object, which may stand for a number.
fn kind_of_map<'de, A: MapAccess<'de>>(map: A) -> Result<Kind, A::Error> {
    Ok((ScalarVisitor { lists: false }).visit_map(map)?.kind())
}

pub fn skip_seq<'de, A: SeqAccess<'de>>(mut seq: A) -> Result<(), A::Error> {
    while seq.next_element::<IgnoredAny>()?.is_some() {}
    Ok(())
}

/// A reader of an object or a list that needs state, not only a type.
pub trait Reader<'de>: Sized {
    type Value;

    fn read_map<A: MapAccess<'de>>(self, map: A) -> Result<Json<Self::Value>, A::Error> {
        kind_of_map(map).map(Json::Other)
    }

    fn read_seq<A: SeqAccess<'de>>(self, seq: A) -> Result<Json<Self::Value>, A::Error> {
        skip_seq(seq)?;
        Ok(Json::Other(Kind::List))
    }
}

/// Makes serde call a [`Reader`].
pub struct Expected<R>(pub R);

impl<'de, R: Reader<'de>> DeserializeSeed<'de> for Expected<R> {
    type Value = Json<R::Value>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de, R: Reader<'de>> Visitor<'de> for Expected<R> {
    type Value = Json<R::Value>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }
    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
        self.0.read_map(map)
    }
    fn visit_seq<A: SeqAccess<'de>>(self, seq: A) -> Result<Self::Value, A::Error> {
        self.0.read_seq(seq)
    }
    fn visit_str<E>(self, _: &str) -> Result<Self::Value, E> {
        Ok(Json::Other(Kind::Text))
    }
    fn visit_unit<E>(self) -> Result<Self::Value, E> {
        Ok(Json::Other(Kind::Null))
    }
    fn visit_bool<E>(self, _: bool) -> Result<Self::Value, E> {
        Ok(Json::Other(Kind::Boolean))
    }
    fn visit_i64<E>(self, _: i64) -> Result<Self::Value, E> {
        Ok(Json::Other(Kind::Integer))
    }
    fn visit_u64<E>(self, _: u64) -> Result<Self::Value, E> {
        Ok(Json::Other(Kind::Integer))
    }
    fn visit_f64<E>(self, _: f64) -> Result<Self::Value, E> {
        Ok(Json::Other(Kind::Number))
    }
}

/// A key, borrowed if it has no escapes.
pub struct Key<'a>(pub Cow<'a, str>);

impl<'de> Deserialize<'de> for Key<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct KeyVisitor;

        impl<'de> Visitor<'de> for KeyVisitor {
            type Value = Key<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a key")
            }
            fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Key<'de>, E> {
                Ok(Key(Cow::Borrowed(text)))
            }
            fn visit_str<E>(self, text: &str) -> Result<Key<'de>, E> {
                Ok(Key(Cow::Owned(text.to_owned())))
            }
        }

        deserializer.deserialize_str(KeyVisitor)
    }
}

impl<'de> Deserialize<'de> for Scalar<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ScalarVisitor { lists: true })
    }
}

struct ScalarVisitor {
    lists: bool,
}

/// An item of a list. If it is itself a list, its items are not kept.
struct Item<'a>(Scalar<'a>);

impl<'de> Deserialize<'de> for Item<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer
            .deserialize_any(ScalarVisitor { lists: false })
            .map(Item)
    }
}

impl<'de> Visitor<'de> for ScalarVisitor {
    type Value = Scalar<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }
    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Scalar<'de>, E> {
        Ok(Scalar::Text(Cow::Borrowed(text)))
    }
    fn visit_str<E>(self, text: &str) -> Result<Scalar<'de>, E> {
        Ok(Scalar::Text(Cow::Owned(text.to_owned())))
    }
    fn visit_unit<E>(self) -> Result<Scalar<'de>, E> {
        Ok(Scalar::Null)
    }
    fn visit_bool<E>(self, value: bool) -> Result<Scalar<'de>, E> {
        Ok(Scalar::Boolean(value))
    }
    fn visit_i64<E>(self, value: i64) -> Result<Scalar<'de>, E> {
        Ok(Scalar::Integer(value))
    }
    fn visit_u64<E>(self, value: u64) -> Result<Scalar<'de>, E> {
        Ok(i64::try_from(value).map_or(Scalar::Float(value as f64), Scalar::Integer))
    }
    fn visit_f64<E>(self, value: f64) -> Result<Scalar<'de>, E> {
        Ok(Scalar::Float(value))
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Scalar<'de>, A::Error> {
        let mut items = Vec::new();
        if self.lists {
            while let Some(Item(item)) = seq.next_element()? {
                items.push(item);
            }
        } else {
            skip_seq(seq)?;
        }
        Ok(Scalar::List(items))
    }
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Scalar<'de>, A::Error> {
        let Some(Key(key)) = map.next_key()? else {
            return Ok(Scalar::Object);
        };
        if key == NON_FINITE {
            let sign: f64 = map.next_value()?;
            skip_map(map)?;
            return Ok(Scalar::Float(if sign == 0.0 {
                f64::NAN
            } else {
                sign * f64::INFINITY
            }));
        }
        map.next_value::<IgnoredAny>()?;
        skip_map(map)?;
        Ok(Scalar::Object)
    }
}

/// An item of a list of values. Files consist mostly of these, so they have a reader of their own.
pub enum Number {
    Double(f64),
    /// An integer, or a boolean, which Python treats as an integer.
    Integer(f64),
    Not(Kind),
}

impl<'de> Deserialize<'de> for Number {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct NumberVisitor;

        impl<'de> Visitor<'de> for NumberVisitor {
            type Value = Number;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a number")
            }
            fn visit_f64<E>(self, value: f64) -> Result<Number, E> {
                Ok(Number::Double(value))
            }
            fn visit_i64<E>(self, value: i64) -> Result<Number, E> {
                Ok(Number::Integer(value as f64))
            }
            fn visit_u64<E>(self, value: u64) -> Result<Number, E> {
                Ok(Number::Integer(value as f64))
            }
            fn visit_bool<E>(self, value: bool) -> Result<Number, E> {
                Ok(Number::Integer(f64::from(u8::from(value))))
            }
            fn visit_unit<E>(self) -> Result<Number, E> {
                Ok(Number::Not(Kind::Null))
            }
            fn visit_str<E>(self, _: &str) -> Result<Number, E> {
                Ok(Number::Not(Kind::Text))
            }
            fn visit_seq<A: SeqAccess<'de>>(self, seq: A) -> Result<Number, A::Error> {
                skip_seq(seq)?;
                Ok(Number::Not(Kind::List))
            }
            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Number, A::Error> {
                Ok(match (ScalarVisitor { lists: false }).visit_map(map)? {
                    Scalar::Float(value) => Number::Double(value),
                    _ => Number::Not(Kind::Object),
                })
            }
        }

        deserializer.deserialize_any(NumberVisitor)
    }
}
