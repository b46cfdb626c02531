use super::*;
use crate::code::pass::LinkBase;

const UUID: &str = "3f2504e0-4f89-41d3-9a0c-0305e82c3301";

fn read(text: &str) -> Result<ReadLink, LinkRefusal> {
    read_link(text, &LinkHost::default(), &LinkBase::default())
}

fn code(text: &str) -> &'static str {
    read(text).map_or_else(LinkRefusal::code, |read| read.link.code())
}

#[test]
fn every_form_that_the_existing_app_has() {
    for (path, kind) in [
        (format!("documents/internal-passport/19800124-00026-2015-12-13/verify/{UUID}"), "document_check"),
        (format!("documents/taxpayer-card/1234567890/verify/{UUID}"), "document_check"),
        (format!("documents/a-kind-of-tomorrow/1/verify/{UUID}"), "document_check"),
        (format!("acquirers/branch/offer/offer-request/{UUID}"), "offer_request"),
        ("acquirers/offer-request/dynamic/9954".into(), "offer_request"),
        ("acquirers/offer-request/static/5e8decccb6790d73ad838c5d".into(), "offer_request"),
        ("acquirers/offer-request/static/5e8decccb6790d73ad838c5d#0123456789".into(), "offer_request"),
        ("acquirers/offer-request/5e8decccb6790d73ad838c5d".into(), "offer_request"),
        ("acquirers/document-request/5e8decccb6790d73ad838c5d".into(), "document_request"),
        ("acquirers/identification/5e8decccb6790d73ad838c5d".into(), "identification"),
        (format!("auth/acquirers/branch/offer/{UUID}"), "service_entrance"),
        ("residence-registration/application/12/verify/34".into(), "person_to_person"),
        ("residence-registration/verify/34".into(), "person_to_person"),
        ("child-residence-registration/verify/34".into(), "person_to_person"),
        ("mortgage/verify/34".into(), "person_to_person"),
        ("damaged-property-recovery/verify/34".into(), "person_to_person"),
        ("debt/1".into(), "other"),
        ("penalty/1".into(), "other"),
        ("message/1".into(), "other"),
        ("message/public/1".into(), "other"),
        ("petition/1".into(), "other"),
        ("marriage/priority/army?code=1".into(), "other"),
        ("some-flow".into(), "other"),
    ] {
        assert_eq!(code(&format!("https://diia.app/{path}")), kind, "{path}");
        let custom = read(&format!("diia://diia.app/{path}")).unwrap();
        assert_eq!((custom.link.code(), custom.origin), (kind, Origin::CustomScheme), "{path}");
    }
}

#[test]
fn what_the_links_hold() {
    let read_ok = |text: String| read(&text).unwrap();
    let dynamic = read_ok(format!(
        "https://diia.app/acquirers/branch/offer/offer-request/{}?requestId=MTIz%2BNDU%3D",
        UUID.to_uppercase()
    ));
    assert_eq!(dynamic.query.as_deref(), Some("requestId=MTIz%2BNDU%3D"), "kept apart, as it is");
    let Link::OfferRequest { kind, id, card } = dynamic.link else { panic!() };
    assert_eq!((kind, id.as_str(), card), (OfferKind::Dynamic, UUID, None));
    let posted = read_ok("https://diia.app/acquirers/offer-request/static/ab#0042".into());
    let Link::OfferRequest { kind, id, card } = posted.link else { panic!() };
    assert_eq!((kind, id.as_str(), card.as_deref()), (OfferKind::Static, "ab", Some("0042")));
}

#[test]
fn codes_of_this_library_are_told_from_links() {
    assert_eq!(code("DIIA1:123"), "pass");
    assert_eq!(code("https://diia.app/pass#123"), "pass");
    assert_eq!(code("https://diia.app/pass"), "malformed_unknown_path");
    assert_eq!(code("diia://diia.app/pass#123"), "malformed_fragment");
}

