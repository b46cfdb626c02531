//! Who takes part: a citizen, an authority, two phones.

use std::error::Error;
use std::path::Path;

use diia_citizen::check::Verdict;
use diia_citizen::citizen::{Citizen, DocumentId, HeldDocument, Settings, ShownCode};
use diia_citizen::code::credential::{PortraitDigest, Profile};
use diia_citizen::code::digits::DigitsSecret;
use diia_citizen::code::pass::LinkBase;
use diia_citizen::document::DocumentKind;
use diia_citizen::ports::KeyAlias;
use diia_citizen::time::{HOUR_MILLIS, Timestamp};
use diia_test_issuer::{
    Authority, Issuance, TestCitizen, TestKey, citizens, encode_portrait, issuer_list_jwt,
    portrait_of_nobody, status_list_jwt,
};
use diia_test_phone::{Offline, PhonePorts, SettableClock, SoftwareKeyStore, run};

use super::shelf::{self, Shelf};
use crate::error::SandboxError;

/// How long both phones have been without internet when the story begins.
pub(super) const OFFLINE_MILLIS: i64 = 3 * HOUR_MILLIS;

/// The entry of the document that is revoked.
pub(super) const REVOKED: u32 = 4242;

const DAY_MILLIS: i64 = 24 * HOUR_MILLIS;

/// A phone whose clock the story can move.
pub(super) struct Phone {
    pub(super) citizen: Citizen<PhonePorts<Offline, Shelf>>,
    pub(super) clock: SettableClock,
    pub(super) keys: SoftwareKeyStore,
    name: &'static str,
}

/// A document that a phone has received, and the credentials as the authority sent them.
pub(super) struct Received {
    pub(super) id: DocumentId,
    pub(super) status: Vec<u8>,
    pub(super) identity: Vec<u8>,
    /// One for each age that the holder has reached.
    pub(super) ages: Vec<Vec<u8>>,
    /// The portrait that the credentials promise: shapes, and nobody's face.
    pub(super) portrait: Vec<u8>,
}

/// Everybody, and the lists that phone B fetched while it was online.
pub(super) struct World {
    pub(super) person: TestCitizen,
    pub(super) registry: Authority,
    pub(super) root: TestKey,
    pub(super) issuer_list: String,
    pub(super) status_list: String,
    pub(super) phone_a: Phone,
    pub(super) phone_b: Phone,
    /// When the phones were online last.
    pub(super) online_at: Timestamp,
}

impl World {
    /// The world at this instant: both phones were online for the last time three hours ago. In the folder `keep` they
    /// find what they had at the end of an earlier tour.
    pub(super) fn at(now: Timestamp, keep: Option<&Path>) -> Result<Self, SandboxError> {
        let online_at = now.plus_millis(-OFFLINE_MILLIS);
        let root = TestKey::from_label("tour root");
        let registry = authority("tour-registry", now);
        let issuer_list = issuer_list_jwt(
            std::slice::from_ref(&registry),
            online_at,
            online_at.plus_millis(7 * DAY_MILLIS),
            &root,
        );
        let status_list = status_list_jwt(&registry, 10_000, &[REVOKED], online_at);
        let phone_a = Phone::started_at(online_at, &root, "phone A", keep)?;
        let phone_b = Phone::started_at(online_at, &root, "phone B", keep)?;
        for phone in [&phone_a, &phone_b] {
            run(phone.citizen.synchronise_clock(online_at)).map_err(lib)?;
        }
        run(phone_b.citizen.take_issuer_list(&issuer_list)).map_err(lib)?;
        run(phone_b.citizen.take_status_list(&status_list)).map_err(lib)?;
        let person = citizens()
            .into_iter()
            .find(|citizen| citizen.label == "nadiia")
            .ok_or_else(|| SandboxError::Library("the citizen of the story is missing".into()))?;
        Ok(World { person, registry, root, issuer_list, status_list, phone_a, phone_b, online_at })
    }

    /// Time passes for both phones.
    pub(super) fn pass(&self, millis: i64) {
        self.phone_a.clock.pass(millis);
        self.phone_b.clock.pass(millis);
    }

