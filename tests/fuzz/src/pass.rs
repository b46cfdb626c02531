//! Passes: any text, any bytes, and credentials and passes whose signatures are made again.
//!
//! For each input: reading agrees with the second implementation; what is read has exactly one form, written back from
//! its fields; the verdict of a re-signed pass is the one that the rules of `core/FORMAT.md` §8 give; and nothing is
//! ever accepted unless another implementation finds both signatures right.

use diia_citizen::check::{SeenPasses, Valid, Verdict, Warning, check_pass};
use diia_citizen::code::credential::{Profile, Template};
use diia_citizen::code::pass::{LinkBase, Pass};
use diia_citizen::codec::digits_from_bytes;
use diia_citizen::time::{ClockState, Timestamp, TrustedNow};

use crate::format::{Parts, well_formed};
use crate::input::Input;
use crate::signer::verifies;
use crate::world::{Known, MORNING, World};
use crate::{decimal, format};

thread_local! {
    static WORLD: World = World::new();
}

/// Bits of the second byte of an input.
pub mod option {
    /// The short name of the signing key is written into the credential.
    pub const NAME_THE_ISSUER: u8 = 1;
    /// The phone's key is written into the credential.
    pub const NAME_THE_DEVICE: u8 = 1 << 1;
    /// Somebody else's phone signs.
    pub const THIEF: u8 = 1 << 2;
    /// The issuer's signature is in its other form.
    pub const HIGH_S: u8 = 1 << 3;
    /// The time counts from the issue of the pass, and not from the world's morning.
    pub const SINCE_ISSUE: u8 = 1 << 4;
    /// The time is far away.
    pub const FAR: u8 = 1 << 5;
    /// The issuer signs something else.
    pub const OTHER_CONTENT: u8 = 1 << 6;
    /// The text is written in the form of the other profile.
    pub const OTHER_FORM: u8 = 1 << 7;
}

/// Reads one input: `mode, options, clock, issuer, time (4 bytes), content`.
pub fn run(data: &[u8]) -> &'static str {
    WORLD.with(|world| {
        let mut input = Input(data);
        let [mode, options, clock, issuer] = input.array();
        let time = i64::from(i32::from_le_bytes(input.array()));
        let mut case = Case { world, options, clock, time };
        match mode % 5 {
            0 => case.text(&input.text(), None),
            1 => case.bytes(input.0, None),
            2 => case.signed_again(&world.known[usize::from(issuer) % world.known.len()], input.0.to_vec()),
            3 => case.edited_text(input),
            _ => address(&input.text()),
        }
    })
}

struct Case<'w> {
    world: &'w World,
    options: u8,
    clock: u8,
    time: i64,
}

/// What the harness knows of signatures that it made itself.
struct Made<'w> {
    signer: &'w Known,
    issuer_signed_this: bool,
    device_signed_this: bool,
}

