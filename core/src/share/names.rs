use crate::text::kyiv_date_time;
use crate::time::Timestamp;

/// How the metadata is called inside its signature; on the way it has a field of its own.
pub const METADATA_NAME: &str = "encodeData";

/// The longest document type in a file name; names of documents are shorter.
const LONGEST_TYPE: usize = 64;

/// `internal-passport-2858364170864-02.04.2021-09_48_26.pdf`: type, digits where the request began with some, date and
/// time in Kyiv, as existing packages name their files.
pub fn copy_name(document_type: &str, barcode: Option<&str>, at: Timestamp) -> String {
    let plain = |c: char| if c.is_ascii_alphanumeric() { c } else { '-' };
    let document_type: String = document_type.chars().map(plain).take(LONGEST_TYPE).collect();
    let barcode = barcode.map(|digits| format!("-{digits}")).unwrap_or_default();
    let at = kyiv_date_time(at).replace(' ', "-").replace(':', "_");
    format!("{document_type}{barcode}-{at}.pdf")
}

/// The name of a copy that is signed and sealed.
pub fn sealed_name(copy_name: &str) -> String {
    format!("{copy_name}.p7s.p7e")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_those_of_existing_packages() {
        // 2021-04-02 06:48:26 UTC
        let at = Timestamp::from_unix_seconds(1_617_346_106);
        let name = copy_name("internal-passport", Some("2858364170864"), at);
        assert_eq!(sealed_name(&name), "internal-passport-2858364170864-02.04.2021-09_48_26.pdf.p7s.p7e");
        assert_eq!(copy_name("../x y", None, at), "---x-y-02.04.2021-09_48_26.pdf");
    }
}
