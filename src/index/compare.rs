//! Makes the comparisons of a plan.

use std::num::NonZero;
use std::sync::Arc;
use std::thread;

use super::outcome::Outcome;
use super::plan::{Plan, Step};
use super::shelf::{Read, Reading, Shelf};
use super::turns::Turns;
use crate::comparison::{ClearChanges, Overall, Prepared, Unavailable};
use crate::results::Sides;
use crate::series::ReadOptions;
use crate::suite::{Buffer, Detail, LoadOptions};
use crate::tree::Tree;

/// What became known.
#[derive(Debug, Clone, PartialEq)]
pub enum Event {
    /// The outcome of a comparison.
    Compared {
        /// The index of the result that was compared.
        head: usize,
        /// The index of the result that it was compared with.
        reference: usize,
        /// The outcome.
        outcome: Outcome,
    },
    /// A result cannot be read. This comes before its comparisons, and perhaps more than once.
    Unreadable {
        /// The index of the result.
        result: usize,
        /// Why; raw.
        reason: String,
    },
    /// The clear changes of a comparison, which are counted only where somebody asks for them.
    Judged {
        /// The index of the result that was compared.
        head: usize,
        /// The index of the result that it was compared with.
        reference: usize,
        /// The changes, or why there are none; the reason is raw.
        changes: Result<ClearChanges, Unavailable>,
    },
}

impl Event {
    /// The outcome of a step.
    #[must_use]
    pub fn compared(step: Step, outcome: Outcome) -> Self {
        let Step { head, reference } = step;
        Self::Compared {
            head,
            reference,
            outcome,
        }
    }
}

/// How comparisons are made.
#[derive(Debug)]
pub struct CompareOptions {
    /// How a file is read.
    pub load: LoadOptions,
    /// On how many threads.
    pub jobs: NonZero<usize>,
}

impl CompareOptions {
    /// How results are read for their series.
    #[must_use]
    pub fn reading(&self) -> ReadOptions {
        ReadOptions {
            load: self.load.clone(),
            jobs: self.jobs,
        }
    }
}

/// Makes one comparison, of two results or of the reason why one of them could not be read, which is raw.
pub type Judge<'j> = &'j (dyn Fn(Step, Result<Sides<&Prepared>, String>) -> Event + Sync);

/// Makes the comparisons of a plan. Each result is read once. `report` is called from all threads, with each outcome as
/// soon as it is known. Returns when all are known, or when `is_cancelled`.
pub fn compare(
    tree: &Tree,
    plan: &Plan,
    options: &CompareOptions,
    report: &(dyn Fn(Event) + Sync),
    is_cancelled: &(dyn Fn() -> bool + Sync),
) {
    let outcome = |sides: Sides<&Prepared>| match Overall::of(sides, &tree.config) {
        Ok(overall) => Outcome::Known(Box::new(overall)),
        Err(error) => Outcome::incomparable(&error),
    };
    let judge = |step: Step, sides: Result<Sides<&Prepared>, String>| {
        Event::compared(step, sides.map_or_else(Outcome::Failed, outcome))
    };
    Comparer {
        tree,
        options,
        judge: &judge,
        detail: Detail::Headline,
    }
    .run(plan, report, is_cancelled);
}

/// Makes comparisons in a way of its own.
pub struct Comparer<'c> {
    /// The results.
    pub tree: &'c Tree,
    /// How they are compared.
    pub options: &'c CompareOptions,
    /// Makes each comparison. It is called from all threads.
    pub judge: Judge<'c>,
    /// How much of each result that needs.
    pub detail: Detail,
}

impl Comparer<'_> {
    /// As [`compare`].
    pub fn run(
        &self,
        plan: &Plan,
        report: &(dyn Fn(Event) + Sync),
        is_cancelled: &(dyn Fn() -> bool + Sync),
    ) {
        let run = Run {
            comparer: self,
            shelf: Shelf::new(
                Reading {
                    tree: self.tree,
                    options: &self.options.load,
                    detail: self.detail,
                },
                &plan.uses,
            ),
            report,
        };
        run.all(plan, is_cancelled);
    }
}

struct Run<'r> {
    comparer: &'r Comparer<'r>,
    shelf: Shelf<'r>,
    report: &'r (dyn Fn(Event) + Sync),
}

