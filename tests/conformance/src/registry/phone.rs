use diia_citizen::citizen::{Citizen, DocumentId, ServerSettings, Settings};
use diia_citizen::code::pass::LinkBase;
use diia_citizen::document::DocumentKind;
use diia_citizen::ports::KeyAlias;
use diia_citizen::server::ServerAddress;
use diia_citizen::time::Timestamp;
use diia_test_phone::{PhonePorts, SettableClock, SoftwareKeyStore, run};

use super::{ACTIVATION_CODE, ADDRESS, Registry};

/// A phone that is online.
pub struct OnlinePhone {
    /// The library.
    pub citizen: Citizen<PhonePorts<Registry>>,
    /// The server, as nobody on the phone sees it.
    pub registry: Registry,
    /// The phone's keys.
    pub keys: SoftwareKeyStore,
    /// The clock of both.
    pub clock: SettableClock,
}

impl OnlinePhone {
    /// A phone that is switched on now (OpenSSL's certificates begin now), and knows nobody yet.
    pub fn new() -> Self {
        let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).expect("after 1970");
        let now = i64::try_from(since.as_millis()).expect("a time of this era");
        let clock = SettableClock::started_at(Timestamp::from_unix_millis(now));
        // Certificates begin with a whole second.
        clock.pass(1_000);
        let registry = Registry::new(clock.clone(), crate::person("nadiia"));
        let roots = vec![registry.state().root.public_key()];
        let server = ServerSettings {
            address: ServerAddress::new(ADDRESS).expect("an address"),
            phone_key: KeyAlias("phone".into()),
        };
        let settings = Settings { roots, link_base: LinkBase::default(), server: Some(server) };
        let ports = PhonePorts::online(clock.clone(), registry.clone());
        let keys = ports.keys.clone();
        let citizen = run(Citizen::open(ports, settings));
        let citizen = citizen.expect("an empty storage");
        OnlinePhone { citizen, registry, keys, clock }
    }

    /// The same, activated, with fresh lists and an ID card and a taxpayer card on it.
    pub fn ready() -> Self {
        let phone = OnlinePhone::new();
        run(phone.citizen.activate(ACTIVATION_CODE)).expect("the code of the test citizen");
        run(phone.citizen.refresh_lists()).expect("good lists");
        for kind in [DocumentKind::InternalPassport, DocumentKind::TaxpayerCard] {
            let alias = KeyAlias(format!("key of {}", kind.partner_name()));
            run(phone.citizen.obtain_document(&OnlinePhone::id_of(&kind), &kind, &alias)).expect("issued");
        }
        phone
    }

    /// How the phone calls its document of this kind.
    pub fn id_of(kind: &DocumentKind) -> DocumentId {
        DocumentId(kind.partner_name().to_owned())
    }
}

impl Default for OnlinePhone {
    fn default() -> Self {
        Self::new()
    }
}
