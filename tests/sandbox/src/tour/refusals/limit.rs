//! The end of the three minutes, to the millisecond.

use diia_citizen::code::credential::Profile;
use diia_citizen::text::Bilingual;
use diia_citizen::time::{CODE_LIFE_MILLIS, ROTATION_MILLIS};

use super::{Scene, numbered};
use crate::error::SandboxError;
use crate::tour::cast::Received;
use crate::tour::stage::{Stage, expect};

const STILL_GOOD: Bilingual = Bilingual::new(
    "Щохвилини телефон А сам показує новий код, а попередній діє до свого кінця. За одну мілісекунду до трьох хвилин (179,999 с) його ще приймають:",
    "Every minute phone A shows a new code by itself, and the earlier one lives on to its own end. One millisecond before three minutes (179.999 s) it is still accepted:",
);
const OVER: Bilingual = Bilingual::new(
    "Рівно через три хвилини (180,000 с) — уже ні:",
    "At exactly three minutes (180.000 s) it no longer is:",
);

pub(super) fn tell(stage: &mut Stage, card: &Received) -> Result<(), SandboxError> {
    numbered(stage, "6.1", STILL_GOOD)?;
    let world = &stage.world;
    let code = world.phone_a.show(&card.id, Profile::Status, true)?;
    world.pass(ROTATION_MILLIS);
    let next = world.phone_a.show(&card.id, Profile::Status, false)?;
    let rotated = if next.text() == code.text() { "the same code" } else { "a new code" };
    expect("6.1", "a new code", rotated)?;

    world.pass(CODE_LIFE_MILLIS - ROTATION_MILLIS - 1);
    let text = code.text();
    Scene { step: "6.1", name: "05-at-179-999-s", text, expected: "valid" }.play(stage)?;
    stage.world.pass(1);
    stage.say(OVER)?;
    Scene { step: "6.1", name: "06-at-180-000-s", text, expected: "expired" }.play(stage)
}
