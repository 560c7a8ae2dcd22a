//! Plays steps on one side.

use std::collections::HashMap;

use crate::arguments::{Argument, bytes, is_output, returned, succeeded};
use crate::compare::Answer;
use crate::events;
use crate::interface::{Function, INTERFACE, Kind, Type, kind_of};
use crate::script::{FOLDER, Script, Step};
use crate::side::Side;
use crate::words::Word;

/// Functions whose lists have an order that is part of the answer. Flags can ask for one too.
const ORDERED: &[&str] = &[
    "virDomainSnapshotListAllChildren",
    "virDomainSnapshotListChildrenNames",
    "virDomainCheckpointListAllChildren",
    "virDomainGetFSInfo",
    "virDomainInterfaceAddresses",
    "virConnectGetCPUModelNames",
];

/// The flag that asks for an order, of snapshots and of checkpoints.
const TOPOLOGICAL: i64 = 1 << 10;

/// A side with the handles that the script has kept.
pub(crate) struct Player<'a> {
    side: &'a Side,
    script: &'a Script,
    folder: &'a str,
    kept: HashMap<String, (&'static Kind, u64)>,
    /// Texts that it has kept.
    texts: HashMap<String, Vec<u8>>,
    /// How callbacks are taken back: the function, and what it is given. They hold their connection.
    registered: Vec<(String, [u64; 2])>,
}

