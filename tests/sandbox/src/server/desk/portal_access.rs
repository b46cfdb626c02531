//! The package by which an institution asks for access to the Portal for «єМалятко»: a cover letter to the technical
//! administrator, the list of points of access and the list of officials, as Excel files.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use rust_xlsxwriter::{Format, Workbook, XlsxError};
use serde::Deserialize;
use serde_json::{Value, json};

use super::portal_letter::{RECIPIENT, letter};
use crate::server::body::JsonBody;
use crate::server::problem::{Problem, Reason};
use crate::server::world::World;

/// The form, as an official fills it in.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct PortalAccessBody {
    /// The institution whose officials look at applications.
    pub(super) institution: String,
    pub(super) register_code: String,
    /// Who signs the letter: name and office.
    pub(super) head: String,
    /// The service centre or hospital with which the registry office works.
    pub(super) partner: String,
    points: Vec<Point>,
    officials: Vec<Official>,
}

/// Where applications are taken.
#[derive(Deserialize)]
struct Point {
    name: String,
    address: String,
    phone: String,
    email: String,
}

/// Who is to get access.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Official {
    name: String,
    office: String,
    tax_number: String,
    email: String,
    phone: String,
    point: String,
}

const MOST_ROWS: usize = 500;
const MOST_CHARACTERS: usize = 300;
const POINTS: &[&str] = &["№", "Точка доступу", "Адреса", "Телефон", "Електронна пошта"];
const OFFICIALS: &[&str] =
    &["№", "Прізвище, ім’я, по батькові", "Посада", "РНОКПП", "Електронна пошта", "Телефон", "Точка доступу"];

/// `POST /desk/portal-access`
pub(super) async fn make(
    State(_): State<Arc<World>>,
    JsonBody(body): JsonBody<PortalAccessBody>,
) -> Result<Json<Value>, Problem> {
    body.check()?;
    let points: Vec<_> =
        body.points.iter().map(|point| [&point.name, &point.address, &point.phone, &point.email]).collect();
    let officials: Vec<_> = body
        .officials
        .iter()
        .map(|one| [&one.name, &one.office, &one.tax_number, &one.email, &one.phone, &one.point])
        .collect();
    let points = workbook("Точки доступу", POINTS, &points).map_err(unwritten)?;
    let officials = workbook("Посадові особи", OFFICIALS, &officials).map_err(unwritten)?;
    let (subject, text) = letter(&body);
    let file = |name: &str, bytes: &[u8]| json!({ "name": name, "content": STANDARD.encode(bytes) });
    Ok(Json(json!({
        "letter": { "to": RECIPIENT, "subject": subject, "text": text },
        "files": [file("tochky-dostupu.xlsx", &points), file("posadovi-osoby.xlsx", &officials)],
    })))
}

impl PortalAccessBody {
    /// Every field is filled in, and each official belongs to a point of the list.
    fn check(&self) -> Result<(), Problem> {
        let wrong = |what: &str| Err(Problem::because(Reason::BadRequest, what));
        if self.points.is_empty() || self.officials.is_empty() {
            return wrong("points and officials are each at least one");
        }
        if self.points.len() > MOST_ROWS || self.officials.len() > MOST_ROWS {
            return wrong("points and officials are each 500 at most");
        }
        let own = [&self.institution, &self.register_code, &self.head, &self.partner];
        let points =
            self.points.iter().flat_map(|point| [&point.name, &point.address, &point.phone, &point.email]);
        let officials = self
            .officials
            .iter()
            .flat_map(|one| [&one.name, &one.office, &one.tax_number, &one.email, &one.phone, &one.point]);
        let mut all = own.into_iter().chain(points).chain(officials);
        if !all.all(|text| is_filled_in(text)) {
            return wrong("every field has 1 to 300 characters, none of them a control character");
        }
        let is_known = |one: &Official| self.points.iter().any(|point| point.name == one.point);
        if self.officials.iter().all(is_known) {
            Ok(())
        } else {
            wrong("an official's point is not in the list of points")
        }
    }
}

fn is_filled_in(text: &str) -> bool {
    !text.trim().is_empty() && text.chars().count() <= MOST_CHARACTERS && !text.chars().any(char::is_control)
}

/// One sheet. Every cell is text: a register code keeps its zeros, and nothing that was typed becomes a formula.
fn workbook<const N: usize>(name: &str, head: &[&str], rows: &[[&String; N]]) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.set_name(name)?;
    let (bold, text) =
        (Format::new().set_bold().set_text_wrap(), Format::new().set_num_format("@").set_text_wrap());
    for (column, title) in (0..).zip(head) {
        sheet.write_string_with_format(0, column, *title, &bold)?;
        sheet.set_column_width(column, if column == 0 { 5.0 } else { 28.0 })?;
    }
    for (row, cells) in (1..).zip(rows) {
        sheet.write_number(row, 0, row)?;
        for (column, cell) in (1..).zip(cells) {
            sheet.write_string_with_format(row, column, cell.as_str(), &text)?;
        }
    }
    sheet.set_freeze_panes(1, 0)?;
    workbook.save_to_buffer()
}

fn unwritten(_: XlsxError) -> Problem {
    Reason::ServerFault.into()
}
