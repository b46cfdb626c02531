use crate::text::Bilingual;

/// Why a text is not a link that may be followed: one reason.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum LinkRefusal {
    /// No web link and no link of the app at all: a plain text, a telephone number, a Wi-Fi code.
    #[error("not a link")]
    NotDiia,
    /// It looks like a link, but leads elsewhere or hides where it leads.
    #[error("not to be trusted: {0}")]
    Untrusted(#[from] UntrustedLink),
    /// A link to the right place with a mistake in it.
    #[error("malformed: {0}")]
    Malformed(#[from] MalformedLink),
}

/// Why a link does not lead where it should.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum UntrustedLink {
    /// `http:` or another scheme that anyone on the way can change.
    #[error("the scheme is not https")]
    Scheme,
    /// Another host.
    #[error("another host")]
    Host,
    /// A name before `@`, which makes another host look like ours.
    #[error("a name stands before the host")]
    UserInfo,
    /// A port.
    #[error("a port follows the host")]
    Port,
    /// The host is not written in its one form: upper case, a trailing dot, percent signs.
    #[error("the host is not written in its one form")]
    HostForm,
    /// Letters outside ASCII, which look like others.
    #[error("letters outside ASCII")]
    NonAscii,
    /// A backslash, which some programs read as a slash.
    #[error("a backslash")]
    Backslash,
    /// A control character or a space.
    #[error("a control character or a space")]
    Control,
}

/// What is wrong with a link that leads to the right place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum MalformedLink {
    /// Longer than 4,096 bytes.
    #[error("longer than 4,096 bytes")]
    TooLong,
    /// A path that no link of ours has.
    #[error("no link has this path")]
    UnknownPath,
    /// Two slashes in a row, or one at the end.
    #[error("an empty part of the path")]
    EmptySegment,
    /// A percent sign without two hexadecimal digits, or one that hides a character which needs no hiding, or one in a part
    /// of the path that is longer than any identifier.
    #[error("a percent sign that stands for nothing it may stand for")]
    Percent,
    /// A character that a path does not have.
    #[error("a character that a path does not have")]
    Character,
    /// An identifier that must be a UUID version 4 and is not.
    #[error("an identifier that is not a UUID version 4")]
    Uuid,
    /// An identifier that is empty or too long.
    #[error("an identifier of impossible length")]
    Identifier,
    /// A name of a document kind that cannot be one.
    #[error("a name that no kind of document can have")]
    DocumentKind,
    /// More than one `?`, or a character in the query that no query has.
    #[error("a query that is none")]
    Query,
    /// A fragment where none may stand, or with other characters than digits.
    #[error("a fragment that may not stand here")]
    Fragment,
}

impl LinkRefusal {
    /// The stable name of the reason.
    pub const fn code(self) -> &'static str {
        match self {
            LinkRefusal::NotDiia => "not_diia",
            LinkRefusal::Untrusted(reason) => match reason {
                UntrustedLink::Scheme => "untrusted_scheme",
                UntrustedLink::Host => "untrusted_host",
                UntrustedLink::UserInfo => "untrusted_user_info",
                UntrustedLink::Port => "untrusted_port",
                UntrustedLink::HostForm => "untrusted_host_form",
                UntrustedLink::NonAscii => "untrusted_non_ascii",
                UntrustedLink::Backslash => "untrusted_backslash",
                UntrustedLink::Control => "untrusted_control",
            },
            LinkRefusal::Malformed(reason) => match reason {
                MalformedLink::TooLong => "malformed_too_long",
                MalformedLink::UnknownPath => "malformed_unknown_path",
                MalformedLink::EmptySegment => "malformed_empty_segment",
                MalformedLink::Percent => "malformed_percent",
                MalformedLink::Character => "malformed_character",
                MalformedLink::Uuid => "malformed_uuid",
                MalformedLink::Identifier => "malformed_identifier",
                MalformedLink::DocumentKind => "malformed_document_kind",
                MalformedLink::Query => "malformed_query",
                MalformedLink::Fragment => "malformed_fragment",
            },
        }
    }

    /// What happened and what to do, for the person who scanned.
    pub const fn text(self) -> Bilingual {
        match self {
            LinkRefusal::NotDiia => Bilingual::new(
                "Знайдений QR-код не зареєстрований в Дії",
                "This QR code is not registered in Diia",
            ),
            LinkRefusal::Untrusted(_) => Bilingual::new(
                "Це посилання веде не туди, куди здається. Не відкривайте його і повідомте установу.",
                "This link does not lead where it seems to. Do not open it, and tell the institution.",
            ),
            LinkRefusal::Malformed(_) => Bilingual::new(
                "Посилання пошкоджене. Попросіть нове.",
                "The link is damaged. Ask for a new one.",
            ),
        }
    }
}
