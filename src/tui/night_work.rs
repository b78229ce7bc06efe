//! Reads what the history says about the open comparison, after its first frame is drawn.

use std::io;
use std::sync::{Arc, Weak};

use super::app::App;
use super::state::OpenComparison;
use super::terminal::Bell;
use super::worker::Worker;
use crate::comparison::{Comparison, NightGroups, NightPlaces};
use crate::series::ReadOptions;
use crate::suite::LoadOptions;
use crate::tree::{Tree, TreeOptions};

/// The message if the history does not help.
const TOO_FEW: &str = "the history has too few results of this machine with these flags to know the noise from night to night";

/// What was read of the history of a tree, and the thread that reads more of it.
#[derive(Default)]
pub struct NightWork {
    tree: Weak<Tree>,
    known: NightGroups,
    /// The comparison that is asked about, and where its results belong.
    asked: Option<(Weak<Comparison>, NightPlaces)>,
    worker: Option<Worker<NightGroups>>,
}

impl NightWork {
    /// Passes what became known to the open comparison. Returns whether there was anything.
    ///
    /// # Errors
    /// If the thread ended without a result.
    pub fn pass_on(&mut self, app: &mut App) -> io::Result<bool> {
        let Some(open) = app.comparison.as_mut().filter(|open| open.awaits_nights()) else {
            // It was closed meanwhile.
            self.worker = None;
            return Ok(false);
        };
        self.ask(open);
        if let Some(worker) = &self.worker
            && let Some(read) = worker.made()?
        {
            (self.known, self.worker) = (read, None);
        }
        let Some((_, places)) = &self.asked else {
            return Ok(false);
        };
        let is_known = self.known.knows(places);
        if is_known {
            open.set_nights(&self.known.sides(places));
            let is_of_no_use = !open.comparison.knows_nights();
            // Out of a tree, the user did not ask for it.
            if is_of_no_use && app.tree.is_none() {
                app.message = Some(TOO_FEW.to_owned());
            }
        }
        Ok(is_known)
    }

    /// Starts reading what is not known of the open comparison.
    ///
    /// # Errors
    /// If no thread can be started.
    pub fn start(
        &mut self,
        app: &App,
        max_bytes: Option<u64>,
        bell: impl FnOnce() -> Bell,
    ) -> io::Result<()> {
        let open = app.comparison.as_ref().filter(|open| open.awaits_nights());
        let tree = open.and_then(|open| open.history.clone());
        let (Some(tree), Some((_, places)), None) = (tree, &self.asked, &self.worker) else {
            return Ok(());
        };
        let (mut groups, places) = (self.known.clone(), places.clone());
        let mut load = LoadOptions::default();
        load.max_bytes = max_bytes.unwrap_or(load.max_bytes);
        let jobs = TreeOptions::default().jobs;
        let options = ReadOptions { load, jobs };
        self.worker = Some(Worker::start(bell(), move |cancellation| {
            let is_cancelled = || cancellation.is_requested();
            groups.read(&tree, &places, &options, &is_cancelled);
            groups
        })?);
        Ok(())
    }

    /// Finds the places of the results of a comparison, unless they are known.
    fn ask(&mut self, open: &OpenComparison) {
        let Some(tree) = &open.history else {
            return;
        };
        let comparison = Arc::downgrade(&open.heads[0]);
        if !Weak::ptr_eq(&self.tree, &Arc::downgrade(tree)) {
            (self.known, self.asked) = (NightGroups::default(), None);
            self.tree = Arc::downgrade(tree);
        }
        let is_same = |(asked, _): &(Weak<Comparison>, _)| Weak::ptr_eq(asked, &comparison);
        if !self.asked.as_ref().is_some_and(is_same) {
            self.worker = None;
            self.asked = Some((comparison, NightPlaces::of(tree, &open.results)));
        }
    }
}
