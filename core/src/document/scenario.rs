//! Which scenario each kind allows.
//!
//! Each row says where it comes from. **V**: a public source says so. **I**: inferred from one. **Choice**: the
//! sources are silent and the library had to decide; the reason stands at the row. Sources: the official FAQ and the
//! public routes of the open gateway (`be-gateway-service`), the document scopes of the official partner SDKs
//! (`ua-acquirers-sdk-*`), the university client `grinchenkoedu/diia-php`, the public guide for utilities
//! «Дія у комунальних установах» and the public slides «Шеринг е-документів у ЦНАП». The ticks of the slides' table
//! are pictures and lost; only its list of documents is readable.

use super::kind::DocumentKind;

/// A way in which a document can be used in front of somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Scenario {
    /// Diia–Diia: another phone scans the QR and sees a verdict on its own screen.
    PeerCheck,
    /// An institution's system sends the 13 digits for validation and learns yes or no.
    ApiValidation,
    /// A copy of the document (PDF and metadata) goes to an institution after consent.
    Sharing,
}

impl Scenario {
    /// All scenarios.
    pub const ALL: [Scenario; 3] = [Scenario::PeerCheck, Scenario::ApiValidation, Scenario::Sharing];
}

/// Whether a scenario is open to a kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Rule {
    /// The scenario may be offered.
    Allowed,
    /// The scenario is not offered.
    NotAllowed,
}

/// How well a rule is founded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Basis {
    /// A public source says so.
    Verified,
    /// It follows from a public source.
    Inferred,
    /// The sources are silent: our own choice.
    Choice,
}

/// A rule and its foundation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Permission {
    /// The rule.
    pub rule: Rule,
    /// Its foundation.
    pub basis: Basis,
}

impl Permission {
    /// True if the scenario may be offered.
    pub const fn is_allowed(self) -> bool {
        matches!(self.rule, Rule::Allowed)
    }
}

const fn yes(basis: Basis) -> Permission {
    Permission { rule: Rule::Allowed, basis }
}

const fn no(basis: Basis) -> Permission {
    Permission { rule: Rule::NotAllowed, basis }
}

impl DocumentKind {
    /// Whether this kind allows the scenario, and how well that is known.
    pub const fn permission(&self, scenario: Scenario) -> Permission {
        let (peer_check, api_validation, sharing) = self.permissions();
        match scenario {
            Scenario::PeerCheck => peer_check,
            Scenario::ApiValidation => api_validation,
            Scenario::Sharing => sharing,
        }
    }

    /// True if this kind allows the scenario.
    pub const fn allows(&self, scenario: Scenario) -> bool {
        self.permission(scenario).is_allowed()
    }

