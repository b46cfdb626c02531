use crate::text::Bilingual;

/// Why a text is not the recipient of a letter, in the order in which the reasons are looked for. Positions only,
/// never the text itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum AddressError {
    /// No text at all.
    #[error("the address is empty")]
    Empty,
    /// More than 100 characters.
    #[error("the address has more than 100 characters")]
    TooLong,
    /// A carriage return or line feed: the way to add a header to a letter.
    #[error("a line break at character {position}")]
    LineBreak {
        /// Which character, counted from 0.
        position: usize,
    },
    /// NUL, tab, DEL or another control character.
    #[error("a control character at character {position}")]
    ControlCharacter {
        /// Which character, counted from 0.
        position: usize,
    },
    /// Not ASCII: perhaps a letter that only looks like a Latin one.
    #[error("not an ASCII character at character {position}")]
    NotAscii {
        /// Which character, counted from 0.
        position: usize,
    },
    /// A `mailto:` link instead of an address.
    #[error("a mailto link, not an address")]
    MailtoPrefix,
    /// `@relay:desk@cnap.ua`.
    #[error("a source route")]
    SourceRoute,
    /// `Desk <desk@cnap.ua>`: a display name can show another recipient.
    #[error("angle brackets: a display name is not taken")]
    AngleBrackets,
    /// `"desk"@cnap.ua`.
    #[error("quotation marks")]
    Quoted,
    /// `desk(front)@cnap.ua`.
    #[error("a comment in brackets")]
    Comment,
    /// `desk@cnap.ua,other@cnap.ua`: more than one recipient.
    #[error("several addresses")]
    Several,
    /// `desk%0a@cnap.ua`, `desk%relay@cnap.ua`: an escape, or a route.
    #[error("a percent sign")]
    Percent,
    /// `relay!desk@cnap.ua`.
    #[error("a bang path")]
    BangPath,
    /// `desk@[192.0.2.1]`, `desk@192.0.2.1`.
    #[error("an IP address instead of a domain")]
    IpAddress,
    /// A space, anywhere.
    #[error("a space")]
    Space,
    /// Another ASCII character that a plain address does not have.
    #[error("an unexpected character at character {position}")]
    UnexpectedCharacter {
        /// Which character, counted from 0.
        position: usize,
    },
    /// Fewer than 6 characters.
    #[error("the address has fewer than 6 characters")]
    TooShort,
    /// No `@`.
    #[error("no @")]
    NoAt,
    /// More than one `@`.
    #[error("more than one @")]
    TwoAts,
    /// Nothing before the `@`.
    #[error("nothing before the @")]
    LocalEmpty,
    /// More than 64 characters before the `@`.
    #[error("more than 64 characters before the @")]
    LocalTooLong,
    /// A dot at the beginning or the end of the part before the `@`, or two in a row.
    #[error("a dot out of place before the @")]
    LocalDots,
    /// A hyphen at the very beginning.
    #[error("a hyphen at the beginning")]
    LocalHyphen,
    /// Nothing after the `@`.
    #[error("nothing after the @")]
    DomainEmpty,
    /// The domain ends with a dot.
    #[error("a dot at the end")]
    TrailingDot,
    /// Two dots in a row in the domain, or one at its beginning.
    #[error("an empty label in the domain")]
    LabelEmpty,
    /// More than 63 characters between two dots of the domain.
    #[error("a label of more than 63 characters in the domain")]
    LabelTooLong,
    /// An underscore or plus sign in the domain.
    #[error("a character that no domain has")]
    DomainCharacter,
    /// An international domain in its coded form, `xn--…`.
    #[error("a coded international domain")]
    Punycode,
    /// A hyphen at the beginning or the end of a label of the domain.
    #[error("a hyphen at the edge of a label in the domain")]
    LabelHyphen,
    /// A domain without a dot.
    #[error("a domain of one label")]
    OneLabel,
    /// The end of the domain has fewer than two characters, or not letters only.
    #[error("the top-level domain is not letters")]
    TopLevel,
}

impl AddressError {
    /// The stable name of the reason.
    pub const fn code(self) -> &'static str {
        match self {
            AddressError::Empty => "address_empty",
            AddressError::TooLong => "address_too_long",
            AddressError::LineBreak { .. } => "address_line_break",
            AddressError::ControlCharacter { .. } => "address_control_character",
            AddressError::NotAscii { .. } => "address_not_ascii",
            AddressError::MailtoPrefix => "address_mailto",
            AddressError::SourceRoute => "address_source_route",
            AddressError::AngleBrackets => "address_angle_brackets",
            AddressError::Quoted => "address_quoted",
            AddressError::Comment => "address_comment",
            AddressError::Several => "address_several",
            AddressError::Percent => "address_percent",
            AddressError::BangPath => "address_bang_path",
            AddressError::IpAddress => "address_ip",
            AddressError::Space => "address_space",
            AddressError::UnexpectedCharacter { .. } => "address_unexpected_character",
            AddressError::TooShort => "address_too_short",
            AddressError::NoAt => "address_no_at",
            AddressError::TwoAts => "address_two_ats",
            AddressError::LocalEmpty => "address_local_empty",
            AddressError::LocalTooLong => "address_local_too_long",
            AddressError::LocalDots => "address_local_dots",
            AddressError::LocalHyphen => "address_local_hyphen",
            AddressError::DomainEmpty => "address_domain_empty",
            AddressError::TrailingDot => "address_trailing_dot",
            AddressError::LabelEmpty => "address_label_empty",
            AddressError::LabelTooLong => "address_label_too_long",
            AddressError::DomainCharacter => "address_domain_character",
            AddressError::Punycode => "address_punycode",
            AddressError::LabelHyphen => "address_label_hyphen",
            AddressError::OneLabel => "address_one_label",
            AddressError::TopLevel => "address_top_level",
        }
    }

    /// What happened, in a sentence for the citizen.
    pub const fn text(self) -> Bilingual {
        Bilingual::new(
            "Електронна адреса установи записана неправильно.",
            "The email address of the institution is not written as it should be.",
        )
    }

    /// What to do next. A strange recipient is never repaired: the letter would carry documents to it.
    pub const fn next_step(self) -> Bilingual {
        Bilingual::new(
            "Не надсилайте документів. Повідомте установу, що її QR-код треба виготовити знову.",
            "Do not send documents. Tell the institution that its QR code has to be made again.",
        )
    }
}
