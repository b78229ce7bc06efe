//! The threads that work for an open tree: one reads it and makes its comparisons, another computes what the user asks
//! for besides.

use std::io;
use std::sync::Arc;
use std::time::Duration;

use super::app::App;
use super::indexer::{Indexer, TreeRequest, TreeUpdate, load_options};
use super::state::{Wish, WishKind};
use super::terminal::Bell;
use crate::comparison::Rules;
use crate::suite::LoadOptions;
use crate::tree::Tree;

/// The threads. Those that have nothing more to do are gone.
#[derive(Debug, Default)]
pub struct TreeWork {
    /// The tree that is read; `None` if there is none.
    request: Option<TreeRequest>,
    indexer: Option<Indexer>,
    wish: Option<(WishKind, Indexer)>,
}

impl TreeWork {
    /// Starts reading a tree, if there is one.
    ///
    /// # Errors
    /// If no thread can be started. So do the others.
    pub fn start(request: Option<TreeRequest>, bell: Bell) -> io::Result<Self> {
        let mut work = Self {
            request,
            ..Self::default()
        };
        work.read_again(bell)?;
        Ok(work)
    }

    /// Reads the tree again. What is shown stays until its results are listed.
    ///
    /// # Errors
    /// As above.
    pub fn read_again(&mut self, bell: Bell) -> io::Result<()> {
        if let Some(request) = self.request.clone() {
            self.indexer = Some(Indexer::start(bell, request)?);
        }
        Ok(())
    }

    /// Makes the comparisons of some results before all others, in this order of their indices.
    pub fn prefer(&self, order: impl IntoIterator<Item = usize>) {
        if let Some(indexer) = &self.indexer {
            indexer.prefer(order);
        }
    }

    /// When the next updates are to be taken; `None` as long as there are none.
    #[must_use]
    pub fn due(&self) -> Option<Duration> {
        let wish = self.wish.as_ref().map(|(_, indexer)| indexer);
        let all = [self.indexer.as_ref(), wish].into_iter().flatten();
        all.filter_map(Indexer::due).min()
    }

    /// Passes what became known to the app. Returns whether there was anything.
    pub fn pass_on(&mut self, app: &mut App) -> bool {
        let updates = self.indexer.as_mut().map(Indexer::updates);
        let updates = updates.unwrap_or_default();
        let is = |kind: fn(&TreeUpdate) -> bool| updates.iter().any(kind);
        if is(|update| matches!(update, TreeUpdate::Complete)) {
            self.indexer = None;
        }
        let is_of_list = |(kind, _): &(WishKind, Indexer)| !matches!(kind, WishKind::Headlines(_));
        if is(|update| matches!(update, TreeUpdate::Listed(..)))
            && self.wish.as_ref().is_some_and(is_of_list)
        {
            // It is about the results as they were listed before.
            self.wish = None;
        }
        let has_news = !updates.is_empty();
        app.tree_updated(updates);
        self.pass_on_wished(app) || has_news
    }

    /// Passes on what became known of what the user asked for.
    fn pass_on_wished(&mut self, app: &mut App) -> bool {
        let Some((kind, indexer)) = &mut self.wish else {
            return false;
        };
        let (kind, wished) = (*kind, indexer.updates());
        let is_complete = |update: &TreeUpdate| matches!(update, TreeUpdate::Complete);
        if wished.iter().any(is_complete) {
            self.wish = None;
        }
        let has_news = !wished.is_empty();
        let wanted = app.history.as_ref().and_then(|open| open.wish());
        let is_wanted = wanted.is_some_and(|wish| wish.kind == kind);
        match kind {
            // Another plot may be shown since.
            WishKind::Headlines(_) if is_wanted => app.headlines_updated(wished),
            WishKind::Headlines(_) => {}
            WishKind::Pinned(_) | WishKind::Changes(_) => app.wish_updated(wished),
        }
        has_news
    }

    /// Starts computing what the user asks for, and stops what is no longer asked for.
    ///
    /// # Errors
    /// As above.
    pub fn follow_wishes(&mut self, app: &App, bell: impl FnOnce() -> Bell) -> io::Result<()> {
        let Some((wish, tree, options)) = self.wanted(app) else {
            self.wish = None;
            return Ok(());
        };
        if self
            .wish
            .as_ref()
            .is_some_and(|(kind, _)| *kind == wish.kind)
        {
            return Ok(());
        }
        let indexer = Indexer::start_wish(bell(), options, tree, wish.clone())?;
        self.wish = Some((wish.kind, indexer));
        Ok(())
    }

    /// What the user asks for, of which tree, and how its files are read and judged. The history comes first, since it
    /// covers the list.
    fn wanted<'a>(&self, app: &'a App) -> Option<(&'a Wish, Arc<Tree>, (LoadOptions, Rules))> {
        if let Some(open) = app.shown_history() {
            let options = (load_options(open.max_bytes()), Rules::default());
            return Some((open.wish()?, Arc::clone(&open.trends.tree), options));
        }
        let (open, request) = (app.tree.as_ref()?, self.request.as_ref()?);
        // Changes take longer than the numbers of the tree, which come first.
        let is_free = |kind: WishKind| match kind {
            WishKind::Pinned(_) | WishKind::Headlines(_) => true,
            WishKind::Changes(_) => self.indexer.is_none(),
        };
        let wish = open.wish().filter(|wish| is_free(wish.kind))?;
        let options = (load_options(request.max_bytes), request.rules);
        Some((wish, Arc::clone(&open.index.tree), options))
    }
}
