//! The thread that answers.

use std::sync::mpsc::{Receiver, Sender};

use super::Kept;
use crate::driver::CloseReason;
use crate::error::{Code, Error, Fields, Origin, Result};
use crate::events::{DomainEvent, Event, Filter, Kind, Pair};
use crate::lock::Mutex;
use crate::uuid::Uuid;

/// The domain that there is.
pub(crate) const HERE: Uuid = [1; 16];
/// Asking for this one ends in an error that is not known here.
pub(crate) const UNKNOWN: Uuid = [2; 16];
/// Asking for this one ends the connection, and no answer comes.
pub(crate) const FATAL: Uuid = [3; 16];

/// The event that the peer does not tell of.
pub(crate) const REFUSED: i32 = 28;

/// What the peer was told, in order.
pub(crate) static NOTES: Mutex<Vec<String>> = Mutex::new(Vec::new());

/// A call under way.
pub(super) struct Call {
    pub(super) question: Question,
    pub(super) answer: Sender<Result<Answer>>,
}

/// What is asked.
pub(super) enum Question {
    Type,
    Domain(Uuid),
    Suspend(Uuid),
    Say(&'static str),
    Note(String),
    Refuse,
}

/// What is answered.
pub(super) enum Answer {
    Done,
    Text(String),
}

/// Answers calls until the connection goes, or ends.
pub(super) fn answer(questions: &Receiver<Call>, kept: &Kept) {
    for Call { question, answer } in questions {
        let Some(shared) = kept.upgrade() else { return };
        let result = match question {
            Question::Type => Ok(Answer::Text("DISTANT".to_owned())),
            Question::Domain(UNKNOWN) | Question::Refuse => Err(foreign()),
            Question::Domain(FATAL) => {
                // No answer: the caller learns it from the channel, the program from the event loop.
                shared.closing.report(CloseReason::KeepAlive);
                shared.closing.report(CloseReason::Error);
                return;
            }
            Question::Domain(_) => Ok(Answer::Text("here".to_owned())),
            Question::Suspend(uuid) => {
                let event = DomainEvent::Lifecycle { event: 3, detail: 0 };
                let event = Event::Domain { name: "here".to_owned(), uuid, id: Some(3), event };
                let filter = Some(Filter::Uuid(uuid));
                drop(shared.hub.emit_to(Pair { kind: Kind::Domain, event: 0, filter }, event));
                Ok(Answer::Done)
            }
            Question::Say(text) => {
                NOTES.lock().push(text.to_owned());
                Ok(Answer::Done)
            }
            Question::Note(text) => {
                NOTES.lock().push(text);
                Ok(Answer::Done)
            }
        };
        // Who asked may be gone.
        let _ = answer.send(result);
    }
}

/// An error of another release: nothing in it is known here.
fn foreign() -> Error {
    Error::from_fields(Fields {
        origin: Origin(321),
        code: Code(654),
        level: 1,
        message: "from far away".to_owned(),
        str1: Some("%s".to_owned()),
        str2: Some("two".to_owned()),
        str3: Some("three".to_owned()),
        int1: 11,
        int2: -22,
    })
}
