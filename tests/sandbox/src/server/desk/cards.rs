use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use diia_citizen::document::DocumentKind;
use diia_citizen::mail::Address;
use diia_citizen::request::card::{CardTemplate, CardValidity, RegisterCode};
use diia_citizen::request::{RequestedDocument, RequestedKind};
use diia_citizen::time::HOUR_MILLIS;
use diia_test_issuer::{CARD_KEY_ID, card_link};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::server::body::JsonBody;
use crate::server::partner::{Branch, Offer, Partner};
use crate::server::problem::{Problem, Reason};
use crate::server::world::World;

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct CardBody {
    offer_id: String,
    #[serde(default = "longest")]
    days: u8,
}

const fn longest() -> u8 {
    CardValidity::MAX_DAYS
}

/// `POST /desk/cards`
///
/// The signed card of an offer, valid from this hour. A card that is to go on is signed anew.
pub(super) async fn sign(
    State(world): State<Arc<World>>,
    JsonBody(body): JsonBody<CardBody>,
) -> Result<Json<Value>, Problem> {
    let found = world.partners.find_offer(&body.offer_id);
    let (partner, branch, offer) = found.ok_or(Reason::NotFound)?;
    let hour = world.clock.now().unix_millis().div_euclid(HOUR_MILLIS);
    let validity = u32::try_from(hour).ok().and_then(|hour| CardValidity::new(hour, body.days).ok());
    let validity = validity.ok_or_else(|| refused("days is 1 to 180"))?;
    let template = template(&partner, &branch, &offer, validity)?;
    // Signing has no refusal of its own: what does not fit the format is told before.
    template.signing_input(&offer.id).map_err(|error| refused(error.to_string()))?;
    let link = card_link(&template, &offer.id, world.issuing.card_key());
    Ok(Json(json!({ "link": link, "until": validity.until().unix_millis() })))
}

fn template(
    partner: &Partner,
    branch: &Branch,
    offer: &Offer,
    validity: CardValidity,
) -> Result<CardTemplate, Problem> {
    let institution = &partner.institution;
    let email = branch.fields.email.as_deref().ok_or_else(|| refused("the branch has no email"))?;
    let optional = offer.fields.optional.as_deref().unwrap_or_default();
    let mut documents = Vec::new();
    for name in offer.fields.scopes.sharing() {
        let kind = DocumentKind::from_name(name).map_err(|error| refused(error.to_string()))?;
        documents.push(RequestedDocument {
            kind: RequestedKind::Kind(kind),
            required: !optional.contains(name),
            registered: true,
        });
    }
    Ok(CardTemplate {
        issuer_key: CARD_KEY_ID,
        register_code: RegisterCode::new(institution.register_code)
            .map_err(|error| refused(error.to_string()))?,
        legal_name: institution.legal_name.into(),
        branch: branch.shown_name().to_owned(),
        address: branch.shown_address(),
        purpose: offer.fields.name.clone(),
        recipient: Address::parse(email).map_err(|error| refused(error.to_string()))?,
        documents,
        all_or_nothing: false,
        with_signature: false,
        validity,
        place: None,
    })
}

fn refused(why: impl Into<String>) -> Problem {
    Problem::because(Reason::BadRequest, why)
}
