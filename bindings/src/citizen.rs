use std::sync::Arc;

use diia_citizen::citizen::{Citizen, DocumentId, HeldDocument, ServerSettings, Settings};
use diia_citizen::code::digits::DigitsSecret;
use diia_citizen::code::pass::LinkBase;
use diia_citizen::document::Document;
use diia_citizen::es256::PublicKey;
use diia_citizen::ports::KeyAlias;
use diia_citizen::server::ServerAddress;
use diia_citizen::time::CODE_LIFE_MILLIS;

use crate::ports::HostPorts;
use crate::{
    CodeProfile, DiiaClock, DiiaError, DiiaKeyStore, DiiaStorage, DiiaTransport, RefusedInput, Scanned,
    ShownCode, TimeLeft, Timestamp, TrustedTime, Verdict,
};

/// One citizen's phone: shows documents and checks those of others, with or without internet.
///
/// Make one for the life of the process and keep it. All methods may be called from any thread. Kotlin: close it only
/// when the process no longer needs it; a call after that throws IllegalStateException.
///
/// The library calls the key store and the clock; the key store and the clock never call the library.
#[derive(Debug, uniffi::Object)]
pub struct DiiaCitizen {
    pub(crate) citizen: Arc<Citizen<HostPorts>>,
}

/// What is fixed when the app starts.
#[derive(Debug, Clone, uniffi::Record)]
pub struct DiiaSettings {
    /// The public root keys that may sign the issuer list, as part of the app: each 91 bytes of SubjectPublicKeyInfo
    /// (what stands in a PEM file "PUBLIC KEY") or a point of 65 bytes.
    pub root_keys: Vec<Vec<u8>>,
    /// The https address under which status codes travel.
    #[uniffi(default = "https://diia.app/pass")]
    pub link_base: String,
    /// The registry's server; without one, everything works that works without internet.
    #[uniffi(default = None)]
    pub server: Option<DiiaServer>,
}

/// The registry's server, and this phone's key for it.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct DiiaServer {
    /// Where it is: "https://host" or "https://host:port". http: is taken for this very machine only, for a sandbox.
    pub address: String,
    /// The name in the key store of the key by which this phone signs in and signs packages. activate makes it.
    #[uniffi(default = "diia.phone")]
    pub phone_key_alias: String,
}

/// A document as its issuer sent it to this phone. Its text for logs shows nothing of it.
#[derive(Clone, uniffi::Record)]
#[uniffi::export(Debug, Display)]
pub struct NewDocument {
    /// The app's own name for the document. It never leaves the phone.
    pub id: String,
    /// The name of its key in the key store.
    pub key_alias: String,
    /// 32 bytes from a cryptographic random generator, made once when the document came and kept with it.
    pub digits_secret: Vec<u8>,
    /// The credentials, one or more for each profile.
    pub credentials: Vec<Vec<u8>>,
    /// The fields of the document as its issuer sent them, a JSON object with the names that partners know; copies are
    /// made from them. Without them the document can be shown but not copied.
    #[uniffi(default = None)]
    pub fields: Option<String>,
    /// The holder's small portrait as its issuer sent it, of which the credentials hold the digest. Without it the document is
    /// shown without a second code; a renewal need not bring it again.
    #[uniffi(default = None)]
    pub portrait: Option<Vec<u8>>,
}

#[uniffi::export]
impl DiiaCitizen {
    /// A phone with what its storage holds; the first time, an empty one. What cannot be read is left out and named by
    /// vaultReport. Throws when the settings are wrong, when the storage or the key store does not answer, and when the
    /// key of the vault is lost: then there is startOver.
    #[uniffi::constructor]
    pub async fn open(
        key_store: Arc<dyn DiiaKeyStore>,
        storage: Arc<dyn DiiaStorage>,
        transport: Arc<dyn DiiaTransport>,
        clock: Arc<dyn DiiaClock>,
        settings: DiiaSettings,
    ) -> Result<Self, DiiaError> {
        let ports = HostPorts::new(key_store, storage, transport, clock);
        let citizen = Citizen::open(ports, settings.try_into()?).await?;
        Ok(DiiaCitizen { citizen: Arc::new(citizen) })
    }

    /// An empty phone in the place of one whose key is lost. The records that nobody can read any more are removed.
    #[uniffi::constructor]
    pub async fn start_over(
        key_store: Arc<dyn DiiaKeyStore>,
        storage: Arc<dyn DiiaStorage>,
        transport: Arc<dyn DiiaTransport>,
        clock: Arc<dyn DiiaClock>,
        settings: DiiaSettings,
    ) -> Result<Self, DiiaError> {
        let ports = HostPorts::new(key_store, storage, transport, clock);
        let citizen = Citizen::start_over(ports, settings.try_into()?).await?;
        Ok(DiiaCitizen { citizen: Arc::new(citizen) })
    }

