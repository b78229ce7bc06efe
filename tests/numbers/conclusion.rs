//! The conclusion of the details: the judgement in words, with the numbers that decided it.

use benchlens::comparison::Metric;
use benchlens::results::Sides;
use benchlens::suite::Unit;

use crate::case::Case;
use crate::detail::{check_untested, for_each_detail};
use crate::oracle::{Record, count, number};
use crate::reader::Reader;

#[test]
fn every_conclusion_has_the_right_rule_and_numbers() {
    for_each_detail(|place, case, row, detail| {
        let Some(record) = case.together(detail.metric, row) else {
            let missing = "Not compared: a side has no peak memory, or a peak memory of 0 bytes.";
            return assert_eq!(detail.conclusion, [missing], "{place}");
        };
        let subject = Subject {
            case,
            metric: detail.metric,
            row,
            record,
        };
        let (first, others) = detail
            .conclusion
            .split_first()
            .expect("there is a sentence");
        let mut line = Reader::new(place, first);
        subject.check_judgement(&mut line);
        line.end();
        assert_eq!(others, subject.others(), "{place}");
    });
}

/// A benchmark that has the metric on both sides.
struct Subject<'c> {
    case: &'c Case,
    metric: Metric,
    row: usize,
    record: Record,
}

impl Subject<'_> {
    fn sides(&self) -> Sides<Record> {
        self.case.known(self.metric, self.row)
    }

    /// The ratio, or its inverse if the head is faster.
    fn factor(&self) -> f64 {
        let ratio = self.record.known("ratio");
        if ratio < 1.0 { 1.0 / ratio } else { ratio }
    }

    /// The 95% CI of that factor.
    fn interval(&self) -> Option<(f64, f64)> {
        let ends = self.record.number("low").zip(self.record.number("high"));
        let is_faster = self.record.known("ratio") < 1.0;
        ends.map(|(low, high)| {
            if is_faster {
                (1.0 / high, 1.0 / low)
            } else {
                (low, high)
            }
        })
    }

    fn word(&self) -> &'static str {
        match (self.metric, self.record.known("ratio") < 1.0) {
            (Metric::Time, true) => "faster",
            (Metric::Time, false) => "slower",
            (Metric::Memory, true) => "smaller",
            (Metric::Memory, false) => "larger",
        }
    }

    /// `1.26x slower`.
    fn check_change(&self, line: &mut Reader<'_>) {
        line.factor(self.factor()).text("x ").text(self.word());
    }

    fn check_judgement(&self, line: &mut Reader<'_>) {
        let judgement = self.case.judgement(self.metric, self.row);
        match judgement.expect("it is known") {
            "clear" => {
                let (first, rest) = self.word().split_at(1);
                line.text(&first.to_uppercase())
                    .text(rest)
                    .text(", clear: ");
                line.factor(self.factor()).text("x");
                check_interval(line, self.interval());
                line.text(".");
            }
            "small" => {
                line.text("Small: ");
                self.check_change(line);
                check_interval(line, self.interval());
                line.text("; significant, but below 1%.");
            }
            "bimodal" => {
                line.text("Bimodal: ");
                self.check_change(line);
                line.text(", but both sides have the same modes (");
                self.check_modes(line);
                line.text("); only their proportions differ.");
            }
            "noisy" => {
                line.text("Noisy: ");
                self.check_change(line);
                line.text(", but ");
                self.check_noise(line);
                line.text(".");
            }
            "same" => self.check_same(line),
            "untested" => self.check_untested(line),
            other => panic!("the judgement {other} is new"),
        }
    }

    fn check_same(&self, line: &mut Reader<'_>) {
        let t = self.record.known("t");
        line.text("Same: no significant difference (|t| = ");
        line.number(t.abs(), 2).text(", below ");
        line.exactly(self.record.known("critical")).text(")");
        let ends = self.record.number("low").zip(self.record.number("high"));
        check_interval(line, ends);
        line.text(".");
    }

    fn check_untested(&self, line: &mut Reader<'_>) {
        line.text("Untested: ");
        check_untested(line, self.case, self.metric, self.row);
        if self.record.known("ratio") == 1.0 {
            line.text(". The means are the same");
        } else {
            line.text(". The mean of the head is ");
            self.check_change(line);
        }
        check_interval(line, self.interval());
        line.text(".");
    }

    /// The first rule by which the change is noisy.
    fn check_noise(&self, line: &mut Reader<'_>) {
        let Some((low, high)) = self.interval() else {
            line.text("there is no 95% CI, because ");
            let single = self.sides().map(|side| count(side.value("processes")) < 2);
            let verb = if single.reference && single.head {
                " have"
            } else {
                " has"
            };
            line.text(which(single))
                .text(verb)
                .text(" a single process");
            return;
        };
        let q = self.record.known("q");
        let effect = self.record.number("effect").unwrap_or(f64::INFINITY);
        let spread = self
            .sides()
            .map(|side| side.value("is_widely_spread") == true);
        if low <= 1.0 && high >= 1.0 {
            line.text("the 95% CI (");
            check_ends(line, low, high);
            line.text(") includes 1");
        } else if q >= 0.05 {
            let is_tested = |&row: &usize| self.case.number(self.metric, row, "p").is_some();
            let tests = self.case.rows().filter(is_tested).count();
            line.text("q = ").number(q, 3).text(" after adjusting for ");
            line.count(tests).text(" tests");
        } else if effect < 1.0 {
            line.text("the change is ");
            self.check_effect(line, effect);
        } else if effect < 3.0 && (spread.reference || spread.head) {
            line.text("pyperf check warns of the spread of ")
                .text(which(spread));
            line.text(", and the change is only ");
            self.check_effect(line, effect);
        } else {
            assert!(high / low > 1.2, "{low} {high}");
            line.text("the size is uncertain (95% CI ");
            check_ends(line, low, high);
            line.text(")");
        }
    }

    fn check_effect(&self, line: &mut Reader<'_>, effect: f64) {
        line.number(effect, 2).text(" times the noise (CV ");
        line.number(self.record.known("noise") * 100.0, 2)
            .text("%)");
    }

    /// `1.00 and 1.21 sec`, or the modes of each side if they look different.
    fn check_modes(&self, line: &mut Reader<'_>) {
        let sides = self.sides().zip(self.case.units(self.metric, self.row));
        if line.is_next("reference ") {
            line.text("reference ");
            check_peaks(line, sides.reference);
            line.text(", head ");
            check_peaks(line, sides.head);
        } else {
            check_peaks(line, sides.reference);
        }
    }

    /// The sentences after the first one.
    fn others(&self) -> Vec<String> {
        let sides = self.sides();
        let counts = sides.map(|side| count(side.value("n")));
        let mut sentences = Vec::new();
        let probability = self.record.known("probability");
        let place = if probability == 0.0 { "above" } else { "below" };
        let is_apart = probability == 0.0 || probability == 1.0;
        if is_apart && counts.into_array() != [1, 1] {
            sentences.push(format!(
                "Every head value is {place} every reference value."
            ));
        }
        // A few values have no modes.
        let modes = sides
            .zip(counts)
            .map(|(side, values)| match count(side.value("modes")) {
                _ if values < 8 => 1,
                modes => modes,
            });
        if self.case.judgement(self.metric, self.row) != Some("bimodal") {
            sentences.extend(modes_in_words(modes));
        }
        sentences
    }
}

