//! Ask, consent, answer, check: everything between the phones goes through pictures.

use diia_citizen::ask::{AskElementRole, AskSession, Checked};
use diia_citizen::citizen::ShownPortrait;
use diia_citizen::code::pass::LinkBase;
use diia_citizen::code::symbol::QrSymbol;
use diia_test_phone::run;

use super::lib;
use crate::error::SandboxError;
use crate::tour::stage::{MODULE_PX, Stage, expect};

/// The pictures of the two screens.
pub(super) struct Names {
    pub(super) ask: &'static str,
    pub(super) answer: &'static str,
}

/// What the exchange left behind.
pub(super) struct Exchanged {
    /// The ask as the reader read it.
    pub(super) ask: String,
    /// The answer as the reader read it.
    pub(super) answer: String,
    /// The second code on phone A's screen.
    pub(super) portrait: Option<ShownPortrait>,
    /// What phone B learned.
    pub(super) checked: Checked,
    /// The ask on phone B, which can open the portrait yet.
    pub(super) session: AskSession,
}

pub(super) fn exchange(
    stage: &mut Stage,
    mut session: AskSession,
    names: &Names,
) -> Result<Exchanged, SandboxError> {
    let text = stage.world.phone_b.citizen.text_of_ask(&session);
    let symbol = session.qr(&LinkBase::default()).map_err(lib)?;
    let ask = scanned(stage, names.ask, &text, &symbol)?;
    let mut consent = stage.world.phone_a.citizen.read_ask(&ask).map_err(lib)?;
    let screen = consent.screen(stage.language, stage.world.phone_a.now()?);
    for element in screen.elements {
        match element.role {
            AskElementRole::Confirm | AskElementRole::Refuse => {}
            _ => stage.terminal.remark(&element.label)?,
        }
    }
    let citizen = &stage.world.phone_a.citizen;
    run(citizen.confirm_ask(&mut consent)).map_err(lib)?;
    let shown = run(citizen.answer(&consent)).map_err(lib)?;
    let answer = scanned(stage, names.answer, shown.text(), &shown.qr().map_err(lib)?)?;
    let checked = stage.world.phone_b.citizen.check_answer(&mut session, &answer).map_err(lib)?;
    expect("8", shown.check_digits().as_str(), checked.check_digits.as_str())?;
    Ok(Exchanged { ask, answer, portrait: shown.portrait().cloned(), checked, session })
}

/// Draws a symbol and gives what the independent reader has read from the picture.
pub(super) fn scanned(
    stage: &mut Stage,
    name: &str,
    text: &str,
    symbol: &QrSymbol,
) -> Result<String, SandboxError> {
    let png = symbol.matrix().to_png(MODULE_PX).map_err(lib)?;
    let picture = stage.write(name, &png)?;
    stage.scan(&picture, text)
}
