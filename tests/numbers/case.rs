//! The pairs that are compared, each in both directions.

use benchlens::command::demo;
use benchlens::comparison::{Comparison, Metric, View};
use benchlens::results::{ConfigChoice, Request, Results, Sides};
use benchlens::suite::{Source, Unit};
use serde_json::Value;

use crate::oracle::{ORACLE, Record, folder, text, texts};

/// A pair in one direction, and the numbers of the oracle.
pub struct Case {
    /// The pair and its direction, for messages.
    pub title: String,
    pub results: Results,
    pub comparison: Comparison,
    /// The numbers of this direction.
    pub expected: &'static Value,
    /// The names of the benchmarks that bench_runner leaves out.
    pub excluded: Vec<&'static str>,
    /// A benchmark to take out of every number.
    pub taken_out: Option<&'static str>,
    /// The numbers of each file.
    sides: Sides<&'static Value>,
}

impl Case {
    /// All pairs of the oracle in both directions.
    pub fn all() -> Vec<Self> {
        let pairs = ORACLE.as_object().expect("it has pairs");
        let both = |(name, pair): (&String, &'static Value)| {
            let results = Results::read(request(name, pair)).expect("the pair is valid");
            let swapped = results.swapped();
            let first = &pair["sides"]["first"];
            let sides = Sides::new(first, &pair["sides"]["second"]);
            [
                Self::new(format!("{name}, forward"), pair, results, sides),
                Self::new(format!("{name}, swapped"), pair, swapped, sides.swapped()),
            ]
        };
        pairs.iter().flat_map(both).collect()
    }

    fn new(
        title: String,
        pair: &'static Value,
        results: Results,
        sides: Sides<&'static Value>,
    ) -> Self {
        let direction = if results.is_swapped() {
            "swapped"
        } else {
            "forward"
        };
        Self {
            title,
            comparison: Comparison::of(&results).expect("they share benchmarks"),
            results,
            expected: &pair[direction],
            excluded: texts(&pair["excluded"]),
            taken_out: pair["taken_out"].as_str(),
            sides,
        }
    }

    /// All rows by index.
    pub fn rows(&self) -> std::ops::Range<usize> {
        0..self.comparison.rows.len()
    }

    pub fn name(&self, row: usize) -> &str {
        &self.comparison.rows[row].name
    }

    /// The numbers of both sides of a row together; `None` if a side lacks the metric.
    pub fn together(&self, metric: Metric, row: usize) -> Option<Record> {
        Record::find(&self.expected["rows"][key(metric)], self.name(row))
    }

    /// A number of both sides together.
    #[track_caller]
    pub fn number(&self, metric: Metric, row: usize, field: &str) -> Option<f64> {
        self.together(metric, row)?.number(field)
    }

    /// What became of a row, in the words of the oracle: `better`, `worse`, `unknown`.
    pub fn change(&self, metric: Metric, row: usize) -> &'static str {
        let record = self.together(metric, row);
        record.map_or("unknown", |record| text(record.value("change")))
    }

    /// The judgement of a row; `None` if a side lacks the metric.
    pub fn judgement(&self, metric: Metric, row: usize) -> Option<&'static str> {
        let record = self.together(metric, row)?;
        Some(text(record.value("judgement")))
    }

    /// The numbers of each side of a row.
    pub fn each(&self, metric: Metric, row: usize) -> Sides<Option<Record>> {
        let find =
            |side: &'static Value| Record::find(&side["statistics"][key(metric)], self.name(row));
        self.sides.map(find)
    }

    /// The numbers of each side of a row that has the metric on both.
    #[track_caller]
    pub fn known(&self, metric: Metric, row: usize) -> Sides<Record> {
        let each = self.each(metric, row).both();
        each.unwrap_or_else(|| panic!("{}: a side is not known", self.name(row)))
    }

    /// The conditions under which each side was measured.
    pub fn conditions(&self, row: usize) -> Sides<Record> {
        let find = |side: &'static Value| Record::find(&side["conditions"], self.name(row));
        self.sides.map(find).both().expect("both sides have some")
    }

    /// How many benchmarks stand in one file only.
    pub fn in_one_file_only(&self) -> usize {
        let benchmarks = |side: &Value| {
            let conditions = side["conditions"].as_object().expect("a table");
            // One entry has the names of the numbers.
            conditions.len() - 1
        };
        let all = self.sides.map(benchmarks);
        all.reference + all.head - 2 * self.rows().len()
    }

    /// The warnings of `pyperf check`.
    pub fn warnings(&self, row: usize) -> Sides<Vec<&'static str>> {
        self.sides
            .map(|side| texts(&side["warnings"][self.name(row)]))
    }

    pub fn tags(&self, row: usize) -> Vec<&'static str> {
        texts(&self.sides.reference["tags"][self.name(row)])
    }

    /// The unit of the samples of each side.
    pub fn units(&self, metric: Metric, row: usize) -> Sides<Unit> {
        let unit = |side: &'static Value| {
            let name = side["units"][self.name(row)].as_str();
            name.map_or(Unit::Second, |name| {
                Unit::from_name(name).expect("a unit of pyperf")
            })
        };
        match metric {
            Metric::Time => self.sides.map(unit),
            Metric::Memory => Sides::new(Unit::Byte, Unit::Byte),
        }
    }

    /// A view of all rows by a metric, without those in `taken_out`.
    pub fn view(&self, metric: Metric, taken_out: Option<&str>) -> View {
        let mut view = View::before_update(&self.comparison);
        view.metric = metric;
        let is_out = |row: &usize| Some(self.name(*row)) == taken_out;
        view.excluded = self.rows().filter(is_out).collect();
        view.update(&self.comparison);
        view
    }
}

/// The name of a metric in the oracle.
pub fn key(metric: Metric) -> &'static str {
    match metric {
        Metric::Time => "time",
        Metric::Memory => "memory",
    }
}

fn request(name: &str, pair: &Value) -> Request {
    if name == "sample" {
        return demo();
    }
    let file = |which: &str| {
        let file = format!("suites/{name}-{which}.json");
        Source::Path(folder().join(file))
    };
    Request {
        references: vec![file("first")],
        heads: vec![file("second")],
        config: ConfigChoice::None,
        excluded: texts(&pair["excluded"])
            .into_iter()
            .map(str::to_owned)
            .collect(),
        max_bytes: None,
    }
}
