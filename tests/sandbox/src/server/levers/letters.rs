use std::sync::Arc;

use axum::Json;
use axum::extract::{Path, State};
use axum::http::header;
use axum::response::IntoResponse;
use mail_parser::{MessageParser, MimeHeaders as _};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::server::mailbox::StoredLetter;
use crate::server::problem::{Problem, Reason};
use crate::server::world::World;

/// `GET /sandbox/letters`
pub(super) async fn list(State(world): State<Arc<World>>) -> Json<Value> {
    let letters = world.mailbox.all();
    let shown = letters.iter().map(|letter| {
        json!({
            "id": letter.id.to_string(),
            "receivedAt": letter.received_at.unix_millis(),
            "from": letter.from,
            "to": letter.to,
            "bytes": letter.raw.len(),
        })
    });
    Json(json!({ "letters": shown.collect::<Vec<_>>() }))
}

/// `GET /sandbox/letters/{id}`
pub(super) async fn read(
    State(world): State<Arc<World>>,
    Path(id): Path<String>,
) -> Result<impl IntoResponse, Problem> {
    let letter = kept(&world, &id)?;
    Ok(([(header::CONTENT_TYPE, "message/rfc822")], letter.raw))
}

/// `GET /sandbox/letters/{id}/content`
///
/// The letter as a mail program would show it.
pub(super) async fn content(
    State(world): State<Arc<World>>,
    Path(id): Path<String>,
) -> Result<Json<Value>, Problem> {
    let letter = kept(&world, &id)?;
    let Some(read) = MessageParser::default().parse(&letter.raw) else {
        let text = String::from_utf8_lossy(&letter.raw);
        return Ok(Json(json!({
            "subject": null, "from": letter.from, "to": letter.to, "text": text, "attachments": [],
        })));
    };
    let attachments = read
        .attachments()
        .map(|part| json!({ "name": part.attachment_name(), "bytes": part.contents().len() }));
    Ok(Json(json!({
        "subject": read.subject(),
        "from": letter.from,
        "to": letter.to,
        "text": read.body_text(0),
        "attachments": attachments.collect::<Vec<_>>(),
    })))
}

/// `GET /sandbox/letters/{id}/attachments/{number}`
pub(super) async fn attachment(
    State(world): State<Arc<World>>,
    Path((id, number)): Path<(String, String)>,
) -> Result<impl IntoResponse, Problem> {
    let letter = kept(&world, &id)?;
    let read = MessageParser::default().parse(&letter.raw).ok_or(Reason::NotFound)?;
    let part =
        number.parse().ok().and_then(|number| read.attachments().nth(number)).ok_or(Reason::NotFound)?;
    // To be saved and never to be shown in this server's own name, whatever it says it is.
    let headers = [
        (header::CONTENT_TYPE, "application/octet-stream"),
        (header::CONTENT_DISPOSITION, "attachment"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    ];
    Ok((headers, part.contents().to_vec()))
}

fn kept(world: &World, id: &str) -> Result<StoredLetter, Problem> {
    let letter = Uuid::try_parse(id).ok().and_then(|id| world.mailbox.get(id));
    letter.ok_or_else(|| Reason::NotFound.into())
}