    /// Peer check, API validation, sharing. No wildcard: a new kind does not compile without a row.
    const fn permissions(&self) -> (Permission, Permission, Permission) {
        use Basis::{Choice, Inferred, Verified};
        match self {
            // Peer check V: own verify routes in the gateway. API validation V: FAQ ("for now" these two), the slides
            // and the identification scopes. Sharing V: scopes of all partner SDKs.
            DocumentKind::InternalPassport | DocumentKind::ForeignPassport => {
                (yes(Verified), yes(Verified), yes(Verified))
            }

            // Peer check V: own verify route. API validation V: slides and identification scopes. Sharing V: scopes.
            DocumentKind::TaxpayerCard => (yes(Verified), yes(Verified), yes(Verified)),

            // Peer check V: FAQ describes QR and barcode. API validation V: slides and identification scopes.
            // Sharing V: scopes.
            DocumentKind::InternallyDisplacedPerson | DocumentKind::BirthCertificate => {
                (yes(Verified), yes(Verified), yes(Verified))
            }

            // Peer check V: FAQ describes QR and barcode. API validation I: the slides list it and the FAQ describes
            // its barcode, but the SDKs have no identification scope for it. Sharing V: the university client's scope
            // and the slides.
            DocumentKind::StudentIdCard => (yes(Verified), yes(Inferred), yes(Verified)),

            // Peer check V: own verify route. API validation V, not allowed: the scope lists leave it out and the FAQ
            // describes the QR only. Sharing V: scopes.
            DocumentKind::DriverLicense => (yes(Verified), no(Verified), yes(Verified)),

            // Peer check I: the FAQ describes its QR for the police tablet; that any phone may scan it follows from
            // the general verify route. API validation V, not allowed: as the driving licence. Sharing V: scopes.
            DocumentKind::VehicleLicense => (yes(Inferred), no(Verified), yes(Verified)),

            // Peer check I: as the registration certificate. API validation I, not allowed: the FAQ describes the QR
            // only and no scope names it. Sharing, choice: no published scope names it, and a copy that no existing
            // partner can ask for should not be promised.
            DocumentKind::VehicleInsurance => (yes(Inferred), no(Inferred), no(Choice)),

            // Peer check V: FAQ describes its QR. API validation I, not allowed: no barcode is described and no scope
            // names it. Sharing, choice: no published scope names it (see insurance).
            DocumentKind::UId => (yes(Verified), no(Inferred), no(Choice)),

            // Peer check V: the app's scanner checks them (route that verifies by content). Today they carry one
            // permanent QR; that ours lives three minutes like every other is our choice. API validation I, not
            // allowed: the permanent QR has no digits. Sharing, choice: no published scope names them.
            DocumentKind::LocalVaccinationCertificate
            | DocumentKind::ChildLocalVaccinationCertificate
            | DocumentKind::InternationalVaccinationCertificate => (yes(Verified), no(Inferred), no(Choice)),

            // Peer check, choice: the general verify route takes every kind of the platform's list, and the holder
            // who shows a code has consented; so it is offered. API validation V, not allowed: its column in the
            // scope lists is empty. Sharing V: the university client's scope.
            DocumentKind::EducationDocument => (yes(Choice), no(Verified), yes(Verified)),

            // The sources only say that these kinds exist. Peer check, choice: as the education document. API
            // validation and sharing, choice: both need a scope that an institution was granted, and no published
            // list has one; what the sources do not open stays closed.
            DocumentKind::PensionCard
            | DocumentKind::ResidencePermitPermanent
            | DocumentKind::ResidencePermitTemporary
            | DocumentKind::EResidency
            | DocumentKind::EResidentPassport
            | DocumentKind::MilitaryBond
            | DocumentKind::OfficialCertificate
            | DocumentKind::HousingCertificate
            | DocumentKind::MarriageActRecord
            | DocumentKind::DivorceActRecord
            | DocumentKind::NameChangeActRecord
            | DocumentKind::UserBirthCertificate => (yes(Choice), no(Choice), no(Choice)),

            // Choice: nothing is known of its fields, so nothing is offered. It can be kept and looked at.
            DocumentKind::Unknown(_) => (no(Choice), no(Choice), no(Choice)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn allowed(scenario: Scenario) -> Vec<u8> {
        DocumentKind::all().filter(|kind| kind.allows(scenario)).filter_map(|kind| kind.code()).collect()
    }

    #[test]
    fn the_table_is_the_one_of_the_sources() {
        assert_eq!(allowed(Scenario::PeerCheck), (1..=26).collect::<Vec<u8>>());
        assert_eq!(allowed(Scenario::ApiValidation), [1, 2, 3, 8, 9, 10]);
        assert_eq!(allowed(Scenario::Sharing), [1, 2, 3, 5, 6, 8, 9, 10, 22]);
    }

    #[test]
    fn nothing_is_opened_to_other_systems_by_choice_alone() {
        for kind in DocumentKind::all() {
            for scenario in [Scenario::ApiValidation, Scenario::Sharing] {
                let permission = kind.permission(scenario);
                assert!(
                    !permission.is_allowed() || permission.basis != Basis::Choice,
                    "{kind:?} {scenario:?}"
                );
            }
        }
    }

    #[test]
    fn an_unknown_kind_allows_nothing() {
        let kind = DocumentKind::from_name("veteran-certificate").unwrap();
        assert!(Scenario::ALL.iter().all(|scenario| !kind.allows(*scenario)));
    }
}