impl Case<'_> {
    fn has(&self, option: u8) -> bool {
        self.options & option != 0
    }

    /// A credential body and five bytes of a pass, with both signatures made for them.
    fn signed_again(&mut self, signer: &Known, mut body: Vec<u8>) -> &'static str {
        if body.len() < 54 {
            return "too_short_to_sign";
        }
        if self.has(option::NAME_THE_ISSUER) {
            body[1..5].copy_from_slice(&signer.authority.key_id.0);
        }
        if self.has(option::NAME_THE_DEVICE) {
            body[15..48].copy_from_slice(&self.world.device.public_key.to_compressed());
        }
        let end = body.split_off(body.len() - 5);
        let mut bytes = [&body[..], &[0; 64], &end, &[0; 64]].concat();
        let parts = Parts::of(&bytes).unwrap();
        let mut issuer_message = parts.issuer_message();
        let device_message = parts.device_message();
        if self.has(option::OTHER_CONTENT) {
            issuer_message.push(0);
        }
        let issuer_signature = if self.has(option::HIGH_S) {
            signer.signer.sign_high(&issuer_message)
        } else {
            signer.signer.sign(&issuer_message)
        };
        let device = if self.has(option::THIEF) { &self.world.thief } else { &self.world.device };
        bytes[body.len()..body.len() + 64].copy_from_slice(&issuer_signature);
        let device_at = bytes.len() - 64;
        bytes[device_at..].copy_from_slice(&device.sign(&device_message));
        let made = Made {
            signer,
            issuer_signed_this: !self.has(option::OTHER_CONTENT),
            device_signed_this: body[15..48] == device.public_key.to_compressed(),
        };
        self.bytes(&bytes, Some(&made))
    }

    /// `length, bytes of a pass, edits of its text`; an edit is `position, operation, character`.
    fn edited_text(&mut self, mut input: Input<'_>) -> &'static str {
        let profile = if self.has(option::OTHER_FORM) { Profile::Status } else { Profile::Identity };
        let length = usize::from(u16::from_le_bytes(input.array()) % 1024);
        let (bytes, edits) = input.0.split_at(length.min(input.0.len()));
        let mut text: Vec<char> =
            (Pass::prefix(profile, &self.world.base) + &digits_from_bytes(bytes)).chars().collect();
        for edit in edits.chunks_exact(4).take(8) {
            let at = usize::from(u16::from_le_bytes([edit[0], edit[1]])) % (text.len() + 1);
            let character = char::from(edit[3]);
            match edit[2] % 4 {
                0 => text.insert(at, character),
                1 if at < text.len() => text[at] = character,
                2 if at < text.len() => drop(text.remove(at)),
                _ => text.truncate(at.max(1)),
            }
        }
        self.text(&text.into_iter().collect::<String>(), None)
    }

    fn bytes(&mut self, bytes: &[u8], made: Option<&Made<'_>>) -> &'static str {
        if made.is_none() {
            let good = well_formed(bytes);
            match Pass::from_bytes(bytes) {
                Ok(pass) => {
                    assert_eq!(Some(pass.credential().profile()), good, "read, and not well formed");
                    assert_eq!(pass.to_bytes(), bytes, "another form of the same pass");
                }
                Err(error) => assert_eq!(good, None, "well formed, and refused as {}", error.code()),
            }
        }
        let is_identity = (bytes.first() == Some(&0x12)) != self.has(option::OTHER_FORM);
        let profile = if is_identity { Profile::Identity } else { Profile::Status };
        let text = Pass::prefix(profile, &self.world.base) + &digits_from_bytes(bytes);
        self.text(&text, made)
    }

    fn text(&mut self, text: &str, made: Option<&Made<'_>>) -> &'static str {
        let base = &self.world.base;
        let expected = read_again(text, base);
        match Pass::from_text(text, base) {
            Ok(pass) => {
                let bytes = expected.expect("read, and not the text of a pass");
                assert_eq!(pass.to_text(base), text, "another form of the same pass");
                assert_eq!(pass.to_bytes(), bytes);
                written_from_fields(&pass, &bytes);
                self.check(text, &bytes, made)
            }
            Err(error) => {
                assert_eq!(expected, None, "the text of a pass, and refused as {}", error.code());
                let verdict = self.verdict(text, self.now(0), &mut SeenPasses::new());
                assert_eq!(code(&verdict), error.code());
                error.code()
            }
        }
    }

    fn check(&self, text: &str, bytes: &[u8], made: Option<&Made<'_>>) -> &'static str {
        let parts = Parts::of(bytes).unwrap();
        let now = self.now(parts.issued_at());
        let mut seen = SeenPasses::new();
        let verdict = self.verdict(text, now, &mut seen);
        let outcome = code(&verdict);
        if let Some(made) = made {
            assert_eq!(outcome, by_the_rules(self.world, &parts, made, now.now.unix_millis()));
        }
        let Verdict::Valid(valid) = &verdict else {
            assert!(seen.is_empty(), "a refused code is not noted");
            return outcome;
        };
        assert!((1..=180_000).contains(&valid.remaining_millis));
        assert_eq!(valid.issued_at.unix_millis(), parts.issued_at());
        assert_eq!(valid.identity.is_some(), parts.body[0] == 0x12);
        assert_eq!(seen.len(), 1);
        // Signatures that were made here are right by construction, which the rules above have already asked; to ask
        // again takes as long as ten inputs, so of those one in eight is asked.
        if made.is_none() || bytes[bytes.len() - 1].is_multiple_of(8) {
            self.asked_again(text, &parts, now, valid, &mut seen);
        }
        outcome
    }

    /// Another implementation verifies, and the same code is shown a second time.
    fn asked_again(
        &self,
        text: &str,
        parts: &Parts<'_>,
        now: TrustedNow,
        valid: &Valid,
        seen: &mut SeenPasses,
    ) {
        let body = parts.body;
        let issuer = self.world.known.iter().find(|known| {
            known.listed
                && known.authority.key_id.0 == body[1..5]
                && verifies(
                    &known.authority.document_key.public_key().to_compressed(),
                    &parts.issuer_message(),
                    parts.issuer_signature,
                )
        });
        let issuer = issuer.expect("accepted, and no authority on the list signed it");
        assert!(
            verifies(&body[15..48], &parts.device_message(), parts.device_signature),
            "accepted, and the phone did not sign it"
        );
        let made = Made { signer: issuer, issuer_signed_this: true, device_signed_this: true };
        assert_eq!(by_the_rules(self.world, parts, &made, now.now.unix_millis()), "valid");
        assert_eq!(valid.issuer_name_uk, issuer.authority.name_uk);
        let Verdict::Valid(again) = self.verdict(text, now, seen) else { panic!("refused the second time") };
        assert_eq!(again.warnings.first(), Some(&Warning::SeenBefore { first_seen_at: now.now }));
        assert_eq!(again.warnings[1..], valid.warnings);
    }

    fn verdict(&self, text: &str, now: TrustedNow, seen: &mut SeenPasses) -> Verdict {
        let verdict = check_pass(text, &self.world.base, &self.world.trust, now, seen);
        // What the screen and the log would show.
        assert!(!verdict.headline().uk.is_empty() && !verdict.headline().en.is_empty());
        match &verdict {
            Verdict::Refused(refused) => assert!(!refused.reason.next_step().uk.is_empty()),
            Verdict::Valid(valid) => assert_eq!(format!("{valid:?}"), "Valid(…)"),
        }
        verdict
    }

    fn now(&self, issued_at: i64) -> TrustedNow {
        let start = if self.has(option::SINCE_ISSUE) { issued_at } else { MORNING.unix_millis() };
        let moved = if self.has(option::FAR) { self.time << 32 } else { self.time };
        let state = match self.clock % 6 {
            0 => ClockState::Synchronised,
            1 => ClockState::Unsynchronised,
            2 => ClockState::Restarted,
            3 => ClockState::WallClockOff { by_millis: moved },
            4 => ClockState::ConfirmedLongAgo { age_millis: moved },
            _ => ClockState::Jumped { by_millis: moved },
        };
        TrustedNow { now: Timestamp::from_unix_millis(start.saturating_add(moved)), state }
    }
}

fn code(verdict: &Verdict) -> &'static str {
    match verdict {
        Verdict::Refused(refused) => refused.reason.code(),
        Verdict::Valid(_) => "valid",
    }
}

/// The bytes of a text that is the text of a pass.
fn read_again(text: &str, base: &LinkBase) -> Option<Vec<u8>> {
    let (prefix, profile) = [Profile::Identity, Profile::Status]
        .map(|profile| (Pass::prefix(profile, base), profile))
        .into_iter()
        .find(|(prefix, _)| text.starts_with(prefix))?;
    let bytes = decimal::bytes(&text[prefix.len()..], 1200)?;
    (well_formed(&bytes) == Some(profile)).then_some(bytes)
}

/// The credential once more, from what its methods tell.
fn written_from_fields(pass: &Pass, bytes: &[u8]) {
    let credential = pass.credential();
    let template = Template {
        issuer_key: credential.issuer_key(),
        kind: credential.kind(),
        validity: credential.validity(),
        status: credential.status(),
        device_key: *credential.device_key(),
        claims: credential.claims().clone(),
    };
    let body = template.encode().expect("what was read can be written");
    let parts = Parts::of(bytes).unwrap();
    assert_eq!(body, parts.body, "another form of the same credential");
    assert_eq!(template.signing_input().unwrap(), parts.issuer_message());
    assert_eq!(credential.to_bytes(), bytes[..body.len() + 64]);
    assert_eq!(pass.issued_at().unix_millis(), parts.issued_at());
    assert_eq!(u8::from(pass.flags().clock_confirmed), parts.flags);
}

/// `core/FORMAT.md` §8 from step 2 on, for a pass of good form.
fn by_the_rules(world: &World, parts: &Parts<'_>, made: &Made<'_>, now: i64) -> &'static str {
    let body = parts.body;
    let named = |known: &&Known| known.listed && known.authority.key_id.0 == body[1..5];
    if !world.known.iter().any(|known| named(&known)) {
        return "unknown_issuer";
    }
    let signer = made.signer;
    if !named(&signer) || !made.issuer_signed_this {
        return "issuer_signature";
    }
    if !signer.kinds.is_empty() && !signer.kinds.contains(&body[5]) {
        return "issuer_not_entitled";
    }
    // The list tells whole seconds.
    let second = |instant: Timestamp| instant.unix_millis().div_euclid(1000) * 1000;
    if parts.from() < second(signer.authority.not_before) {
        return "issuer_key_not_yet_valid";
    }
    let key_ends = second(signer.authority.not_after);
    if now >= key_ends || parts.from() >= key_ends {
        return "issuer_key_expired";
    }
    if !made.device_signed_this {
        return "holder_signature";
    }
    let age = now.saturating_sub(parts.issued_at());
    if age < -30_000 {
        return "from_the_future";
    }
    if age >= 180_000 {
        return "expired";
    }
    if now >= parts.until() {
        return "credential_expired";
    }
    let index = u32::from_be_bytes(body[11..15].try_into().unwrap());
    match signer.status.filter(|_| body[10] == 1).map(|status| status(index)) {
        None | Some(Some(0)) => "valid",
        Some(Some(1)) => "revoked",
        Some(Some(2)) => "suspended",
        Some(_) => "status_unknown",
    }
}

/// Addresses of deployments: what is taken is harmless in a QR and in front of a fragment.
fn address(text: &str) -> &'static str {
    let Ok(base) = LinkBase::new(text) else { return "no_address" };
    assert_eq!(base.as_str(), text);
    let rest = text.strip_prefix("https://").expect("https only");
    assert!(
        text.len() <= 64
            && rest.bytes().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || b"-./".contains(&c))
    );
    assert!(!rest.contains("//") && !rest.contains("..") && !rest.ends_with('/'));
    let first = rest.split('/').next().unwrap();
    assert!(first.contains('.') && !first.starts_with('.') && !first.ends_with('.'));
    let bytes = [0x11; format::TAIL + 49];
    let status = Pass::prefix(Profile::Status, &base) + &digits_from_bytes(&bytes);
    assert!(Pass::from_text(&status, &base).is_err() && read_again(&status, &base).is_none());
    "address"
}
