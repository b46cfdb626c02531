//! The screens of the phones, as data for frames.

use diia_citizen::check::{Basis, Outcome, Valid, Verdict};
use diia_citizen::citizen::ShownCode;
use diia_citizen::code::credential::IdentityClaims;
use diia_citizen::text::{
    Bilingual, Counted, Language, countdown, countdown_label, kyiv_minute, spoken_duration,
};
use diia_citizen::time::{ClockState, HOUR_MILLIS, Timestamp};

use crate::terminal::{Frame, Tone};

const PHONE_A: Bilingual = Bilingual::new("телефон А", "phone A");
const PHONE_B: Bilingual = Bilingual::new("телефон Б", "phone B");
const DOCUMENT: Bilingual = Bilingual::new("Документ", "Document");
const UNKNOWN_KIND: Bilingual = Bilingual::new("невідомого тут виду", "of a kind not known here");
const HOLDER: Bilingual = Bilingual::new("Власник", "Holder");
const NOT_TOLD: Bilingual = Bilingual::new("не названо", "not named");
const BIRTH_DATE: Bilingual = Bilingual::new("Дата народження", "Date of birth");
const NUMBER: Bilingual = Bilingual::new("Номер", "Number");
const TAX_NUMBER: Bilingual = Bilingual::new("РНОКПП", "Tax number");
const VALID_TO: Bilingual = Bilingual::new("Дійсний до", "Valid to");
const ISSUER: Bilingual = Bilingual::new("Видав", "Issued by");
const BASIS: Bilingual = Bilingual::new("Підстава", "Basis");
const SIGNATURES_ONLY: Bilingual = Bilingual::new("підписи правильні", "signatures valid");
const AND_LIST: Bilingual = Bilingual::new(
    "підписи правильні, у списку відкликаних немає; список від",
    "signatures valid, not on the revocation list of",
);
const LEFT: Bilingual = Bilingual::new("Код діятиме ще", "Code expires in");
const MINUTES: Bilingual = Bilingual::new("хв", "min");
const HOURS: Counted = Counted { uk: ["година", "години", "годин"], en: ["hour", "hours"] };
const CLOCK: Bilingual = Bilingual::new("Годинник", "Clock");

/// Everything that phone B shows.
pub(super) fn full(verdict: &Verdict, language: Language) -> Frame {
    let Verdict::Valid(valid) = verdict else { return short(verdict, language) };
    let say = |text: Bilingual| text.get(language);
    let mut frame = empty(verdict, language).pair(say(DOCUMENT), kind(valid, language));
    frame = match &valid.identity {
        Some(identity) => with_holder(frame, identity, language),
        None => frame.pair(say(HOLDER), say(NOT_TOLD)),
    };
    frame = frame.pair(say(ISSUER), valid.issuer_name(language)).pair(say(BASIS), &basis(valid, language));
    freshness(frame, valid, language)
}

/// A headline and what decides: for a refusal the next step, for an accepted code its freshness and its warnings.
pub(super) fn short(verdict: &Verdict, language: Language) -> Frame {
    let frame = empty(verdict, language);
    match verdict {
        Verdict::Refused(refused) => frame.sentence(refused.reason.next_step().get(language)),
        Verdict::Valid(valid) => {
            freshness(frame.pair(DOCUMENT.get(language), kind(valid, language)), valid, language)
        }
    }
}

/// The holder's own screen: the countdown, and how far the phone believes its clock.
pub(super) fn holder(code: &ShownCode, now: Timestamp, language: Language) -> Frame {
    let headline = countdown_label(code.remaining_millis(now), language);
    Frame::new(PHONE_A.get(language), &headline, Tone::Plain)
        .pair(CLOCK.get(language), &clock(code.clock(), language))
}

fn empty(verdict: &Verdict, language: Language) -> Frame {
    let tone = match verdict.outcome() {
        Outcome::Valid => Tone::Green,
        Outcome::Attention => Tone::Amber,
        Outcome::Refused => Tone::Red,
    };
    Frame::new(PHONE_B.get(language), verdict.headline().get(language), tone)
}

fn kind(valid: &Valid, language: Language) -> &'static str {
    valid.kind.as_ref().map_or(UNKNOWN_KIND, |kind| kind.short_title()).get(language)
}

fn with_holder(frame: Frame, identity: &IdentityClaims, language: Language) -> Frame {
    let say = |text: Bilingual| text.get(language);
    let date = "%d.%m.%Y";
    let mut frame = frame
        .pair(say(HOLDER), &identity.name.full())
        .pair(say(BIRTH_DATE), &identity.birth_date.format(date).to_string());
    if let Some(number) = &identity.number {
        frame = frame.pair(say(NUMBER), number.as_str());
    }
    if let Some(number) = identity.tax_number {
        frame = frame.pair(say(TAX_NUMBER), &number.to_text());
    }
    match identity.expiry {
        Some(last_day) => frame.pair(say(VALID_TO), &last_day.format(date).to_string()),
        None => frame,
    }
}

fn basis(valid: &Valid, language: Language) -> String {
    match valid.basis {
        Basis::SignaturesAndRevocationList { list_issued_at } => {
            format!("{} {}", AND_LIST.get(language), kyiv_minute(list_issued_at))
        }
        Basis::SignaturesOnly => SIGNATURES_ONLY.get(language).into(),
    }
}

fn freshness(frame: Frame, valid: &Valid, language: Language) -> Frame {
    let left = format!("{} {}", countdown(valid.remaining_millis), MINUTES.get(language));
    let frame =
        frame.pair(LEFT.get(language), &left).pair(CLOCK.get(language), &clock(valid.clock, language));
    valid.warnings.iter().fold(frame, |frame, warning| frame.sentence(warning.text().get(language)))
}

fn clock(state: ClockState, language: Language) -> String {
    let say = |uk, en| Bilingual::new(uk, en).get(language).to_owned();
    match state {
        ClockState::Synchronised => say("час підтверджено сервером", "time confirmed by a server"),
        ClockState::WallClockOff { by_millis } => {
            let by = hours_or_less(by_millis.saturating_abs(), language);
            let direction = if by_millis > 0 {
                say("поспішає на", "fast by")
            } else {
                say("відстає на", "slow by")
            };
            let used =
                say("використано час, підтверджений сервером", "the time confirmed by a server is used");
            format!("{direction} {by}; {used}")
        }
        ClockState::ConfirmedLongAgo { .. } => say(
            "час підтверджено сервером понад три доби тому",
            "time confirmed by a server over three days ago",
        ),
        ClockState::Unsynchronised => say("час не підтверджено", "time not confirmed"),
        ClockState::Restarted => {
            say("час не підтверджено: телефон перезапущено", "time not confirmed: the phone was restarted")
        }
        ClockState::Jumped { .. } => {
            say("час не підтверджено: годинник перевели", "time not confirmed: the clock was moved")
        }
    }
}

fn hours_or_less(millis: i64, language: Language) -> String {
    match u64::try_from(millis / HOUR_MILLIS) {
        Ok(hours) if hours > 0 && millis % HOUR_MILLIS == 0 => HOURS.with(hours, language),
        _ => spoken_duration(millis, language),
    }
}