impl Run<'_> {
    fn all(&self, plan: &Plan, is_cancelled: &(dyn Fn() -> bool + Sync)) {
        let turns = Turns::new(plan);
        let work = || {
            let mut buffer = Buffer::default();
            while let Some(steps) = turns.next() {
                self.head(steps, &mut buffer, is_cancelled);
                if is_cancelled() {
                    break;
                }
            }
        };
        thread::scope(|scope| {
            for _ in 1..self.comparer.options.jobs.get().min(plan.heads.len()) {
                // If no thread can be started, this one does all of the work.
                let _ = thread::Builder::new().spawn_scoped(scope, work);
            }
            work();
        });
    }

    /// All comparisons of one head.
    fn head(&self, steps: &[Step], buffer: &mut Buffer, is_cancelled: &(dyn Fn() -> bool + Sync)) {
        let mut head = None;
        for &step in steps {
            if is_cancelled() {
                return;
            }
            let head = head.get_or_insert_with(|| self.take(step.head, buffer));
            (self.report)(self.event(head, step, buffer));
        }
    }

    fn take(&self, index: usize, buffer: &mut Buffer) -> Arc<Read> {
        let read = self.shelf.take(index, buffer);
        if let Err(reason) = &*read {
            (self.report)(Event::Unreadable {
                result: index,
                reason: reason.clone(),
            });
        }
        read
    }

    fn event(&self, head: &Read, step: Step, buffer: &mut Buffer) -> Event {
        let read = self.take(step.reference, buffer);
        let sides = match (&*read, head) {
            (Ok(reference), Ok(head)) => Ok(Sides::new(reference, head)),
            (Err(reason), _) => {
                let file = &self.comparer.tree.results[step.reference].file;
                Err(format!("the reference cannot be read: {file}: {reason}"))
            }
            (_, Err(reason)) => Err(format!("it cannot be read: {reason}")),
        };
        (self.comparer.judge)(step, sides)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Mutex;

    use super::*;
    use crate::bench_runner::Config;
    use crate::tree::{Place, TreeOptions};

    const BASE: &str =
        "results/bm-1-3.12.0-aaaaaaa/bm-1-linux-x86_64-python-v3.12.0-3.12.0-aaaaaaa.json";
    const HEAD: &str =
        "results/bm-1-3.13.0-bbbbbbb/bm-1-linux-x86_64-python-v3.13.0-3.13.0-bbbbbbb.json";
    const OTHER: &str =
        "results/bm-1-3.14.0-ccccccc/bm-1-linux-x86_64-python-v3.14.0-3.14.0-ccccccc.json";

    fn tree(files: &[(&str, &str)]) -> (tempfile::TempDir, Tree) {
        let folder = tempfile::tempdir().expect("a temporary folder");
        for (file, text) in files {
            let path = folder.path().join(file);
            std::fs::create_dir_all(path.parent().expect("a folder")).expect("it is writable");
            std::fs::write(path, text).expect("it is writable");
        }
        let config = Config {
            bases: vec!["3.12.0".to_owned()],
            ..Config::default()
        };
        let place = Place::of(folder.path()).expect("a folder");
        let tree = Tree::read(place, Arc::new(config), &TreeOptions::default(), &|| false);
        (folder, tree)
    }

    fn suite(name: &str, value: f64) -> String {
        let values = format!("[{value}, {value}, {}]", value * 1.1);
        format!(
            r#"{{"benchmarks": [{{"metadata": {{"name": "{name}"}}, "runs": [{{"values": {values}}}]}}], "metadata": {{}}, "version": "1.0"}}"#
        )
    }

    fn run(tree: &Tree, is_cancelled: &(dyn Fn() -> bool + Sync)) -> Vec<Event> {
        let plan = Plan::new(tree, &tree.references(false), |_| true);
        let options = CompareOptions {
            load: LoadOptions::default(),
            jobs: NonZero::<usize>::MIN,
        };
        let events = Mutex::new(Vec::new());
        let report = |event| events.lock().expect("no panic").push(event);
        compare(tree, &plan, &options, &report, is_cancelled);
        events.into_inner().expect("no panic")
    }

    #[test]
    fn each_outcome_is_reported_and_each_file_is_read_once() {
        let (folder, tree) = tree(&[
            (BASE, &suite("a", 1.0)),
            (HEAD, &suite("a", 2.0)),
            (OTHER, &suite("b", 2.0)),
        ]);
        let events = run(&tree, &|| false);
        let outcomes: Vec<_> = events
            .iter()
            .map(|event| match event {
                Event::Compared {
                    head,
                    reference,
                    outcome,
                } => {
                    assert_eq!(tree.results[*reference].file, BASE);
                    (&*tree.results[*head].file, outcome)
                }
                _ => panic!("{event:?}"),
            })
            .collect();
        let [
            (OTHER, Outcome::Failed(reason)),
            (HEAD, Outcome::Known(overall)),
        ] = &outcomes[..]
        else {
            panic!("{outcomes:?}");
        };
        assert!(reason.contains("no benchmark in common"), "{reason}");
        assert_eq!(overall.pyperf_mean, Some(2.0));
        drop(folder);
    }

    #[test]
    fn a_file_that_cannot_be_read_fails_its_comparisons_alone() {
        let broken = suite("a", 1.0).replace("[1, 1", "[1, oops");
        let (_folder, tree) = tree(&[(BASE, &broken), (HEAD, &suite("a", 2.0))]);
        let events = run(&tree, &|| false);
        let [
            Event::Unreadable { result, reason },
            Event::Compared { outcome, .. },
        ] = &events[..]
        else {
            panic!("{events:?}");
        };
        assert_eq!(tree.results[*result].file, BASE);
        let expected = format!("the reference cannot be read: {BASE}: {reason}");
        assert_eq!(*outcome, Outcome::Failed(expected));
    }

    #[test]
    fn what_is_wanted_is_compared_first_and_the_order_can_change_meanwhile() {
        let files: Vec<(String, String)> = ('a'..='f')
            .map(|it| {
                let hash = it.to_string().repeat(7);
                (HEAD.replace("bbbbbbb", &hash), suite("a", 2.0))
            })
            .collect();
        let base = suite("a", 1.0);
        let mut all = vec![(BASE, &*base)];
        all.extend(files.iter().map(|(file, text)| (&**file, &**text)));
        let (_folder, tree) = tree(&all);
        let plan = Plan::new(&tree, &tree.references(false), |_| true);
        let result = |hash: char| {
            let hash = hash.to_string().repeat(7);
            let mut results = tree.results.iter();
            let found = results.position(|it| it.file.ends_with(&format!("3.13.0-{hash}.json")));
            found.expect("it is in the tree")
        };
        let heads = Mutex::new(Vec::new());
        let report = |event| {
            if let Event::Compared { head, .. } = event {
                let mut heads = heads.lock().expect("no panic");
                heads.push(head);
                match heads.len() {
                    2 => plan.urgency().set([result('f'), result('b')]),
                    // What is not listed comes last, and in the order of the plan.
                    4 => plan.urgency().set([]),
                    _ => {}
                }
            }
        };
        plan.urgency().set(['d', 'c', 'a', 'e'].map(result));
        let options = CompareOptions {
            load: LoadOptions::default(),
            jobs: NonZero::<usize>::MIN,
        };
        compare(&tree, &plan, &options, &report, &|| false);
        let heads = heads.into_inner().expect("no panic");
        assert_eq!(heads[..4], ['d', 'c', 'f', 'b'].map(result));
        let rest = plan.heads.iter().map(|steps| steps[0].head);
        let rest: Vec<usize> = rest.filter(|head| !heads[..4].contains(head)).collect();
        assert_eq!(heads[4..], rest);
    }

    #[test]
    fn nothing_is_compared_after_a_cancellation() {
        let (_folder, tree) = tree(&[(BASE, &suite("a", 1.0)), (HEAD, &suite("a", 2.0))]);
        assert_eq!(run(&tree, &|| true), []);
    }

    #[test]
    fn a_result_is_kept_until_it_was_needed_last() {
        let (_folder, tree) = tree(&[(BASE, &suite("a", 1.0))]);
        let reading = Reading {
            tree: &tree,
            options: &LoadOptions::default(),
            detail: Detail::Headline,
        };
        let shelf = Shelf::new(reading, &[(0, 2)].into());
        let take = || shelf.take(0, &mut Buffer::default());
        let first = take();
        assert_eq!(shelf.kept(), 1);
        assert!(Arc::ptr_eq(&first, &take()), "it is not read again");
        assert_eq!(shelf.kept(), 0);
    }
}
