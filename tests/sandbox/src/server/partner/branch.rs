use serde::{Deserialize, Serialize};

use super::Offer;
use super::partners::Partner;
use crate::server::problem::{Problem, Reason};

/// A branch, as it was set up.
#[derive(Clone)]
pub(crate) struct Branch {
    pub(crate) id: String,
    pub(crate) fields: BranchFields,
    pub(crate) offers: Vec<Offer>,
}

/// The fields of a branch, by the names of the existing service.
#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct BranchFields {
    pub(crate) name: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) email: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) region: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) district: Option<String>,
    pub(crate) location: String,
    pub(crate) street: String,
    pub(crate) house: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) custom_full_name: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) custom_full_address: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) delivery_types: Option<Vec<String>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) offer_request_type: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) scopes: Option<BranchScopes>,
}

/// What a branch may do.
#[derive(Clone, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct BranchScopes {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) sharing: Option<Vec<String>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) document_identification: Option<Vec<String>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) identification: Option<Vec<String>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) diia_id: Option<Vec<String>>,
}

impl BranchFields {
    /// What no branch can do without.
    pub(super) fn check(&self) -> Result<(), Problem> {
        for (name, value) in [
            ("name", &self.name),
            ("location", &self.location),
            ("street", &self.street),
            ("house", &self.house),
        ] {
            if value.is_empty() {
                return Err(Problem::because(Reason::BadRequest, format!("{name} is empty")));
            }
        }
        Ok(())
    }

    /// Fields that are longer or shorter than the official clients allow. Integrators send such; they are kept.
    pub(super) fn warnings(&self) -> Vec<String> {
        let rows = [
            ("name", Some(&self.name), 1, 32),
            ("email", self.email.as_ref(), 6, 100),
            ("region", self.region.as_ref(), 4, 100),
            ("district", self.district.as_ref(), 4, 100),
            ("location", Some(&self.location), 2, 100),
            ("street", Some(&self.street), 4, 100),
            ("house", Some(&self.house), 1, 20),
            ("customFullName", self.custom_full_name.as_ref(), 1, 100),
            ("customFullAddress", self.custom_full_address.as_ref(), 1, 200),
        ];
        rows.into_iter()
            .filter_map(|(name, value, least, most)| {
                let length = value?.chars().count();
                let fits = (least..=most).contains(&length);
                (!fits)
                    .then(|| format!("{name}: {length} characters, official clients allow {least} to {most}"))
            })
            .collect()
    }
}

impl BranchScopes {
    /// The scopes must be among those of the institution.
    pub(super) fn check(&self, partner: &Partner) -> Result<(), Problem> {
        let institution = &partner.institution;
        for (name, wanted, granted) in [
            ("sharing", &self.sharing, institution.sharing),
            ("documentIdentification", &self.document_identification, institution.document_identification),
            ("identification", &self.identification, &[][..]),
            ("diiaId", &self.diia_id, institution.diia_id),
        ] {
            for scope in wanted.iter().flatten() {
                if !granted.contains(&scope.as_str()) {
                    return Err(Problem::because(Reason::ScopeNotGranted, format!("{name}: not granted")));
                }
            }
        }
        Ok(())
    }
}

impl Branch {
    pub(super) fn scopes(&self, which: impl Fn(&BranchScopes) -> &Option<Vec<String>>) -> &[String] {
        self.fields.scopes.as_ref().and_then(|scopes| which_of(scopes, which)).unwrap_or_default()
    }

    /// Whether its requests are answered by letters: printed Diia.QR.
    pub(crate) fn is_static(&self) -> bool {
        self.fields.offer_request_type.as_deref() == Some("static")
    }

    /// What the citizen reads as the branch.
    pub(crate) fn shown_name(&self) -> &str {
        self.fields.custom_full_name.as_deref().unwrap_or(&self.fields.name)
    }

    /// What the citizen reads as its address.
    pub(crate) fn shown_address(&self) -> String {
        self.fields.custom_full_address.clone().unwrap_or_else(|| {
            let fields = &self.fields;
            let parts = [
                fields.region.as_deref(),
                fields.district.as_deref(),
                Some(fields.location.as_str()),
                Some(fields.street.as_str()),
                Some(fields.house.as_str()),
            ];
            parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
        })
    }
}

fn which_of(
    scopes: &BranchScopes,
    which: impl Fn(&BranchScopes) -> &Option<Vec<String>>,
) -> Option<&[String]> {
    which(scopes).as_deref()
}
