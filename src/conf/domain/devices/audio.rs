//! Sound devices, and the back ends that they play to.

use super::graphics::AUDIO as AUDIO_ID;
use super::info::{self, VIRTIO_DRIVER};
use crate::conf::domain::shape::{
    Attribute, Child, Family, NUMBER, SIGNED, Shape, computed, number, text, word, word_but_first, yes_no,
};
use crate::conf::domain::value;
use crate::error::Result;
use crate::xml::Element;

/// A sound device.
pub(in crate::conf::domain) static SOUND: Shape = Shape::new(
    "sound",
    &[
        word("model", &["sb16", "es1370", "pcspk", "ac97", "ich6", "ich9", "usb", "ich7", "virtio"]).required(),
        yes_no("multichannel"),
        number("streams", NUMBER.nonzero()),
    ],
)
.children(&[
    Child::Each(&CODEC),
    Child::One(&AUDIO_ID),
    Child::Dropped("boot"),
    Child::One(&info::ALIAS),
    Child::One(&info::MASTER),
    Child::Dropped("rom"),
    Child::One(&info::ACPI),
    Child::OneOf(&info::ADDRESS),
    Child::One(&VIRTIO_DRIVER),
])
.adjust(sound);

static CODEC: Shape = Shape::new("codec", &[computed("type")]).adjust(codec);

/// A back end for sound, in the variant of its type.
pub(in crate::conf::domain) static AUDIO: Family = Family {
    name: "audio",
    shapes: &[&PLAIN, &ALSA, &COREAUDIO, &JACK, &OSS, &PULSEAUDIO, &SDL, &FILE, &PIPEWIRE],
    pick: |_, raw| {
        Ok(match raw.get("type") {
            // It is asked for before the number.
            None => return Err(crate::conf::shape::missing_attribute("type", raw)),
            Some("alsa") => &ALSA,
            Some("coreaudio") => &COREAUDIO,
            Some("jack") => &JACK,
            Some("oss") => &OSS,
            Some("pulseaudio") => &PULSEAUDIO,
            Some("sdl") => &SDL,
            Some("file") => &FILE,
            Some("pipewire") => &PIPEWIRE,
            _ => &PLAIN,
        })
    },
};

const ID: Attribute = number("id", NUMBER.nonzero()).required();
const TYPE: Attribute = word(
    "type",
    &["none", "alsa", "coreaudio", "jack", "oss", "pulseaudio", "sdl", "spice", "file", "dbus", "pipewire"],
)
.required();
const PERIOD: Attribute = number("timerPeriod", NUMBER.nonzero());

/// The two directions of a back end: shapes that differ in their names only.
macro_rules! directions {
    ($($input:ident, $output:ident: [$($own:expr),*];)*) => {
        $(
            static $input: Shape = direction!("input", [$($own),*]);
            static $output: Shape = direction!("output", [$($own),*]);
        )*
    };
}
macro_rules! direction {
    ($name:literal, [$($own:expr),*]) => {
        Shape::new(
            $name,
            &[
                yes_no("mixingEngine"),
                yes_no("fixedSettings"),
                number("voices", NUMBER.nonzero()),
                number("bufferLength", NUMBER.nonzero()),
                $($own,)*
            ],
        )
        .children(&[Child::One(&SETTINGS)])
        .adjust(stream)
    };
}
directions! {
    PLAIN_INPUT, PLAIN_OUTPUT: [];
    DEVICE_INPUT, DEVICE_OUTPUT: [text("dev")];
    BUFFER_INPUT, BUFFER_OUTPUT: [number("bufferCount", NUMBER)];
    JACK_INPUT, JACK_OUTPUT: [text("serverName"), text("clientName"), text("connectPorts"), yes_no("exactName")];
    OSS_INPUT, OSS_OUTPUT: [text("dev"), number("bufferCount", NUMBER), yes_no("tryPoll")];
    PULSE_INPUT, PULSE_OUTPUT: [text("name"), text("streamName"), number("latency", NUMBER)];
    PIPEWIRE_INPUT, PIPEWIRE_OUTPUT: [text("name"), text("streamName"), number("latency", NUMBER.nonzero())];
}

static SETTINGS: Shape = Shape::new(
    "settings",
    &[
        number("frequency", NUMBER.nonzero()),
        number("channels", NUMBER.nonzero()),
        word_but_first("format", &["", "u8", "s8", "u16", "s16", "u32", "s32", "f32"]),
    ],
)
.or_bare();