fn check_ends(line: &mut Reader<'_>, low: f64, high: f64) {
    line.factor(low).text("–").factor(high).text("x");
}

/// `, 95% CI 1.25–1.28x`, if there is one.
fn check_interval(line: &mut Reader<'_>, interval: Option<(f64, f64)>) {
    if let Some((low, high)) = interval {
        line.text(", 95% CI ");
        check_ends(line, low, high);
    }
}

fn modes_in_words(modes: Sides<usize>) -> Option<String> {
    let one = |side: &str, modes: usize| {
        let what = match modes {
            2 => "is bimodal".to_owned(),
            modes => format!("has {modes} modes"),
        };
        format!("The {side} {what}: the mean may not be representative.")
    };
    match modes.into_array() {
        [1, 1] => None,
        [reference, 1] => Some(one("reference", reference)),
        [1, head] => Some(one("head", head)),
        [2, 2] => Some("Both sides are bimodal: the means may not be representative.".to_owned()),
        [reference, head] => Some(format!(
            "Both sides have several modes ({reference} and {head}): the means may not be representative."
        )),
    }
}

fn which(sides: Sides<bool>) -> &'static str {
    match sides.into_array() {
        [true, false] => "the reference",
        [false, true] => "the head",
        _ => "both sides",
    }
}

/// The modes of a side: `1.00 and 1.21 sec`. The place of a mode depends a little on where a density is computed.
fn check_peaks(line: &mut Reader<'_>, (side, unit): (Record, Unit)) {
    let peaks = side.value("peaks").as_array().expect("a list");
    let peaks: Vec<f64> = peaks.iter().filter_map(number).collect();
    let mut name = String::new();
    for (index, peak) in peaks.iter().enumerate() {
        line.text(match index {
            0 => "",
            index if index + 1 == peaks.len() => " and ",
            _ => ", ",
        });
        let shown = unit.format_like(*peak, side.known("mean"));
        let (number, unit) = shown.split_once(' ').expect("a unit");
        line.about(number.parse().expect("a number"));
        unit.clone_into(&mut name);
    }
    line.text(" ").text(&name);
}