    /// The time in use now, and how far it can be believed. Cheap: reads the clock.
    pub fn now(&self) -> Result<TrustedTime, DiiaError> {
        Ok(self.citizen.now()?.into())
    }

    /// Takes the time of a server that the app has just heard over an authenticated connection, and keeps it.
    pub async fn synchronise_clock(&self, server_time: Timestamp) -> Result<(), DiiaError> {
        Ok(self.citizen.synchronise_clock(server_time.into()).await?)
    }

    /// Takes a newer issuer list, a JWT signed by a root key. The one held before stays when this throws. A long list
    /// takes some milliseconds: not for the main thread.
    pub async fn take_issuer_list(&self, jwt: String) -> Result<(), DiiaError> {
        Ok(self.citizen.take_issuer_list(&jwt).await?)
    }

    /// Takes a newer status list, a Status List Token of an issuer on the list. The one held before stays when this
    /// throws. A long list takes some milliseconds: not for the main thread.
    pub async fn take_status_list(&self, jwt: String) -> Result<(), DiiaError> {
        Ok(self.citizen.take_status_list(&jwt).await?)
    }

    /// Takes a document, or replaces the one with the same id. Asks the key store for the document's public key:
    /// every credential must be for it. Cancelled in the middle, it has changed nothing.
    pub async fn add_document(&self, document: NewDocument) -> Result<(), DiiaError> {
        Ok(self.citizen.add_document(document.try_into()?).await?)
    }

    /// The code of a document now. It stays the same for a minute, unless a fresh one is asked for; earlier codes
    /// stay good until their own end. Call it again when the code's refreshAt has come.
    ///
    /// The key store signs once for each new code. Cancelled in the middle, it has changed nothing.
    #[uniffi::method(default(fresh = false))]
    pub async fn show(
        &self,
        document_id: String,
        profile: CodeProfile,
        fresh: bool,
    ) -> Result<ShownCode, DiiaError> {
        self.citizen.show(&DocumentId(document_id), profile.into(), fresh).await?.try_into()
    }

    /// How long a code is still good, for the countdown under it. Cheap: reads the clock.
    pub fn time_left(&self, expires_at: Timestamp) -> Result<TimeLeft, DiiaError> {
        let now = self.citizen.now()?.now;
        let left = diia_citizen::time::Timestamp::from(expires_at).millis_since(now);
        Ok(TimeLeft::of_millis(left.clamp(0, CODE_LIFE_MILLIS)))
    }

    /// Reads any scanned or opened text: a code, a printed request, a link. Throws when it is not to be acted upon, with
    /// a text that says why. Nothing leaves the phone. Takes about a millisecond.
    pub fn scan(&self, text: String) -> Result<Scanned, DiiaError> {
        Ok(Scanned::of(self.citizen.scan(&text)?, text))
    }

    /// Checks the text of a scanned code against the lists on this phone. Nothing leaves the phone. Takes about a
    /// millisecond. A code that is not accepted is a verdict, not an error.
    pub fn check(&self, text: String) -> Result<Verdict, DiiaError> {
        Ok(self.citizen.check(&text)?.into())
    }
}

impl TryFrom<DiiaSettings> for Settings {
    type Error = DiiaError;

    fn try_from(settings: DiiaSettings) -> Result<Self, DiiaError> {
        let roots = settings.root_keys.iter().map(|key| PublicKey::from_platform(key));
        Ok(Settings {
            roots: roots.collect::<Result<_, _>>()?,
            link_base: LinkBase::new(&settings.link_base)?,
            server: settings.server.map(ServerSettings::try_from).transpose()?,
        })
    }
}

impl TryFrom<DiiaServer> for ServerSettings {
    type Error = DiiaError;

    fn try_from(server: DiiaServer) -> Result<Self, DiiaError> {
        Ok(ServerSettings {
            address: ServerAddress::new(&server.address)?,
            phone_key: KeyAlias(server.phone_key_alias),
        })
    }
}

impl TryFrom<NewDocument> for HeldDocument {
    type Error = DiiaError;

    fn try_from(document: NewDocument) -> Result<Self, DiiaError> {
        let secret = document.digits_secret.try_into().map_err(|_| DiiaError::Refused {
            input: RefusedInput::Document,
            reason: "digits_secret_length".to_owned(),
        })?;
        let credentials = document.credentials.iter().map(Vec::as_slice);
        let (id, alias) = (DocumentId(document.id), KeyAlias(document.key_alias));
        let held = HeldDocument::new(id, alias, DigitsSecret::from_bytes(secret), credentials)?;
        let held = match document.portrait {
            Some(portrait) => held.with_portrait(&portrait)?,
            None => held,
        };
        match (document.fields, held.kind().cloned()) {
            (Some(fields), Some(kind)) => Ok(held.with_data(Document::from_json(kind, fields.as_bytes())?)?),
            // A kind that this version does not know has no copies.
            (Some(_), None) | (None, _) => Ok(held),
        }
    }
}

crate::text::show_nothing!(NewDocument);
