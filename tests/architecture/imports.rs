//! What a file imports: by `use`, and by paths in its code.

use std::collections::BTreeMap;

use proc_macro2::{TokenStream, TokenTree};
use syn::visit::{self, Visit};
use syn::{File, Item, ItemUse, Path, UseTree, Visibility};

/// What a file names of another module, or of another crate.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Import {
    /// Whether it is of this crate.
    pub is_own: bool,
    /// From the root of its crate; that of another crate begins with its name.
    pub path: Vec<String>,
}

/// The path that each name stands for that a module gives on.
pub type Exports = BTreeMap<String, Vec<String>>;

/// All imports of a file that is `module`, and what it gives on. Its tests are left out.
pub fn imports(file: &File, module: &[String]) -> (Vec<Import>, Exports) {
    let mut collector = Collector {
        module: module.to_vec(),
        children: children(&file.items),
        imports: Vec::new(),
        exports: Exports::new(),
    };
    collector.visit_file(file);
    let mut imports = collector.imports;
    imports.sort();
    imports.dedup();
    (imports, collector.exports)
}

/// The modules that are declared in a file.
fn children(items: &[Item]) -> Vec<String> {
    let name = |item: &Item| match item {
        Item::Mod(module) => Some(module.ident.to_string()),
        _ => None,
    };
    items.iter().filter_map(name).collect()
}

struct Collector {
    module: Vec<String>,
    children: Vec<String>,
    imports: Vec<Import>,
    exports: Exports,
}

impl Collector {
    /// A path from the root of its crate; `None` if it begins with a name of the file itself.
    fn absolute(&self, path: &[String], is_use: bool) -> Option<Import> {
        let own = |path: Vec<String>| Import { is_own: true, path };
        let (first, rest) = path.split_first()?;
        match first.as_str() {
            "crate" | "benchlens" => Some(own(rest.to_vec())),
            "self" => Some(own([&self.module[..], rest].concat())),
            "super" => {
                let ups = path.iter().take_while(|part| *part == "super").count();
                let above = self.module.len().checked_sub(ups)?;
                Some(own([&self.module[..above], &path[ups..]].concat()))
            }
            name if self.children.iter().any(|child| child == name) => {
                Some(own([&self.module[..], path].concat()))
            }
            // In code the first part is most often a type; as a crate it is written in lower case.
            name if is_use || (path.len() > 1 && name.starts_with(char::is_lowercase)) => {
                Some(Import {
                    is_own: false,
                    path: path.to_vec(),
                })
            }
            _ => None,
        }
    }

    fn add(&mut self, path: &[String], is_use: bool) {
        self.imports.extend(self.absolute(path, is_use));
    }

    fn add_tree(&mut self, prefix: &[String], tree: &UseTree, is_given_on: bool) {
        let with = |name: &dyn ToString| [prefix, &[name.to_string()]].concat();
        match tree {
            UseTree::Path(path) => self.add_tree(&with(&path.ident), &path.tree, is_given_on),
            UseTree::Group(group) => {
                for tree in &group.items {
                    self.add_tree(prefix, tree, is_given_on);
                }
            }
            UseTree::Glob(_) => self.add(prefix, true),
            UseTree::Name(name) => self.add_leaf(prefix, &name.ident, &name.ident, is_given_on),
            UseTree::Rename(name) => self.add_leaf(prefix, &name.ident, &name.rename, is_given_on),
        }
    }

    fn add_leaf(
        &mut self,
        prefix: &[String],
        name: &dyn ToString,
        known_as: &dyn ToString,
        is_given_on: bool,
    ) {
        let name = name.to_string();
        let path = match name.as_str() {
            // `use path::{self}` names the path itself.
            "self" => prefix.to_vec(),
            _ => [prefix, &[name]].concat(),
        };
        self.add(&path, true);
        let target = self.absolute(&path, true).filter(|import| import.is_own);
        if let Some(target) = target.filter(|_| is_given_on) {
            self.exports.insert(known_as.to_string(), target.path);
        }
    }

    /// Paths in macros, which are no syntax yet: those that begin with `crate` or `super`.
    fn add_tokens(&mut self, tokens: TokenStream) {
        let mut path: Vec<String> = Vec::new();
        for token in tokens {
            match token {
                TokenTree::Ident(name) => {
                    let name = name.to_string();
                    if !path.is_empty() || ["crate", "super"].contains(&name.as_str()) {
                        path.push(name);
                    }
                }
                TokenTree::Punct(punct) if punct.as_char() == ':' => {}
                TokenTree::Group(group) => {
                    self.add(&std::mem::take(&mut path), false);
                    self.add_tokens(group.stream());
                }
                TokenTree::Punct(_) | TokenTree::Literal(_) => {
                    self.add(&std::mem::take(&mut path), false);
                }
            }
        }
        self.add(&path, false);
    }
}

/// Whether an item is there for tests only.
fn is_test(item: &Item) -> bool {
    let Item::Mod(module) = item else {
        return false;
    };
    let is_cfg_test = |attribute: &syn::Attribute| {
        attribute.path().is_ident("cfg")
            && attribute
                .parse_args::<syn::Ident>()
                .is_ok_and(|name| name == "test")
    };
    module.attrs.iter().any(is_cfg_test)
}

impl<'ast> Visit<'ast> for Collector {
    fn visit_item(&mut self, item: &'ast Item) {
        if !is_test(item) {
            visit::visit_item(self, item);
        }
    }

    fn visit_item_mod(&mut self, module: &'ast syn::ItemMod) {
        // Within, `super` is this file.
        self.module.push(module.ident.to_string());
        visit::visit_item_mod(self, module);
        self.module.pop();
    }

    fn visit_item_use(&mut self, import: &'ast ItemUse) {
        let is_given_on = !matches!(import.vis, Visibility::Inherited);
        self.add_tree(&[], &import.tree, is_given_on);
    }

    fn visit_path(&mut self, path: &'ast Path) {
        let names = path.segments.iter().map(|part| part.ident.to_string());
        self.add(&names.collect::<Vec<String>>(), false);
        visit::visit_path(self, path);
    }

    /// `pub(super)` imports nothing.
    fn visit_visibility(&mut self, _: &'ast Visibility) {}

    fn visit_macro(&mut self, this: &'ast syn::Macro) {
        self.add_tokens(this.tokens.clone());
        visit::visit_macro(self, this);
    }
}