    /// A document for phone A, in both profiles, valid for 72 hours.
    pub(super) fn issue(
        &self,
        authority: &Authority,
        kind: DocumentKind,
        status_index: u32,
    ) -> Result<Received, SandboxError> {
        let id = DocumentId(format!("{}/{}/{status_index}", self.phone_a.name, kind.partner_name()));
        let portrait = encode_portrait(&portrait_of_nobody(0));
        let issuance = Issuance {
            kind,
            device_key: self.phone_a.keys.key_for(&KeyAlias(id.0.clone())),
            from: self.online_at,
            hours: 72,
            status_index,
            portrait: Some(PortraitDigest::of(&portrait)),
            citizen: &self.person,
        };
        let status = authority.issue_status(&issuance);
        let identity = authority.issue_identity(&issuance).map_err(lib)?;
        let ages = authority.issue_ages(&issuance);
        Ok(Received { id, status, identity, ages, portrait })
    }
}

impl Received {
    fn credentials(&self) -> impl Iterator<Item = &[u8]> {
        [&self.status, &self.identity].into_iter().chain(&self.ages).map(Vec::as_slice)
    }
}

impl Phone {
    fn started_at(
        instant: Timestamp,
        root: &TestKey,
        name: &'static str,
        keep: Option<&Path>,
    ) -> Result<Self, SandboxError> {
        let (storage, keys) = shelf::furnish(keep, name)?;
        let clock = SettableClock::started_at(instant);
        let ports = PhonePorts { keys, storage, transport: Offline, clock };
        let settings =
            Settings { roots: vec![root.public_key()], link_base: LinkBase::default(), server: None };
        let (clock, keys) = (ports.clock.clone(), ports.keys.clone());
        let citizen = run(Citizen::open(ports, settings)).map_err(lib)?;
        Ok(Phone { citizen, clock, keys, name })
    }

    /// A stranger's phone, started at the same time as the others.
    pub(super) fn of_a_stranger(world: &World) -> Result<Self, SandboxError> {
        Phone::started_at(world.online_at, &world.root, "stranger", None)
    }

    /// Takes a document whose key the phone has under the document's own id.
    pub(super) fn take(&self, received: &Received) -> Result<(), Box<dyn Error>> {
        let alias = KeyAlias(received.id.0.clone());
        let secret = DigitsSecret::from_bytes([1; 32]);
        let document = HeldDocument::new(received.id.clone(), alias, secret, received.credentials())?
            .with_portrait(&received.portrait)?;
        Ok(run(self.citizen.add_document(document))?)
    }

    /// Takes a document with its fields, so that it can be copied.
    pub(super) fn take_with_fields(
        &self,
        received: &Received,
        fields: diia_citizen::document::Document,
    ) -> Result<(), Box<dyn Error>> {
        let alias = KeyAlias(received.id.0.clone());
        let secret = DigitsSecret::from_bytes([2; 32]);
        let document = HeldDocument::new(received.id.clone(), alias, secret, received.credentials())?
            .with_portrait(&received.portrait)?
            .with_data(fields)?;
        Ok(run(self.citizen.add_document(document))?)
    }

    /// The code that the phone shows now.
    pub(super) fn show(
        &self,
        id: &DocumentId,
        profile: Profile,
        fresh: bool,
    ) -> Result<ShownCode, SandboxError> {
        run(self.citizen.show(id, profile, fresh)).map_err(lib)
    }

    /// The time that the phone goes by.
    pub(super) fn now(&self) -> Result<Timestamp, SandboxError> {
        Ok(self.citizen.now().map_err(lib)?.now)
    }

    /// The verdict on a scanned text.
    pub(super) fn check(&self, text: &str) -> Result<Verdict, SandboxError> {
        self.citizen.check(text).map_err(lib)
    }
}

/// An authority that says that it is the registry; whether it is, its key decides.
pub(super) fn authority(label: &str, now: Timestamp) -> Authority {
    let year = 365 * DAY_MILLIS;
    Authority::new(
        label,
        "Тестовий реєстр документів",
        "Test Registry of Documents",
        now.plus_millis(-year),
        now.plus_millis(year),
    )
}

fn lib(error: impl Error) -> SandboxError {
    SandboxError::library(&error)
}
