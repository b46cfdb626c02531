use crate::request::DocumentRequest;
use crate::request::card::Place;
use crate::text::Bilingual;

/// A phone further than this from the place of the card is told so: a card may hang in the wrong building.
pub const FAR_AWAY_METRES: f64 = 1_000.0;

/// What the app knows of the moment: none of it leaves the phone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Surroundings {
    /// Whether the citizen has answered this institution before.
    pub known_requester: bool,
    /// Where the phone is, if the citizen lets the app know.
    pub place: Option<Place>,
}

/// What the citizen should know before deciding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ConsentWarning {
    /// The first request of this institution.
    FirstTime,
    /// The card's place is far from here.
    FarAway {
        /// How far, in whole kilometres, at least 1.
        kilometres: u32,
    },
    /// Something is asked for that the institution is not registered to ask.
    OverAsking,
    /// The citizen's signature is asked for besides.
    SignatureAsked,
}

impl ConsentWarning {
    /// The stable name.
    pub const fn code(self) -> &'static str {
        match self {
            ConsentWarning::FirstTime => "first_time",
            ConsentWarning::FarAway { .. } => "far_away",
            ConsentWarning::OverAsking => "over_asking",
            ConsentWarning::SignatureAsked => "signature_asked",
        }
    }

    /// For the citizen.
    pub const fn text(self) -> Bilingual {
        match self {
            ConsentWarning::FirstTime => Bilingual::new(
                "Ви ще не надсилали документів цій установі. Звірте назву та адресу з тими, що на дверях.",
                "You have not sent documents to this institution before. Compare its name and address with those at the door.",
            ),
            ConsentWarning::FarAway { .. } => Bilingual::new(
                "Цей QR-код зареєстровано за іншою адресою, далеко звідси.",
                "This QR code is registered at another address, far from here.",
            ),
            ConsentWarning::OverAsking => Bilingual::new(
                "Установа просить більше, ніж зареєструвала. Зайве не надсилається, якщо ви самі цього не оберете.",
                "The institution asks for more than it has registered. The rest is not sent unless you choose so yourself.",
            ),
            ConsentWarning::SignatureAsked => Bilingual::new(
                "Установа просить підписати копії вашим Дія.Підписом.",
                "The institution asks you to sign the copies with your Diia.Signature.",
            ),
        }
    }
}

pub(super) fn warnings(request: &DocumentRequest, surroundings: &Surroundings) -> Vec<ConsentWarning> {
    let mut warnings = Vec::new();
    if !surroundings.known_requester {
        warnings.push(ConsentWarning::FirstTime);
    }
    let distance = request.place.zip(surroundings.place).map(|(card, here)| card.metres_to(here));
    if let Some(metres) = distance.filter(|metres| *metres > FAR_AWAY_METRES) {
        warnings.push(ConsentWarning::FarAway { kilometres: whole_kilometres(metres) });
    }
    if request.documents.iter().any(|document| !document.registered) {
        warnings.push(ConsentWarning::OverAsking);
    }
    if request.with_signature {
        warnings.push(ConsentWarning::SignatureAsked);
    }
    warnings
}

/// At most half of the Earth's circumference, 20,016 km.
fn whole_kilometres(metres: f64) -> u32 {
    (1..20_100).rev().find(|kilometres| f64::from(*kilometres) * 1_000.0 <= metres).unwrap_or(1)
}
