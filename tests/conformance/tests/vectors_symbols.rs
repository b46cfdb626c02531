//! `tests/vectors/symbols.json` against the library: every module.

use diia_citizen::code::symbol::{Bars, ErrorCorrection, QrSymbol, Segment, SymbolError, code128, ean13, qr};
use diia_conformance::vectors::{Comparison, file, hex, list, text};
use serde_json::{Value, json};

fn draw(vector: &Value) -> Result<QrSymbol, SymbolError> {
    let segment = |segment| {
        let content = text(segment, "text");
        match text(segment, "mode") {
            "numeric" => Segment::Numeric(content),
            "alphanumeric" => Segment::Alphanumeric(content),
            "bytes" => Segment::Bytes(content.as_bytes()),
            other => panic!("no mode is called {other}"),
        }
    };
    let segments: Vec<Segment<'_>> = list(&vector["segments"]).iter().map(segment).collect();
    let level = match text(vector, "level") {
        "L" => ErrorCorrection::L,
        "M" => ErrorCorrection::M,
        "Q" => ErrorCorrection::Q,
        _ => ErrorCorrection::H,
    };
    qr(&segments, level)
}

#[test]
fn qr_symbols_agree_module_for_module() {
    let file = file("symbols.json");
    let mut comparison = Comparison::new();
    for vector in list(&file["qr"]["good"]) {
        let name = text(vector, "name");
        let symbol = draw(vector).unwrap_or_else(|error| panic!("{name}: {error}"));
        let matrix = symbol.matrix();
        comparison.expect(name, &vector["version"], &json!(symbol.version()));
        comparison.expect(name, &vector["mask"], &json!(symbol.mask()));
        comparison.expect(name, &vector["side"], &json!(matrix.width()));
        comparison.expect(name, matrix.width(), matrix.height());
        let packed = matrix.to_packed_bytes();
        let rows: Vec<String> = packed.chunks(matrix.width().div_ceil(8)).map(hex).collect();
        comparison.expect(name, &vector["rows"], &json!(rows));
    }
    for vector in list(&file["qr"]["bad"]) {
        let reason = draw(vector).err().map(|error| error.code());
        comparison.expect(text(vector, "name"), Some(text(vector, "reason")), reason);
    }
    comparison.finish();
}

#[test]
fn bar_symbols_agree_module_for_module() {
    let file = file("symbols.json");
    let mut comparison = Comparison::new();
    type Draw = fn(&str) -> Result<Bars, SymbolError>;
    for (kind, draw) in [("ean13", ean13 as Draw), ("code128", code128)] {
        for vector in list(&file[kind]["good"]) {
            let digits = text(vector, "digits");
            let module = |dark: &bool| if *dark { '1' } else { '0' };
            let drawn = draw(digits).map(|bars| bars.modules().iter().map(module).collect::<String>());
            comparison.expect(digits, Ok(text(vector, "modules").to_owned()), drawn);
        }
        for vector in list(&file[kind]["bad"]) {
            let reason = draw(text(vector, "digits")).err().map(|error| error.code());
            comparison.expect(text(vector, "name"), Some(text(vector, "reason")), reason);
        }
    }
    comparison.finish();
}