static PLAIN: Shape =
    Shape::new("audio", &[ID, TYPE, PERIOD]).children(&[Child::One(&PLAIN_INPUT), Child::One(&PLAIN_OUTPUT)]);
static ALSA: Shape =
    Shape::new("audio", &[ID, TYPE, PERIOD]).children(&[Child::One(&DEVICE_INPUT), Child::One(&DEVICE_OUTPUT)]);
static COREAUDIO: Shape =
    Shape::new("audio", &[ID, TYPE, PERIOD]).children(&[Child::One(&BUFFER_INPUT), Child::One(&BUFFER_OUTPUT)]);
static JACK: Shape =
    Shape::new("audio", &[ID, TYPE, PERIOD]).children(&[Child::One(&JACK_INPUT), Child::One(&JACK_OUTPUT)]);
static OSS: Shape =
    Shape::new("audio", &[ID, TYPE, PERIOD, yes_no("tryMMap"), yes_no("exclusive"), number("dspPolicy", SIGNED)])
        .children(&[Child::One(&OSS_INPUT), Child::One(&OSS_OUTPUT)])
        .adjust(oss);
static PULSEAUDIO: Shape = Shape::new("audio", &[ID, TYPE, PERIOD, text("serverName")])
    .children(&[Child::One(&PULSE_INPUT), Child::One(&PULSE_OUTPUT)]);
static SDL: Shape =
    Shape::new("audio", &[ID, TYPE, PERIOD, word_but_first("driver", &["", "esd", "alsa", "arts", "pulseaudio"])])
        .children(&[Child::One(&BUFFER_INPUT), Child::One(&BUFFER_OUTPUT)]);
static FILE: Shape = Shape::new("audio", &[ID, TYPE, PERIOD, text("path")])
    .children(&[Child::One(&PLAIN_INPUT), Child::One(&PLAIN_OUTPUT)]);
static PIPEWIRE: Shape = Shape::new("audio", &[ID, TYPE, PERIOD, text("runtimeDir")])
    .children(&[Child::One(&PIPEWIRE_INPUT), Child::One(&PIPEWIRE_OUTPUT)]);

fn codec(raw: &Element, element: &mut Element) -> Result<()> {
    match raw.get("type") {
        Some(kind @ ("duplex" | "micro" | "output")) => {
            element.set("type", kind);
            Ok(())
        }
        other => Err(value::unsupported(format!("unknown codec type '{}'", other.unwrap_or("(null)")))),
    }
}

fn sound(_: &Element, element: &mut Element) -> Result<()> {
    let model = element.get("model").unwrap_or_default().to_owned();
    if !matches!(model.as_str(), "ich6" | "ich9") {
        element.remove("codec");
    }
    if model != "usb" {
        element.unset("multichannel");
    }
    if model != "virtio" {
        element.unset("streams");
        element.remove("driver");
    } else if element.get("streams").is_none() {
        element.set("streams", "2");
    }
    Ok(())
}

fn stream(_: &Element, element: &mut Element) -> Result<()> {
    let fixed = element.get("fixedSettings") == Some("yes");
    if fixed && element.get("mixingEngine") != Some("yes") {
        return Err(value::unsupported("fixed audio settings requires mixing engine"));
    }
    match element.child("settings") {
        Some(_) if !fixed => Err(value::unsupported("audio settings specified without fixed settings flag")),
        None if fixed => {
            element.push(Element::new("settings"));
            Ok(())
        }
        _ => Ok(()),
    }
}

fn oss(_: &Element, element: &mut Element) -> Result<()> {
    match element.get("dspPolicy").filter(|policy| policy.starts_with('-')) {
        Some(policy) => Err(value::wrong(format!("cannot parse 'dspPolicy' value '{policy}'"))),
        None => Ok(()),
    }
}

/// Checks that what plays to a back end names one that is there, and that no two have one id.
pub(in crate::conf::domain) fn check(audios: &[Element], players: &[&Element]) -> Result<()> {
    let mut ids = Vec::new();
    for id in audios.iter().filter_map(|audio| audio.get("id")) {
        if ids.contains(&id) {
            return Err(value::wrong(format!("audio ID {id} is used multiple times")));
        }
        ids.push(id);
    }
    for id in players.iter().filter_map(|player| player.child("audio")?.get("id")) {
        if !ids.contains(&id) {
            return Err(value::wrong(format!("no audio device with ID {id}")));
        }
    }
    Ok(())
}
