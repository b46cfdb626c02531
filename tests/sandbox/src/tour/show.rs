//! Chapter 2: phone A shows the document: a QR code, 13 digits, a countdown.

use diia_citizen::citizen::{DigitsState, ShownCode};
use diia_citizen::code::credential::Profile;
use diia_citizen::code::digits::ThirteenDigits;
use diia_citizen::text::{Bilingual, DIGITS_NEED_INTERNET, LABEL_BAR_CODE, LABEL_QR, countdown_label};

use super::cast::Received;
use super::stage::{Stage, expect};
use crate::error::SandboxError;

const HEADING: Bilingual = Bilingual::new(
    "2. Телефон А показує документ без інтернету",
    "2. Phone A shows the document without internet",
);
const SHOWN: Bilingual = Bilingual::new(
    "Надія відкрила картку. Телефон сам, без сервера, створив код, який діє рівно три хвилини.",
    "Nadiia opened the card. The phone made a code by itself, without a server; it lives exactly three minutes.",
);
const NARROW: Bilingual = Bilingual::new(
    "QR-код ширший за цей термінал. Ви знайдете його у файлі 01-status-qr.png.",
    "The QR code is wider than this terminal. You will find it in the file 01-status-qr.png.",
);
const NO_COLOURS: Bilingual = Bilingual::new(
    "Без кольорів на темному терміналі код вийде негативом. У файлі 01-status-qr.png він завжди правильний.",
    "Without colours the code is a negative on a dark terminal. In the file 01-status-qr.png it is always right.",
);
const JUMP: Bilingual = Bilingual::new(
    "Чекати три хвилини не треба: далі годинники обох телефонів переводить тур. Відколи створено код, на них минуло 50 секунд.",
    "No need to wait three minutes: from here on the tour moves the clocks of both phones. 50 seconds have passed on them since the code was made.",
);

/// How many times the countdown is shown in real time, a second apart.
const TICKS: u32 = 4;
/// Where the clocks are then moved: still the same code, which the phone replaces after a minute.
const JUMP_TO_MILLIS: i64 = 50_000;

/// The codes of one moment.
pub(super) struct Codes {
    pub(super) status: ShownCode,
    pub(super) identity: ShownCode,
    pub(super) digits: ThirteenDigits,
}

pub(super) fn tell(stage: &mut Stage, card: &Received, fast: bool) -> Result<Codes, SandboxError> {
    stage.heading(HEADING)?;
    stage.say(SHOWN)?;
    let phone = &stage.world.phone_a;
    let status = phone.show(&card.id, Profile::Status, false)?;
    let identity = phone.show(&card.id, Profile::Identity, false)?;
    let (DigitsState::NeedsInternet { drawn: digits } | DigitsState::Registered { digits, .. }) =
        status.digits();

    let qr = status.qr().map_err(|error| SandboxError::library(&error))?;
    stage.terminal.verbatim(LABEL_QR.get(stage.language))?;
    if !stage.terminal.qr(qr.matrix())? {
        stage.remark(NARROW)?;
    } else if stage.terminal.draws_negatives() {
        stage.remark(NO_COLOURS)?;
    }
    let label = LABEL_BAR_CODE.get(stage.language);
    stage.terminal.verbatim(&format!("{label}: {}", digits.grouped()))?;
    stage.remark(DIGITS_NEED_INTERNET)?;

    count_down(stage, &status, fast)?;
    expect("2", "the same code", same_code(stage, card, &status)?)?;
    Ok(Codes { status, identity, digits })
}

fn count_down(stage: &mut Stage, code: &ShownCode, fast: bool) -> Result<(), SandboxError> {
    let language = stage.language;
    let Stage { world, terminal, .. } = stage;
    let issued_at = code.issued_at();
    let label = |millis| countdown_label(code.remaining_millis(issued_at.plus_millis(millis)), language);
    terminal.live_line(TICKS, fast, |tick| {
        if tick > 0 {
            world.pass(1000);
        }
        label(i64::from(tick) * 1000)
    })?;
    let passed = world.phone_a.now()?.millis_since(issued_at);
    world.pass(JUMP_TO_MILLIS - passed);
    stage.remark(JUMP)?;
    stage.terminal.live_line(1, true, |_| label(JUMP_TO_MILLIS))
}

/// Within the minute the phone keeps its code.
fn same_code(stage: &Stage, card: &Received, code: &ShownCode) -> Result<&'static str, SandboxError> {
    let now = stage.world.phone_a.show(&card.id, Profile::Status, false)?;
    Ok(if now.text() == code.text() { "the same code" } else { "another code" })
}