#[test]
fn what_leads_elsewhere_or_hides_where_it_leads() {
    for (text, reason) in [
        ("http://diia.app/some-flow", "untrusted_scheme"),
        ("HTTPS://diia.app/some-flow", "untrusted_scheme"),
        ("https:/diia.app/some-flow", "untrusted_scheme"),
        ("https:diia.app/some-flow", "untrusted_scheme"),
        ("https:\\\\diia.app/some-flow", "untrusted_backslash"),
        ("https:///diia.app/some-flow", "untrusted_host"),
        (" https://diia.app/some-flow", "untrusted_control"),
        ("h\tttps://diia.app/some-flow", "untrusted_control"),
        ("https://diia.app.evil.example/x", "untrusted_host"),
        ("https://evil.example/diia.app/x", "untrusted_host"),
        ("https://go.diia.app/x", "untrusted_host"),
        ("https://diia.app@evil.example/x", "untrusted_user_info"),
        ("https://evil.example@diia.app/x", "untrusted_user_info"),
        ("https://diia.app:8443/x", "untrusted_port"),
        ("https://diia.app:443/x", "untrusted_port"),
        ("https://diia.app:/x", "untrusted_port"),
        ("https://diia.app./x", "untrusted_host_form"),
        ("https://DIIA.app/x", "untrusted_host_form"),
        ("https://d%69ia.app/x", "untrusted_host_form"),
        ("https://dііa.app/x", "untrusted_non_ascii"),
        ("https://diia.app/\u{202E}x", "untrusted_non_ascii"),
        ("https://evil.example\\@diia.app/x", "untrusted_backslash"),
        ("https://diia.app/x y", "untrusted_control"),
        ("https://diia.app/x\r\n", "untrusted_control"),
        ("https://diia.app\0/x", "untrusted_control"),
    ] {
        // However long: what cannot be trusted is said before what is merely damaged.
        assert_eq!(code(&format!("{text}{}", "a".repeat(MAX_LINK_BYTES))), reason, "{text:?} and more");
        assert_eq!(code(text), reason, "{text:?}");
    }
}

#[test]
fn what_is_no_link_at_all() {
    for text in [
        "",
        "Меню",
        "5725556653368",
        "tel:+380441234567",
        "WIFI:S:cafe;T:WPA;P:secret;;",
        "diia.app/x",
        "mailto:a@b.c",
        "https is a scheme: see RFC 9110",
        "Diia, see diia.app: documents",
        "http",
        "diia",
    ] {
        assert_eq!(code(text), "not_diia", "{text:?}");
    }
}

#[test]
fn mistakes_in_links_that_lead_to_the_right_place() {
    for (path, reason) in [
        ("", "malformed_unknown_path"),
        ("/", "malformed_unknown_path"),
        ("?a=1", "malformed_unknown_path"),
        ("#1", "malformed_unknown_path"),
        ("//some-flow", "malformed_empty_segment"),
        ("/some-flow/", "malformed_empty_segment"),
        ("/..", "malformed_character"),
        ("/some%2Fflow", "malformed_percent"),
        ("/some%252Fflow", "malformed_percent"),
        ("/some%6Frflow", "malformed_percent"),
        ("/some%zzflow", "malformed_percent"),
        ("/some%", "malformed_percent"),
        ("/some%00flow", "malformed_percent"),
        ("/some<flow", "malformed_character"),
        ("/documents", "malformed_unknown_path"),
        ("/a/b", "malformed_unknown_path"),
        ("/documents/internal-passport/x/verify/not-a-uuid", "malformed_uuid"),
        ("/documents/internal-passport/x/verify/3f2504e0-4f89-11d3-9a0c-0305e82c3301", "malformed_uuid"),
        ("/documents/internal-passport/x/verify/3f2504e04f8941d39a0c0305e82c3301", "malformed_uuid"),
        (
            "/documents/internal-passport/x/verify/3f2504e0-4f89-41d3-9a0c-0305e82c3301/more",
            "malformed_unknown_path",
        ),
        ("/acquirers/offer-request/static", "malformed_unknown_path"),
        ("/acquirers/offer-request/static/1#", "malformed_fragment"),
        ("/acquirers/offer-request/static/1#12a", "malformed_fragment"),
        ("/acquirers/offer-request/dynamic/1#12", "malformed_fragment"),
        ("/some-flow#12", "malformed_fragment"),
        ("/some-flow?a?b", "malformed_query"),
        ("/some-flow?a=<b>", "malformed_query"),
        ("/some-flow?a=%zz", "malformed_query"),
        ("/some-flow?a='b'", "malformed_query"),
    ] {
        assert_eq!(code(&format!("https://diia.app{path}")), reason, "{path:?}");
    }
    assert_eq!(code(&format!("https://diia.app/{}", "a".repeat(MAX_LINK_BYTES))), "malformed_too_long");
    assert_eq!(
        code(&format!("https://diia.app/debt/{}", "a".repeat(300))),
        "other",
        "pages of others are not ours to judge"
    );
    assert_eq!(
        code(&format!("https://diia.app/acquirers/identification/{}", "a".repeat(257))),
        "malformed_identifier"
    );
}

#[test]
fn debug_shows_no_identifier() {
    let read =
        read(&format!("https://diia.app/acquirers/branch/offer/offer-request/{UUID}?a=secret")).unwrap();
    assert_eq!(format!("{read:?} {:?}", read.link), "ReadLink(…) Link(…)");
}
