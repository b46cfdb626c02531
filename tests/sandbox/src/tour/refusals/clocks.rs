//! A holder's clock that is two hours off: with a confirmed time no harm, without it a code from the future.

use diia_citizen::code::credential::Profile;
use diia_citizen::text::Bilingual;
use diia_citizen::time::HOUR_MILLIS;
use diia_test_phone::run;

use super::{Scene, numbered};
use crate::error::SandboxError;
use crate::tour::cast::Received;
use crate::tour::screens;
use crate::tour::stage::{Stage, expect};

const MOVED: Bilingual = Bilingual::new(
    "Годинник телефона А перевели на дві години вперед. Телефон пам’ятає час, який підтвердив сервер, тож код приймають:",
    "Phone A’s clock was set two hours ahead. The phone remembers the time that a server confirmed, so the code is accepted:",
);
const RESTARTED: Bilingual = Bilingual::new(
    "Тепер телефон А ще й перезапустили. Підтверджений час забуто, код створено за хибним годинником:",
    "Now phone A was restarted as well. The confirmed time is forgotten, and the code was made by the wrong clock:",
);
const OFF_MILLIS: i64 = 2 * HOUR_MILLIS;

pub(super) fn tell(stage: &mut Stage, card: &Received) -> Result<(), SandboxError> {
    numbered(stage, "6.5", MOVED)?;
    let right_now = stage.world.phone_b.now()?;
    stage.world.phone_a.clock.set_wall(right_now.plus_millis(OFF_MILLIS));
    let text = shown(stage, card, "wall_clock_off")?;
    Scene { step: "6.5", name: "10-clock-off-confirmed", text: &text, expected: "valid" }.play(stage)?;

    stage.say(RESTARTED)?;
    stage.world.phone_a.clock.restart(0);
    let text = shown(stage, card, "restarted")?;
    Scene { step: "6.5", name: "11-clock-off-restarted", text: &text, expected: "from_the_future" }
        .play(stage)?;

    // Online for a moment: the clock is set right and confirmed, and the story goes on.
    let right_now = stage.world.phone_b.now()?;
    let phone = &stage.world.phone_a;
    phone.clock.set_wall(right_now);
    run(phone.citizen.synchronise_clock(right_now)).map_err(|error| SandboxError::library(&error))
}

/// Phone A's code and its own screen, which tells of the clock too.
fn shown(stage: &mut Stage, card: &Received, clock: &str) -> Result<String, SandboxError> {
    let phone = &stage.world.phone_a;
    let code = phone.show(&card.id, Profile::Status, true)?;
    let screen = screens::holder(&code, phone.now()?, stage.language);
    stage.terminal.frame(&screen)?;
    stage.terminal.log(&format!("   [6.5 phone A: clock {}]", code.clock().code()))?;
    expect("6.5", clock, code.clock().code())?;
    Ok(code.text().to_owned())
}