impl<'a> Player<'a> {
    /// A side before the first step. Files are in `folder`.
    pub(crate) fn new(side: &'a Side, script: &'a Script, folder: &'a str) -> Player<'a> {
        Player { side, script, folder, kept: HashMap::new(), texts: HashMap::new(), registered: Vec::new() }
    }

    /// Makes the call of a step.
    ///
    /// # Errors
    /// When the script says what cannot be called.
    pub(crate) fn play(&mut self, step: &Step) -> Result<Answer, String> {
        let function = &INTERFACE.functions[&*step.function];
        if !self.side.has(&step.function) {
            return Err(format!("{} is not in both libraries", step.function));
        }
        let mut looked_up = Vec::new();
        let mut arguments = Vec::new();
        for (word, (of, _)) in step.arguments.iter().zip(&function.parameters) {
            arguments.push(self.argument(word, of, &mut looked_up)?);
        }
        self.record(step, function, &mut arguments)?;
        self.side.call("virResetLastError", &[]);
        let values: Vec<u64> = arguments.iter().map(|argument| argument.value).collect();
        let value = self.side.call(&step.function, &values);
        if let (Some(name), Type::Bytes) = (&step.keeps, &function.returns) {
            self.texts.insert(name.clone(), bytes(value));
        }
        let mut answer = Answer::default();
        answer.columns.extend(self.side.error().into_iter().map(|(name, text)| (name.to_owned(), text)));
        answer.columns.insert(0, ("return".to_owned(), returned(self.side, &function.returns, value)));
        self.outputs(step, function, &arguments, value, &mut answer);
        self.keep(step, function, value);
        if step.arguments.contains(&Word::Record) && value as i32 >= 0 {
            // Those without an id are known by their function, which comes second.
            let by = if step.function.ends_with("Any") { value } else { values[1] };
            self.registered.push((step.function.replace("Register", "Deregister"), [values[0], by]));
        }
        for (kind, handle) in looked_up.into_iter().rev() {
            self.side.free(kind, handle);
        }
        self.side.run_events();
        answer.columns.push(("events".to_owned(), events::taken().join("\n")));
        Ok(answer)
    }

    /// Frees what the script has kept; connections last, with what closing them says.
    pub(crate) fn end(&mut self) -> Answer {
        let mut answer = Answer::default();
        for (function, arguments) in self.registered.drain(..) {
            self.side.call(&function, &arguments);
        }
        let mut kept: Vec<_> = self.kept.drain().collect();
        kept.sort_by_key(|(name, (kind, _))| (kind.word == "conn", name.clone()));
        for (name, (kind, handle)) in kept {
            answer.columns.push((name, self.side.free(kind, handle).to_string()));
        }
        self.side.run_events();
        answer.columns.push(("events".to_owned(), events::taken().join("\n")));
        answer
    }

    fn argument(&self, word: &Word, of: &Type, looked_up: &mut Vec<(&'static Kind, u64)>) -> Result<Argument, String> {
        Ok(match word {
            Word::Null | Word::Record => Argument::plain(0),
            Word::Number(number) => Argument::plain(number.cast_unsigned()),
            Word::Text(text) => Argument::string(&self.placed(text)),
            Word::Out(before) => Argument::room(of, 0, *before),
            Word::Room(room) => Argument::room(of, *room, 0),
            Word::List(items) => Argument::list(of, items)?,
            Word::Uuid(bytes) => Argument::bytes(bytes),
            Word::Variable(name) => {
                match (self.kept.get(name), self.texts.get(name).or_else(|| self.script.texts.get(name))) {
                    (Some((_, handle)), _) => Argument::plain(*handle),
                    (None, Some(text)) => Argument::string(&self.placed(text)),
                    // What was not made is NULL, as in a program that does not look.
                    (None, None) => Argument::plain(0),
                }
            }
            Word::Handle { kind, path, conn } => {
                let kind = kind_of(kind).ok_or("an unknown kind")?;
                Argument::plain(self.look_up(kind, path, conn, looked_up))
            }
        })
    }

    /// A text in which the folder of the script's files is named.
    fn placed(&self, text: &[u8]) -> Vec<u8> {
        match str::from_utf8(text) {
            Ok(text) if text.contains(FOLDER) => text.replace(FOLDER, self.folder).into_bytes(),
            _ => text.to_vec(),
        }
    }

    /// The handle at the end of a path of names, NULL if there is none.
    fn look_up(
        &self,
        kind: &'static Kind,
        path: &[Vec<u8>],
        conn: &str,
        looked_up: &mut Vec<(&'static Kind, u64)>,
    ) -> u64 {
        let Some((name, above)) = path.split_last() else { return 0 };
        let parent = match kind_of(kind.parent) {
            Some(parent) if parent.word != "conn" => self.look_up(parent, above, conn, looked_up),
            _ => self.kept.get(conn).map_or(0, |(_, handle)| *handle),
        };
        if parent == 0 {
            return 0;
        }
        let name = Argument::string(name);
        let handle = self.side.call(kind.lookup, &[parent, name.value, 0]);
        if handle != 0 {
            looked_up.push((kind, handle));
        }
        handle
    }

    /// Puts callbacks in their places, and what they need in the place after.
    fn record(&self, step: &Step, function: &Function, arguments: &mut [Argument]) -> Result<(), String> {
        let Some(at) = step.arguments.iter().position(|word| *word == Word::Record) else { return Ok(()) };
        let id = function.parameters.iter().position(|(_, name)| name == "eventID");
        let id = id.map_or(0, |id| i64::from(arguments[id].value as i32));
        let found = events::recorder(self.side, &step.function, id);
        let (callback, opaque) = found.ok_or_else(|| format!("no callback for event {id}"))?;
        arguments[at] = Argument::plain(callback);
        arguments[at + 1] = Argument::plain(opaque);
        Ok(())
    }

    fn outputs(&self, step: &Step, function: &Function, arguments: &[Argument], value: u64, answer: &mut Answer) {
        let flags = match (function.parameters.last(), step.arguments.last()) {
            (Some((_, name)), Some(Word::Number(flags))) if name == "flags" => *flags,
            _ => 0,
        };
        let moments = step.function.contains("Snapshot") || step.function.contains("Checkpoint");
        let ordered = ORDERED.contains(&&*step.function) || moments && flags & TOPOLOGICAL != 0;
        let count = succeeded(&function.returns, value)
            .then(|| if matches!(function.returns, Type::Number(_)) { value as u32 as usize } else { 0 });
        for (index, (_, name)) in function.parameters.iter().enumerate() {
            if !is_output(&step.arguments[index]) {
                continue;
            }
            let next = function.parameters.get(index + 1).filter(|(_, name)| name.starts_with('n'));
            let counted = next.and_then(|_| arguments[index + 1].number()).or(count);
            if let Some(text) = arguments[index].written(self.side, name, count.and(counted), ordered) {
                answer.columns.push((name.clone(), text));
            }
        }
    }

    /// Keeps or frees the handle that a call returned, and forgets one that it freed.
    fn keep(&mut self, step: &Step, function: &Function, value: u64) {
        if let Type::Handle(kind) = &function.returns {
            let own = !matches!(&*step.function, name if name.ends_with("GetConnect") || name.ends_with("GetDomain"));
            match &step.keeps {
                _ if value == 0 || !own => {}
                Some(name) => {
                    if let Some((kind, old)) = self.kept.insert(name.clone(), (kind, value)) {
                        self.side.free(kind, old);
                    }
                }
                None => {
                    self.side.free(kind, value);
                }
            }
        }
        let frees = step.function.ends_with("Free") || step.function == "virConnectClose";
        if let (true, [Word::Variable(name)]) = (frees, &*step.arguments) {
            self.kept.remove(name);
        }
    }
}
