use crate::receipt::ChainFault;
use crate::text::Bilingual;

/// What was not as it should be when the vault was opened or read. All that could still be read is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum VaultFinding {
    /// A document cannot be read: its record is cut, changed, or another one's.
    DocumentDamaged,
    /// A document's record is not there.
    DocumentMissing,
    /// A document stands as it was before its last change: an older copy of its record was put back.
    DocumentOlder,
    /// The chain of receipts does not hold.
    Receipts(ChainFault),
    /// A list of issuers or of revocations cannot be read.
    ListDamaged,
    /// The time that a server confirmed cannot be read.
    SettingsDamaged,
    /// The vault's table of contents was cut, changed or gone, and was made anew from the records.
    IndexRebuilt,
    /// The vault is an older copy of itself: a backup was put back.
    RolledBack,
    /// There was a vault on this phone, and its storage is empty now: the app was installed anew or its data removed.
    StartedAnew,
}

impl VaultFinding {
    /// The stable name.
    pub const fn code(self) -> &'static str {
        match self {
            VaultFinding::DocumentDamaged => "vault_document_damaged",
            VaultFinding::DocumentMissing => "vault_document_missing",
            VaultFinding::DocumentOlder => "vault_document_older",
            VaultFinding::Receipts(ChainFault::Missing { .. }) => "vault_receipts_missing",
            VaultFinding::Receipts(ChainFault::Changed { .. }) => "vault_receipt_changed",
            VaultFinding::ListDamaged => "vault_list_damaged",
            VaultFinding::SettingsDamaged => "vault_settings_damaged",
            VaultFinding::IndexRebuilt => "vault_index_rebuilt",
            VaultFinding::RolledBack => "vault_rolled_back",
            VaultFinding::StartedAnew => "vault_started_anew",
        }
    }

    /// What was found and what to do, for the person who holds the phone.
    pub const fn text(self) -> Bilingual {
        match self {
            VaultFinding::DocumentDamaged => Bilingual::new(
                "Запис одного документа пошкоджено. Отримайте цей документ ще раз; решта документів на місці.",
                "The record of a document is damaged. Get that document again; the others are in place.",
            ),
            VaultFinding::DocumentMissing => Bilingual::new(
                "Запис одного документа зник. Отримайте цей документ ще раз; решта документів на місці.",
                "The record of a document is gone. Get that document again; the others are in place.",
            ),
            VaultFinding::DocumentOlder => Bilingual::new(
                "Один документ збережено в давнішому стані. З’єднайтеся з інтернетом, щоб оновити його.",
                "A document is as it was some time ago. Go online to renew it.",
            ),
            VaultFinding::Receipts(fault) => fault.text(),
            VaultFinding::ListDamaged => Bilingual::new(
                "Список видавців або відкликаних документів пошкоджено. З’єднайтеся з інтернетом, щоб отримати його.",
                "A list of issuers or revoked documents is damaged. Go online to fetch it.",
            ),
            VaultFinding::SettingsDamaged => Bilingual::new(
                "Підтверджений час втрачено. З’єднайтеся з інтернетом, щоб звірити годинник.",
                "The confirmed time is lost. Go online to check the clock.",
            ),
            VaultFinding::IndexRebuilt => Bilingual::new(
                "Зміст сховища відновлено із записів. Перевірте, чи всі документи на місці; порядок міг змінитися.",
                "The table of contents was made anew from the records. Check that all documents are there; their \
                 order may have changed.",
            ),
            VaultFinding::RolledBack => Bilingual::new(
                "На телефоні давніша копія документів і квитанцій. Новіших квитанцій може бракувати. З’єднайтеся з \
                 інтернетом, щоб оновити документи.",
                "The documents and receipts on this phone are an older copy. Later receipts may be missing. Go online \
                 to renew the documents.",
            ),
            VaultFinding::StartedAnew => Bilingual::new(
                "Раніше на цьому телефоні були документи, тепер сховище порожнє. Отримайте документи ще раз.",
                "There were documents on this phone before, and the storage is empty now. Get the documents again.",
            ),
        }
    }
}

impl From<ChainFault> for VaultFinding {
    fn from(fault: ChainFault) -> Self {
        VaultFinding::Receipts(fault)
    }
}
