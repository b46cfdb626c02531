//! What Nadiia sees before she decides.

use diia_citizen::citizen::Scanned;
use diia_citizen::consent::{Consent, ConsentScreen, ElementRole};
use diia_citizen::text::Bilingual;
use diia_test_phone::run;

use super::lib;
use crate::error::SandboxError;
use crate::terminal::{Frame, Tone};
use crate::tour::stage::{Stage, expect};

const PHONE_A: Bilingual = Bilingual::new("телефон А", "phone A");

/// Scans the link, shows the consent, confirms it.
pub(super) fn confirm(stage: &mut Stage, link: &str) -> Result<Consent, SandboxError> {
    let mut consent = open(stage, link)?;
    show(stage, &consent)?;
    run(stage.world.phone_a.citizen.confirm(&mut consent)).map_err(lib)?;
    Ok(consent)
}

/// A scanned card as a consent, before any decision.
pub(super) fn open(stage: &Stage, link: &str) -> Result<Consent, SandboxError> {
    let citizen = &stage.world.phone_a.citizen;
    match citizen.scan(link).map_err(lib)? {
        Scanned::Request(request) => Ok(citizen.consent(*request, None)),
        Scanned::Pass { .. } | Scanned::Ask { .. } | Scanned::Portrait { .. } | Scanned::Link(_) => {
            expect("7", "a request", "something else").and(Err(SandboxError::Library("no request".into())))
        }
    }
}

/// Draws the screen as it stands.
pub(super) fn show(stage: &mut Stage, consent: &Consent) -> Result<(), SandboxError> {
    let now = stage.world.phone_a.now()?;
    let screen = consent.screen(stage.language, now);
    let frame = frame(&screen, PHONE_A.get(stage.language));
    stage.terminal.frame(&frame)
}

fn frame(screen: &ConsentScreen, owner: &str) -> Frame {
    let text_of = |role| {
        screen.elements.iter().find(|element| element.role == role).map_or("", |element| &element.text)
    };
    let mut frame = Frame::new(owner, text_of(ElementRole::Title), Tone::Plain);
    let mut buttons = Vec::new();
    for element in &screen.elements {
        match element.role {
            ElementRole::Title => {}
            ElementRole::Confirm | ElementRole::Refuse if element.enabled => {
                buttons.push(format!("[ {} ]", element.text));
            }
            ElementRole::Confirm | ElementRole::Refuse => buttons.push(format!("( {} )", element.text)),
            ElementRole::Document(_) => frame = frame.sentence(&format!("• {}", element.text)),
            ElementRole::Warning | ElementRole::Obstacle => {
                frame = frame.sentence(&format!("! {}", element.text));
            }
            _ => frame = frame.sentence(&element.label),
        }
    }
    frame.sentence(&buttons.join("   "))
}
