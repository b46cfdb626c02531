//! The institution prints its card, and a reader reads it from the page.

use diia_citizen::code::symbol::{ErrorCorrection, qr_for_text};
use diia_citizen::copy::{AskedDocument, CounterCard, Fonts, Paper, card_sheet};
use diia_citizen::request::card::CardTemplate;
use diia_test_issuer::{card_link, cnap};

use super::lib;
use crate::error::SandboxError;
use crate::tour::stage::{MODULE_PX, Stage};

/// The identifier of the offer that the card is for.
pub(super) const OFFER: &str = "5e8decccb6790d73ad838c5d";

/// Writes the card as A5 and A4, and gives what the reader read from the page.
pub(super) fn post(stage: &mut Stage) -> Result<String, SandboxError> {
    let template = template(stage);
    let link = card_link(&template, OFFER, &stage.world.registry.card_key);
    let symbol = qr_for_text(&link, ErrorCorrection::Q).map_err(lib)?;
    let documents: Vec<_> = template
        .documents
        .iter()
        .map(|asked| AskedDocument { title: asked.kind.title(), required: asked.required })
        .collect();
    let card = CounterCard {
        institution: &template.legal_name,
        branch: &template.branch,
        service: &template.purpose,
        documents: &documents,
        valid_from: template.validity.from(),
        // The instant of the end is over: the last day is the one before.
        valid_to: template.validity.until().plus_millis(-1),
        symbol: &symbol,
    };
    let [a5, a4] = [Paper::A5, Paper::A4].map(|paper| card_sheet(&card, paper, &Fonts::built_in()));
    let page = stage.write("visit/16-card-a5.pdf", a5.map_err(lib)?.bytes())?;
    stage.write("visit/16-card-a4.pdf", a4.map_err(lib)?.bytes())?;
    let png = symbol.matrix().to_png(MODULE_PX).map_err(lib)?;
    let picture = stage.write("visit/16-card-qr.png", &png)?;
    stage.scan_page(&page, &picture, &link)
}

/// The genuine card, valid since the phones were online.
pub(super) fn template(stage: &Stage) -> CardTemplate {
    cnap(stage.world.online_at)
}
