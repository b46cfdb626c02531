//! What a third phone learns that has photographed both screens: `asking/bystander.txt`.

use std::fmt::Write;

use diia_citizen::ask::{ANSWER_PREFIX, Ask, Wanted};
use diia_citizen::code::pass::LinkBase;
use diia_citizen::text::{Bilingual, kyiv_minute};

use super::lib;
use crate::error::SandboxError;
use crate::tour::cast::Phone;
use crate::tour::stage::{Stage, expect};

const REFUSED: Bilingual = Bilingual::new(
    "Телефон того, хто сфотографував, і телефон Б з новим запитом відмовили цій відповіді.",
    "The bystander’s phone, and phone B with a new ask, refuse the answer.",
);
const WISH: Bilingual = Bilingual::new("про що питають", "what is asked");
const ASKED_AT: Bilingual = Bilingual::new("коли", "when");
const PERSON: Bilingual = Bilingual::new("хто питає: приватна особа", "who asks: a private person");
const KEYS: Bilingual = Bilingual::new(
    "одноразові ключі й число, яких більше ніде не буде",
    "keys and a number for this ask alone, never seen again",
);
const CIPHERTEXT: Bilingual = Bilingual::new("шифротекст, цифр", "a ciphertext, digits");

pub(super) fn tell(stage: &mut Stage, ask: &str, answer: &str) -> Result<(), SandboxError> {
    let language = stage.language;
    let seen = Ask::from_text(ask, &LinkBase::default()).map_err(lib)?;
    let lines = [
        format!("{}: {}", WISH.get(language), seen.wanted().text().get(language)),
        format!("{}: {}", ASKED_AT.get(language), kyiv_minute(seen.created_at())),
        PERSON.get(language).to_owned(),
        KEYS.get(language).to_owned(),
        format!("{}: {}", CIPHERTEXT.get(language), answer.len() - ANSWER_PREFIX.len()),
    ];
    let mut page = String::new();
    for line in &lines {
        stage.terminal.remark(line)?;
        writeln!(page, "{line}").map_err(lib)?;
    }
    write!(page, "\n{ask}\n{answer}\n").map_err(lib)?;
    stage.write("asking/bystander.txt", page.as_bytes())?;

    let stranger = Phone::of_a_stranger(&stage.world)?;
    for phone in [&stranger, &stage.world.phone_b] {
        let mut own = phone.citizen.ask_as_person(Wanted::Identity, None).map_err(lib)?;
        let refusal = phone.citizen.check_answer(&mut own, answer).err();
        expect("8", "answer_to_another_ask", refusal.as_ref().map_or("taken", |error| error.code()))?;
    }
    stage.terminal.tick(REFUSED.get(language))
}
